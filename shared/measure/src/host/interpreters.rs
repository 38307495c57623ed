//! Other interpreters: what a program wants with them, handed to [`crate::interpreters::Interpreters`].

use pyvm::InterpreterRequest;
use pyvm::object::{Result, Value};
use timeline::Why;

use crate::host::{OsHost, When};

impl<W: When> OsHost<W> {
    /// Does what a program wants with other interpreters.
    ///
    /// # Errors
    /// The exception that the calling function raises.
    pub(super) fn interpreter(&mut self, request: InterpreterRequest) -> Result<Value> {
        let home = self.home.clone();
        let was_inside = home.interpreter.owner().is_inside();
        let answer = self.ask_interpreters(request);
        if was_inside {
            // Where a GIL is taken back, this thread is inside again already.
            home.interpreter.owner().enter();
        }
        answer
    }

    fn ask_interpreters(&mut self, request: InterpreterRequest) -> Result<Value> {
        let interpreters = &self.shared.interpreters;
        Ok(match request {
            InterpreterRequest::Create => number(interpreters.create(&self.home)?),
            InterpreterRequest::Call { interpreter, function, bytes } => {
                let (shared, thread) = (self.shared.clone(), self.number);
                self.without_gil(Why::Native, |_| {
                    shared.interpreters.call(&shared, interpreter, thread, &function, &bytes)
                })?
            }
            InterpreterRequest::Destroy(interpreter) => self.destroy(interpreter),
            InterpreterRequest::Refer { interpreter, begins } => {
                let (there, was_last) = interpreters.refer(interpreter, begins);
                if was_last {
                    self.destroy(interpreter);
                }
                there.into()
            }
            InterpreterRequest::Current => number(self.home.number),
            InterpreterRequest::All => Value::list(interpreters.numbers().into_iter().map(number).collect()),
            InterpreterRequest::IsRunning(interpreter) => {
                interpreters.is_running(interpreter).map_or(Value::None, Value::from)
            }
        })
    }

    fn destroy(&mut self, interpreter: u64) -> Value {
        let (shared, thread) = (self.shared.clone(), self.number);
        self.without_gil(Why::Native, |_| shared.interpreters.destroy(&shared, interpreter, thread))
    }
}

fn number(number: u64) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}
