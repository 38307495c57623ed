//! Joins neighbouring loads and stores of locals into one instruction.
//!
//! CPython 3.13 does the same (`insert_superinstructions`, `Python/flowgraph.c`): only within a line,
//! and never across a place that is jumped to.

use std::collections::HashSet;

use crate::bytecode::Instruction as I;
use crate::compile::assembler::Assembler;

pub(crate) fn combine(asm: &mut Assembler) {
    let targets: HashSet<u32> = asm.labels.iter().copied().collect();
    let (old, locations) = (std::mem::take(&mut asm.instructions), std::mem::take(&mut asm.locations));
    // Where each old instruction went.
    let mut moved = Vec::with_capacity(old.len() + 1);
    let mut at = 0;
    while at < old.len() {
        let next = at + 1;
        let free = next < old.len()
            && locations[at].line == locations[next].line
            && !targets.contains(&(next as u32));
        let joined = if free { join(old[at], old[next]) } else { None };
        let place = asm.instructions.len() as u32;
        asm.instructions.push(joined.unwrap_or(old[at]));
        asm.locations.push(locations[at]);
        moved.push(place);
        if joined.is_some() {
            moved.push(place);
        }
        at += 1 + usize::from(joined.is_some());
    }
    moved.push(asm.instructions.len() as u32);
    for label in &mut asm.labels {
        if let Some(place) = moved.get(*label as usize) {
            *label = *place;
        }
    }
}

fn join(first: I, second: I) -> Option<I> {
    let small = |a: u32, b: u32| Some((u16::try_from(a).ok()?, u16::try_from(b).ok()?));
    match (first, second) {
        (I::LoadFast(a), I::LoadFast(b)) => small(a, b).map(|(a, b)| I::LoadFastLoadFast(a, b)),
        (I::StoreFast(a), I::LoadFast(b)) => small(a, b).map(|(a, b)| I::StoreFastLoadFast(a, b)),
        (I::StoreFast(a), I::StoreFast(b)) => small(a, b).map(|(a, b)| I::StoreFastStoreFast(a, b)),
        _ => None,
    }
}
