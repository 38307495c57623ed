//! Answers to requests about shared objects.

use serde::{Deserialize, Serialize};

use crate::effect::Number;
use crate::object::{Raise, Result, Value, exception_named};
use crate::transfer::{Handle, shared};

/// An answer to a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// It is done.
    Nothing,
    /// Yes or no.
    Bool(bool),
    /// A count.
    Int(u64),
    /// A message.
    Bytes(Vec<u8>),
    /// Shared numbers.
    Numbers(Vec<Number>),
    /// A new object, or the two ends of one.
    Handles(Vec<Handle>),
    /// The timeout has passed.
    TimedOut,
    /// A built-in exception and its message.
    Failed(String, String),
}

impl Answer {
    /// A built-in exception with a message.
    pub fn failed(class: &str, message: impl Into<String>) -> Self {
        Self::Failed(class.to_owned(), message.into())
    }

    /// The answer as a value.
    ///
    /// # Errors
    /// The exception that it is.
    pub fn into_value(self) -> Result<Value> {
        Ok(match self {
            Self::Nothing => Value::None,
            Self::TimedOut => Value::None,
            Self::Bool(truth) => truth.into(),
            Self::Int(number) => Value::Int(i64::try_from(number).unwrap_or(i64::MAX)),
            Self::Bytes(bytes) => Value::bytes(bytes),
            Self::Numbers(numbers) => Value::list(
                numbers
                    .into_iter()
                    .map(|number| match number {
                        Number::Int(int) => int.into(),
                        Number::Float(float) => float.into(),
                    })
                    .collect(),
            ),
            Self::Handles(handles) => Value::tuple(handles.into_iter().map(shared).collect()),
            Self::Failed(class, message) if &*class == "BrokenPipeError" => {
                let text = message.rsplit("] ").next().unwrap_or_default();
                let args = vec![Value::Int(32), Value::str(text)];
                return Err(Raise::with(Value::Type(exception_named(&class)), args));
            }
            Self::Failed(class, message) => return Err(Raise::new(exception_named(&class), message)),
        })
    }
}
