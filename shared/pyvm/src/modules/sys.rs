//! `sys`.

use std::sync::Arc;

use crate::effect::Effect;
use crate::machine::Interpreter;
use crate::machine::variables;
use crate::modules::reference_count;
use crate::object::{
    Dict, Kind, Module, NativeFunction, NativeModule, Outcome, Raise, Value, class_of, size_of,
};
use crate::rules::Python;

pub(crate) static SYS: NativeModule = NativeModule {
    name: "sys",
    members: &[
        ("getswitchinterval", Value::Native(&GET_SWITCH_INTERVAL)),
        ("setswitchinterval", Value::Native(&SET_SWITCH_INTERVAL)),
        ("getrecursionlimit", Value::Native(&GET_RECURSION_LIMIT)),
        ("setrecursionlimit", Value::Native(&SET_RECURSION_LIMIT)),
        ("getrefcount", Value::Native(&reference_count::GET_REF_COUNT)),
        ("exc_info", Value::Native(&EXC_INFO)),
        ("exception", Value::Native(&EXCEPTION)),
        ("getsizeof", Value::Native(&GET_SIZE_OF)),
        ("intern", Value::Native(&INTERN)),
        ("_frames", Value::Native(&FRAMES)),
        ("_variables", Value::Native(&VARIABLES)),
        ("getdefaultencoding", Value::Native(&GET_ENCODING)),
        ("getfilesystemencoding", Value::Native(&GET_ENCODING)),
        ("maxsize", Value::Int(i64::MAX)),
        ("maxunicode", Value::Int(0x10_ffff)),
        ("_is_gil_enabled", Value::Native(&IS_GIL_ENABLED)),
    ],
    of_interpreter,
};

fn of_interpreter(interpreter: &Arc<Interpreter>, name: &str) -> Option<Value> {
    if let Some(value) = interpreter.set_in_sys(name) {
        return Some(value);
    }
    Some(match name {
        "argv" => interpreter.argv.clone(),
        "stdin" | "stdout" | "stderr" => interpreter.member_of("io", name),
        "__stdin__" | "__stdout__" | "__stderr__" => interpreter.member_of("io", name.trim_matches('_')),
        "version_info" | "version" | "implementation" | "float_info" | "int_info" | "hash_info" | "flags"
        | "thread_info" | "_getframe" | "_current_frames" | "excepthook" | "__excepthook__"
        | "unraisablehook" | "getallocatedblocks" | "call_tracing" | "settrace" | "setprofile"
        | "gettrace" | "getprofile" | "is_finalizing" | "getcheckinterval" | "setcheckinterval" => {
            return Some(interpreter.member_of("_sys", name)).filter(|member| !member.is_null());
        }
        "api_version" => Value::Int(1013),
        "copyright" => Value::str("The GIL Lab's machine"),
        "_machine" => Value::str(std::env::consts::ARCH),
        "_built_with_gil" => Value::from(interpreter.python.rules.has_gil()),
        "dont_write_bytecode" => Value::True,
        "float_repr_style" => Value::str("short"),
        "ps1" | "ps2" | "tracebacklimit" => return None,
        "builtin_module_names" => {
            Value::tuple(super::all().iter().map(|module| Value::str(module.name)).collect())
        }
        "warnoptions" | "meta_path" | "path_hooks" | "orig_argv" => Value::list(Vec::new()),
        "base_prefix" | "exec_prefix" | "base_exec_prefix" => Value::str(""),
        "_numbers" => {
            let python = interpreter.python;
            Value::tuple([python.major, python.minor].map(|n| Value::Int(n.into())).into())
        }
        "hexversion" => {
            let python = interpreter.python;
            Value::Int(i64::from(python.major) << 24 | i64::from(python.minor) << 16 | 0xf0)
        }
        "exit" => interpreter.library_function("exit_program"),
        "executable" | "_base_executable" => Value::str(executable(interpreter.python)),
        "prefix" => Value::str(""),
        "path" => Value::list(vec![Value::str("")]),
        "platform" => Value::str(platform()),
        "byteorder" => Value::str(if cfg!(target_endian = "big") { "big" } else { "little" }),
        "modules" => modules(interpreter),
        _ => return None,
    })
}

/// `sys.executable`: where CPython usually is. A host that runs commands runs this machine under that name.
pub fn executable(python: Python) -> String {
    format!("/usr/local/bin/python{}.{}", python.major, python.minor)
}

/// The name of the system, as CPython has it.
fn platform() -> &'static str {
    match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    }
}

/// The modules that are loaded. A new dict: a program cannot take a module out.
fn modules(interpreter: &Arc<Interpreter>) -> Value {
    let mut all = Dict::default();
    let main = Value::object(Kind::Module(Module::new(interpreter.main.clone())));
    // Names are text, which always has a hash.
    let _ = all.insert(Value::str(&*interpreter.main.module), main);
    for name in interpreter.module_names() {
        if let Some(module) = interpreter.module(&name) {
            let _ = all.insert(Value::str(name), module);
        }
    }
    Value::dict(all)
}

/// `sys.name = value`, which the assignment becomes a call of.
pub(crate) static SET: NativeFunction = NativeFunction::new("set", |context, args| {
    let [name, value] = args.exactly()?;
    let name = name.as_str().unwrap_or_default();
    let interpreter = context.interpreter;
    if name == "stdout" {
        let real = interpreter.member_of("io", "stdout");
        interpreter.set_standard_output(if value.is(&real) { Value::Null } else { value.clone() });
    }
    interpreter.set_sys(name, value.clone());
    Ok(Outcome::Value(Value::None))
});

/// `(class, exception, traceback)` of the exception being handled.
static EXC_INFO: NativeFunction = NativeFunction::new("exc_info", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::OfThread(|thread| {
        let handled = thread.own.handled.clone();
        Ok(Value::tuple(match handled {
            Value::Null | Value::None => vec![Value::None, Value::None, Value::None],
            handled => {
                let raise = Raise::from_value(&handled);
                let traceback =
                    raise.map_or(Value::None, |raise| crate::object::traceback_of(raise.exception()));
                vec![class_of(&handled), handled, traceback]
            }
        }))
    }))
});

/// `sys.exception()`
static EXCEPTION: NativeFunction = NativeFunction::new("exception", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::OfThread(|thread| {
        Ok(if thread.own.handled.is_null() { Value::None } else { thread.own.handled.clone() })
    }))
});

static GET_SIZE_OF: NativeFunction = NativeFunction::new("getsizeof", |_, args| {
    let [value, _default] = args.named(["object", "default"])?;
    Ok(i64::try_from(size_of(value)).unwrap_or(i64::MAX).into())
});

static INTERN: NativeFunction = NativeFunction::new("intern", |_, args| {
    let [text] = args.exactly()?;
    if text.as_str().is_none() {
        return Err(Raise::type_error(format!("intern() argument must be str, not {}", text.type_name())));
    }
    Ok(Outcome::Value(text.clone()))
});

static GET_ENCODING: NativeFunction = NativeFunction::new("getdefaultencoding", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::Value(Value::str("utf-8")))
});

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

static IS_GIL_ENABLED: NativeFunction = NativeFunction::new("_is_gil_enabled", |context, args| {
    let [] = args.exactly()?;
    Ok(context.interpreter.python.rules.has_gil().into())
});

/// What the frames' variables hold, in the order of `_frames`: a dict for each.
static VARIABLES: NativeFunction = NativeFunction::new("_variables", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::OfThread(|thread| {
        let shown =
            thread.callers.iter().rev().filter(|frame| frame.code().source.path != "<library builtins>");
        let dicts = shown.map(|frame| {
            variables(frame.code(), thread.stack.get(frame.base..frame.base + frame.top).unwrap_or_default())
        });
        Ok(Value::list(dicts.collect()))
    }))
});

/// The frames around the caller, innermost first, as pairs of code and line. Those of the machine's own Python code
/// are left out.
static FRAMES: NativeFunction = NativeFunction::new("_frames", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::OfThread(|thread| {
        let shown =
            thread.callers.iter().rev().filter(|frame| frame.code().source.path != "<library builtins>");
        let pairs = shown.map(|frame| {
            let code = Value::object(Kind::Code(frame.function().code.clone()));
            Value::tuple(vec![
                code,
                Value::Int(frame.line().into()),
                Value::str(&*frame.function().globals.module),
            ])
        });
        Ok(Value::list(pairs.collect()))
    }))
});
