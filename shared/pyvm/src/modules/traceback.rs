//! `_traceback`: the text of a report, for the `traceback` module in Python.

use crate::machine::suggest::{suggest, suggestion};
use crate::marks::Marks;
use crate::object::{Context, NativeFunction, NativeModule, Outcome, Raise, Result, Value, try_str};

pub(crate) static TRACEBACK: NativeModule = NativeModule {
    name: "_traceback",
    members: &[
        ("format", Value::Native(&FORMAT)),
        ("only", Value::Native(&ONLY)),
        ("excerpt", Value::Native(&EXCERPT)),
    ],
    of_interpreter: |_, _| None,
};

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

/// `only(exception, with_traceback)`: the lines of its report below the traceback, without which nobody knows which names
/// there were.
static ONLY: NativeFunction = NativeFunction::new("only", |context, args| {
    let [exception, with_traceback] = args.exactly()?;
    let Some(raise) = Raise::from_value(exception) else {
        return Ok(Outcome::Value(Value::str("NoneType: None\n")));
    };
    prepare(context, &raise)?;
    let meant = match context.interpreter.python.is_before(3, 12) {
        true => None,
        false => suggestion(context.interpreter, &raise, with_traceback.is_true()),
    };
    Ok(Outcome::Value(Value::str(raise.only(&meant.unwrap_or_default()))))
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
