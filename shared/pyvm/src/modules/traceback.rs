//! `_traceback`: the text of a report, for the `traceback` module in Python.

use crate::object::{NativeFunction, NativeModule, Outcome, Raise, Value, try_str};

pub(crate) static TRACEBACK: NativeModule = NativeModule {
    name: "_traceback",
    members: &[("format", Value::Native(&FORMAT))],
    of_interpreter: |_, _| None,
};

/// The text that an uncaught exception would be reported with.
static FORMAT: NativeFunction = NativeFunction::new("format", |_, args| {
    let [exception] = args.exactly()?;
    let Some(raise) = Raise::from_value(exception) else {
        return Ok(Outcome::Value(Value::str("NoneType: None\n")));
    };
    let mut texts = Vec::new();
    for value in raise.with_own_text() {
        texts.push((try_str(&value)?, value));
    }
    for (text, value) in texts {
        if let Some(raise) = Raise::from_value(&value) {
            raise.keep_text(&text);
        }
    }
    Ok(Outcome::Value(Value::str(raise.report() + "\n")))
});
