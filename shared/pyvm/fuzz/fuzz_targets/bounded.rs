//! A host that lets a program run for so many looks at the eval breaker.

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

/// Suspends the thread when the looks are used up, and throws away what is printed.
struct Bounded {
    left: u64,
}

impl Host for Bounded {
    // Where the run loop has most of its own: fused instructions, and frames that it enters and leaves by itself. A
    // program without end comes by here again and again.
    const CHECKS: Checks = Checks::BackwardJumps;

    fn eval_breaker(&mut self, _next: Instruction) -> bool {
        self.left = self.left.saturating_sub(1);
        self.left == 0
    }

    fn handle_pending(&mut self) -> Result<Go> {
        Ok(Go::Suspend)
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        match effect {
            Effect::Write { .. } | Effect::Flush | Effect::Sleep(_) => Ok(Performed::Done(Value::None)),
            Effect::ReadClock(_) => Ok(Performed::Done(Value::float(0.0))),
            other => Err(Raise::runtime_error(format!("this host does not do {other:?}"))),
        }
    }
}

/// Compiles a text and runs it for so many looks at the eval breaker.
pub fn run(text: &str, looks: u64) -> Ended {
    let program = match compile(Source::new("fuzz.py", text)) {
        Ok(program) => program,
        Err(refusal) => return Ended::Refused(refusal.to_string()),
    };
    let interpreter: Arc<Interpreter> =
        Interpreter::new(program, Python::DEFAULT, "__main__", vec!["fuzz.py".to_owned()]);
    let mut host = Bounded { left: looks };
    match interpreter.main_thread().run(&mut host) {
        Stop::Finished(Ok(_)) => Ended::Done,
        // Writing the traceback is a part of the machine, too.
        Stop::Finished(Err(raise)) => Ended::Raised(raise.report()),
        Stop::Suspended => Ended::Stopped,
        Stop::Awaiting => panic!("this host answers at once"),
    }
}
