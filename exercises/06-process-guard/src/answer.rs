//! Your answer: a program that adds up squares in two worker processes, which are itself. It has no guard.

use crate::Process;

/// The whole program. Every process of it, the workers' too, begins here.
///
/// # Errors
/// A sentence for the user; the process then ends as failed.
pub fn program(process: &dyn Process) -> Result<(), String> {
    let last = process.arguments().first().map_or(Ok(100), |last| number(last))?;
    process.print(&format!("squares of 1 to {last}"));
    let middle = last / 2 + 1;
    let mut total = 0;
    for (from, to) in [(1, middle), (middle, last + 1)] {
        total += add_up(process, from, to);
    }
    process.print(&format!("total {total}"));
    Ok(())
}

/// Has a worker add up the squares from `from` to the one before `to`.
fn add_up(process: &dyn Process, from: u64, to: u64) -> u64 {
    // The worker is told nothing, so how shall it know that it is one?
    let _ = (from, to);
    let lines = process.start(&[]).unwrap_or_default();
    lines.first().map_or(0, |line| number(line).unwrap_or_default())
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("{text:?} is no number"))
}
