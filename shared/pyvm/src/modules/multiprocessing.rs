//! `_multiprocessing`: what the library's `multiprocessing` is built on. Everything with logic is in Python.

use crate::effect::{Effect, Number, ProcessRequest, SharedRequest, StartMethod, StartRequest};
use crate::modules::thread::seconds;
use crate::object::{Kind, NativeFunction, NativeModule, Outcome, Raise, Result, Value, collect};
use crate::transfer::{self, Dumped, Handle, Loaded, Shared, Step};

pub(crate) static MULTIPROCESSING: NativeModule = NativeModule {
    name: "_multiprocessing",
    members: &[
        ("dumps", Value::Native(&DUMPS)),
        ("loads", Value::Native(&LOADS)),
        ("report", Value::Native(&REPORT)),
        ("fork", Value::Native(&FORK)),
        ("spawn", Value::Native(&SPAWN)),
        ("wait", Value::Native(&WAIT)),
        ("end", Value::Native(&END)),
        ("loaded", Value::Native(&LOADED)),
        ("is_importing_main", Value::Native(&IS_IMPORTING_MAIN)),
        ("new_semaphore", Value::Native(&NEW_SEMAPHORE)),
        ("new_pipe", Value::Native(&NEW_PIPE)),
        ("new_numbers", Value::Native(&NEW_NUMBERS)),
        ("block", Value::Native(&BLOCK)),
        ("unlink", Value::Native(&UNLINK)),
        ("acquire", Value::Native(&ACQUIRE)),
        ("release", Value::Native(&RELEASE)),
        ("semaphore_value", Value::Native(&SEMAPHORE_VALUE)),
        ("send", Value::Native(&SEND)),
        ("receive", Value::Native(&RECEIVE)),
        ("poll", Value::Native(&POLL)),
        ("close", Value::Native(&CLOSE)),
        ("numbers", Value::Native(&NUMBERS)),
        ("set_numbers", Value::Native(&SET_NUMBERS)),
        ("SharedObject", Value::Type(&transfer::SHARED)),
    ],
    of_interpreter: |_, _| None,
};

fn asks(request: ProcessRequest) -> Result<Outcome> {
    Ok(Outcome::Effect(Effect::Process(Box::new(request))))
}

fn shares(request: SharedRequest) -> Result<Outcome> {
    asks(ProcessRequest::Shared(request))
}

/// `dumps(value, states)`: the pickle, or the list of objects whose states are wanted first. Each of
/// `states` is a pair of an object and its state: a tuple of that alone, or of a callable, its arguments and the
/// state.
static DUMPS: NativeFunction = NativeFunction::new("dumps", |context, args| {
    let [value, states] = args.exactly()?;
    let mut pairs = Vec::new();
    for pair in collect(states.clone())? {
        if let Some(Kind::Tuple(pair)) = pair.kind()
            && let [object, state] = &pair[..]
        {
            pairs.push((object.clone(), state.clone()));
        }
    }
    Ok(Outcome::Value(match transfer::dumps(value, &pairs, context.interpreter)? {
        Dumped::Bytes(bytes) => Value::bytes(bytes),
        Dumped::Asks(objects) => Value::list(objects),
    }))
});

/// `loads(bytes, made)`: a pair of the value and a list of repairs, or a triple of `None`, a callable and its
/// arguments, whose result is to be the next of `made`.
static LOADS: NativeFunction = NativeFunction::new("loads", |context, args| {
    let [bytes, made] = args.exactly()?;
    let made = collect(made.clone())?;
    match transfer::loads(bytes_of(bytes)?, &made, context.interpreter) {
        Ok(Step::Loaded(Loaded { value, repairs })) => {
            Ok(Outcome::Value(Value::tuple(vec![value, Value::list(repairs)])))
        }
        Ok(Step::Call(callable, arguments)) => {
            Ok(Outcome::Value(Value::tuple(vec![Value::None, callable, arguments])))
        }
        Err(what) if what.starts_with("Can't get attribute") => Err(Raise::attribute_error(what)),
        Err(what) => Err(Raise::runtime_error(format!("cannot unpickle {what}"))),
    }
});

/// `report(error)`: its traceback, as text.
static REPORT: NativeFunction = NativeFunction::new("report", |_, args| {
    let [error] = args.exactly()?;
    let raise = Raise::from_value(error).ok_or_else(|| Raise::type_error("expected an exception"))?;
    Ok(Outcome::Value(Value::str(raise.report())))
});

/// `fork(callable, name, daemon, tell)`: a process with a copy of everything, which calls `callable`.
static FORK: NativeFunction = NativeFunction::new("fork", |context, args| {
    let [callable, name, daemon, tell] = args.exactly()?;
    let image = transfer::image(callable, context.interpreter, context.thread)?;
    start(StartMethod::Fork, image.bytes, image.handles, [name, daemon, tell])
});

/// `spawn(pickle, name, daemon, tell, ends, by_server)`: a process that imports the program and then calls what
/// `multiprocessing.process._begin_spawned` finds in the pickle.
static SPAWN: NativeFunction = NativeFunction::new("spawn", |_, args| {
    let [pickle, name, daemon, tell, ends, by_server] = args.exactly()?;
    let ends = collect(ends.clone())?.iter().map(handle).collect::<Result<_>>()?;
    let method = if by_server.is_true() { StartMethod::ForkServer } else { StartMethod::Spawn };
    start(method, bytes_of(pickle)?.to_vec(), ends, [name, daemon, tell])
});

fn start(method: StartMethod, bytes: Vec<u8>, ends: Vec<Handle>, rest: [&Value; 3]) -> Result<Outcome> {
    let [name, daemon, tell] = rest;
    asks(ProcessRequest::Start(StartRequest {
        method,
        bytes,
        name: name.as_str().unwrap_or_default().to_owned(),
        daemon: daemon.is_true(),
        ends,
        tell: if matches!(tell, Value::None) { None } else { Some(handle(tell)?) },
    }))
}

static WAIT: NativeFunction = NativeFunction::new("wait", |_, args| {
    let [process, timeout] = args.exactly()?;
    asks(ProcessRequest::Wait { process: whole(process)?, timeout: seconds(timeout)? })
});

static END: NativeFunction = NativeFunction::new("end", |_, args| {
    let [process, kill] = args.exactly()?;
    asks(ProcessRequest::End { process: whole(process)?, kill: kill.is_true() })
});

static IS_IMPORTING_MAIN: NativeFunction = NativeFunction::new("is_importing_main", |context, args| {
    let [] = args.exactly()?;
    Ok(context.interpreter.is_importing_main().into())
});

/// `loaded(name)`: a module written in Python, if it is loaded.
static LOADED: NativeFunction = NativeFunction::new("loaded", |context, args| {
    let [name] = args.exactly()?;
    let module = context.interpreter.module(name.as_str().unwrap_or_default());
    Ok(Outcome::Value(module.unwrap_or(Value::None)))
});

static NEW_SEMAPHORE: NativeFunction = NativeFunction::new("new_semaphore", |_, args| {
    let [value, most] = args.exactly()?;
    shares(SharedRequest::NewSemaphore { value: whole(value)?, most: whole(most)? })
});

static NEW_PIPE: NativeFunction = NativeFunction::new("new_pipe", |_, args| {
    let [both_ways] = args.exactly()?;
    shares(SharedRequest::NewPipe { both_ways: both_ways.is_true() })
});

static NEW_NUMBERS: NativeFunction = NativeFunction::new("new_numbers", |_, args| {
    let [numbers_] = args.exactly()?;
    shares(SharedRequest::NewNumbers(numbers(numbers_)?))
});

/// `block(name, size)`: shared memory of a name; new memory where `size` is not `None`.
static BLOCK: NativeFunction = NativeFunction::new("block", |_, args| {
    let [name, size] = args.exactly()?;
    let size = if matches!(size, Value::None) { None } else { Some(whole(size)?) };
    shares(SharedRequest::Block { name: name.as_str().unwrap_or_default().to_owned(), size })
});

static UNLINK: NativeFunction = NativeFunction::new("unlink", |_, args| {
    let [name] = args.exactly()?;
    shares(SharedRequest::Unlink { name: name.as_str().unwrap_or_default().to_owned() })
});

static ACQUIRE: NativeFunction = NativeFunction::new("acquire", |_, args| {
    let [semaphore, timeout] = args.exactly()?;
    shares(SharedRequest::Acquire { semaphore: handle(semaphore)?, timeout: seconds(timeout)? })
});

static RELEASE: NativeFunction = NativeFunction::new("release", |_, args| {
    let [semaphore] = args.exactly()?;
    shares(SharedRequest::Release { semaphore: handle(semaphore)? })
});

static SEMAPHORE_VALUE: NativeFunction = NativeFunction::new("semaphore_value", |_, args| {
    let [semaphore] = args.exactly()?;
    shares(SharedRequest::SemaphoreValue { semaphore: handle(semaphore)? })
});

static SEND: NativeFunction = NativeFunction::new("send", |_, args| {
    let [end, bytes] = args.exactly()?;
    shares(SharedRequest::Send { end: handle(end)?, bytes: bytes_of(bytes)?.to_vec() })
});

static RECEIVE: NativeFunction = NativeFunction::new("receive", |_, args| {
    let [end, timeout] = args.exactly()?;
    shares(SharedRequest::Receive { end: handle(end)?, timeout: seconds(timeout)? })
});

static POLL: NativeFunction = NativeFunction::new("poll", |_, args| {
    let [end, timeout] = args.exactly()?;
    shares(SharedRequest::Poll { end: handle(end)?, timeout: seconds(timeout)? })
});

static CLOSE: NativeFunction = NativeFunction::new("close", |_, args| {
    let [end] = args.exactly()?;
    shares(SharedRequest::Close { end: handle(end)? })
});

static NUMBERS: NativeFunction = NativeFunction::new("numbers", |_, args| {
    let [of, at, count] = args.exactly()?;
    shares(SharedRequest::Numbers { of: handle(of)?, at: whole(at)?, count: whole(count)? })
});

static SET_NUMBERS: NativeFunction = NativeFunction::new("set_numbers", |_, args| {
    let [of, at, new] = args.exactly()?;
    shares(SharedRequest::SetNumbers { of: handle(of)?, at: whole(at)?, numbers: numbers(new)? })
});

pub(crate) fn handle(value: &Value) -> Result<Handle> {
    match value.kind() {
        Some(Kind::Custom(custom)) if let Some(Shared(handle)) = custom.as_any().downcast_ref() => {
            Ok(*handle)
        }
        _ => Err(Raise::type_error(format!("expected a shared object, not '{}'", value.type_name()))),
    }
}

pub(crate) fn bytes_of(value: &Value) -> Result<&[u8]> {
    match value.kind() {
        Some(Kind::Bytes(bytes)) => Ok(bytes),
        _ => Err(Raise::type_error(format!("a bytes-like object is required, not '{}'", value.type_name()))),
    }
}

pub(crate) fn whole(value: &Value) -> Result<u64> {
    u64::try_from(value.to_index()?).map_err(|_| Raise::value_error("expected a number that is not negative"))
}

fn numbers(value: &Value) -> Result<Vec<Number>> {
    let number = |value: &Value| match value {
        Value::Float(float) => Ok(Number::Float(float.get())),
        value => value.to_index().map(Number::Int),
    };
    collect(value.clone())?.iter().map(number).collect()
}
