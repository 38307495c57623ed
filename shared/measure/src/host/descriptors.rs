//! Descriptors and commands, handed to [`crate::descriptors::Descriptors`] and [`crate::commands::Commands`].

use pyvm::object::{Result, Value};
use pyvm::{CommandRequest, DescriptorRequest};
use timeline::Blocking;

use crate::commands::{Around, environment};
use crate::host::{OsHost, When, seconds};
use crate::shared::Shared;

impl<W: When> OsHost<W> {
    /// Does what a program wants with descriptors. Only what never waits keeps the GIL, as in CPython.
    ///
    /// # Errors
    /// The exception that the calling function raises.
    pub(super) fn use_descriptor(&mut self, request: DescriptorRequest) -> Result<Value> {
        match request {
            DescriptorRequest::Socket { .. }
            | DescriptorRequest::SocketPair
            | DescriptorRequest::NameOf { .. }
            | DescriptorRequest::SetOption { .. }
            | DescriptorRequest::HostName
            | DescriptorRequest::Pipe => self.shared.descriptors.perform(request),
            request => {
                if let Some((descriptor, timeout)) = waits_to_read(&request)
                    && self.may_be_signalled()
                {
                    // What is there by then is read at once.
                    self.waiting(Blocking::Io, timeout.map(seconds), |shared, timeout| {
                        shared.descriptors.can_be_read(descriptor, timeout).then_some(())
                    })?;
                }
                self.blocking(Blocking::Io, |shared| shared.descriptors.perform(request))
            }
        }
    }

    /// Does what a program wants with commands. Waiting for one drops the GIL.
    ///
    /// # Errors
    /// The exception that the calling function raises.
    pub(super) fn use_command(&mut self, request: CommandRequest) -> Result<Value> {
        Ok(match request {
            CommandRequest::Start(start) => {
                let python = self.home.interpreter.python.to_string();
                let shared = &self.shared;
                let around = Around {
                    outputs: &shared.outputs,
                    input: shared.input,
                    files: &shared.files,
                    descriptors: &shared.descriptors,
                    python: &python,
                };
                shared.commands.start(&start, &around)?
            }
            CommandRequest::Wait { id, timeout: Some(0.0) } => {
                let code = self.shared.commands.wait(id, Some(std::time::Duration::ZERO));
                code.map_or(Value::None, Value::Int)
            }
            CommandRequest::Wait { id, timeout } => {
                let wait = |shared: &Shared, timeout| shared.commands.wait(id, timeout);
                self.waiting(Blocking::Process, timeout.map(seconds), wait)?.map_or(Value::None, Value::Int)
            }
            CommandRequest::Signal { id, signal } => self.shared.commands.signal(id, signal).into(),
            CommandRequest::Environment => environment(),
        })
    }
}

/// The descriptor that a request waits for something to be read from.
fn waits_to_read(request: &DescriptorRequest) -> Option<(i64, Option<f64>)> {
    match request {
        DescriptorRequest::Accept { descriptor, timeout }
        | DescriptorRequest::Receive { descriptor, timeout, .. } => Some((*descriptor, *timeout)),
        DescriptorRequest::Read { descriptor, .. } => Some((*descriptor, None)),
        _ => None,
    }
}
