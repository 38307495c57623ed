//! `sys`.

use std::sync::atomic::Ordering;

use crate::effect::Effect;
use crate::object::{hidden_references, NativeFunction, NativeModule, Outcome, Raise, Ref, Value};

pub(crate) static SYS: NativeModule = NativeModule {
    name: "sys",
    members: &[
        ("getswitchinterval", Value::Native(&GET_SWITCH_INTERVAL)),
        ("setswitchinterval", Value::Native(&SET_SWITCH_INTERVAL)),
        ("getrecursionlimit", Value::Native(&GET_RECURSION_LIMIT)),
        ("setrecursionlimit", Value::Native(&SET_RECURSION_LIMIT)),
        ("getrefcount", Value::Native(&GET_REF_COUNT)),
        ("_is_gil_enabled", Value::Native(&IS_GIL_ENABLED)),
    ],
    of_interpreter: |interpreter, name| match name {
        "argv" => Some(interpreter.argv.clone()),
        "version_info" => {
            let python = interpreter.python;
            let numbers = [python.major, python.minor, 0].map(|n| Value::Int(n.into()));
            Some(Value::tuple(numbers.into()))
        }
        _ => None,
    },
};

static GET_SWITCH_INTERVAL: NativeFunction = NativeFunction::new("getswitchinterval", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::Effect(Effect::SwitchInterval))
});

static SET_SWITCH_INTERVAL: NativeFunction = NativeFunction::new("setswitchinterval", |_, args| {
    let [seconds] = args.exactly()?;
    let seconds = seconds.to_float()?;
    if seconds.is_nan() || seconds <= 0.0 {
        return Err(Raise::value_error("switch interval must be strictly positive"));
    }
    Ok(Outcome::Effect(Effect::SetSwitchInterval(seconds)))
});

static GET_RECURSION_LIMIT: NativeFunction = NativeFunction::new("getrecursionlimit", |context, args| {
    let [] = args.exactly()?;
    Ok(i64::try_from(context.interpreter.recursion_limit()).unwrap_or(i64::MAX).into())
});

/// Frames lie on the heap here, so the limit only bounds memory: about 1 GB at the most.
const MOST_FRAMES: i64 = 5_000_000;

static SET_RECURSION_LIMIT: NativeFunction = NativeFunction::new("setrecursionlimit", |context, args| {
    let [frames] = args.exactly()?;
    let frames = frames.to_index()?;
    if frames < 1 {
        return Err(Raise::value_error("recursion limit must be greater or equal than 1"));
    }
    let frames = usize::try_from(frames.min(MOST_FRAMES)).unwrap_or(1000);
    context.interpreter.set_recursion_limit(frames);
    Ok(Outcome::Value(Value::None))
});

static GET_REF_COUNT: NativeFunction = NativeFunction::new("getrefcount", |_, args| {
    args.no_keywords()?;
    match &*args.values {
        // The references are the object's own, the argument on the stack among them.
        [value @ Value::Object(object)] => {
            let hidden = hidden_references(value).map_or(0, |hidden| hidden.load(Ordering::Relaxed));
            let shown = i64::try_from(Ref::strong_count(object)).unwrap_or(i64::MAX);
            Ok((shown - i64::from(hidden)).into())
        }
        // Immortal (PEP 683).
        [_] => Ok(4_294_967_295_i64.into()),
        values => Err(Raise::type_error(format!(
            "sys.getrefcount() takes exactly one argument ({} given)",
            values.len()
        ))),
    }
});

static IS_GIL_ENABLED: NativeFunction = NativeFunction::new("_is_gil_enabled", |context, args| {
    let [] = args.exactly()?;
    Ok(context.interpreter.python.rules.has_gil().into())
});
