//! A host that lets a program run for so many instructions.

use std::sync::Arc;

use pyvm::bytecode::Instruction;
use pyvm::object::{Raise, Result, Value};
use pyvm::{Checks, Effect, Go, Host, Interpreter, Performed, Python, Source, Stop, compile};

/// How a program ended.
#[allow(dead_code, reason = "not every target shows why")]
pub enum Ended {
    /// It is no program of the subset.
    Refused(String),
    /// It came to its end.
    Done,
    /// An exception ended it, whose traceback this is.
    Raised(String),
    /// It was still running.
    Stopped,
}

/// Suspends the thread when the instructions are used up, and throws away what is printed.
struct Bounded {
    left: u64,
}

impl Host for Bounded {
    const CHECKS: Checks = Checks::EveryInstruction;

    fn eval_breaker(&mut self, _next: Instruction) -> bool {
        self.left = self.left.saturating_sub(1);
        self.left == 0
    }

    fn handle_pending(&mut self) -> Go {
        Go::Suspend
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        match effect {
            Effect::Write(_) | Effect::Flush | Effect::Sleep(_) => Ok(Performed::Done(Value::None)),
            Effect::ReadClock(_) => Ok(Performed::Done(Value::float(0.0))),
            other => Err(Raise::runtime_error(format!("this host does not do {other:?}"))),
        }
    }
}

/// Compiles a text and runs it for so many instructions.
pub fn run(text: &str, instructions: u64) -> Ended {
    let program = match compile(Source::new("fuzz.py", text)) {
        Ok(program) => program,
        Err(refusal) => return Ended::Refused(refusal.to_string()),
    };
    let interpreter: Arc<Interpreter> =
        Interpreter::new(program, Python::DEFAULT, "__main__", vec!["fuzz.py".to_owned()]);
    let mut host = Bounded { left: instructions };
    match interpreter.main_thread().run(&mut host) {
        Stop::Finished(Ok(_)) => Ended::Done,
        // Writing the traceback is a part of the machine, too.
        Stop::Finished(Err(raise)) => Ended::Raised(raise.report()),
        Stop::Suspended => Ended::Stopped,
        Stop::Awaiting => panic!("this host answers at once"),
    }
}
