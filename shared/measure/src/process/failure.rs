//! What a call in another interpreter gave.

use std::sync::Arc;

use pyvm::object::{Raise, Result, Value};
use pyvm::transfer::{pickle, unpickle};
use pyvm::{Interpreter, ThreadState};

/// A call to make in another interpreter.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    function: Vec<u8>,
    arguments: Vec<Vec<u8>>,
}

impl Call {
    /// A call on its way out of this interpreter.
    ///
    /// # Errors
    /// `TypeError` and its kin for a function or arguments that cannot cross.
    pub(crate) fn new(interpreter: &Arc<Interpreter>, function: &Value, arguments: &[Value]) -> Result<Self> {
        let function = pickle(function, interpreter)?;
        let arguments = arguments.iter().map(|value| pickle(value, interpreter)).collect::<Result<_>>()?;
        Ok(Self { function, arguments })
    }

    /// The thread that makes the call in this interpreter.
    ///
    /// # Errors
    /// `AttributeError` where the function is not here; `RuntimeError` for what no sender of ours would send.
    pub(crate) fn thread_state(&self, interpreter: &Arc<Interpreter>, thread: u64) -> Result<ThreadState> {
        let function = unpickle(&self.function, interpreter).map_err(Raise::attribute_error)?;
        let arguments = self.arguments.iter().map(|data| unpickle(data, interpreter));
        let arguments = arguments.collect::<std::result::Result<_, _>>();
        let arguments = arguments.map_err(|what| Raise::runtime_error(format!("the caller sent {what}")))?;
        Ok(interpreter.thread(thread, function, arguments))
    }
}

/// What a call elsewhere gave.
pub(crate) type Answer = std::result::Result<Vec<u8>, Failure>;

/// An answer as a value of this interpreter.
///
/// # Errors
/// The call's exception.
pub(crate) fn receive_answer(answer: Answer, interpreter: &Arc<Interpreter>) -> Result<Value> {
    match answer {
        Ok(data) => {
            unpickle(&data, interpreter).map_err(|what| Raise::runtime_error(format!("a call gave {what}")))
        }
        Err(failure) => Err(failure.into_raise(interpreter)),
    }
}

/// An exception that ended a call elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    /// The exception, where it can cross.
    exception: Option<Vec<u8>>,
    /// What the program used that the subset does not have, with the place where it did.
    outside_subset: Option<String>,
    /// Its class and message, for where it cannot cross.
    summary: String,
}

impl Failure {
    /// An exception on its way out.
    pub(crate) fn new(raise: &Raise, interpreter: &Arc<Interpreter>) -> Self {
        let summary = raise.summary();
        let outside_subset = raise.is_outside_subset().then(|| summary.clone());
        let exception = pickle(&raise.clone().into_value(), interpreter).ok();
        Self { exception, outside_subset, summary }
    }

    /// The exception, to be raised here.
    fn into_raise(self, interpreter: &Arc<Interpreter>) -> Raise {
        if let Some(what) = self.outside_subset {
            return Raise::outside_subset(what);
        }
        let exception = self.exception.and_then(|data| unpickle(&data, interpreter).ok());
        let raised = exception.as_ref().and_then(Raise::from_value);
        raised.unwrap_or_else(|| Raise::runtime_error(self.summary))
    }
}
