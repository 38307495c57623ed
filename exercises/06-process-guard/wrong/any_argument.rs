//! Believes: who has arguments is a worker.

use crate::Process;

/// What the first argument of a worker is. Nobody starts the program like this by hand.
const WORKER: &str = "--worker";

/// The whole program. Every process of it, the workers' too, begins here.
///
/// # Errors
/// A sentence for the user; the process then ends as failed.
pub fn program(process: &dyn Process) -> Result<(), String> {
    let arguments = process.arguments();
    if !arguments.is_empty() {
        let last = number(&arguments[arguments.len() - 1])?;
        let from = arguments.get(1).map_or(Ok(1), |from| number(from))?;
        process.print(&(from..last).map(|n| n * n).sum::<u64>().to_string());
        return Ok(());
    }
    let last = 100;
    process.print(&format!("squares of 1 to {last}"));
    let middle = last / 2 + 1;
    let mut total = 0;
    for (from, to) in [(1, middle), (middle, last + 1)] {
        let lines = process.start(&[WORKER.to_owned(), from.to_string(), to.to_string()])?;
        total += number(lines.first().ok_or("a worker printed nothing")?)?;
    }
    process.print(&format!("total {total}"));
    Ok(())
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("{text:?} is no number"))
}
