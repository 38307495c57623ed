//! `_subinterpreters`: what the library's modules about interpreters are built on. Everything with logic is in Python.

use crate::compile::compile_after;
use crate::effect::{Effect, InterpreterRequest, ProcessRequest, SharedRequest};
use crate::modules::multiprocessing::{bytes_of, handle, whole};
use crate::modules::thread::seconds;
use crate::object::{
    Context, Function, Kind, NativeFunction, NativeModule, Outcome, Raise, Result, Value, collect,
};
use crate::source::Source;
use crate::transfer::{Handle, function_at, place_of_stateless, shared};

pub(crate) static INTERPRETERS: NativeModule = NativeModule {
    name: "_subinterpreters",
    members: &[
        ("create", Value::Native(&CREATE)),
        ("call", Value::Native(&CALL)),
        ("destroy", Value::Native(&DESTROY)),
        ("refer", Value::Native(&REFER)),
        ("current", Value::Native(&CURRENT)),
        ("all", Value::Native(&ALL)),
        ("is_running", Value::Native(&IS_RUNNING)),
        ("check", Value::Native(&CHECK)),
        ("script", Value::Native(&SCRIPT)),
        ("program", Value::Native(&PROGRAM)),
        ("keep_program", Value::Native(&KEEP_PROGRAM)),
        ("bind", Value::Native(&BIND)),
        ("place", Value::Native(&PLACE)),
        ("function", Value::Native(&FUNCTION)),
        ("new_queue", Value::Native(&NEW_QUEUE)),
        ("put", Value::Native(&PUT)),
        ("get", Value::Native(&GET)),
        ("queue_state", Value::Native(&QUEUE_STATE)),
        ("queue_number", Value::Native(&QUEUE_NUMBER)),
        ("queue", Value::Native(&QUEUE)),
    ],
    of_interpreter: |_, _| None,
};

fn asks(request: InterpreterRequest) -> Result<Outcome> {
    Ok(Outcome::Effect(Effect::Interpreter(Box::new(request))))
}

fn shares(request: SharedRequest) -> Result<Outcome> {
    Ok(Outcome::Effect(Effect::Process(Box::new(ProcessRequest::Shared(request)))))
}

static CREATE: NativeFunction = NativeFunction::new("create", |_, args| {
    let [] = args.exactly()?;
    asks(InterpreterRequest::Create)
});

/// `call(interpreter, function, bytes)`, with the name of a function of `_inside_interpreter`.
static CALL: NativeFunction = NativeFunction::new("call", |_, args| {
    let [interpreter, function, bytes] = args.exactly()?;
    let function = function.as_str().unwrap_or_default().to_owned();
    let bytes = bytes_of(bytes)?.to_vec();
    asks(InterpreterRequest::Call { interpreter: whole(interpreter)?, function, bytes })
});

static DESTROY: NativeFunction = NativeFunction::new("destroy", |_, args| {
    let [interpreter] = args.exactly()?;
    asks(InterpreterRequest::Destroy(whole(interpreter)?))
});

/// `refer(interpreter, begins)`
static REFER: NativeFunction = NativeFunction::new("refer", |_, args| {
    let [interpreter, begins] = args.exactly()?;
    asks(InterpreterRequest::Refer { interpreter: whole(interpreter)?, begins: begins.is_true() })
});

static CURRENT: NativeFunction = NativeFunction::new("current", |_, args| {
    let [] = args.exactly()?;
    asks(InterpreterRequest::Current)
});

static ALL: NativeFunction = NativeFunction::new("all", |_, args| {
    let [] = args.exactly()?;
    asks(InterpreterRequest::All)
});

static IS_RUNNING: NativeFunction = NativeFunction::new("is_running", |_, args| {
    let [interpreter] = args.exactly()?;
    asks(InterpreterRequest::IsRunning(whole(interpreter)?))
});

/// The source of a script. CPython compiles it under this name (`get_script_xidata`, `Python/crossinterp.c`, and before
/// 3.14 `_run_script`, `Modules/_interpretersmodule.c`).
fn source(context: &Context<'_>, text: &Value) -> Result<Source> {
    let Some(text) = text.as_str() else {
        return Err(Raise::type_error(format!("a script is a str, not {}", text.type_name())));
    };
    let python = context.interpreter.python;
    let path = if (python.major, python.minor) >= (3, 14) { "<script>" } else { "<string>" };
    Ok(Source::new(path, text).in_no_file())
}

/// `check(text)`: raises `SyntaxError` where it is no script.
static CHECK: NativeFunction = NativeFunction::new("check", |context, args| {
    let [text] = args.exactly()?;
    compile_after(source(context, text)?, &[]).map_err(|error| error.raised())?;
    Ok(Outcome::Value(Value::None))
});

/// `script(text)`: a function that runs it in `__main__`.
static SCRIPT: NativeFunction = NativeFunction::new("script", |context, args| {
    let [text] = args.exactly()?;
    let main = &context.interpreter.main;
    let program =
        compile_after(source(context, text)?, main.names().in_order()).map_err(|error| error.raised())?;
    let globals = main
        .for_code(program.names.clone())
        .ok_or_else(|| Raise::outside_subset("the scripts of an interpreter have too many names"))?;
    context.interpreter.load_all(&program.imports);
    Ok(function(Function::new(program.code, globals)))
});

fn function(function: Function) -> Outcome {
    Outcome::Value(Value::object(Kind::Function(Box::new(function))))
}

/// `program()`: a function that runs the program, beside `__main__`.
static PROGRAM: NativeFunction = NativeFunction::new("program", |context, args| {
    let [] = args.exactly()?;
    Ok(function(context.interpreter.hidden_program()))
});

/// `keep_program(function)`: what came from [`PROGRAM`] has run, and its globals are those of the program's functions.
static KEEP_PROGRAM: NativeFunction = NativeFunction::new("keep_program", |context, args| {
    let [program] = args.exactly()?;
    if let Some(Kind::Function(function)) = program.kind() {
        context.interpreter.keep_hidden_main(function.globals.clone());
    }
    Ok(Outcome::Value(Value::None))
});

/// `bind(name, value)`: a global of `__main__`.
static BIND: NativeFunction = NativeFunction::new("bind", |context, args| {
    let [name, value] = args.exactly()?;
    context.interpreter.main.set(name.as_str().unwrap_or_default(), value.clone());
    Ok(Outcome::Value(Value::None))
});

/// `place(function)`: where the code of a stateless function is, or `None`.
static PLACE: NativeFunction = NativeFunction::new("place", |context, args| {
    let [function] = args.exactly()?;
    Ok(Outcome::Value(match place_of_stateless(function, context.interpreter) {
        Some(path) => Value::tuple(path.into_iter().map(Value::Int).collect()),
        None => Value::None,
    }))
});

/// `function(place)`
static FUNCTION: NativeFunction = NativeFunction::new("function", |context, args| {
    let [place] = args.exactly()?;
    let path = collect(place.clone())?.iter().map(Value::to_index).collect::<Result<Vec<_>>>()?;
    let function = function_at(&path, context.interpreter);
    function.map(Outcome::Value).ok_or_else(|| Raise::value_error("there is no such code"))
});

/// `new_queue(most, unbound)`
static NEW_QUEUE: NativeFunction = NativeFunction::new("new_queue", |_, args| {
    let [most, unbound] = args.exactly()?;
    shares(SharedRequest::NewQueue { most: whole(most)?, unbound: small(unbound)? })
});

/// `put(queue, bytes, interpreter, unbound, timeout)`
static PUT: NativeFunction = NativeFunction::new("put", |_, args| {
    let [queue, bytes, interpreter, unbound, timeout] = args.exactly()?;
    shares(SharedRequest::Put {
        queue: handle(queue)?,
        bytes: bytes_of(bytes)?.to_vec(),
        interpreter: whole(interpreter)?,
        unbound: small(unbound)?,
        timeout: seconds(timeout)?,
    })
});

static GET: NativeFunction = NativeFunction::new("get", |_, args| {
    let [queue, timeout] = args.exactly()?;
    shares(SharedRequest::Get { queue: handle(queue)?, timeout: seconds(timeout)? })
});

static QUEUE_STATE: NativeFunction = NativeFunction::new("queue_state", |_, args| {
    let [queue] = args.exactly()?;
    shares(SharedRequest::QueueState { queue: handle(queue)? })
});

static QUEUE_NUMBER: NativeFunction = NativeFunction::new("queue_number", |_, args| {
    let [queue] = args.exactly()?;
    Ok(Outcome::Value(Value::Int(i64::try_from(handle(queue)?.object).unwrap_or(i64::MAX))))
});

static QUEUE: NativeFunction = NativeFunction::new("queue", |_, args| {
    let [number] = args.exactly()?;
    Ok(Outcome::Value(shared(Handle { object: whole(number)?, end: 0 })))
});

fn small(value: &Value) -> Result<u8> {
    u8::try_from(whole(value)?).map_err(|_| Raise::value_error("expected a number below 256"))
}
