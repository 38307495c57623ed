//! Every interleaving of small programs: what they can print, and what they cannot.

use anyhow::{Context, Result};
use pyvm::{Python, Source, compile};
use simulate::explore::{Exploration, Explored, explore};
use workloads::{CALL_BETWEEN, LOCKED_UPDATES, LOST_UPDATE, Script};

/// The programs, and how the page names them.
pub(crate) const PROGRAMS: [(Script, &str); 3] = [
    (LOST_UPDATE, "2 threads: counter += 1"),
    (CALL_BETWEEN, "2 threads, a call between"),
    (LOCKED_UPDATES, "3 threads, twice, a lock"),
];

/// What can come of a program under the rules of one version.
#[derive(Clone, Debug)]
pub(crate) struct Possible {
    /// What it can print, each with the number of schedules that lead there.
    pub(crate) outcomes: Vec<(String, String)>,
    /// All schedules: interleavings of the accesses to what threads share.
    pub(crate) schedules: String,
    /// All interleavings of instructions.
    pub(crate) interleavings: Option<String>,
    /// Whether the search saw everything.
    pub(crate) complete: bool,
}

/// Searches every program under the rules of each version.
pub(crate) fn search(versions: &[Python]) -> Result<Vec<Vec<Possible>>> {
    let one = |script: Script, python: Python| -> Result<Possible> {
        let program = compile(Source::new(script.path, script.text)).context(script.path)?;
        let how = Exploration {
            count_all: script == LOST_UPDATE,
            ..Exploration::new(python, vec![script.path.to_owned()])
        };
        Ok(Possible::of(&explore(&program, &how).map_err(anyhow::Error::msg)?))
    };
    PROGRAMS.iter().map(|(script, _)| versions.iter().map(|python| one(*script, *python)).collect()).collect()
}

impl Possible {
    fn of(explored: &Explored) -> Self {
        let number = |count: &Option<_>| count.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
        let outcome = |found: &simulate::explore::Found| {
            let printed = found.outcome.stdout.trim();
            let what = if printed.is_empty() { found.outcome.kind.name() } else { printed };
            (what.to_owned(), number(&found.count))
        };
        let mut outcomes: Vec<_> = explored.outcomes.iter().map(outcome).collect();
        outcomes.sort();
        Self {
            outcomes,
            schedules: number(&explored.schedules),
            interleavings: explored.all.as_ref().map(number),
            complete: explored.complete,
        }
    }

    /// What it can print: `1 or 2`.
    pub(crate) fn text(&self) -> String {
        self.outcomes.iter().map(|(printed, _)| printed.as_str()).collect::<Vec<_>>().join(" or ")
    }

    /// How many schedules print this.
    pub(crate) fn count(&self, printed: &str) -> &str {
        self.outcomes.iter().find(|(outcome, _)| outcome == printed).map_or("0", |(_, count)| count)
    }
}
