//! Instructions that look at operands where they are, and do the work of several.
//!
//! Loading an object counts a reference, which the next instruction gives back at once. Where nothing can come in
//! between, both are done together and no reference is counted; CPython 3.14 has `LOAD_FAST_BORROW` for that, and
//! 3.11 brought superinstructions. The instructions that are swallowed stay in their places, so every position means the
//! same.

use std::ops::Range;

use crate::bytecode::{BinaryOperator, Instruction as I};

/// The instructions with those that can be fused. `free` are the slots of enclosing functions' variables.
pub(crate) fn fuse(instructions: &[I], free: &Range<usize>) -> Vec<I> {
    let free = if only_reads(instructions, free) { free.clone() } else { 0..0 };
    let at = |at: usize| {
        let rest = &instructions[at..];
        let fused = read_free(rest, &free).or_else(|| next(instructions, at)).or_else(|| fused(rest));
        fused.unwrap_or(instructions[at])
    };
    (0..instructions.len()).map(at).collect()
}

/// Where the body of a function begins: behind the `RESUME` with which it starts, if that is all there is to its start.
pub(crate) fn body(fused: &[I]) -> usize {
    match fused {
        [I::Resume, ..] => 1,
        [I::FusedResume, ..] => 2,
        _ => 0,
    }
}

/// Whether a function does nothing with enclosing functions' variables but read them. Then it can do so in its closure, and
/// a call of it need not copy them.
fn only_reads(instructions: &[I], free: &Range<usize>) -> bool {
    let is_free = |slot: u32| free.contains(&(slot as usize));
    instructions.iter().enumerate().all(|(at, instruction)| match *instruction {
        I::CopyFreeVars(_) => matches!(instructions.get(at + 1), Some(I::Resume)),
        I::LoadFast(slot)
        | I::LoadFastAndClear(slot)
        | I::StoreFast(slot)
        | I::DeleteFast(slot)
        | I::MakeCell(slot)
        | I::StoreDeref(slot)
        | I::DeleteDeref(slot) => !is_free(slot),
        I::LoadFastLoadFast(a, b) | I::StoreFastLoadFast(a, b) | I::StoreFastStoreFast(a, b) => {
            !is_free(a.into()) && !is_free(b.into())
        }
        I::LoadLocals | I::LoadFromDictOrDeref(_) => false,
        _ => true,
    })
}

/// One that reads a variable where it is.
fn read_free(instructions: &[I], free: &Range<usize>) -> Option<I> {
    let index = |slot: u32| match free.contains(&(slot as usize)) {
        true => u16::try_from(slot as usize - free.start).ok(),
        false => None,
    };
    Some(match (instructions[0], instructions.get(1)) {
        (I::CopyFreeVars(_), _) if !free.is_empty() => I::FusedResume,
        (I::LoadDeref(slot), Some(I::PushNull)) => I::FusedFreeNull { index: index(slot)? },
        (I::LoadDeref(slot), _) => I::FusedLoadFree { index: index(slot)? },
        _ => return None,
    })
}

/// One with which a loop over local variables goes on.
fn next(instructions: &[I], at: usize) -> Option<I> {
    let loops = |target: u32| {
        let head = instructions.get(target as usize..).unwrap_or_default();
        matches!(head, [I::ForIter(_), I::StoreFast(slot), ..] if u16::try_from(*slot).is_ok())
    };
    match instructions[at..] {
        [I::JumpBackward(target), ..] if loops(target) => Some(I::FusedJumpNext { target }),
        [I::PopTop, I::JumpBackward(target), ..] if loops(target) => Some(I::FusedPopNext { target }),
        _ => None,
    }
}

/// One that does the work of the first few of these.
fn fused(instructions: &[I]) -> Option<I> {
    let small = |number: u32| u16::try_from(number).ok();
    let next = |by: usize| instructions.get(by).copied().unwrap_or(I::Nop);
    let calls = |by: usize| match instructions.get(by..).unwrap_or_default() {
        [I::Call(0), ..] => true,
        [a, I::Call(1), ..] => is_operand(*a),
        [a, b, I::Call(2), ..] => is_operand(*a) && is_operand(*b),
        _ => false,
    };
    let compares = |by: usize| compare(next(by), next(by + 1)).is_some();
    Some(match (instructions[0], next(1), next(2)) {
        (I::LoadFast(slot), I::LoadAttr { name, method: false }, I::ReturnValue) => {
            I::FusedReturnAttr { slot: small(slot)?, name }
        }
        (I::LoadFast(slot), I::LoadAttr { name, method: false }, _) => {
            I::FusedLoadAttr { slot: small(slot)?, name }
        }
        (I::LoadFast(slot), I::LoadAttr { name, method: true }, _) if calls(2) => {
            I::FusedCallMethod { slot: small(slot)?, name }
        }
        (I::LoadAttr { name, method: true }, ..) if calls(1) => I::FusedCallTopMethod { name },
        (I::LoadGlobal { name, push_null: true }, ..) if calls(1) => I::FusedCallGlobal { name },
        (I::LoadFast(slot), I::Call(1), _) => I::FusedCallLocal { slot: small(slot)? },
        (I::LoadFast(slot), I::LoadAttr { name, method: true }, _) => {
            I::FusedLoadMethod { slot: small(slot)?, name }
        }
        (I::LoadFast(slot), I::Copy(1), I::LoadAttr { name, method: false })
            if let Some(op) = changes(name, instructions) =>
        {
            I::FusedChangeAttr { op, slot: small(slot)?, name }
        }
        (I::LoadFast(slot), I::Copy(1), I::LoadAttr { name, method: false }) => {
            I::FusedCopyAttr { slot: small(slot)?, name }
        }
        (I::ToBool, I::PopJumpIfFalse(target), _) => I::FusedTruthJump { jumps_if: false, target },
        (I::ToBool, I::PopJumpIfTrue(target), _) => I::FusedTruthJump { jumps_if: true, target },
        (I::Swap(2), I::StoreAttr(name), _) => I::FusedSwapStoreAttr { name },
        (I::LoadFast(slot), I::StoreAttr(name), _) => I::FusedStoreAttr { slot: small(slot)?, name },
        (I::LoadFast(slot), I::ReturnValue, _) => I::FusedReturnLocal { slot: small(slot)? },
        (I::LoadConst(constant), I::ReturnValue, _) => I::ReturnConst(constant),
        (I::LoadFast(slot), I::PushNull, _) => I::FusedLocalNull { slot: small(slot)? },
        (I::LoadDeref(slot), I::PushNull, _) => I::FusedDerefNull { slot: small(slot)? },
        (I::Resume, I::PopTop, _) => I::FusedResumePop,
        (I::ForIter(exhausted), I::StoreFastLoadFast(store, load), _) => {
            let (store, load) = (u8::try_from(store).ok()?, u8::try_from(load).ok()?);
            I::FusedForIterLoad { store, load, exhausted }
        }
        (I::Call(1), I::PopTop, _) => I::FusedCallPop,
        (I::ForIter(exhausted), I::UnpackSequence(2), I::StoreFastStoreFast(first, second))
            if let (Ok(first), Ok(second)) = (u8::try_from(first), u8::try_from(second)) =>
        {
            I::FusedForPairLocals { first, second, exhausted }
        }
        (I::ForIter(exhausted), I::UnpackSequence(2), _) => I::FusedForPair { exhausted },
        (I::ForIter(exhausted), I::StoreFast(slot), _) => I::FusedForIter { slot: small(slot)?, exhausted },
        (I::LoadFast(slot), I::LoadConst(constant), I::BinarySubscr) => {
            I::FusedConstItem { container: small(slot)?, constant }
        }
        (I::LoadFast(slot), I::LoadConst(constant), I::BinaryOp { op, .. }) => {
            I::FusedLocalConst { op, slot: small(slot)?, constant: small(constant)? }
        }
        (I::LoadFast(slot), I::LoadConst(constant), _) if compares(2) => {
            I::FusedCompareLocalConst { slot: small(slot)?, constant: small(constant)? }
        }
        (I::LoadFast(slot), I::ContainsOp { invert }, _) => {
            I::FusedContains { container: small(slot)?, invert }
        }
        (I::LoadFast(slot), I::BinaryOp { op, .. }, _) => I::FusedTopLocal { op, slot: small(slot)? },
        (I::LoadFast(slot), ..) if compares(1) => I::FusedCompareTopLocal { slot: small(slot)? },
        (I::LoadConst(constant), I::LoadConst(second), I::LoadConst(third))
            if [second, third] == [constant; 2] && next(3) == I::Call(2) =>
        {
            I::FusedEndWith { constant }
        }
        (I::LoadConst(constant), I::BinarySubscr, _) => I::FusedTopItem { constant },
        (I::LoadConst(constant), I::BinaryOp { op, .. }, _) => {
            I::FusedTopConst { op, constant: small(constant)? }
        }
        (I::LoadConst(constant), ..) if compares(1) => I::FusedCompareTopConst { constant: small(constant)? },
        (I::LoadFastLoadFast(value, owner), I::StoreAttr(name), _) => {
            let (value, owner) = (u8::try_from(value).ok()?, u8::try_from(owner).ok()?);
            I::FusedStoreLocalAttr { value, owner, name }
        }
        (I::LoadFastLoadFast(load, container), I::LoadConst(constant), I::BinarySubscr)
            if let (Ok(load), Ok(container)) = (u8::try_from(load), u8::try_from(container)) =>
        {
            I::FusedLoadConstItem { load, container, constant }
        }
        (I::LoadFastLoadFast(container, index), I::BinarySubscr, _) => I::FusedLocalItem { container, index },
        (I::LoadFastLoadFast(container, index), I::StoreSubscr, _) => {
            I::FusedSetLocalItem { container, index }
        }
        (I::LoadFastLoadFast(a, b), I::BinaryOp { op, .. }, _) => I::FusedLocals { op, a, b },
        (I::LoadFastLoadFast(a, b), ..) if compares(1) => I::FusedCompareLocals { a, b },
        (first, second, _) => compare(first, second)?,
    })
}

/// The operator of `local.name op= operand`, where these instructions are that.
fn changes(name: u32, instructions: &[I]) -> Option<BinaryOperator> {
    match instructions.get(3..7)? {
        [operand, I::BinaryOp { op, in_place: true }, I::Swap(2), I::StoreAttr(stored)]
            if *stored == name && is_operand(*operand) =>
        {
            Some(*op)
        }
        _ => None,
    }
}

/// Whether it loads what can be looked at where it is.
fn is_operand(instruction: I) -> bool {
    matches!(instruction, I::LoadConst(_) | I::LoadFast(_))
}

/// A comparison and the jump that it decides.
fn compare(first: I, second: I) -> Option<I> {
    let I::CompareOp { op, .. } = first else { return None };
    match second {
        I::PopJumpIfFalse(target) => {
            Some(I::FusedCompare { op, jumps_if: false, orders: !op.orders(), target })
        }
        I::PopJumpIfTrue(target) => Some(I::FusedCompare { op, jumps_if: true, orders: op.orders(), target }),
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
