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
    pub(crate) fn call(&self, shared: &Arc<Shared>, number: u64, thread: u64, call: &Call) -> Result<Answer> {
        let other = self.lock().open.get(&number).cloned();
        let other =
            other.ok_or_else(|| Raise::runtime_error(format!("unrecognized interpreter ID {number}")))?;
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

#[cfg(test)]
mod tests {
    use pyvm::object::{Value, repr};
    use pyvm::{Python, Source, compile};

    use super::*;
    use crate::input::Input;
    use crate::options::Options;
    use crate::output::{Outputs, Sink};
    use crate::process::{Commons, Setup, receive_answer};
    use crate::run::run_thread;

    const PROGRAM: &str = "
calls = 0

def count(what):
    global calls
    calls += 1
    return [__name__, calls, what]

def fail():
    raise KeyError('why')
";

    /// A first interpreter that has run the program, and what its threads share.
    fn first(python: &str) -> (Arc<Shared>, Arc<Home>) {
        let program = compile(Source::new("p.py", PROGRAM)).expect("the program compiles");
        let options = Options::new(Python::parse(python).expect("a version"), vec!["p.py".to_owned()]);
        let outputs = Outputs { out: Sink::capture(), err: Sink::capture() };
        let setup = Setup::new(&program, &options);
        let shared =
            Shared::new(&program, &options, setup, Arc::new(Commons::here()), Input::Nothing, outputs);
        let interpreter = Interpreter::new(program, options.python, "__main__", options.argv.clone());
        let home = Home::new(interpreter, options.interval);
        run_thread(&shared, &home, home.interpreter.main_thread(), |_| {}).expect("the program runs");
        (shared, home)
    }

    fn call(
        shared: &Arc<Shared>,
        home: &Home,
        number: u64,
        function: &str,
        arguments: &[Value],
    ) -> Result<String> {
        let call = Call::new(&home.interpreter, &home.interpreter.main.get(function), arguments)?;
        let answer = shared.interpreters.call(shared, number, MAIN, &call)?;
        receive_answer(answer, &home.interpreter).map(|value| repr(&value))
    }

    #[test]
    fn each_interpreter_has_its_own_globals_and_its_own_gil() {
        let (shared, home) = first("3.12");
        let (one, two) = (shared.interpreters.create(&home), shared.interpreters.create(&home));
        let count =
            |number| call(&shared, &home, number, "count", &[Value::str("x")]).expect("the call returns");
        assert_eq!(count(one), "['__mp_main__', 1, 'x']");
        assert_eq!(count(one), "['__mp_main__', 2, 'x']");
        assert_eq!(count(two), "['__mp_main__', 1, 'x']");
        assert_eq!(repr(&home.interpreter.main.get("calls")), "0");
        assert_eq!(shared.interpreters.lock().gils.len(), 2);
    }

    #[test]
    fn before_3_12_all_interpreters_share_one_gil() {
        let (shared, home) = first("3.11");
        let number = shared.interpreters.create(&home);
        assert!(call(&shared, &home, number, "count", &[Value::None]).is_ok());
        assert!(shared.interpreters.lock().gils.is_empty());
    }

    #[test]
    fn an_exception_comes_back_as_what_it_was() {
        let (shared, home) = first("3.13");
        let number = shared.interpreters.create(&home);
        let raise = call(&shared, &home, number, "fail", &[]).expect_err("the call fails");
        assert_eq!(raise.summary(), "KeyError: 'why'");
        shared.interpreters.close(number);
        let raise = call(&shared, &home, number, "fail", &[]).expect_err("there is no such interpreter");
        assert_eq!(raise.class_name(), "RuntimeError");
    }
}
