//! `_gc`: what `gc` is made of.

use crate::machine::collector;
use crate::object::{Instance, Kind, NativeFunction, NativeModule, Outcome, Ref, Value, address};

pub(crate) static GC: NativeModule = NativeModule {
    name: "_gc",
    members: &[
        ("finalize", Value::Native(&FINALIZE)),
        ("clear", Value::Native(&CLEAR)),
        ("count", Value::Native(&COUNT)),
        ("is_tracked", Value::Native(&IS_TRACKED)),
        ("objects", Value::Native(&OBJECTS)),
        ("referrers", Value::Native(&REFERRERS)),
        ("referents", Value::Native(&REFERENTS)),
        ("watched", Value::Native(&WATCHED)),
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

/// Dicts and tuples that hold nothing the collector knows are none of its business (`MAINTAIN_TRACKING`,
/// `_PyTuple_MaybeUntrack`).
static IS_TRACKED: NativeFunction = NativeFunction::new("is_tracked", |_, args| {
    let [value] = args.exactly()?;
    Ok(match value {
        Value::Object(object) => match object.kind {
            Kind::Dict(_) | Kind::Tuple(_) => collector::holds_known(&object.kind),
            _ => object.kind.can_refer(),
        },
        _ => false,
    }
    .into())
});

/// The objects that can be part of a cycle.
static OBJECTS: NativeFunction = NativeFunction::new("objects", |context, args| {
    let [] = args.exactly()?;
    let living = context.interpreter.memory.living().into_iter();
    let shown = living.filter(|object| object.kind.can_refer() && !matches!(object.kind, Kind::Frame(_)));
    Ok(Outcome::Value(Value::list(shown.map(Value::Object).collect())))
});

/// Those of them that refer to one of the arguments (`gc_get_referrers`, `Modules/gcmodule.c`).
static REFERRERS: NativeFunction = NativeFunction::new("referrers", |context, args| {
    let mut found = Vec::new();
    for object in context.interpreter.memory.living() {
        let mut refers = false;
        object.kind.traverse(&mut |other| {
            refers |=
                args.values.iter().any(|value| matches!(value, Value::Object(of) if Ref::ptr_eq(of, other)));
        });
        if refers && !matches!(object.kind, Kind::Frame(_)) {
            found.push(Value::Object(object));
        }
    }
    Ok(Outcome::Value(Value::list(found)))
});

/// What an object refers to, as far as its kind shows it (`gc_get_referents`).
static REFERENTS: NativeFunction = NativeFunction::new("referents", |_, args| {
    let [value] = args.exactly()?;
    let mut found = Vec::new();
    if let Value::Object(object) = value {
        // The names of a dict are none of the collector's business.
        let shown =
            |other: &Ref| !(matches!(object.kind, Kind::Dict(_)) && matches!(other.kind, Kind::Str(_)));
        object.kind.traverse(&mut |other| {
            if shown(other) {
                found.push(Value::Object(other.clone()));
            }
        });
    }
    Ok(Outcome::Value(Value::list(found)))
});

/// The identities of the garbage, and the numbers under which the library wants to hear of the death of some of it.
static WATCHED: NativeFunction = NativeFunction::new("watched", |context, args| {
    let [] = args.exactly()?;
    let garbage = collector::garbage(context.interpreter);
    let numbers: Vec<Value> = garbage
        .iter()
        .filter_map(|object| object.kind.instance().map(Instance::watched).filter(|number| *number != 0))
        .map(|number| Value::Int(number.into()))
        .collect();
    let all = if numbers.is_empty() { Vec::new() } else { garbage };
    let all = all.into_iter().map(|object| Value::Int(address(&Value::Object(object)))).collect();
    Ok(Outcome::Value(Value::tuple(vec![Value::list(numbers), Value::list(all)])))
});
