//! What the threads of a process share: the outputs, each other, everything but the GIL.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use pyvm::bytecode::Program;
use pyvm::object::Raise;

#[cfg(unix)]
use crate::commands::Commands;
#[cfg(unix)]
use crate::descriptors::Descriptors;
use crate::files::Files;
use crate::input::Input;
use crate::interpreters::Interpreters;
use crate::locks::Locks;
use crate::options::Options;
use crate::output::Outputs;
use crate::process::{Commons, Processes, Setup};
use crate::recorder::Recorders;
use crate::signals::Signals;
use crate::threads::Threads;

/// What the threads of a process share. Their GIL belongs to their interpreter ([`crate::home::Home`]).
pub(crate) struct Shared {
    pub(crate) began: Instant,
    pub(crate) input: Input,
    pub(crate) outputs: Outputs,
    pub(crate) threads: Threads,
    pub(crate) locks: Locks,
    pub(crate) files: Files,
    #[cfg(unix)]
    pub(crate) descriptors: Descriptors,
    #[cfg(unix)]
    pub(crate) commands: Commands,
    pub(crate) signals: Arc<Signals>,
    pub(crate) processes: Processes,
    pub(crate) interpreters: Interpreters,
    pub(crate) recorders: Arc<Recorders>,
    pub(crate) panicked: AtomicBool,
    outside_subset: Mutex<Option<String>>,
    memory_errors: Mutex<Vec<String>>,
}

/// So many memory errors are kept. A program that has this many says nothing new with more.
const MOST_MEMORY_ERRORS: usize = 1000;

impl Shared {
    pub(crate) fn new(
        program: &Program,
        options: &Options,
        setup: Setup,
        commons: Arc<Commons>,
        input: Input,
        outputs: Outputs,
    ) -> Arc<Self> {
        let (began, elapsed) = (Instant::now(), setup.elapsed());
        Arc::new(Self {
            began,
            input,
            outputs: outputs.clone(),
            threads: Threads::default(),
            locks: Locks::default(),
            files: Files::default(),
            #[cfg(unix)]
            descriptors: Descriptors::default(),
            #[cfg(unix)]
            commands: Commands::default(),
            signals: Arc::default(),
            processes: Processes::new(setup, outputs, commons),
            interpreters: Interpreters::new(program.clone(), options.argv.clone()),
            recorders: Recorders::new(options.recording, began, elapsed),
            panicked: AtomicBool::new(false),
            outside_subset: Mutex::default(),
            memory_errors: Mutex::default(),
        })
    }

    /// Reports an exception that nobody caught.
    pub(crate) fn report(&self, text: &str) {
        // A full or closed standard error leaves nowhere to report to.
        let _ = self.outputs.err.write(text.to_owned());
        self.outputs.err.flush();
    }

    /// Remembers that the program left the subset, in whichever thread.
    pub(crate) fn note_outside_subset(&self, raise: &Raise) {
        if raise.is_outside_subset() {
            let mut first = self.outside_subset.lock().unwrap_or_else(PoisonError::into_inner);
            first.get_or_insert_with(|| raise.summary());
        }
    }

    /// Where the program left the subset, if it did.
    pub(crate) fn outside_subset(&self) -> Option<String> {
        self.outside_subset.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Remembers that the program's memory went wrong.
    pub(crate) fn note_memory_error(&self, what: String) {
        let mut errors = self.memory_errors.lock().unwrap_or_else(PoisonError::into_inner);
        if errors.len() < MOST_MEMORY_ERRORS {
            errors.push(what);
        }
    }

    /// How the program's memory went wrong, in the order in which it did.
    pub(crate) fn memory_errors(&self) -> Vec<String> {
        self.memory_errors.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
