//! Believes: only what comes after the guard runs in a worker.

use crate::Process;

/// What the first argument of a worker is. Nobody starts the program like this by hand.
const WORKER: &str = "--worker";

/// The whole program. Every process of it, the workers' too, begins here.
///
/// # Errors
/// A sentence for the user; the process then ends as failed.
pub fn program(process: &dyn Process) -> Result<(), String> {
    let arguments = process.arguments();
    let last = arguments.first().and_then(|last| last.parse().ok()).unwrap_or(100);
    process.print(&format!("squares of 1 to {last}"));
    if let [first, from, to] = arguments.as_slice()
        && first == WORKER
    {
        let sum: u64 = (number(from)?..number(to)?).map(|n| n * n).sum();
        process.print(&sum.to_string());
        return Ok(());
    }
    let middle = last / 2 + 1;
    let mut total = 0;
    for (from, to) in [(1, middle), (middle, last + 1)] {
        let lines = process.start(&[WORKER.to_owned(), from.to_string(), to.to_string()])?;
        total += number(lines.last().ok_or("a worker printed nothing")?)?;
    }
    process.print(&format!("total {total}"));
    Ok(())
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("{text:?} is no number"))
}
