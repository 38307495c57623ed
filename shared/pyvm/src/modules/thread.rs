//! `_thread`: the primitives on which `threading` and `queue` are built (`Modules/_threadmodule.c`).

use crate::effect::Effect;
use crate::object::{
    Args, Context, Kind, Lock, NativeFunction, NativeModule, Outcome, Raise, Ref, Result, Type, Value,
};

pub(crate) static THREAD: NativeModule = NativeModule {
    name: "_thread",
    members: &[
        ("allocate_lock", Value::Type(&LOCK)),
        ("LockType", Value::Type(&LOCK)),
        ("RLock", Value::Type(&RLOCK)),
        ("get_ident", Value::Native(&GET_IDENT)),
        ("get_native_id", Value::Native(&GET_IDENT)),
        ("main_ident", Value::Native(&MAIN_IDENT)),
        ("start", Value::Native(&START)),
        ("join", Value::Native(&JOIN)),
        ("is_alive", Value::Native(&IS_ALIVE)),
        ("set_name", Value::Native(&SET_NAME)),
        ("is_isolated", Value::Native(&IS_ISOLATED)),
    ],
    of_interpreter: |interpreter, name| match name {
        "start_new_thread" | "start_new" | "exit" | "exit_thread" | "allocate" | "TIMEOUT_MAX" | "error"
        | "interrupt_main" => Some(interpreter.member_of("_thread_start", name)),
        _ => None,
    },
};

static GET_IDENT: NativeFunction = NativeFunction::new("get_ident", |context, args| {
    let [] = args.exactly()?;
    Ok(Outcome::Value(ident(context.thread)))
});

static MAIN_IDENT: NativeFunction = NativeFunction::new("main_ident", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::Value(ident(0)))
});

/// What a program sees of a thread's number: never zero, which would count as no thread.
pub(crate) fn ident(thread: u64) -> Value {
    Value::Int(i64::try_from(thread).unwrap_or(i64::MAX - 1) + 1)
}

/// The number that the host knows a thread by.
fn from_ident(value: &Value) -> Result<u64> {
    let ident = value.to_index()?;
    u64::try_from(ident - 1).map_err(|_| Raise::value_error("there is no such thread"))
}

static START: NativeFunction = NativeFunction::new("start", |_, args| {
    let [function, name, daemon] = args.exactly()?;
    let name = name.as_str().unwrap_or_default().to_owned();
    Ok(Outcome::Effect(Effect::StartThread { function: function.clone(), name, daemon: daemon.is_true() }))
});

static JOIN: NativeFunction = NativeFunction::new("join", |_, args| {
    let [thread, timeout] = args.exactly()?;
    Ok(Outcome::Effect(Effect::JoinThread { thread: from_ident(thread)?, timeout: seconds(timeout)? }))
});

static IS_ALIVE: NativeFunction = NativeFunction::new("is_alive", |_, args| {
    let [thread] = args.exactly()?;
    Ok(Outcome::Effect(Effect::ThreadIsAlive(from_ident(thread)?)))
});

static SET_NAME: NativeFunction = NativeFunction::new("set_name", |_, args| {
    let [thread, name] = args.exactly()?;
    let name = name.as_str().unwrap_or_default().to_owned();
    Ok(Outcome::Effect(Effect::NameThread { thread: from_ident(thread)?, name }))
});

static IS_ISOLATED: NativeFunction = NativeFunction::new("is_isolated", |context, args| {
    let [] = args.exactly()?;
    Ok(context.interpreter.is_isolated().into())
});

/// A timeout: seconds, or none. A negative one is over at once.
pub(crate) fn seconds(timeout: &Value) -> Result<Option<f64>> {
    match timeout {
        Value::Null | Value::None => Ok(None),
        value => Ok(Some(value.to_float()?.max(0.0))),
    }
}

pub(crate) static LOCK: Type =
    Type::new("lock", NativeFunction::new("lock", |_, _| Ok(new(false)))).with_methods(METHODS);

pub(crate) static RLOCK: Type =
    Type::new("RLock", NativeFunction::new("RLock", |_, _| Ok(new(true)))).with_methods(REENTRANT_METHODS);

fn new(reentrant: bool) -> Outcome {
    Outcome::Value(Value::object(Kind::Lock(Box::new(Lock::new(reentrant)))))
}

fn lock_of(value: &Value) -> Result<(&Ref, &Lock)> {
    match value {
        Value::Object(object) if let Kind::Lock(lock) = &object.kind => Ok((object, lock)),
        other => Err(Raise::type_error(format!("expected a lock, not '{}'", other.type_name()))),
    }
}

/// `acquire`: a free lock is taken at once, without the host; otherwise the host waits.
fn acquire(context: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let [value, blocking, timeout] = args.named(["self", "blocking", "timeout"])?;
    let (object, lock) = lock_of(value)?;
    let blocks = blocking.is_null() || blocking.is_true();
    let timeout = match timeout {
        Value::Null => None,
        timeout => match timeout.to_float()? {
            -1.0 => None,
            _ if !blocks => {
                return Err(Raise::value_error("can't specify a timeout for a non-blocking call"));
            }
            seconds if seconds < 0.0 => {
                return Err(Raise::value_error("timeout value must be a non-negative number"));
            }
            seconds => Some(seconds),
        },
    };
    if lock.try_acquire(context.thread) {
        return Ok(true.into());
    }
    if !blocks {
        return Ok(false.into());
    }
    Ok(Outcome::Effect(Effect::AcquireLock { lock: object.clone(), timeout }))
}

fn release(context: &Context<'_>, value: &Value) -> Result<Outcome> {
    let (object, lock) = lock_of(value)?;
    match lock.release(context.thread) {
        Some(true) => Ok(Outcome::Effect(Effect::WakeLock(object.clone()))),
        Some(false) => Ok(Outcome::Value(Value::None)),
        None if lock.reentrant => Err(Raise::runtime_error("cannot release un-acquired lock")),
        None => Err(Raise::runtime_error("release unlocked lock")),
    }
}

/// Takes a lock that is free.
fn acquire_quickly(value: &Value, thread: u64) -> Value {
    match value.plain_kind() {
        Some(Kind::Lock(lock)) if lock.try_acquire(thread) => Value::True,
        _ => Value::Null,
    }
}

/// Gives a lock back for which nobody waits.
fn release_quickly(value: &Value, thread: u64) -> Value {
    match value.plain_kind() {
        Some(Kind::Lock(lock)) if lock.release_quietly(thread) => Value::None,
        _ => Value::Null,
    }
}

const ACQUIRE: NativeFunction = NativeFunction::new("acquire", acquire).quick_in_thread(acquire_quickly);
const RELEASE: NativeFunction = NativeFunction::new("release", |context, args| {
    let [value] = args.exactly()?;
    release(context, value)
})
.quick_in_thread(release_quickly);
const ENTER: NativeFunction = NativeFunction::new("__enter__", acquire).quick_in_thread(acquire_quickly);
const EXIT: NativeFunction = NativeFunction::new("__exit__", |context, args| {
    let [value, ..]: &[Value; 4] = args.exactly()?;
    release(context, value)
});
/// What a `with` of a free lock calls at its end.
pub(crate) static END_WITH: NativeFunction = EXIT;
const LOCKED: NativeFunction = NativeFunction::new("locked", |_, args| {
    let [value] = args.exactly()?;
    Ok((lock_of(value)?.1.state().count > 0).into())
});

static METHODS: &[NativeFunction] = &[ACQUIRE, RELEASE, ENTER, EXIT, LOCKED];

static REENTRANT_METHODS: &[NativeFunction] = &[
    ACQUIRE,
    RELEASE,
    ENTER,
    EXIT,
    LOCKED,
    NativeFunction::new("_is_owned", |context, args| {
        let [value] = args.exactly()?;
        let state = lock_of(value)?.1.state();
        Ok((state.count > 0 && state.holder == context.thread).into())
    }),
    NativeFunction::new("_recursion_count", |context, args| {
        let [value] = args.exactly()?;
        let state = lock_of(value)?.1.state();
        Ok(if state.holder == context.thread { i64::from(state.count) } else { 0 }.into())
    }),
    // A condition variable gives the lock up however often it was taken, and takes it back as often.
    NativeFunction::new("_release_save", |context, args| {
        let [value] = args.exactly()?;
        let (object, lock) = lock_of(value)?;
        let state = lock.state();
        if state.count == 0 || state.holder != context.thread {
            return Err(Raise::runtime_error("cannot release un-acquired lock"));
        }
        lock.set_state(1, context.thread);
        lock.release(context.thread);
        let count = Value::Int(state.count.into());
        match state.waiting {
            0 => Ok(Outcome::Value(count)),
            // Wake whoever waits; the count is the answer all the same.
            _ => Ok(Outcome::call(
                context.interpreter.library_function("first_of"),
                vec![count, Value::Native(&WAKE), Value::Object(object.clone())],
            )),
        }
    }),
    NativeFunction::new("_acquire_restore", |context, args| {
        let [value, count] = args.exactly()?;
        let count = u32::try_from(count.to_index()?).unwrap_or(1);
        let (object, lock) = lock_of(value)?;
        if lock.try_acquire(context.thread) {
            lock.set_state(count, context.thread);
            return Ok(Outcome::Value(Value::None));
        }
        Ok(Outcome::call(
            context.interpreter.library_function("acquire_restore"),
            vec![Value::Object(object.clone()), Value::Int(count.into())],
        ))
    }),
    NativeFunction::new("_set_count", |context, args| {
        let [value, count] = args.exactly()?;
        lock_of(value)?.1.set_state(u32::try_from(count.to_index()?).unwrap_or(1), context.thread);
        Ok(Outcome::Value(Value::None))
    }),
];

static WAKE: NativeFunction = NativeFunction::new("wake", |_, args| {
    let [value] = args.exactly()?;
    Ok(Outcome::Effect(Effect::WakeLock(lock_of(value)?.0.clone())))
});
