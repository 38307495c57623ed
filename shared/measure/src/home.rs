//! An interpreter of this process, and the lock that its threads share.

use std::sync::Arc;
use std::time::Duration;

use pyvm::{Interpreter, Rules};
use timeline::{EventKind, Why};

use crate::gil::Gil;
use crate::recorder::Recorder;

/// Where threads are at home: one interpreter and its GIL.
///
/// From CPython 3.12 on each interpreter has a GIL of its own (PEP 684), so threads of two of them run at the same
/// time; before, all interpreters of a process share one.
pub(crate) struct Home {
    pub(crate) interpreter: Arc<Interpreter>,
    /// Where there is no GIL, it only keeps the switch interval.
    pub(crate) gil: Arc<Gil>,
    has_gil: bool,
    /// The interpreter's number.
    pub(crate) number: u64,
}

/// The number of the first interpreter of a process.
pub(crate) const FIRST: u64 = 0;

impl Home {
    /// The first interpreter of a process.
    pub(crate) fn new(interpreter: Arc<Interpreter>, interval: Duration) -> Arc<Self> {
        let gil = Arc::new(match interpreter.python.rules {
            Rules::Ticks => Gil::ordinary(interval),
            _ => Gil::new(interval),
        });
        let has_gil = interpreter.python.rules.has_gil();
        Arc::new(Self { interpreter, gil, has_gil, number: FIRST })
    }

    /// Another interpreter beside this one.
    pub(crate) fn beside(&self, interpreter: Arc<Interpreter>, number: u64) -> Arc<Self> {
        let gil = match interpreter.python.has_gil_per_interpreter() {
            true => Arc::new(Gil::new(self.gil.interval())),
            false => self.gil.clone(),
        };
        Arc::new(Self { interpreter, gil, has_gil: self.has_gil, number })
    }

    /// Drops the GIL and takes it again where somebody waits for it: see [`Gil::offer`].
    pub(crate) fn offer_gil(&self, thread: u64, recorder: &mut Recorder) {
        self.interpreter.owner().leave();
        self.gil.offer(thread, recorder);
        self.interpreter.owner().enter_soon();
    }

    /// After how many instructions a thread offers the lock, where the rules count them.
    pub(crate) fn check_interval(&self) -> u32 {
        self.interpreter.python.check_interval()
    }

    pub(crate) fn take_gil(&self, thread: u64, recorder: &mut Recorder) {
        if self.has_gil {
            self.gil.take_gil(thread, recorder);
            self.interpreter.owner().enter_soon();
        } else {
            recorder.record(EventKind::Runs);
        }
    }

    pub(crate) fn drop_gil(&self, thread: u64, why: Why, recorder: &mut Recorder) {
        if self.has_gil {
            self.interpreter.owner().leave();
            self.gil.drop_gil(thread, why, recorder);
        } else if let Why::Blocks(on) = why {
            recorder.record(EventKind::Blocks(on));
        }
    }
}
