//! `_profile`: what `cProfile` is made of (CPython's `_lsprof`).

use crate::machine::{Called, Profile, Profiled, ThreadState};
use crate::object::{Kind, NativeFunction, NativeModule, Outcome, Raise, Result, Value};

pub(crate) static PROFILE: NativeModule = NativeModule {
    name: "_profile",
    members: &[("start", Value::Native(&START)), ("stop", Value::Native(&STOP))],
    of_interpreter: |_, _| None,
};

static START: NativeFunction = NativeFunction::new("start", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::OfThread(start))
});

fn start(thread: &mut ThreadState) -> Result<Value> {
    if thread.own.profile.is_some() {
        return Err(Raise::value_error("Another profiling tool is already active"));
    }
    thread.own.profile = Some(Box::<Profile>::default());
    Ok(Value::None)
}

/// The calls of one function by another: the place of its tuple, calls, calls that were not recursive, and the seconds.
fn row_of_called(called: &Called) -> Value {
    Value::tuple(vec![
        Value::Int(i64::try_from(called.entry).unwrap_or(0)),
        Value::Int(called.calls),
        Value::Int(called.calls - called.recursive),
        Value::float(called.own),
        Value::float(called.whole),
    ])
}

/// What was counted: a list of tuples of file, line, name, calls, calls that were not recursive, seconds in the
/// function itself, seconds until it returned, the functions it called, its code.
static STOP: NativeFunction = NativeFunction::new("stop", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::OfThread(stop))
});

fn stop(thread: &mut ThreadState) -> Result<Value> {
    let entries = thread.own.profile.take().map(|profile| profile.finish()).unwrap_or_default();
    let rows = entries.into_iter().map(|entry| {
        let (file, line, name) = match &entry.function {
            Profiled::Python(code) => (&*code.source.path, code.first_line, &*code.name),
            Profiled::Native(name) => ("~", 0, &**name),
        };
        Value::tuple(vec![
            Value::str(file),
            Value::Int(line.into()),
            Value::str(name),
            Value::Int(entry.calls),
            Value::Int(entry.calls - entry.recursive),
            Value::float(entry.own),
            Value::float(entry.whole),
            Value::list(entry.called.iter().map(row_of_called).collect()),
            match &entry.function {
                Profiled::Python(code) => Value::object(Kind::Code(code.clone())),
                Profiled::Native(name) => Value::str(&**name),
            },
        ])
    });
    Ok(Value::list(rows.collect()))
}
