//! The GIL, as a protocol.
//!
//! CPython 3.2 and later. Source: `Python/ceval_gil.c`, whose header comment explains it. In short:
//!
//! - The GIL is a flag, `locked`, guarded by a mutex and a condition variable.
//! - A thread that wants it waits for the *switch interval*. If the interval ran out, and nobody else
//!   took the GIL meanwhile, it sets the *drop request*.
//! - The holder looks at the drop request now and then (when, is the affair of its CPython's rules). If
//!   it is set, the holder drops the GIL and then waits until another thread has taken it (*forced
//!   switching*), for otherwise it would often win the race for it again.
//! - A thread that is about to block drops the GIL at once, and takes it again afterwards.
//!
//! CPython 3.1 and earlier have the same without the drop request, and so without forced switching: an
//! ordinary lock ([`Gil::ordinary`]). The holder drops it after so many instructions and takes it again at
//! once; a waiter that was woken meanwhile mostly comes too late, and sleeps on.

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use timeline::{EventKind, GilStatistics, Why};

use crate::recorder::Recorder;

/// What the holder is to look after (CPython's `eval_breaker`): a waiter asks, or a signal has come.
const ASKED: u8 = 1;
const SIGNALLED: u8 = 2;

/// The lock. Threads are told apart by numbers that the caller chooses.
#[derive(Debug)]
pub struct Gil {
    state: Mutex<State>,
    /// Signalled when the GIL was dropped.
    dropped: Condvar,
    /// Signalled when the GIL was taken.
    taken: Condvar,
    /// Read by the holder before many an instruction, so it stands apart from the mutex.
    drop_request: AtomicU8,
    interval_ns: AtomicU64,
    /// Whether a waiter may ask. An ordinary lock's may not.
    asks: bool,
}

#[derive(Debug, Default)]
struct State {
    locked: bool,
    /// How many threads wait for `dropped`: where there are none, dropping need not call the system.
    waiting: u32,
    /// How many threads wait for `taken`.
    forced: u32,
    last_holder: Option<u64>,
    statistics: GilStatistics,
}

impl Gil {
    /// A free GIL with this switch interval (CPython's default is 5 ms).
    pub fn new(interval: Duration) -> Self {
        let gil = Self {
            state: Mutex::default(),
            dropped: Condvar::new(),
            taken: Condvar::new(),
            drop_request: AtomicU8::new(0),
            interval_ns: AtomicU64::new(0),
            asks: true,
        };
        gil.set_interval(interval);
        gil
    }

    /// The lock of CPython 3.1 and earlier (`interpreter_lock` in `Python/ceval.c`). It keeps the interval only
    /// for the program to ask for.
    pub fn ordinary(interval: Duration) -> Self {
        Self { asks: false, ..Self::new(interval) }
    }

    /// The switch interval.
    pub fn interval(&self) -> Duration {
        Duration::from_nanos(self.interval_ns.load(Ordering::Relaxed))
    }

    /// Sets the switch interval. CPython counts it in microseconds and allows no less than one
    /// (`_PyEval_SetSwitchInterval`).
    pub fn set_interval(&self, interval: Duration) {
        let ns = u64::try_from(interval.as_nanos()).unwrap_or(u64::MAX).max(1_000);
        self.interval_ns.store(ns, Ordering::Relaxed);
    }

    /// Whether a waiter wants the holder to drop the GIL.
    #[inline(always)]
    pub fn drop_requested(&self) -> bool {
        self.drop_request.load(Ordering::Relaxed) & ASKED != 0
    }

    /// Whether the holder has something to look after: somebody wants the GIL, or a signal has come.
    #[inline(always)]
    pub(crate) fn wants_attention(&self) -> bool {
        self.drop_request.load(Ordering::Relaxed) != 0
    }

    /// A signal has come, which the main thread handles.
    pub(crate) fn note_signal(&self) {
        self.drop_request.fetch_or(SIGNALLED, Ordering::Relaxed);
    }

    /// All signals have been handled.
    pub(crate) fn forget_signal(&self) {
        self.drop_request.fetch_and(!SIGNALLED, Ordering::Relaxed);
    }

    /// Waits for the GIL and takes it (CPython's `take_gil`).
    pub fn take_gil(&self, thread: u64, recorder: &mut Recorder) {
        let mut state = self.lock();
        if state.locked {
            recorder.record(EventKind::Wants);
            state.statistics.waits += 1;
            let began = Instant::now();
            state = self.wait_until_free(state, recorder);
            state.statistics.wait_s += began.elapsed().as_secs_f64();
        }
        state.locked = true;
        let last = state.last_holder.replace(thread);
        if last.is_some_and(|last| last != thread) {
            state.statistics.switches += 1;
        }
        self.drop_request.fetch_and(!ASKED, Ordering::Relaxed);
        recorder.record(EventKind::Takes);
        let forced = state.forced > 0;
        drop(state);
        if forced {
            self.taken.notify_all();
        }
    }

    fn wait_until_free<'a>(
        &'a self,
        mut state: MutexGuard<'a, State>,
        recorder: &mut Recorder,
    ) -> MutexGuard<'a, State> {
        state.waiting += 1;
        while state.locked {
            if !self.asks {
                state = self.dropped.wait(state).unwrap_or_else(PoisonError::into_inner);
                fails_to_take(&mut state, recorder);
                continue;
            }
            let switches = state.statistics.switches;
            let waited = self.dropped.wait_timeout(state, self.interval());
            let timed_out;
            (state, timed_out) = waited.unwrap_or_else(PoisonError::into_inner);
            // Where somebody else took the GIL meanwhile, it is theirs for an interval from then. Any other
            // wake-up begins the interval anew, as in CPython.
            if !timed_out.timed_out() {
                fails_to_take(&mut state, recorder);
            } else if state.locked && state.statistics.switches == switches {
                state.statistics.drop_requests += 1;
                self.drop_request.fetch_or(ASKED, Ordering::Relaxed);
                recorder.record(EventKind::AsksToDrop);
            }
        }
        state.waiting -= 1;
        state
    }

    /// Drops the GIL (CPython's `drop_gil`). Where another thread had asked for it, returns only once one
    /// has taken it.
    ///
    /// # Panics
    /// Where nobody holds it: that would be a bug of the caller.
    pub fn drop_gil(&self, thread: u64, why: Why, recorder: &mut Recorder) {
        let mut state = self.lock();
        assert!(state.locked, "only a held GIL can be dropped");
        state.locked = false;
        state.last_holder = Some(thread);
        recorder.record(EventKind::Drops(why));
        // Forced switching. A thread that ends need not wait (CPython's `final_release`, since 3.12).
        let forced = self.drop_requested() && why != Why::Ends;
        if state.waiting > 0 {
            // The waiter must not be woken only to find the mutex taken.
            drop(state);
            self.dropped.notify_one();
            if !forced {
                return;
            }
            state = self.lock();
        }
        if forced {
            state.forced += 1;
            while !state.locked && state.last_holder == Some(thread) && self.drop_requested() {
                state = self.taken.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            state.forced -= 1;
        }
    }

    /// Drops the GIL and takes it again at once: what CPython 3.1 and earlier do after every 100 instructions.
    /// Where nobody waits, nothing else could have run, and nothing is recorded.
    pub fn offer(&self, thread: u64, recorder: &mut Recorder) {
        if self.lock().waiting > 0 {
            self.drop_gil(thread, Why::Ticks, recorder);
            self.take_gil(thread, recorder);
        }
    }

    /// The figures so far.
    pub fn statistics(&self) -> GilStatistics {
        self.lock().statistics
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A waiter was woken because the GIL had been dropped. Where it has been taken again meanwhile, it slept for nothing.
fn fails_to_take(state: &mut State, recorder: &mut Recorder) {
    if state.locked {
        state.statistics.failed_attempts += 1;
        recorder.record(EventKind::FailsToTake);
    }
}
