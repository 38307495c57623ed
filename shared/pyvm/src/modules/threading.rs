//! `threading`.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::effect::Effect;
use crate::object::{Kind, NativeFunction, NativeModule, Outcome, Raise, Ref, Result, Type, Value, collect};

pub(crate) static THREADING: NativeModule = NativeModule {
    name: "threading",
    members: &[("Thread", Value::Type(&THREAD))],
    of_interpreter: |_, _| None,
};

/// A `threading.Thread`.
#[derive(Debug)]
pub struct ThreadObject {
    /// Its name, such as `Thread-1 (task)`.
    pub name: String,
    /// What it calls.
    pub target: Value,
    /// The arguments of the call.
    pub arguments: Vec<Value>,
    /// Whether the program may end while it runs.
    pub daemon: bool,
    /// The host's number for the running thread.
    pub handle: OnceLock<u64>,
    started: AtomicBool,
}

impl ThreadObject {
    pub(crate) fn repr(&self) -> String {
        let state = if self.started.load(Ordering::Relaxed) { "started" } else { "initial" };
        format!("<Thread({}, {state})>", self.name)
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<Value> {
        match name {
            "name" => Some(Value::str(&*self.name)),
            "daemon" => Some(Value::from(self.daemon)),
            _ => None,
        }
    }
}

pub(crate) static THREAD: Type = Type {
    name: "Thread",
    new: NativeFunction::new("Thread", |context, args| {
        let [group, target, name, arguments, daemon] =
            args.named(["group", "target", "name", "args", "daemon"])?;
        if !matches!(group, Value::Null | Value::None) {
            return Err(Raise::assertion_error("group argument must be None for now"));
        }
        let target = or_none(target);
        let name = match name.as_str() {
            Some(name) => name.to_owned(),
            None => default_name(
                context.interpreter.next_thread_number(),
                &target,
                context.interpreter.python.minor,
            ),
        };
        Ok(Outcome::Value(Value::object(Kind::Thread(ThreadObject {
            name,
            target,
            arguments: if arguments.is_null() { Vec::new() } else { collect(arguments)? },
            daemon: daemon.is_true(),
            handle: OnceLock::new(),
            started: AtomicBool::new(false),
        }))))
    }),
    methods: &[
        NativeFunction::new("start", |_, args| {
            let [object] = args.exactly()?;
            let (object, thread) = receiver(&object)?;
            if thread.started.swap(true, Ordering::Relaxed) {
                return Err(Raise::runtime_error("threads can only be started once"));
            }
            Ok(Outcome::Effect(Effect::StartThread(object)))
        }),
        NativeFunction::new("join", |_, args| {
            let [object, timeout] = args.named(["self", "timeout"])?;
            let (thread, inner) = receiver(&object)?;
            if !inner.started.load(Ordering::Relaxed) {
                return Err(Raise::runtime_error("cannot join thread before it is started"));
            }
            Ok(Outcome::Effect(Effect::JoinThread { thread, timeout: seconds(&timeout)? }))
        }),
        NativeFunction::new("is_alive", |_, args| {
            let [object] = args.exactly()?;
            let (object, thread) = receiver(&object)?;
            if !thread.started.load(Ordering::Relaxed) {
                return Ok(false.into());
            }
            Ok(Outcome::Effect(Effect::ThreadIsAlive(object)))
        }),
    ],
};

/// Python names threads by number and, from 3.10 on, target.
fn default_name(number: u64, target: &Value, minor: u32) -> String {
    match target.kind() {
        Some(Kind::Function(function)) if minor >= 10 => format!("Thread-{number} ({})", function.code.name),
        _ => format!("Thread-{number}"),
    }
}

fn receiver(value: &Value) -> Result<(Ref, &ThreadObject)> {
    match (value, value.kind()) {
        (Value::Object(object), Some(Kind::Thread(thread))) => Ok((object.clone(), thread)),
        _ => Err(Raise::type_error(format!("expected a Thread, not '{}'", value.type_name()))),
    }
}

/// A value, or `None` where none was given.
pub(crate) fn or_none(value: Value) -> Value {
    if value.is_null() { Value::None } else { value }
}

/// A timeout: seconds, or none. A negative one is over at once.
pub(crate) fn seconds(timeout: &Value) -> Result<Option<f64>> {
    match timeout {
        Value::Null | Value::None => Ok(None),
        value => Ok(Some(value.to_float()?.max(0.0))),
    }
}
