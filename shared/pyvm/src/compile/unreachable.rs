//! Leaves out what no path reaches: the `return None` after a last `return`, say.
//!
//! CPython does the same (`remove_unreachable`, `Python/flowgraph.c`).

use crate::compile::assembler::Assembler;

pub(crate) fn remove(asm: &mut Assembler) {
    let reached = reached(asm);
    let mut kept = 0;
    // Where each instruction goes: one that is left out, to the next one that is kept.
    let moved: Vec<u32> = std::iter::once(&false)
        .chain(&reached)
        .map(|reached| {
            kept += u32::from(*reached);
            kept
        })
        .collect();
    for label in &mut asm.labels {
        if let Some(place) = moved.get(*label as usize) {
            *label = *place;
        }
    }
    let mut at = reached.iter();
    asm.instructions.retain(|_| at.next() == Some(&true));
    let mut at = reached.iter();
    asm.lines.retain(|_| at.next() == Some(&true));
}

/// Which instructions a path from the first one reaches, an exception's way to its handler included.
fn reached(asm: &Assembler) -> Vec<bool> {
    let mut reached = vec![false; asm.instructions.len()];
    let mut handlers = asm.handlers();
    let mut todo = vec![0];
    while let Some(at) = todo.pop() {
        let Some(instruction) = asm.instructions.get(at as usize) else { continue };
        if std::mem::replace(&mut reached[at as usize], true) {
            continue;
        }
        todo.extend(handlers.remove(&at).unwrap_or_default());
        todo.extend(instruction.jump_target().map(|label| asm.labels[label as usize]));
        if !instruction.ends_flow() {
            todo.push(at + 1);
        }
    }
    reached
}
