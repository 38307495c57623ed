//! What a path from the first instruction reaches.

use crate::compile::assembler::Assembler;

/// How an instruction is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reached {
    Never,
    /// Only after an exception (CPython's cold blocks, `mark_cold`).
    Raising,
    /// Without one.
    Plainly,
}

pub(super) fn reached(asm: &Assembler) -> Vec<Reached> {
    let mut reached = vec![Reached::Never; asm.instructions.len()];
    let mut handlers = asm.handlers();
    let mut todo = vec![(0, Reached::Plainly)];
    // What is reached plainly is known before the first handler is looked at.
    let mut raising = Vec::new();
    while let Some((at, how)) = todo.pop().or_else(|| raising.pop()) {
        let Some(instruction) = asm.instructions.get(at as usize) else { continue };
        if reached[at as usize] >= how {
            continue;
        }
        reached[at as usize] = how;
        raising.extend(handlers.remove(&at).unwrap_or_default().into_iter().map(|at| (at, Reached::Raising)));
        todo.extend(instruction.jump_target().map(|label| (asm.labels[label as usize], how)));
        if !instruction.ends_flow() {
            todo.push((at + 1, how));
        }
    }
    reached
}
