//! Instructions in another order, with their locations, labels and exception ranges.

use crate::bytecode::{Instruction as I, Location};
use crate::compile::assembler::Assembler;
use crate::compile::flow::reach::{Reached, reached};

/// An instruction in its new place.
pub(super) struct Piece {
    /// The exceptions of the instruction that stood here go to the same handlers.
    pub(super) from: usize,
    pub(super) instruction: I,
    pub(super) location: Location,
    /// Whether labels do not go with it.
    pub(super) is_copy: bool,
}

impl Piece {
    /// One that moves as it is.
    pub(super) fn moved(asm: &Assembler, from: usize) -> Self {
        Self { from, instruction: asm.instructions[from], location: asm.locations[from], is_copy: false }
    }
}

/// What only exceptions reach after all else, and nothing that is never reached (CPython's `push_cold_blocks_to_end` and
/// `remove_unreachable`).
pub(super) fn warm_first(asm: &mut Assembler) -> Vec<Piece> {
    let reached = reached(asm);
    let with = |wanted: Reached| {
        let reached = &reached;
        (0..reached.len()).filter(move |at| reached[*at] == wanted)
    };
    let mut pieces: Vec<Piece> = with(Reached::Plainly).map(|at| Piece::moved(asm, at)).collect();
    for at in with(Reached::Raising) {
        pieces.push(Piece::moved(asm, at));
        // It goes on with what now stands elsewhere.
        if !asm.instructions[at].ends_flow() && reached.get(at + 1) == Some(&Reached::Plainly) {
            let next = asm.labels.len() as u32;
            asm.labels.push(at as u32 + 1);
            let instruction = I::JumpForward(next);
            pieces.push(Piece { from: at, instruction, location: asm.locations[at], is_copy: true });
        }
    }
    pieces
}

/// Puts the instructions in this order.
pub(super) fn rearrange(asm: &mut Assembler, pieces: &[Piece]) {
    let mut places = vec![None; asm.instructions.len()];
    let mut copies = vec![Vec::new(); places.len()];
    for (place, piece) in pieces.iter().enumerate() {
        match piece.is_copy {
            true => copies[piece.from].push(place as u32),
            false => places[piece.from] = Some(place as u32),
        }
    }
    let covered: Vec<_> = asm
        .covered()
        .map(|old| {
            let news = old.flat_map(|old| places[old].into_iter().chain(copies[old].iter().copied()));
            runs(news.collect())
        })
        .collect();
    // A label where nothing is left stands before what came next.
    let mut moved = vec![pieces.len() as u32; places.len() + 1];
    for (old, place) in places.iter().enumerate().rev() {
        moved[old] = place.unwrap_or(moved[old + 1]);
    }
    for label in &mut asm.labels {
        if let Some(place) = moved.get(*label as usize) {
            *label = *place;
        }
    }
    asm.cover(covered);
    asm.instructions = pieces.iter().map(|piece| piece.instruction).collect();
    asm.locations = pieces.iter().map(|piece| piece.location).collect();
}

/// Numbers as ranges without gaps.
fn runs(mut numbers: Vec<u32>) -> Vec<std::ops::Range<u32>> {
    numbers.sort_unstable();
    let mut runs: Vec<std::ops::Range<u32>> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some(run) if run.end == number => run.end += 1,
            _ => runs.push(number..number + 1),
        }
    }
    runs
}
