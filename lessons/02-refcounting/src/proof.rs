//! Every interleaving of two threads that count: what can go wrong, and under which rules nothing can.

use anyhow::{Context, Result};
use pyvm::{Python, Rules, Source, compile};
use simulate::explore::{Exploration, Explored, Kind, explore};
use workloads::COUNT_RACE;

/// What all schedules of the program come to, under the rules of one version.
#[derive(Clone, Debug)]
pub(crate) struct Proof {
    pub(crate) python: Python,
    /// All of them.
    pub(crate) schedules: String,
    /// Those after which the count is what it was, and is not.
    pub(crate) right: u64,
    pub(crate) wrong: u64,
    /// Those in which the object is used after its count said that it is dead, or freed twice.
    pub(crate) used_after_free: u64,
    pub(crate) freed_twice: u64,
    /// The shortest that frees twice.
    pub(crate) schedule: Option<String>,
    pub(crate) complete: bool,
}

/// What the program prints where no count went wrong.
const RIGHT: &str = "2";

/// Searches under the rules of each version, and under none.
pub(crate) fn proofs(versions: &[Python]) -> Result<Vec<Proof>> {
    let mut versions = versions.to_vec();
    if !versions.iter().any(|python| python.rules == Rules::Naive) {
        versions.push(Python::NAIVE);
    }
    let program = compile(Source::new(COUNT_RACE.path, COUNT_RACE.text)).context(COUNT_RACE.path)?;
    let one = |python: Python| -> Result<Proof> {
        let how = Exploration::new(python, vec![COUNT_RACE.path.to_owned()]);
        Ok(Proof::of(python, &explore(&program, &how).map_err(anyhow::Error::msg)?))
    };
    versions.into_iter().map(one).collect()
}

impl Proof {
    fn of(python: Python, explored: &Explored) -> Self {
        let count = |wanted: &dyn Fn(Kind, &str) -> bool| -> u64 {
            let found = explored
                .outcomes
                .iter()
                .filter(|found| wanted(found.outcome.kind, found.outcome.stdout.trim()));
            found.filter_map(|found| found.count.as_ref()?.to_string().parse::<u64>().ok()).sum()
        };
        let twice = explored.outcomes.iter().find(|found| found.outcome.kind == Kind::DoubleFree);
        Self {
            python,
            schedules: explored.schedules.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string),
            right: count(&|kind, stdout| kind == Kind::Ok && stdout == RIGHT),
            wrong: count(&|kind, stdout| kind == Kind::Ok && stdout != RIGHT),
            used_after_free: count(&|kind, _| kind == Kind::UseAfterFree),
            freed_twice: count(&|kind, _| kind == Kind::DoubleFree),
            schedule: twice.map(|found| found.schedule.to_string()),
            complete: explored.complete,
        }
    }

    /// Whether nothing can go wrong.
    pub(crate) fn is_whole(&self) -> bool {
        self.complete && self.wrong + self.used_after_free + self.freed_twice == 0
    }
}
