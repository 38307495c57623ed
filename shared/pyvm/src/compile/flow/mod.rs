//! A last look at all instructions of a code object: jumps lead to where they end, small exits are copied to where they are
//! jumped to, what only exceptions reach stands at the end, and what nothing reaches is left out.
//!
//! CPython does the same (`_PyCfg_OptimizeCodeUnit` and `_PyCfg_OptimizedCfgToInstructionSequence`, `Python/flowgraph.c`).

mod exits;
mod order;
mod reach;
mod threads;

use crate::bytecode::Instruction as I;
use crate::compile::assembler::Assembler;
use crate::compile::flow::order::Piece;

pub(crate) fn optimize(asm: &mut Assembler) {
    threads::follow(asm);
    exits::copy(asm);
    let pieces = order::warm_first(asm);
    order::rearrange(asm, &pieces);
    turn_back(asm);
    let pieces = without_empty_jumps(asm);
    order::rearrange(asm, &pieces);
}

/// A jump out of a handler leads back: there nobody asks for the GIL.
fn turn_back(asm: &mut Assembler) {
    for (at, instruction) in asm.instructions.iter_mut().enumerate() {
        if let I::JumpForward(label) = *instruction
            && asm.labels[label as usize] as usize <= at
        {
            *instruction = I::JumpBackwardNoInterrupt(label);
        }
    }
}

/// The instructions without jumps to the next one (CPython's `remove_redundant_jumps`).
fn without_empty_jumps(asm: &Assembler) -> Vec<Piece> {
    let leads_on = |at: usize| match asm.instructions[at] {
        I::JumpForward(label) => asm.labels[label as usize] as usize == at + 1,
        _ => false,
    };
    (0..asm.instructions.len()).filter(|at| !leads_on(*at)).map(|at| Piece::moved(asm, at)).collect()
}
