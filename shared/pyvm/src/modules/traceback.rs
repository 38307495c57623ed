//! `_traceback`: what `traceback` is made of.

use crate::object::{NativeFunction, NativeModule, Outcome, Raise, Value};

pub(crate) static TRACEBACK: NativeModule = NativeModule {
    name: "_traceback",
    members: &[("format", Value::Native(&FORMAT))],
    of_interpreter: |_, _| None,
};

/// The text that an uncaught exception would be reported with.
static FORMAT: NativeFunction = NativeFunction::new("format", |_, args| {
    let [exception] = args.exactly()?;
    match Raise::from_value(exception) {
        Some(raise) => Ok(Outcome::Value(Value::str(raise.report() + "\n"))),
        None => Ok(Outcome::Value(Value::str("NoneType: None\n"))),
    }
});
