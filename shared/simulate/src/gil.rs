//! The GIL as a state of the virtual machine.
//!
//! The protocol is that of CPython's `Python/ceval_gil.c` (3.2 and later), step by step as `measure::Gil` has it on
//! operating-system threads: a waiter waits for the switch interval; if it ran out and nobody else took the GIL
//! meanwhile, it sets the drop request; the holder drops the GIL at its next check and then waits until another thread
//! has taken it (forced switching). CPython 3.1 and earlier have an ordinary lock, whose waiters cannot ask.
//!
//! This file is the lock's own state. Who waits and wakes, and when, is in `switching.rs`.

use std::collections::VecDeque;

use timeline::GilStatistics;

use crate::thread::ThreadId;

/// One GIL.
#[derive(Debug)]
pub(crate) struct Gil {
    /// Who holds it.
    pub(crate) holder: Option<ThreadId>,
    last_holder: Option<ThreadId>,
    pub(crate) drop_request: bool,
    pub(crate) interval_ns: u64,
    /// Whether a waiter may ask. An ordinary lock's may not.
    pub(crate) asks: bool,
    /// How many threads want it: those that sleep, and those that were woken and are on their way.
    pub(crate) wanted: u32,
    /// Who sleeps until the GIL is dropped, the longest sleeper first.
    pub(crate) waiting: VecDeque<ThreadId>,
    /// Who has dropped it on request and waits until another thread has taken it.
    pub(crate) forced: Vec<ThreadId>,
    pub(crate) statistics: GilStatistics,
}

/// CPython counts the interval in microseconds and allows no less than one (`_PyEval_SetSwitchInterval`).
const LEAST_INTERVAL_NS: u64 = 1_000;

impl Gil {
    /// A free GIL.
    pub(crate) fn new(interval_ns: u64, asks: bool) -> Self {
        Self {
            holder: None,
            last_holder: None,
            drop_request: false,
            interval_ns: interval_ns.max(LEAST_INTERVAL_NS),
            asks,
            wanted: 0,
            waiting: VecDeque::new(),
            forced: Vec::new(),
            statistics: GilStatistics::default(),
        }
    }

    pub(crate) fn set_interval(&mut self, interval_ns: u64) {
        self.interval_ns = interval_ns.max(LEAST_INTERVAL_NS);
    }

    /// A thread takes the free GIL. Gives those who waited for that (`take_gil`).
    pub(crate) fn take(&mut self, thread: ThreadId) -> Vec<ThreadId> {
        debug_assert!(self.holder.is_none(), "only a free GIL can be taken");
        self.holder = Some(thread);
        let last = self.last_holder.replace(thread);
        self.statistics.switches += u64::from(last.is_some_and(|last| last != thread));
        self.drop_request = false;
        std::mem::take(&mut self.forced)
    }

    /// The holder drops it. Gives the waiter that is woken: one of them, as `pthread_cond_signal` does (`drop_gil`).
    pub(crate) fn drop_held(&mut self, thread: ThreadId) -> Option<ThreadId> {
        debug_assert_eq!(self.holder, Some(thread), "only a held GIL can be dropped");
        self.holder = None;
        self.waiting.pop_front()
    }

    /// A waiter's interval ran out, and it begins another one. True where it asks the holder to drop the GIL: not where
    /// another thread took it meanwhile, whose it is for an interval from then.
    ///
    /// It keeps its place among the waiters. To the condition variable it is a new one, but it is awake just when the
    /// GIL is dropped for it; in CPython, too, a thread beside two that compute waits for two intervals.
    pub(crate) fn interval_up(&mut self, switches_seen: u64) -> bool {
        let asks = self.holder.is_some() && self.statistics.switches == switches_seen;
        if asks {
            self.statistics.drop_requests += 1;
            self.drop_request = true;
        }
        asks
    }

    /// A thread is no more.
    pub(crate) fn forget(&mut self, thread: ThreadId) {
        self.waiting.retain(|waiter| *waiter != thread);
        self.forced.retain(|waiter| *waiter != thread);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: ThreadId = ThreadId(0);
    const B: ThreadId = ThreadId(1);

    #[test]
    fn a_waiter_asks_only_where_nobody_took_the_gil_meanwhile() {
        let mut gil = Gil::new(5_000_000, true);
        assert!(gil.take(A).is_empty());
        gil.waiting.push_back(B);
        let seen = gil.statistics.switches;
        assert!(gil.interval_up(seen) && gil.drop_request);
        assert_eq!(gil.drop_held(A), Some(B));
        gil.forced.push(A);
        assert_eq!(gil.take(B), [A]);
        assert!(!gil.drop_request, "whoever takes the GIL has not been asked yet");
        assert!(!gil.interval_up(seen), "it is B's for an interval");
        assert_eq!((gil.statistics.switches, gil.statistics.drop_requests), (1, 1));
    }

    #[test]
    fn the_same_holder_again_is_no_switch() {
        let mut gil = Gil::new(1, true);
        for _ in 0..3 {
            gil.take(A);
            assert_eq!(gil.drop_held(A), None);
        }
        assert_eq!(gil.statistics.switches, 0);
        assert_eq!(gil.interval_ns, 1_000, "the least interval is a microsecond");
    }
}
