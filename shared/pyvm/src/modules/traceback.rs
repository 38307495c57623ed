//! `_traceback`: the text of a report, for the `traceback` module in Python.

use crate::machine::suggest::{suggest, suggestion};
use crate::marks::Marks;
use crate::object::{Context, NativeFunction, NativeModule, Outcome, Raise, Result, Value, try_str};

pub(crate) static TRACEBACK: NativeModule = NativeModule {
    name: "_traceback",
    members: &[
        ("format", Value::Native(&FORMAT)),
        ("suggestion", Value::Native(&SUGGESTION)),
        ("only", Value::Native(&ONLY)),
        ("excerpt", Value::Native(&EXCERPT)),
    ],
    of_interpreter: |_, _| None,
};

/// What a report says after the message of an exception.
static SUGGESTION: NativeFunction = NativeFunction::new("suggestion", |context, args| {
    let [exception] = args.exactly()?;
    let raise = Raise::from_value(exception).filter(|_| !context.interpreter.python.is_before(3, 12));
    let text = raise.and_then(|raise| suggestion(context.interpreter, &raise, false));
    Ok(Outcome::Value(Value::str(text.unwrap_or_default())))
});

/// `excerpt(lines, column, end_column)`: what an entry shows of these lines. The columns are counted in bytes, in the first
/// line and in the last; they may be `None`.
static EXCERPT: NativeFunction = NativeFunction::new("excerpt", |context, args| {
    let [lines, column, end] = args.exactly()?;
    let text = try_str(lines)?;
    let lines: Vec<&str> = text.trim_end_matches('\n').split('\n').collect();
    let number = |value: &Value| match value {
        Value::Int(number) => usize::try_from(*number).ok(),
        _ => None,
    };
    let marks = Marks::of(context.interpreter.python);
    Ok(Outcome::Value(Value::str(marks.below(&lines, number(column).zip(number(end))))))
});

/// `only(exception)`: the lines of its report below the traceback.
static ONLY: NativeFunction = NativeFunction::new("only", |context, args| {
    let [exception] = args.exactly()?;
    let Some(raise) = Raise::from_value(exception) else {
        return Ok(Outcome::Value(Value::str("NoneType: None\n")));
    };
    prepare(context, &raise)?;
    Ok(Outcome::Value(Value::str(raise.only())))
});

/// The text that an uncaught exception would be reported with.
static FORMAT: NativeFunction = NativeFunction::new("format", |context, args| {
    let [exception] = args.exactly()?;
    let Some(raise) = Raise::from_value(exception) else {
        return Ok(Outcome::Value(Value::str("NoneType: None\n")));
    };
    prepare(context, &raise)?;
    Ok(Outcome::Value(Value::str(raise.report() + "\n")))
});

/// Looks for what the report of an exception needs: the names that may have been meant, and what `__str__` of a class says.
fn prepare(context: &Context<'_>, raise: &Raise) -> Result<()> {
    if !context.interpreter.python.is_before(3, 12) {
        suggest(context.interpreter, raise);
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
    Ok(())
}
