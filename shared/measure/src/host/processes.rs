//! Processes: what a program wants with them, handed to [`crate::process::Processes`].

use pyvm::object::{Kind, Object, Result, Value};
use pyvm::{PoolObject, ProcessRequest};
use timeline::Blocking;

use crate::capacity::cores;
use crate::host::{OsHost, When, seconds};
use crate::process::{calls, pool_handle, receive_answer};

impl<W: When> OsHost<W> {
    /// Does what a program wants with processes. Waiting for one drops the GIL; starting one keeps it.
    ///
    /// # Errors
    /// The exception that the calling function raises.
    pub(super) fn process(&mut self, request: ProcessRequest) -> Result<Value> {
        let processes = &self.shared.processes;
        let interpreter = self.home.interpreter.clone();
        Ok(match request {
            ProcessRequest::Start(process) => Value::Int(processes.start(&process, &interpreter)?),
            ProcessRequest::Join { process, timeout } => {
                let timeout = timeout.map(seconds);
                self.blocking(Blocking::Process, |shared| shared.processes.join(&process, timeout));
                Value::None
            }
            ProcessRequest::ExitCode(process) => {
                processes.exit_code(&process).map_or(Value::None, Value::Int)
            }
            ProcessRequest::OpenPool { workers } => {
                let handle = processes.open_pool(workers.unwrap_or_else(cores))?;
                Value::Object(Object::new(Kind::Custom(Box::new(PoolObject { handle }))))
            }
            ProcessRequest::PoolMap { pool, function, items } => {
                let (handle, calls) = (pool_handle(&pool), calls(&interpreter, &function, &items)?);
                // What a worker found outside the subset is noted with the worker's place, before this
                // thread's is added.
                let answers =
                    self.blocking(Blocking::Process, |shared| shared.processes.map(handle, calls))?;
                let results: Result<_> =
                    answers.into_iter().map(|answer| receive_answer(answer, &interpreter)).collect();
                Value::list(results.inspect_err(|raise| self.shared.note_outside_subset(raise))?)
            }
            ProcessRequest::ClosePool { pool, terminate } => {
                let handle = pool_handle(&pool);
                self.blocking(Blocking::Process, |shared| shared.processes.close_pool(handle, terminate));
                Value::None
            }
        })
    }
}
