//! `_traceback`: the text of a report, for the `traceback` module in Python.

use crate::machine::suggest::{suggest, suggestion};
use crate::object::{NativeFunction, NativeModule, Outcome, Raise, Value, try_str};

pub(crate) static TRACEBACK: NativeModule = NativeModule {
    name: "_traceback",
    members: &[("format", Value::Native(&FORMAT)), ("suggestion", Value::Native(&SUGGESTION))],
    of_interpreter: |_, _| None,
};

/// What a report says after the message of an exception.
static SUGGESTION: NativeFunction = NativeFunction::new("suggestion", |context, args| {
    let [exception] = args.exactly()?;
    let raise = Raise::from_value(exception).filter(|_| !context.interpreter.python.is_before(3, 12));
    let text = raise.and_then(|raise| suggestion(context.interpreter, &raise, false));
    Ok(Outcome::Value(Value::str(text.unwrap_or_default())))
});

/// The text that an uncaught exception would be reported with.
static FORMAT: NativeFunction = NativeFunction::new("format", |context, args| {
    let [exception] = args.exactly()?;
    let Some(raise) = Raise::from_value(exception) else {
        return Ok(Outcome::Value(Value::str("NoneType: None\n")));
    };
    if !context.interpreter.python.is_before(3, 12) {
        suggest(context.interpreter, &raise);
    }
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
