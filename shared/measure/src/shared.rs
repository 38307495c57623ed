//! What the threads of a run share: the GIL, the outputs, each other.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use pyvm::object::{ExceptionKind, Raise};
use timeline::{EventKind, Why};

use crate::gil::Gil;
use crate::options::Options;
use crate::output::Outputs;
use crate::process::{Processes, Setup};
use crate::recorder::{Recorder, Recorders};
use crate::threads::Threads;

/// What the threads of a run share.
pub(crate) struct Shared {
    pub(crate) gil: Gil,
    has_gil: bool,
    pub(crate) began: Instant,
    pub(crate) outputs: Outputs,
    pub(crate) threads: Threads,
    pub(crate) processes: Processes,
    pub(crate) recorders: Arc<Recorders>,
    pub(crate) panicked: AtomicBool,
    outside_subset: Mutex<Option<String>>,
}

impl Shared {
    pub(crate) fn new(options: &Options, setup: Setup, outputs: Outputs) -> Arc<Self> {
        let began = Instant::now();
        Arc::new(Self {
            gil: Gil::new(options.interval),
            has_gil: options.python.rules.has_gil(),
            began,
            outputs: outputs.clone(),
            threads: Threads::default(),
            processes: Processes::new(setup, outputs),
            recorders: Recorders::new(options.recording, began),
            panicked: AtomicBool::new(false),
            outside_subset: Mutex::default(),
        })
    }

    pub(crate) fn take_gil(&self, thread: u64, recorder: &mut Recorder) {
        if self.has_gil {
            self.gil.take_gil(thread, recorder);
        } else {
            recorder.record(EventKind::Runs);
        }
    }

    pub(crate) fn drop_gil(&self, thread: u64, why: Why, recorder: &mut Recorder) {
        if self.has_gil {
            self.gil.drop_gil(thread, why, recorder);
        } else if let Why::Blocks(on) = why {
            recorder.record(EventKind::Blocks(on));
        }
    }

    /// Reports an exception that nobody caught.
    pub(crate) fn report(&self, text: &str) {
        // A full or closed standard error leaves nowhere to report to.
        let _ = self.outputs.err.write(text.to_owned());
        self.outputs.err.flush();
    }

    /// Remembers that the program left the subset, in whichever thread.
    pub(crate) fn note_outside_subset(&self, raise: &Raise) {
        if raise.kind == ExceptionKind::OutsideSubset {
            let mut first = self.outside_subset.lock().unwrap_or_else(PoisonError::into_inner);
            first.get_or_insert_with(|| raise.summary());
        }
    }

    /// Where the program left the subset, if it did.
    pub(crate) fn outside_subset(&self) -> Option<String> {
        self.outside_subset.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The main thread has ended, and with it the program: ends its processes, and stops the daemon threads
    /// that are left. They find the GIL taken for good (as in CPython's finalization). Without a GIL, one that
    /// only computes goes on until this process ends.
    pub(crate) fn end(&self) {
        if self.has_gil {
            self.gil.take_gil(MAIN, &mut Recorder::off());
        }
        self.processes.end();
    }
}

/// The main thread's number; the others count from 1.
pub(crate) const MAIN: u64 = 0;
