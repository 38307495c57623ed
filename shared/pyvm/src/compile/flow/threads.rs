//! Jumps to jumps lead to where those lead (CPython's `optimize_basic_block`, `jump_thread`).

use crate::bytecode::Instruction as I;
use crate::compile::assembler::Assembler;

pub(super) fn follow(asm: &mut Assembler) {
    // From the last on: what a jump forward leads to has been followed already.
    for at in (0..asm.instructions.len()).rev() {
        let instruction = asm.instructions[at];
        let Some(target) = instruction.jump_target() else { continue };
        let next = asm.instructions.get(asm.labels[target as usize] as usize).copied();
        asm.instructions[at] = match (instruction, next) {
            (
                I::JumpForward(_)
                | I::PopJumpIfFalse(_)
                | I::PopJumpIfTrue(_)
                | I::PopJumpIfNone(_)
                | I::PopJumpIfNotNone(_),
                Some(I::JumpForward(further)),
            ) => instruction.with_jump_target(further),
            (I::JumpForward(_), Some(I::JumpBackward(further)))
                if asm.labels[further as usize] as usize <= at =>
            {
                I::JumpBackward(further)
            }
            _ => continue,
        };
    }
}
