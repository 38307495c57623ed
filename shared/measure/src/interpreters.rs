//! The other interpreters of this process (PEP 684, PEP 734), each with its own modules and, from CPython 3.12 on, its
//! own GIL.
//!
//! Nothing is shared between two interpreters: what goes from one to the other is copied, as between processes. A call
//! runs in the thread that makes it. It leaves its own interpreter, which drops that GIL, and enters the other one,
//! which takes that one's (`PyThreadState_Swap`).

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyvm::Interpreter;
use pyvm::bytecode::Program;
use pyvm::object::{Raise, Result, Value};
use timeline::GilStatistics;

use crate::gil::Gil;
use crate::home::{FIRST, Home};
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
    /// The last number given.
    last: u64,
    open: BTreeMap<u64, Other>,
    /// Every GIL there ever was beside the first one.
    gils: Vec<Arc<Gil>>,
}

/// Another interpreter.
struct Other {
    home: Arc<Home>,
    /// Whether a call is being made there.
    running: bool,
    /// How many objects of all interpreters stand for it.
    references: u64,
}

/// So many interpreters may be open; each takes about a megabyte.
const MOST_INTERPRETERS: usize = 1000;

/// A thread may be in so many interpreters at once, each entered from the one before: they are all on its stack.
const MOST_ENTERED: usize = 16;

thread_local! {
    /// How many interpreters this thread is in, beside the one where it began.
    static ENTERED: Cell<usize> = const { Cell::new(0) };
}

/// What entering an interpreter came to.
enum Entered {
    Home(Arc<Home>),
    Busy,
    Unknown,
}

impl Entered {
    /// The answer to a program where it cannot be entered.
    fn refusal(&self) -> Value {
        if matches!(self, Self::Busy) { Value::False } else { Value::None }
    }
}

impl Interpreters {
    /// None yet. They will belong to this program.
    pub(crate) fn new(program: Program, argv: Vec<String>) -> Self {
        Self { program, argv, all: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, All> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new interpreter beside the one that asks. Gives its number.
    ///
    /// # Errors
    /// `MemoryError` where there are too many.
    pub(crate) fn create(&self, beside: &Home) -> Result<u64> {
        let python = beside.interpreter.python;
        let interpreter = Interpreter::beside(self.program.clone(), python, self.argv.clone());
        let mut all = self.lock();
        if all.open.len() >= MOST_INTERPRETERS {
            return Err(Raise::memory_error(format!("more than {MOST_INTERPRETERS} interpreters")));
        }
        all.last += 1;
        let number = all.last;
        let home = beside.beside(interpreter, number);
        if !Arc::ptr_eq(&home.gil, &beside.gil) {
            all.gils.push(home.gil.clone());
        }
        all.open.insert(number, Other { home, running: false, references: 0 });
        Ok(number)
    }

    /// Makes a call there, as `thread`, which must not hold any GIL: of a function of the library's `_inside_interpreter`.
    /// Gives the answer to the program.
    ///
    /// # Errors
    /// What the function does not catch itself: that the program leaves the subset, or has no memory left.
    pub(crate) fn call(
        &self,
        shared: &Arc<Shared>,
        number: u64,
        thread: u64,
        function: &str,
        bytes: &[u8],
    ) -> Result<Value> {
        if ENTERED.get() >= MOST_ENTERED {
            return Err(Raise::recursion_error("a thread cannot be in more than 16 interpreters at once"));
        }
        let home = match self.enter(number) {
            Entered::Home(home) => home,
            refused => return Ok(refused.refusal()),
        };
        ENTERED.set(ENTERED.get() + 1);
        let _leaves = Leaves { interpreters: self, number };
        let answer = run_nested(shared, &home, thread, |interpreter| {
            Some(interpreter.call_from_outside(thread, function, bytes))
        });
        match answer {
            Ok(bytes) => Ok(bytes.map_or(Value::None, Value::bytes)),
            Err(uncaught) if uncaught.is_outside_subset => Err(Raise::outside_subset(uncaught.summary)),
            Err(uncaught) => Err(Raise::runtime_error(uncaught.summary)),
        }
    }

    fn enter(&self, number: u64) -> Entered {
        match self.lock().open.get_mut(&number) {
            Some(other) if other.running => Entered::Busy,
            Some(other) => {
                other.running = true;
                Entered::Home(other.home.clone())
            }
            None if number == FIRST => Entered::Busy,
            None => Entered::Unknown,
        }
    }

    /// Ends one, as `thread`, which must not hold any GIL. Gives the answer to the program.
    pub(crate) fn destroy(&self, shared: &Arc<Shared>, number: u64, thread: u64) -> Value {
        let home = match self.enter(number) {
            Entered::Home(home) => home,
            refused => return refused.refusal(),
        };
        // `Py_EndInterpreter` waits for its threads too.
        while let Some(thread) = shared.threads.unfinished_of(number) {
            thread.ended.wait(None);
        }
        // What `atexit` has, and the finalizers of what its globals hold.
        // What goes wrong there is reported there.
        let _ = run_nested(shared, &home, thread, Interpreter::last_thread);
        let closed = self.lock().open.remove(&number);
        let owner = home.interpreter.owner().clone();
        owner.within(|| drop((home, closed)));
        shared.processes.interpreter_ended(number);
        Value::True
    }

    /// An object stands for an interpreter, or does not any more. Gives whether there is one; and whether that was the
    /// last object.
    pub(crate) fn refer(&self, number: u64, begins: bool) -> (bool, bool) {
        match self.lock().open.get_mut(&number) {
            None => (number == FIRST, false),
            Some(other) if begins => {
                other.references += 1;
                (true, false)
            }
            Some(other) => {
                other.references = other.references.saturating_sub(1);
                (true, other.references == 0)
            }
        }
    }

    /// The numbers of all, the first interpreter's among them.
    pub(crate) fn numbers(&self) -> Vec<u64> {
        std::iter::once(FIRST).chain(self.lock().open.keys().copied()).collect()
    }

    /// Whether one makes a call, or runs the program; `None` where there is no such interpreter.
    pub(crate) fn is_running(&self, number: u64) -> Option<bool> {
        if number == FIRST {
            return Some(true);
        }
        self.lock().open.get(&number).map(|other| other.running)
    }

    /// How many there ever were, and how many GILs of their own they had.
    pub(crate) fn counts(&self) -> (u64, u64) {
        let all = self.lock();
        (all.last, all.gils.len() as u64)
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

/// The call comes to its end, be it by a panic.
struct Leaves<'a> {
    interpreters: &'a Interpreters,
    number: u64,
}

impl Drop for Leaves<'_> {
    fn drop(&mut self) {
        ENTERED.set(ENTERED.get() - 1);
        if let Some(other) = self.interpreters.lock().open.get_mut(&self.number) {
            other.running = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use pyvm::commons::Population;
    use pyvm::{Python, Source, compile};

    use super::*;
    use crate::input::Input;
    use crate::options::Options;
    use crate::output::{Outputs, Sink};
    use crate::process::{Commons, Setup};

    /// A first interpreter, and what its threads share.
    fn first(python: &str) -> (Arc<Shared>, Arc<Home>) {
        let program = compile(Source::new("p.py", "")).expect("the program compiles");
        let options = Options::new(Python::parse(python).expect("a version"), vec!["p.py".to_owned()]);
        let outputs = Outputs { out: Sink::capture(), err: Sink::capture() };
        let setup = Setup::new(&program, &options);
        let shared = Shared::new(
            &program,
            &options,
            setup,
            Arc::new(Commons::here(Population::default())),
            Input::Nothing,
            outputs,
        );
        let interpreter = Interpreter::new(program, options.python, "__main__", options.argv.clone());
        (shared, Home::new(interpreter, options.interval))
    }

    /// The GILs of the first interpreter and of two more.
    fn gils(python: &str) -> [Arc<Gil>; 3] {
        let (shared, home) = first(python);
        let other = || {
            let number = shared.interpreters.create(&home).expect("there is room");
            shared.interpreters.lock().open[&number].home.gil.clone()
        };
        [home.gil.clone(), other(), other()]
    }

    #[test]
    fn each_interpreter_has_its_own_gil() {
        for python in ["3.12", "3.13", "3.14"] {
            let [first, second, third] = gils(python);
            let same = Arc::ptr_eq(&first, &second) || Arc::ptr_eq(&first, &third);
            assert!(!same && !Arc::ptr_eq(&second, &third), "{python}");
        }
    }

    #[test]
    fn before_3_12_all_interpreters_share_one_gil() {
        for python in ["2.7", "3.9", "3.11"] {
            let [first, second, third] = gils(python);
            assert!(Arc::ptr_eq(&first, &second) && Arc::ptr_eq(&first, &third), "{python}");
        }
    }

    #[test]
    fn who_cannot_be_entered_is_told_apart() {
        let (shared, home) = first("3.14");
        let interpreters = &shared.interpreters;
        let number = interpreters.create(&home).expect("there is room");
        let call = |number| interpreters.call(&shared, number, MAIN, "bind", b"no pickle");
        assert!(matches!(call(FIRST), Ok(Value::False)));
        assert!(matches!(call(number + 1), Ok(Value::None)));
        assert!(call(number).is_err(), "what the library did not send is no argument");
        assert_eq!(interpreters.is_running(number), Some(false));
        assert!(matches!(interpreters.destroy(&shared, number, MAIN), Value::True));
        assert_eq!(interpreters.numbers(), [FIRST]);
    }
}
