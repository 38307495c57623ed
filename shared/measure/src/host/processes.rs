//! Processes: what a program wants with them, handed to [`crate::process::Processes`].

use pyvm::object::{Raise, Result, Value};
use pyvm::{ProcessRequest, SharedRequest};
use timeline::Blocking;

use crate::host::{OsHost, When, seconds};

impl<W: When> OsHost<W> {
    /// Does what a program wants with processes. Waiting for one, or for what another one does, drops the GIL.
    ///
    /// # Errors
    /// The exception that the calling function raises.
    pub(super) fn process(&mut self, request: ProcessRequest) -> Result<Value> {
        let processes = &self.shared.processes;
        Ok(match request {
            ProcessRequest::Start(start) => processes.start(start)?,
            ProcessRequest::Wait { process, timeout } => {
                let code = match processes.exit_code(process) {
                    None if timeout != Some(0.0) => {
                        self.waiting(Blocking::Process, timeout.map(seconds), |shared, timeout| {
                            shared.processes.wait(process, timeout)
                        })?
                    }
                    code => code,
                };
                code.map_or(Value::None, Value::Int)
            }
            ProcessRequest::Exit { code } => self.exit(code)?,
            ProcessRequest::End { process, kill } => {
                processes.end_one(process, kill);
                Value::None
            }
            // CPython looks into a queue between interpreters with the GIL held (`_interpqueuesmodule.c`).
            ProcessRequest::Shared(request) => match request {
                SharedRequest::Put { timeout: Some(0.0), .. }
                | SharedRequest::Get { timeout: Some(0.0), .. } => processes.share(request)?,
                SharedRequest::Acquire { .. }
                | SharedRequest::Receive { .. }
                | SharedRequest::Poll { .. }
                | SharedRequest::Put { .. }
                | SharedRequest::Get { .. } => {
                    self.blocking(Blocking::Process, |shared| shared.processes.share(request))?
                }
                request => processes.share(request)?,
            },
        })
    }

    /// `os._exit`.
    fn exit(&self, code: u8) -> Result<Value> {
        if self.shared.outputs.out.is_captured() {
            return Err(Raise::outside_subset("`os._exit` is outside the subset here; use `sys.exit`"));
        }
        self.shared.outputs.out.flush();
        self.shared.processes.end();
        #[cfg(unix)]
        self.shared.commands.end();
        std::process::exit(code.into())
    }
}
