//! The operating system's scheduler: cores, and threads that are ready for one.
//!
//! A fair scheduler as Linux has it (`kernel/sched/fair.c`), with one queue for all cores: the thread that has run
//! least comes next. After a slice a thread makes room for another that is ready; a thread that wakes from a long
//! sleep counts as having run a little less than the others, and takes the core of one that has run much more.

use std::collections::BTreeSet;

use crate::cost::{PREEMPTS_AFTER, SLEEPER_CREDIT};
use crate::thread::ThreadId;

/// A virtual core.
#[derive(Clone, Debug, Default)]
pub(crate) struct Core {
    pub(crate) thread: Option<ThreadId>,
    /// From when on the thread makes room for one that is ready.
    pub(crate) slice_end_ns: u64,
    /// Who ran here last: another one costs a context switch.
    pub(crate) last: Option<ThreadId>,
    /// Since when it is idle.
    pub(crate) free_ns: u64,
}

/// The cores and the queue.
#[derive(Debug)]
pub(crate) struct Scheduler {
    pub(crate) cores: Vec<Core>,
    /// Who is ready, by how long they have run, then by who came first.
    ready: BTreeSet<(u64, u64, ThreadId)>,
    came: u64,
    /// The least that any thread has run that is ready or running. It never goes back.
    least_run_ns: u64,
}

impl Scheduler {
    pub(crate) fn new(cores: usize) -> Self {
        let cores = vec![Core::default(); cores.max(1)];
        Self { cores, ready: BTreeSet::new(), came: 0, least_run_ns: 0 }
    }

    /// Whether a thread waits for a core.
    pub(crate) fn has_ready(&self) -> bool {
        !self.ready.is_empty()
    }

    /// What a thread that slept, or is new, counts as having run.
    pub(crate) fn after_sleep(&self, run_ns: u64) -> u64 {
        run_ns.max(self.least_run_ns.saturating_sub(SLEEPER_CREDIT))
    }

    /// What a new thread counts as having run: it queues like everybody.
    pub(crate) fn at_start(&self) -> u64 {
        self.least_run_ns
    }

    /// Puts a thread into the queue.
    pub(crate) fn enqueue(&mut self, thread: ThreadId, run_ns: u64) {
        self.came += 1;
        self.ready.insert((run_ns, self.came, thread));
    }

    /// The next thread for an idle core, and the core: the one it ran on last, or the one that is idle longest.
    pub(crate) fn next(&mut self) -> Option<(ThreadId, usize)> {
        let (run_ns, _, thread) = *self.ready.first()?;
        let idle = || self.cores.iter().enumerate().filter(|(_, core)| core.thread.is_none());
        let same = idle().find(|(_, core)| core.last == Some(thread));
        let (core, _) = same.or_else(|| idle().min_by_key(|(at, core)| (core.free_ns, *at)))?;
        self.ready.pop_first();
        self.least_run_ns = self.least_run_ns.max(run_ns);
        Some((thread, core))
    }

    /// The core whose thread a woken one displaces, if it does: the one whose thread has run longest.
    pub(crate) fn displaced(&self, woken_ns: u64, run_ns: impl Fn(ThreadId) -> u64) -> Option<usize> {
        if self.cores.iter().any(|core| core.thread.is_none()) {
            return None;
        }
        let ran = self.cores.iter().enumerate().filter_map(|(at, core)| Some((run_ns(core.thread?), at)));
        let (most_ns, at) = ran.max_by_key(|(ns, at)| (*ns, std::cmp::Reverse(*at)))?;
        (most_ns > woken_ns + PREEMPTS_AFTER).then_some(at)
    }

    /// A thread is no more.
    pub(crate) fn forget(&mut self, thread: ThreadId) {
        self.ready.retain(|(_, _, other)| *other != thread);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: ThreadId = ThreadId(0);
    const B: ThreadId = ThreadId(1);
    const C: ThreadId = ThreadId(2);

    #[test]
    fn whoever_has_run_least_comes_next() {
        let mut scheduler = Scheduler::new(1);
        scheduler.enqueue(A, 20);
        scheduler.enqueue(B, 10);
        scheduler.enqueue(C, 10);
        let order: Vec<_> = std::iter::from_fn(|| scheduler.next()).map(|(thread, _)| thread).collect();
        assert_eq!(order, [B, C, A], "and among equals the first that came");
    }

    #[test]
    fn a_sleeper_displaces_who_has_run_much_longer() {
        let mut scheduler = Scheduler::new(1);
        scheduler.cores[0].thread = Some(A);
        assert_eq!(scheduler.displaced(0, |_| PREEMPTS_AFTER), None);
        assert_eq!(scheduler.displaced(0, |_| PREEMPTS_AFTER + 1), Some(0));
    }
}
