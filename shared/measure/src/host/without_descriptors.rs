//! Descriptors and commands on a system that is no Unix: they are refused.

use pyvm::object::{Raise, Result, Value};
use pyvm::{CommandRequest, DescriptorRequest};

use crate::host::{OsHost, When};

impl<W: When> OsHost<W> {
    /// # Errors
    /// Always: what such a program wants is outside the subset here.
    pub(super) fn use_descriptor(&mut self, _: DescriptorRequest) -> Result<Value> {
        Err(Raise::outside_subset(
            "sockets and pipes are outside the subset on this system; use `multiprocessing.Pipe`",
        ))
    }

    /// # Errors
    /// Where a command is to be run: it is outside the subset here.
    pub(super) fn use_command(&mut self, request: CommandRequest) -> Result<Value> {
        match request {
            CommandRequest::Environment => Ok(Value::list(Vec::new())),
            _ => Err(Raise::outside_subset(
                "commands are outside the subset on this system; use `multiprocessing.Process`",
            )),
        }
    }
}
