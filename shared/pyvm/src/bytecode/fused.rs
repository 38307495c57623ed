//! Instructions that look at local variables where they are.
//!
//! Loading an object counts a reference, which the next instruction gives back at once. Where nothing can come in
//! between, both are done together and no reference is counted; CPython 3.14 has `LOAD_FAST_BORROW` for that. The
//! instructions that are swallowed stay in their places, so every position means the same.

use crate::bytecode::Instruction as I;

/// The instructions with those that can be fused.
pub(crate) fn fuse(instructions: &[I]) -> Vec<I> {
    let small = |slot: u32| u16::try_from(slot).ok();
    let fused = |at: usize| {
        let next = |by: usize| instructions.get(at + by).copied().unwrap_or(I::Nop);
        match (instructions[at], next(1), next(2)) {
            (I::LoadFast(slot), I::LoadAttr { name, method: false }, _) => {
                Some(I::FusedLoadFastAttr { slot: small(slot)?, name })
            }
            (I::LoadFast(slot), I::LoadConst(constant), I::BinarySubscr) => {
                Some(I::FusedConstItem { container: small(slot)?, constant })
            }
            (I::LoadFast(slot), I::ContainsOp { invert }, _) => {
                Some(I::FusedContains { container: small(slot)?, invert })
            }
            (I::LoadFastLoadFast(container, index), I::BinarySubscr, _) => {
                Some(I::FusedLocalItem { container, index })
            }
            (I::LoadFastLoadFast(container, index), I::StoreSubscr, _) => {
                Some(I::FusedSetLocalItem { container, index })
            }
            _ => None,
        }
    };
    (0..instructions.len()).map(|at| fused(at).unwrap_or(instructions[at])).collect()
}
