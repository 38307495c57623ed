//! Other interpreters in this process (PEP 684, PEP 734), each with its own globals and, from CPython 3.12 on, its
//! own GIL.
//!
//! Nothing is shared between two interpreters: what goes from one to the other is copied, by the same means as
//! between processes. A call runs in the thread that makes it. It leaves its own interpreter, which drops that
//! GIL, and enters the other one, which takes that one's (`PyThreadState_Swap`).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyvm::Interpreter;
use pyvm::bytecode::Program;
use pyvm::object::{Raise, Result};

use crate::gil::{Gil, GilStatistics};
use crate::home::Home;
use crate::process::{Answer, Call};
use crate::recorder::Recorder;
use crate::run::run_nested;
use crate::shared::Shared;
use crate::threads::MAIN;

/// The other interpreters of this process.
pub(crate) struct Interpreters {
    program: Program,
    argv: Vec<String>,
    all: Mutex<All>,
}

#[derive(Default)]
struct All {
    /// The last number given; the first interpreter's is 0.
    last: u64,
    open: HashMap<u64, Arc<Other>>,
    /// Every GIL there ever was beside the first one.
    gils: Vec<Arc<Gil>>,
}

/// Another interpreter.
struct Other {
    home: Arc<Home>,
    /// Whether it has run the program's top level, which the first call makes it do.
    imported: Mutex<bool>,
}

impl Interpreters {
    /// None yet. They will run this program.
    pub(crate) fn new(program: Program, argv: Vec<String>) -> Self {
        Self { program, argv, all: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, All> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new interpreter beside the one that asks. Gives its number.
    pub(crate) fn create(&self, beside: &Home) -> u64 {
        let python = beside.interpreter.python;
        let interpreter = Interpreter::new(self.program.clone(), python, "__mp_main__", self.argv.clone());
        let home = beside.beside(interpreter);
        let mut all = self.lock();
        if !Arc::ptr_eq(&home.gil, &beside.gil) {
            all.gils.push(home.gil.clone());
        }
        all.last += 1;
        let number = all.last;
        all.open.insert(number, Arc::new(Other { home, imported: Mutex::new(false) }));
        number
    }

    /// Makes a call there, as `thread`, which must not hold any GIL.
    ///
    /// # Errors
    /// The call's exception, as far as it can be copied; `RuntimeError` where there is no such interpreter.
    pub(crate) fn call(
        &self,
        shared: &Arc<Shared>,
        number: u64,
        thread: u64,
        call: &Call,
    ) -> Result<Answer> {
        let other = self.lock().open.get(&number).cloned();
        let other = other.ok_or_else(|| Raise::runtime_error(format!("unrecognized interpreter ID {number}")))?;
        let interpreter = &other.home.interpreter;
        {
            let mut imported = other.imported.lock().unwrap_or_else(PoisonError::into_inner);
            if !*imported {
                interpreter.set_importing_main(true);
                let result = run_nested(shared, &other.home, thread, |_| Ok(interpreter.main_thread()));
                interpreter.set_importing_main(false);
                if let Err(failure) = result {
                    return Ok(Err(failure));
                }
                *imported = true;
            }
        }
        Ok(run_nested(shared, &other.home, thread, |thread| call.thread_state(interpreter, thread)))
    }

    /// Closes one. A call that is running there comes to its end.
    pub(crate) fn close(&self, number: u64) {
        let closed = self.lock().open.remove(&number);
        drop(closed);
    }

    /// The end of the program: the daemon threads of all interpreters find their GIL taken for good.
    pub(crate) fn end(&self) {
        let gils = self.lock().gils.clone();
        for gil in gils {
            gil.take_gil(MAIN, &mut Recorder::off());
        }
    }

    /// What their GILs went through.
    pub(crate) fn statistics(&self) -> GilStatistics {
        let mut sum = GilStatistics::default();
        for gil in &self.lock().gils {
            sum.add(&gil.statistics());
        }
        sum
    }
}
