//! What a page's runs had for cores: what a machine cannot show, the verdict must not claim.

use crate::{Finding, Holds, Runner};

/// A machine that does less than this share of what its cores should is busy, or its cores share their insides.
const FREE: f64 = 0.85;

/// What a page's runs had for cores.
#[derive(Clone, Copy, Debug)]
pub struct Machine {
    runner: Runner,
    workers: usize,
    /// How many threads' worth of computing it did at once, the best of all looks; a virtual one does what it says.
    pub capacity: Option<f64>,
}

impl Machine {
    /// The machine on which so many workers run at once.
    pub fn new(runner: Runner, workers: usize) -> Self {
        Self { runner, workers, capacity: None }
    }

    /// How many workers can run at the same time, where nothing stops them.
    pub fn parallel(&self) -> usize {
        self.workers.min(self.runner.cores())
    }

    /// Looks what its cores do now: before the runs and after them.
    pub fn look(&mut self) {
        if self.runner == Runner::Measured {
            let now = measure::capacity(self.parallel());
            self.capacity = Some(self.capacity.map_or(now, |before| before.max(now)));
        }
    }

    /// Whether nothing disturbs its times, ever.
    pub fn is_virtual(&self) -> bool {
        self.runner == Runner::Simulated
    }

    /// Whether something else had its cores.
    pub fn is_busy(&self) -> bool {
        self.capacity.is_some_and(|capacity| capacity < FREE * self.parallel() as f64)
    }

    /// The sentence about the machine, which comes first in a verdict. That it is busy is worth one only where this
    /// `spoiled` a finding.
    pub fn finding(&self, spoiled: bool) -> Option<Finding> {
        let text = self.cannot_show().or_else(|| self.busy().filter(|_| spoiled))?;
        Some(Finding { holds: Holds::CannotTell, text })
    }

    /// What keeps it from ever showing parallel work.
    fn cannot_show(&self) -> Option<String> {
        if self.runner.cores() == 1 {
            let what = "This machine has one core, so nothing runs in parallel: it cannot show what that gains, or breaks.";
            return Some(what.to_owned());
        }
        (self.workers == 1).then(|| "With one worker there is nothing to run in parallel.".to_owned())
    }

    /// What kept it from showing it this time.
    fn busy(&self) -> Option<String> {
        let capacity = self.capacity.filter(|_| self.is_busy())?;
        let expected = self.parallel();
        Some(format!(
            "Beside these runs the machine did {capacity:.1} cores' worth of work where {expected} were asked for: \
             something else uses its cores, or they are halves of one. Run again when it is quiet."
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_machine_is_named_only_where_it_spoiled_something() {
        let machine = Machine { capacity: Some(1.1), ..Machine::new(Runner::Simulated, 2) };
        assert!(machine.is_busy() && machine.finding(false).is_none());
        assert!(machine.finding(true).is_some_and(|finding| finding.text.contains("1.1 cores' worth")));
    }

    #[test]
    fn one_worker_shows_nothing_parallel() {
        let machine = Machine::new(Runner::Simulated, 1);
        assert!(machine.finding(false).is_some_and(|finding| finding.text.starts_with("With one worker")));
    }
}
