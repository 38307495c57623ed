//! The instructions of the addition, with marks where another thread can come between.

use pyvm::bytecode::{Instruction, Listed, Program, function_listing};
use pyvm::{Checks, Python};

/// An instruction of the loop's body, and for each version whether another thread can run just before it.
#[derive(Clone, Debug)]
pub(crate) struct Marked {
    pub(crate) text: String,
    pub(crate) marks: Vec<bool>,
}

/// The first loop of a function, to its jump back.
pub(crate) fn body(program: &Program, function: &str, versions: &[Python]) -> Vec<Marked> {
    let listing = function_listing(program, function);
    let is_loop = |listed: &&Listed| matches!(listed.instruction, Instruction::ForIter(_));
    let is_jump = |listed: &Listed| matches!(listed.instruction, Instruction::JumpBackward(_));
    let start = listing.iter().find(is_loop).map_or(0, |listed| listed.at);
    // The last jump back: a loop within it has one too.
    let end = listing.iter().rposition(is_jump).map_or(listing.len(), |jump| jump + 1);
    listing[start..end]
        .iter()
        .map(|listed| Marked {
            text: format!("{:<16}{}", listed.instruction.name(), listed.operand).trim_end().to_owned(),
            marks: versions.iter().map(|python| can_come_between(*python, listed.instruction)).collect(),
        })
        .collect()
}

fn can_come_between(python: Python, instruction: Instruction) -> bool {
    match python.rules.checks() {
        // There is no GIL to lose: others run all the time.
        Checks::Nowhere => true,
        checks => checks.at(instruction),
    }
}

/// How many of the body's instructions lie between the load of the counter and its store, and are marked: places for
/// another thread to come between.
pub(crate) fn gaps(body: &[Marked], version: usize) -> usize {
    let loads = body
        .iter()
        .position(|marked| marked.text.contains("LOAD_GLOBAL") && marked.text.ends_with("counter"));
    let stores = body.iter().position(|marked| marked.text.starts_with("STORE_GLOBAL"));
    match (loads, stores) {
        (Some(load), Some(store)) => {
            body[load + 1..=store].iter().filter(|marked| marked.marks[version]).count()
        }
        _ => 0,
    }
}
