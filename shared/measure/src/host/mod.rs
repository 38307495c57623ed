//! The host: what a thread of the machine runs on here, an operating-system thread.

#[cfg(unix)]
mod descriptors;
#[cfg(not(unix))]
#[path = "without_descriptors.rs"]
mod descriptors;
mod effects;
mod interpreters;
mod processes;
mod signals;
mod threads;
mod when;

use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use pyvm::bytecode::Instruction;
use pyvm::object::{Result, Value};
use pyvm::{Checks, Effect, Go, Host, Performed, Stop, ThreadState};
use timeline::{Blocking, EventKind, Why};

use crate::gil::Gil;
use crate::home::Home;
use crate::recorder::Recorder;
use crate::shared::Shared;

pub(crate) use when::{BackwardJumps, EveryInstruction, Nowhere, Ticks, When};

/// Runs one thread. While it exists, and does not block, it holds its interpreter's GIL, if there is one.
pub(crate) struct OsHost<W: When> {
    shared: Arc<Shared>,
    home: Arc<Home>,
    /// The home's, within reach: it is looked at before many an instruction.
    gil: Arc<Gil>,
    number: u64,
    recorder: Recorder,
    /// Whether it is this thread's turn: not while it blocks.
    runs: bool,
    /// How many instructions it may run before it offers the lock, where the rules count them. CPython counts
    /// for all threads together since 2.3; the difference shows only where a thread blocks in between.
    ticks_left: u32,
    when: PhantomData<W>,
}

impl<W: When> OsHost<W> {
    /// Begins a thread: waits for the GIL.
    pub(crate) fn begin(shared: &Arc<Shared>, home: &Arc<Home>, number: u64, name: &str) -> Self {
        let mut recorder = shared.recorders.recorder(number, name);
        home.take_gil(number, &mut recorder);
        let ticks_left = home.check_interval();
        let (shared, home, gil) = (shared.clone(), home.clone(), home.gil.clone());
        Self { shared, home, gil, number, recorder, runs: true, ticks_left, when: PhantomData }
    }

    /// Runs a thread of the machine to its end.
    pub(crate) fn run(&mut self, mut thread: ThreadState) -> Result<Value> {
        loop {
            match thread.run(self) {
                Stop::Finished(result) => return result,
                // This host never suspends.
                Stop::Suspended | Stop::Awaiting => {}
            }
        }
    }

    /// Lets others run while this thread waits for something.
    pub(crate) fn blocking<T>(&mut self, on: Blocking, wait: impl FnOnce(&Shared) -> T) -> T {
        self.without_gil(Why::Blocks(on), wait)
    }

    /// Lets others run while this thread does something that needs nothing of the interpreter
    /// (`Py_BEGIN_ALLOW_THREADS`).
    fn without_gil<T>(&mut self, why: Why, work: impl FnOnce(&Shared) -> T) -> T {
        self.home.drop_gil(self.number, why, &mut self.recorder);
        self.runs = false;
        let result = work(&self.shared);
        self.home.take_gil(self.number, &mut self.recorder);
        self.runs = true;
        result
    }
}

impl<W: When> Host for OsHost<W> {
    const CHECKS: Checks = W::CHECKS;

    #[inline(always)]
    fn eval_breaker(&mut self, _: Instruction) -> bool {
        if W::CHECKS == Checks::Ticks {
            self.ticks_left -= 1;
            return self.ticks_left == 0;
        }
        self.gil.wants_attention()
    }

    #[cold]
    fn handle_pending(&mut self) -> Result<Go> {
        if W::CHECKS == Checks::Ticks {
            self.ticks_left = self.home.check_interval();
            self.home.offer_gil(self.number, &mut self.recorder);
        } else if self.gil.drop_requested() {
            self.home.drop_gil(self.number, Why::Asked, &mut self.recorder);
            self.home.take_gil(self.number, &mut self.recorder);
        }
        if self.may_be_signalled() {
            self.handle_signals()?;
        }
        Ok(Go::On)
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        self.answer(effect).map(Performed::Done)
    }

    #[cold]
    fn note_memory_error(&mut self, what: String) {
        self.shared.note_memory_error(what);
    }
}

impl<W: When> Drop for OsHost<W> {
    /// The thread ends, be it by a panic: nobody may wait for a GIL that it took along.
    fn drop(&mut self) {
        self.shared.panicked.fetch_or(std::thread::panicking(), Ordering::Relaxed);
        if self.runs {
            self.home.drop_gil(self.number, Why::Ends, &mut self.recorder);
        }
        self.recorder.record(EventKind::Finishes);
    }
}

/// A length of time that a program named; one too long for the clock is for ever.
fn seconds(length: f64) -> Duration {
    Duration::try_from_secs_f64(length).unwrap_or(if length > 0.0 { Duration::MAX } else { Duration::ZERO })
}
