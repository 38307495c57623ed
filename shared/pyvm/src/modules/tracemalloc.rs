//! `_tracemalloc`: what `tracemalloc` is made of. It counts the machine's own objects, with the sizes they have in
//! CPython, by the line of the program that made them.

use crate::object::{NativeFunction, NativeModule, Outcome, Value};

pub(crate) static TRACEMALLOC: NativeModule = NativeModule {
    name: "_tracemalloc",
    members: &[
        ("start", Value::Native(&START)),
        ("stop", Value::Native(&STOP)),
        ("is_tracing", Value::Native(&IS_TRACING)),
        ("clear_traces", Value::Native(&CLEAR_TRACES)),
        ("get_traced_memory", Value::Native(&GET_TRACED_MEMORY)),
        ("reset_peak", Value::Native(&RESET_PEAK)),
        ("get_traces", Value::Native(&GET_TRACES)),
    ],
    of_interpreter: |_, _| None,
};

static START: NativeFunction = NativeFunction::new("start", |context, args| {
    let [] = args.exactly()?;
    context.interpreter.watch_memory();
    context.interpreter.memory.trace(true);
    Ok(Outcome::Value(Value::None))
});

static STOP: NativeFunction = NativeFunction::new("stop", |context, args| {
    let [] = args.exactly()?;
    context.interpreter.memory.trace(false);
    Ok(Outcome::Value(Value::None))
});

static IS_TRACING: NativeFunction = NativeFunction::new("is_tracing", |context, args| {
    let [] = args.exactly()?;
    Ok(context.interpreter.memory.is_traced().into())
});

static CLEAR_TRACES: NativeFunction = NativeFunction::new("clear_traces", |context, args| {
    let [] = args.exactly()?;
    context.interpreter.memory.forget_places();
    Ok(Outcome::Value(Value::None))
});

static RESET_PEAK: NativeFunction = NativeFunction::new("reset_peak", |context, args| {
    let [] = args.exactly()?;
    context.interpreter.memory.forget_peak();
    Ok(Outcome::Value(Value::None))
});

fn int(number: usize) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The bytes that traced objects take, and the most they took at a moment when somebody looked.
static GET_TRACED_MEMORY: NativeFunction = NativeFunction::new("get_traced_memory", |context, args| {
    let [] = args.exactly()?;
    let (traced, peak) = context.interpreter.memory.traced();
    let now = traced.iter().map(|traced| traced.bytes).sum();
    Ok(Outcome::Value(Value::tuple(vec![int(now), int(peak)])))
});

/// A list of tuples: file, line, bytes, objects.
static GET_TRACES: NativeFunction = NativeFunction::new("get_traces", |context, args| {
    let [] = args.exactly()?;
    let (traced, _) = context.interpreter.memory.traced();
    let rows = traced.into_iter().map(|traced| {
        let (source, line) = traced.place;
        Value::tuple(vec![
            Value::str(&*source.path),
            Value::Int(line.into()),
            int(traced.bytes),
            int(traced.objects),
        ])
    });
    Ok(Outcome::Value(Value::list(rows.collect())))
});
