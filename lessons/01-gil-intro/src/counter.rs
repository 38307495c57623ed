//! The counter: how many additions of several threads are lost.

use anyhow::{Context, Result};
use lesson::{Ran, Setting};
use measure::cpython::CPython;
use pyvm::Python;
use timeline::Recording;
use workloads::COUNTER;

/// The ways to write the addition: the program's name for each, and how the page shows it.
pub(crate) const FORMS: [(&str, &str); 3] =
    [("plain", "counter += 1"), ("call", "counter = ident(counter) + 1"), ("loop", "load; a loop; store")];

/// How many additions were lost, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lost {
    pub(crate) lost: u64,
    pub(crate) of: u64,
}

impl Lost {
    /// Reads what the program prints: `1200 lost of 4000000`.
    fn read(printed: &str) -> Option<Self> {
        let (lost, of) = printed.trim().split_once(" lost of ")?;
        Some(Self { lost: lost.parse().ok()?, of: of.parse().ok()? })
    }

    /// As the table shows it.
    pub(crate) fn text(self) -> String {
        match (self.lost, 100.0 * self.lost as f64 / self.of as f64) {
            (0, _) => "none".to_owned(),
            (_, share) if share < 1.0 => "below 1%".to_owned(),
            (_, share) => format!("{share:.0}% lost"),
        }
    }
}

/// Runs the counter in this form.
pub(crate) fn run(
    setting: &Setting,
    python: Python,
    form: &str,
    threads: usize,
    turns: u64,
    recording: Recording,
) -> Result<(Lost, Ran)> {
    let arguments = [form, &threads.to_string(), &turns.to_string()];
    let ran = setting.run_recorded(COUNTER, python, &arguments, recording)?;
    let lost = Lost::read(ran.printed()?).context("the counter prints what it lost")?;
    Ok((lost, ran))
}

/// Runs the counter in a real CPython.
pub(crate) fn run_real(real: &CPython, form: &str, threads: usize, turns: u64) -> Result<Lost> {
    let printed = Setting::run_real(real, COUNTER, &[form, &threads.to_string(), &turns.to_string()])?;
    Lost::read(&printed).context("the counter prints what it lost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_lost_is_read_and_shown() {
        let text = |printed| Lost::read(printed).map(Lost::text);
        assert_eq!(text("0 lost of 400\n").as_deref(), Some("none"));
        assert_eq!(text("1 lost of 400\n").as_deref(), Some("below 1%"));
        assert_eq!(text("200 lost of 400\n").as_deref(), Some("50% lost"));
        assert_eq!(text("Traceback"), None);
    }
}
