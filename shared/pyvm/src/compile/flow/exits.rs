//! The last few instructions before a function is left are copied to where a jump leads to them (CPython's
//! `inline_small_exit_blocks`).

use std::collections::HashSet;

use crate::bytecode::Instruction as I;
use crate::compile::assembler::Assembler;
use crate::compile::flow::order::{self, Piece};

/// CPython's `MAX_COPY_SIZE`.
const MOST: usize = 4;

pub(super) fn copy(asm: &mut Assembler) {
    let bounds: HashSet<u32> = asm.labels.iter().copied().collect();
    let innermost = asm.innermost_ranges();
    let mut pieces = Vec::with_capacity(asm.instructions.len());
    for (at, instruction) in asm.instructions.iter().enumerate() {
        let exit = match instruction {
            I::JumpForward(label) => {
                let target = asm.labels[*label as usize] as usize;
                exit_at(asm, target, &bounds).filter(|_| innermost[at] == innermost[target])
            }
            _ => None,
        };
        match exit {
            Some(exit) => {
                // Who jumps to the jump comes to the copy.
                let from = std::iter::once(at).chain(std::iter::repeat(exit.start));
                let copies = exit.clone().zip(from).map(|(copied, from)| Piece {
                    from,
                    instruction: asm.instructions[copied],
                    location: asm.locations[copied],
                    is_copy: from != at,
                });
                pieces.extend(copies);
            }
            None => pieces.push(Piece::moved(asm, at)),
        }
    }
    order::rearrange(asm, &pieces);
}

/// The instructions from here on to one that leaves the function, if they are few and nothing comes in between.
fn exit_at(asm: &Assembler, start: usize, bounds: &HashSet<u32>) -> Option<std::ops::Range<usize>> {
    for at in start..(start + MOST).min(asm.instructions.len()) {
        let instruction = asm.instructions[at];
        if instruction.jump_target().is_some() || at > start && bounds.contains(&(at as u32)) {
            return None;
        }
        if instruction.ends_flow() {
            return Some(start..at + 1);
        }
    }
    None
}
