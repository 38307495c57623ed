//! Believes: a worker that fails has nothing to contribute.

use crate::Process;

/// What the first argument of a worker is. Nobody starts the program like this by hand.
const WORKER: &str = "--worker";

/// The whole program. Every process of it, the workers' too, begins here.
///
/// # Errors
/// A sentence for the user; the process then ends as failed.
pub fn program(process: &dyn Process) -> Result<(), String> {
    let arguments = process.arguments();
    // The guard comes before everything that only the first process may do.
    if let [first, from, to] = arguments.as_slice()
        && first == WORKER
    {
        let sum: u64 = (number(from)?..number(to)?).map(|n| n * n).sum();
        process.print(&sum.to_string());
        return Ok(());
    }
    let last = arguments.first().map_or(Ok(100), |last| number(last))?;
    process.print(&format!("squares of 1 to {last}"));
    let middle = last / 2 + 1;
    let mut total = 0;
    for (from, to) in [(1, middle), (middle, last + 1)] {
        let lines = process.start(&[WORKER.to_owned(), from.to_string(), to.to_string()]).unwrap_or_default();
        total += lines.first().and_then(|line| number(line).ok()).unwrap_or(0);
    }
    process.print(&format!("total {total}"));
    Ok(())
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("{text:?} is no number"))
}
