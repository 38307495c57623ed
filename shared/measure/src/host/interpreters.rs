//! Other interpreters: what a program wants with them, handed to [`crate::interpreters::Interpreters`].

use pyvm::InterpreterRequest;
use pyvm::object::{Result, Value};
use timeline::Why;

use crate::host::{OsHost, When};
use crate::process::{Call, receive_answer};

impl<W: When> OsHost<W> {
    /// Does what a program wants with other interpreters.
    ///
    /// # Errors
    /// The exception that the calling function raises.
    pub(super) fn interpreter(&mut self, request: InterpreterRequest) -> Result<Value> {
        let interpreters = &self.shared.interpreters;
        match request {
            InterpreterRequest::Create => {
                let number = interpreters.create(&self.home);
                Ok(Value::Int(i64::try_from(number).unwrap_or(i64::MAX)))
            }
            InterpreterRequest::Call { interpreter, function, arguments } => {
                let call = Call::new(&self.home.interpreter, &function, &arguments)?;
                let (shared, thread) = (self.shared.clone(), self.number);
                let answer = self.without_gil(Why::Native, |_| {
                    shared.interpreters.call(&shared, interpreter, thread, &call)
                })?;
                receive_answer(answer, &self.home.interpreter)
                    .inspect_err(|raise| self.shared.note_outside_subset(raise))
            }
            InterpreterRequest::Close(number) => {
                interpreters.close(number);
                Ok(Value::None)
            }
        }
    }
}
