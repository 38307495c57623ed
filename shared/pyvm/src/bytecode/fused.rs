//! Instructions that look at operands where they are, and do the work of several.
//!
//! Loading an object counts a reference, which the next instruction gives back at once. Where nothing can come in
//! between, both are done together and no reference is counted; CPython 3.14 has `LOAD_FAST_BORROW` for that, and
//! 3.11 brought superinstructions. The instructions that are swallowed stay in their places, so every position means the
//! same.

use crate::bytecode::{BinaryOperator, CompareOperator, Instruction as I};

/// An instruction that does the work of the next one or two too. Slots are those of local variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the operands are those of the instructions it stands for")]
pub enum Fused {
    /// `local.name`
    LoadAttr { slot: u16, name: u32 },
    /// `local[local]`
    LocalItem { container: u16, index: u16 },
    /// `local[constant]`
    ConstItem { container: u16, constant: u32 },
    /// `local[local] = top`
    SetLocalItem { container: u16, index: u16 },
    /// `top in local`
    Contains { container: u16, invert: bool },
    /// `local op local`
    Locals { op: BinaryOperator, a: u16, b: u16 },
    /// `local op constant`
    LocalConst { op: BinaryOperator, slot: u16, constant: u16 },
    /// `top op local`
    TopLocal { op: BinaryOperator, slot: u16 },
    /// `top op constant`
    TopConst { op: BinaryOperator, constant: u16 },
    /// `local < local` and a jump; which comparison and jump, says the [`Fused::Compare`] in their place.
    CompareLocals { a: u16, b: u16 },
    /// `local < constant` and a jump.
    CompareLocalConst { slot: u16, constant: u16 },
    /// `top < local` and a jump.
    CompareTopLocal { slot: u16 },
    /// `top < constant` and a jump.
    CompareTopConst { constant: u16 },
    /// `below < top` and a jump.
    Compare { op: CompareOperator, jumps_if: bool, target: u32 },
}

/// The instructions with those that can be fused.
pub(crate) fn fuse(instructions: &[I]) -> Vec<I> {
    (0..instructions.len()).map(|at| fused(&instructions[at..]).map_or(instructions[at], I::Fused)).collect()
}

/// One that does the work of the first few of these.
fn fused(instructions: &[I]) -> Option<Fused> {
    let small = |number: u32| u16::try_from(number).ok();
    let next = |by: usize| instructions.get(by).copied().unwrap_or(I::Nop);
    let compares = |by: usize| compare(next(by), next(by + 1)).is_some();
    Some(match (instructions[0], next(1), next(2)) {
        (I::LoadFast(slot), I::LoadAttr { name, method: false }, _) => {
            Fused::LoadAttr { slot: small(slot)?, name }
        }
        (I::LoadFast(slot), I::LoadConst(constant), I::BinarySubscr) => {
            Fused::ConstItem { container: small(slot)?, constant }
        }
        (I::LoadFast(slot), I::LoadConst(constant), I::BinaryOp { op, .. }) => {
            Fused::LocalConst { op, slot: small(slot)?, constant: small(constant)? }
        }
        (I::LoadFast(slot), I::LoadConst(constant), _) if compares(2) => {
            Fused::CompareLocalConst { slot: small(slot)?, constant: small(constant)? }
        }
        (I::LoadFast(slot), I::ContainsOp { invert }, _) => {
            Fused::Contains { container: small(slot)?, invert }
        }
        (I::LoadFast(slot), I::BinaryOp { op, .. }, _) => Fused::TopLocal { op, slot: small(slot)? },
        (I::LoadFast(slot), ..) if compares(1) => Fused::CompareTopLocal { slot: small(slot)? },
        (I::LoadConst(constant), I::BinaryOp { op, .. }, _) => {
            Fused::TopConst { op, constant: small(constant)? }
        }
        (I::LoadConst(constant), ..) if compares(1) => Fused::CompareTopConst { constant: small(constant)? },
        (I::LoadFastLoadFast(container, index), I::BinarySubscr, _) => Fused::LocalItem { container, index },
        (I::LoadFastLoadFast(container, index), I::StoreSubscr, _) => {
            Fused::SetLocalItem { container, index }
        }
        (I::LoadFastLoadFast(a, b), I::BinaryOp { op, .. }, _) => Fused::Locals { op, a, b },
        (I::LoadFastLoadFast(a, b), ..) if compares(1) => Fused::CompareLocals { a, b },
        (first, second, _) => compare(first, second)?,
    })
}

/// A comparison and the jump that it decides.
fn compare(first: I, second: I) -> Option<Fused> {
    let I::CompareOp { op, .. } = first else { return None };
    match second {
        I::PopJumpIfFalse(target) => Some(Fused::Compare { op, jumps_if: false, target }),
        I::PopJumpIfTrue(target) => Some(Fused::Compare { op, jumps_if: true, target }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instruction_is_one_word() {
        assert_eq!(size_of::<I>(), 8);
    }
}
