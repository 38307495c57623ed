//! `multiprocessing`, with the start method `spawn`.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::effect::{Effect, ProcessRequest};
use crate::machine::Interpreter;
use crate::modules::posix::CPU_COUNT;
use crate::modules::thread::seconds;
use crate::object::{
    Custom, Kind, NativeFunction, NativeModule, Outcome, Raise, Ref, Result, Type, Value, collect,
};

pub(crate) static MULTIPROCESSING: NativeModule = NativeModule {
    name: "multiprocessing",
    members: &[
        ("Process", Value::Type(&PROCESS)),
        ("Pool", Value::Type(&POOL)),
        ("cpu_count", Value::Native(&CPU_COUNT)),
        ("set_start_method", Value::Native(&SET_START_METHOD)),
        ("get_start_method", Value::Native(&GET_START_METHOD)),
    ],
    of_interpreter: |_, _| None,
};

/// A `multiprocessing.Process`.
#[derive(Debug)]
pub struct ProcessObject {
    /// Its name, such as `Process-1`.
    pub name: String,
    /// What it calls: a function of the program's top level.
    pub target: Value,
    /// The arguments of the call.
    pub arguments: Vec<Value>,
    /// The host's number for the running process.
    pub handle: OnceLock<u64>,
    started: AtomicBool,
}

impl Custom for ProcessObject {
    fn class(&self) -> &'static Type {
        &PROCESS
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// A `multiprocessing.Pool`.
#[derive(Debug)]
pub struct PoolObject {
    /// The host's number for it.
    pub handle: u64,
}

impl Custom for PoolObject {
    fn class(&self) -> &'static Type {
        &POOL
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

fn or_none(value: &Value) -> Value {
    if value.is_null() { Value::None } else { value.clone() }
}

fn asks(request: ProcessRequest) -> Result<Outcome> {
    Ok(Outcome::Effect(Effect::Process(Box::new(request))))
}

static PROCESSES_NAMED: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);

pub(crate) static PROCESS: Type = Type::new("Process", NativeFunction::new("Process", |context, args| {
        let [group, target, name, arguments] = args.named(["group", "target", "name", "args"])?;
        if !matches!(group, Value::Null | Value::None) {
            return Err(Raise::assertion_error("group argument must be None for now"));
        }
        let _ = context;
        let number = PROCESSES_NAMED.fetch_add(1, Ordering::Relaxed) + 1;
        Ok(Outcome::Value(Value::object(Kind::Custom(Box::new(ProcessObject {
            name: name.as_str().map_or_else(|| format!("Process-{number}"), str::to_owned),
            target: or_none(target),
            arguments: if arguments.is_null() { Vec::new() } else { collect(arguments.clone())? },
            handle: OnceLock::new(),
            started: AtomicBool::new(false),
        })))))
    }))
    .with_attributes(|value, name| match (process(value), name) {
        (Ok((_, process)), "name") => Some(Value::str(&*process.name)),
        _ => None,
    })
    .with_methods(&[
        NativeFunction::new("start", |context, args| {
            let [object] = args.exactly()?;
            let (object, process) = process(object)?;
            check_not_importing_main(context.interpreter)?;
            if process.started.swap(true, Ordering::Relaxed) {
                return Err(Raise::assertion_error("cannot start a process twice"));
            }
            asks(ProcessRequest::Start(object))
        }),
        NativeFunction::new("join", |_, args| {
            let [object, timeout] = args.named(["self", "timeout"])?;
            let (process, inner) = process(object)?;
            if !inner.started.load(Ordering::Relaxed) {
                return Err(Raise::assertion_error("can only join a started process"));
            }
            asks(ProcessRequest::Join { process, timeout: seconds(timeout)? })
        }),
        NativeFunction::new("_exitcode", |_, args| {
            let [object] = args.exactly()?;
            asks(ProcessRequest::ExitCode(process(object)?.0))
        }),
    ]);

/// CPython's `_check_not_importing_main` (`Lib/multiprocessing/spawn.py`), with the first sentence of
/// its message and the cure.
fn check_not_importing_main(interpreter: &Interpreter) -> Result<()> {
    if !interpreter.is_importing_main() {
        return Ok(());
    }
    Err(Raise::runtime_error(
        "An attempt has been made to start a new process before the current process has finished its \
         bootstrapping phase. Start processes under `if __name__ == \"__main__\":` only.",
    ))
}

fn process(value: &Value) -> Result<(Ref, &ProcessObject)> {
    match (value, value.kind()) {
        (Value::Object(object), Some(Kind::Custom(custom)))
            if let Some(process) = custom.as_any().downcast_ref() =>
        {
            Ok((object.clone(), process))
        }
        _ => Err(Raise::type_error(format!("expected a Process, not '{}'", value.type_name()))),
    }
}

pub(crate) static POOL: Type = Type::new("Pool", NativeFunction::new("Pool", |context, args| {
        let [processes] = args.named(["processes"])?;
        check_not_importing_main(context.interpreter)?;
        let workers = match processes {
            Value::Null | Value::None => None,
            count => match usize::try_from(count.to_index()?) {
                Ok(count) if count > 0 => Some(count),
                _ => return Err(Raise::value_error("Number of processes must be at least 1")),
            },
        };
        asks(ProcessRequest::OpenPool { workers })
    }))
    .with_methods(&[
        NativeFunction::new("map", |_, args| {
            let [object, function, items] = args.named(["self", "func", "iterable"])?;
            asks(ProcessRequest::PoolMap {
                pool: pool(object)?,
                function: function.clone(),
                items: collect(items.clone())?,
            })
        }),
        NativeFunction::new("close", |_, args| close(args.exactly()?, false)),
        NativeFunction::new("join", |_, args| close(args.exactly()?, false)),
        NativeFunction::new("terminate", |_, args| close(args.exactly()?, true)),
        NativeFunction::new("__enter__", |_, args| {
            let [object] = args.exactly()?;
            Ok(Outcome::Value(object.clone()))
        }),
        NativeFunction::new("__exit__", |_, args| {
            let [object, ..]: &[Value; 4] = args.exactly()?;
            close(std::slice::from_ref(object).try_into().expect("one is one"), true)
        }),
    ]);

fn close([object]: &[Value; 1], terminate: bool) -> Result<Outcome> {
    asks(ProcessRequest::ClosePool { pool: pool(object)?, terminate })
}

fn pool(value: &Value) -> Result<Ref> {
    match value {
        Value::Object(object)
            if matches!(&object.kind, Kind::Custom(custom) if custom.as_any().is::<PoolObject>()) =>
        {
            Ok(object.clone())
        }
        other => Err(Raise::type_error(format!("expected a Pool, not '{}'", other.type_name()))),
    }
}

static SET_START_METHOD: NativeFunction = NativeFunction::new("set_start_method", |_, args| {
    let [method, _force] = args.named(["method", "force"])?;
    match method.as_str() {
        Some("spawn") => Ok(Outcome::Value(Value::None)),
        Some(method @ ("fork" | "forkserver")) => Err(Raise::outside_subset(format!(
            "the start method '{method}' is outside the subset; use 'spawn'"
        ))),
        _ => Err(Raise::value_error(format!("cannot find context for {}", crate::object::repr(method)))),
    }
});

static GET_START_METHOD: NativeFunction = NativeFunction::new("get_start_method", |_, args| {
    let [_allow_none] = args.named(["allow_none"])?;
    Ok(Outcome::Value(Value::str("spawn")))
});
