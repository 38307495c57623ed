//! `_gc`: what `gc` is made of.

use crate::machine::collector;
use crate::object::{NativeFunction, NativeModule, Outcome, Value};

pub(crate) static GC: NativeModule = NativeModule {
    name: "_gc",
    members: &[
        ("finalize", Value::Native(&FINALIZE)),
        ("clear", Value::Native(&CLEAR)),
        ("count", Value::Native(&COUNT)),
        ("is_tracked", Value::Native(&IS_TRACKED)),
    ],
    of_interpreter: |_, _| None,
};

/// Has the finalizers of unreachable objects called before the next instruction.
static FINALIZE: NativeFunction = NativeFunction::new("finalize", |context, args| {
    let [] = args.exactly()?;
    collector::finalize(context.interpreter);
    Ok(Outcome::Value(Value::None))
});

/// Empties the objects that are unreachable, and counts them.
static CLEAR: NativeFunction = NativeFunction::new("clear", |context, args| {
    let [] = args.exactly()?;
    Ok(i64::try_from(collector::clear(context.interpreter)).unwrap_or(i64::MAX).into())
});

/// How many objects there are that can be part of a cycle.
static COUNT: NativeFunction = NativeFunction::new("count", |context, args| {
    let [] = args.exactly()?;
    let living = context.interpreter.memory.living();
    let count = living.iter().filter(|object| object.kind.can_refer()).count();
    Ok(i64::try_from(count).unwrap_or(i64::MAX).into())
});

static IS_TRACKED: NativeFunction = NativeFunction::new("is_tracked", |_, args| {
    let [value] = args.exactly()?;
    Ok(matches!(value, Value::Object(object) if object.kind.can_refer()).into())
});
