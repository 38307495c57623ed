//! Believes: a process that I start goes on where I started it.

use crate::Process;

/// The whole program. Every process of it, the workers' too, begins here.
///
/// # Errors
/// A sentence for the user; the process then ends as failed.
pub fn program(process: &dyn Process) -> Result<(), String> {
    let arguments = process.arguments();
    let last = arguments.first().map_or(Ok(100), |last| number(last))?;
    process.print(&format!("squares of 1 to {last}"));
    let middle = last / 2 + 1;
    let mut total = 0;
    for (from, to) in [(1, middle), (middle, last + 1)] {
        process.start(&[])?;
        // And here, it thinks, the worker goes on.
        total += (from..to).map(|n| n * n).sum::<u64>();
    }
    process.print(&format!("total {total}"));
    Ok(())
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("{text:?} is no number"))
}
