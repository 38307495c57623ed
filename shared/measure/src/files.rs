//! Files: not there yet.

use pyvm::FileRequest;
use pyvm::object::{Raise, Result, Value};

/// The files that a program has open.
#[derive(Debug, Default)]
pub(crate) struct Files;

impl Files {
    /// Does what a program wants with a file.
    pub(crate) fn perform(&self, request: FileRequest) -> Result<Value> {
        drop(request);
        Err(Raise::outside_subset("files are outside the subset"))
    }
}
