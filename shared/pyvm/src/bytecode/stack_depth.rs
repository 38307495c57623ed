//! How deep the operand stack of a code object gets, and how much of it each handler keeps.
//!
//! The same walk as CPython's `calculate_stackdepth` (`Python/flowgraph.c`).

use std::collections::HashMap;

use crate::bytecode::{ExceptionRange, Instruction};

/// Gives the most operands on the stack at once, over every path through the instructions, and adds
/// to each range's `depth` (so far relative) the depth at its base, the instruction where its body begins.
pub(crate) fn stack_depth(
    instructions: &[Instruction],
    ranges: &mut [ExceptionRange],
    bases: &[u32],
) -> usize {
    let mut seen = vec![false; instructions.len()];
    // The ranges whose depth is that of an instruction, until it is reached.
    let mut beginning: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, range) in ranges.iter().enumerate() {
        beginning.entry(bases[at]).or_default().push(at);
        debug_assert!(range.start <= range.end, "a range goes forward");
    }
    let mut deepest = 0;
    let mut todo = vec![(0, 0)];
    while let Some((index, depth)) = todo.pop() {
        let Some(instruction) = instructions.get(index as usize) else { continue };
        if std::mem::replace(&mut seen[index as usize], true) {
            continue;
        }
        for at in beginning.remove(&index).unwrap_or_default() {
            let range = &mut ranges[at];
            range.depth += depth;
            // A handler starts with what is kept, the raising instruction's index, the exception.
            todo.push((range.handler, range.depth + i32::from(range.push_index) + 1));
        }
        let after = depth + effect(instruction);
        // `FOR_ITER` pushes the next item, and nothing where it jumps; other jumps are symmetric.
        let after_jump = if matches!(instruction, Instruction::ForIter(_)) { depth } else { after };
        deepest = deepest.max(depth).max(after);
        if let Some(target) = instruction.jump_target() {
            todo.push((target, after_jump));
        }
        if !instruction.ends_flow() {
            todo.push((index + 1, after));
        }
    }
    usize::try_from(deepest).expect("the deepest is at least the empty stack")
}

/// How many more operands there are after an instruction that does not jump.
fn effect(instruction: &Instruction) -> i32 {
    use Instruction as I;
    let count = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    match *instruction {
        I::Resume | I::Nop | I::EndFor => 0,
        I::PopTop | I::ReturnValue => -1,
        I::PushNull | I::Copy(_) | I::LoadConst(_) | I::LoadFast(_) | I::LoadFastAndClear(_) => 1,
        I::LoadName(_) | I::LoadAssertionError | I::ForIter(_) | I::ImportFrom(_) => 1,
        I::Swap(_) | I::DeleteFast(_) | I::DeleteGlobal(_) | I::DeleteName(_) => 0,
        // The constant is an operand before it is returned.
        I::ReturnConst(_) => 1,
        I::LoadFastLoadFast(..) => 2,
        I::StoreFast(_) | I::StoreGlobal(_) | I::StoreName(_) => -1,
        I::StoreFastLoadFast(..) => 0,
        I::StoreFastStoreFast(..) => -2,
        I::LoadGlobal { push_null, .. } => 1 + i32::from(push_null),
        I::LoadAttr { method, .. } => i32::from(method),
        I::BinaryOp { .. } | I::CompareOp { .. } | I::IsOp { .. } | I::ContainsOp { .. } => -1,
        I::UnaryNegative | I::UnaryNot | I::UnaryInvert | I::UnaryPositive | I::ToBool => 0,
        I::BinarySubscr => -1,
        I::StoreSubscr => -3,
        I::DeleteSubscr | I::BinarySlice => -2,
        I::StoreSlice => -4,
        I::BuildSlice(n) => 1 - count(n),
        I::StoreAttr(_) => -2,
        I::DeleteAttr(_) => -1,
        I::LoadSuperAttr { method, .. } => i32::from(method) - 2,
        I::MakeCell(_) | I::CopyFreeVars(_) | I::DeleteDeref(_) | I::SetupAnnotations => 0,
        I::LoadDeref(_) | I::LoadLocals | I::LoadBuildClass => 1,
        I::StoreDeref(_) => -1,
        I::LoadFromDictOrDeref(_) | I::LoadFromDictOrGlobals(_) | I::ListToTuple => 0,
        I::BuildMap(n) => 1 - 2 * count(n),
        I::BuildSet(n) => 1 - count(n),
        I::MapAdd(_) => -2,
        I::SetAdd(_) | I::SetUpdate(_) | I::DictUpdate(_) | I::DictMerge(_) => -1,
        I::UnpackEx { before, after } => i32::from(before) + i32::from(after),
        I::CallFunctionEx { named } => -2 - i32::from(named),
        I::ReturnGenerator => 1,
        I::YieldValue | I::GetYieldFromIter | I::Send(_) | I::JumpBackwardNoInterrupt(_) => 0,
        I::MatchSequence | I::MatchMapping | I::MatchKeys | I::GetLen => 1,
        I::MatchClass(_) => -2,
        I::EndSend => -1,
        I::CheckExcMatch => 0,
        I::CheckEgMatch | I::PrepReraiseStar => -1,
        I::JumpForward(_) | I::JumpBackward(_) => 0,
        I::PopJumpIfFalse(_) | I::PopJumpIfTrue(_) | I::PopJumpIfNone(_) | I::PopJumpIfNotNone(_) => -1,
        I::GetIter | I::FormatSimple | I::ConvertValue(_) | I::MakeFunction => 0,
        I::BuildList(n) | I::BuildTuple(n) | I::BuildString(n) => 1 - count(n),
        I::ListAppend(_) | I::ListExtend(_) | I::FormatWithSpec | I::SetFunctionAttribute(_) => -1,
        I::UnpackSequence(n) => count(n) - 1,
        I::Call(n) => -1 - count(n),
        I::CallKw(n) => -2 - count(n),
        I::ImportName(_) => -1,
        I::RaiseVarargs(n) => -count(n),
        I::BeforeWith | I::WithExceptStart | I::PushExcInfo => 1,
        I::PopExcept | I::Reraise(_) => -1,
        // Fused ones are made later.
        _ => 0,
    }
}
