//! Threads that take references to one object and drop them: what is left of its count.

use anyhow::{Context, Result};
use lesson::{Ran, Setting};
use pyvm::Python;
use timeline::Recording;
use workloads::REFERENCES;

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Race {
    /// What `sys.getrefcount` said before and after.
    pub(crate) before: u64,
    pub(crate) after: u64,
    /// How often an object was used that its count says has died.
    pub(crate) used_after_free: usize,
    /// How often one was freed that had been freed.
    pub(crate) freed_twice: usize,
}

/// Runs it.
pub(crate) fn run(
    setting: &Setting,
    python: Python,
    threads: usize,
    turns: u64,
    recording: Recording,
) -> Result<(Race, Ran)> {
    let arguments = [&*threads.to_string(), &*turns.to_string()];
    let ran = setting.run_recorded(REFERENCES, python, &arguments, recording)?;
    let race = Race::read(&ran.stdout, &ran.memory_errors)
        .with_context(|| format!("the program says what it counted: {}", ran.stderr))?;
    Ok((race, ran))
}

impl Race {
    fn read(stdout: &str, memory_errors: &[String]) -> Option<Self> {
        let (before, after) = stdout.trim().strip_suffix(" after")?.split_once(" before, ")?;
        let count = |what: &str| memory_errors.iter().filter(|error| error.starts_with(what)).count();
        Some(Self {
            before: before.parse().ok()?,
            after: after.parse().ok()?,
            used_after_free: count("use after free"),
            freed_twice: count("double free"),
        })
    }

    /// Whether the count is what it was, and nothing was freed too early.
    pub(crate) fn is_whole(&self) -> bool {
        self.before == self.after && self.used_after_free == 0 && self.freed_twice == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_race_is_what_was_printed_and_reported() {
        let errors = ["use after free: 'Thing' object".to_owned(), "double free: 'Thing' object".to_owned()];
        let race = Race::read("2 before, 5 after\n", &errors).expect("it is readable");
        assert_eq!((race.before, race.after, race.used_after_free, race.freed_twice), (2, 5, 1, 1));
        assert!(!race.is_whole());
        assert!(Race::read("2 before, 2 after\n", &[]).is_some_and(|race| race.is_whole()));
    }
}
