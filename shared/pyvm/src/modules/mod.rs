//! The modules that a program can import.

mod descriptors;
mod dis;
mod gc;
mod hashlib;
mod http;
mod interpreters;
mod io;
mod json;
mod math;
mod multiprocessing;
mod posix;
mod profile;
pub(crate) mod random;
pub(crate) mod re;
mod reference_count;
mod subset;
pub(crate) use subset::MODULE as MODULE_BY_NAME;
mod held;
mod signals;
mod struct_format;
pub(crate) mod sys;
pub(crate) mod thread;
mod time;
mod traceback;
mod tracemalloc;
mod weakref;
mod zlib;

pub use sys::executable;

use crate::library;
use crate::object::{NativeFunction, NativeModule, Outcome, Value};
use crate::rules::Python;

/// The modules that only Python 2 has.
pub(crate) const IN_PYTHON_2: &[&str] = &[
    "BaseHTTPServer",
    "Queue",
    "SimpleHTTPServer",
    "SocketServer",
    "StringIO",
    "__builtin__",
    "cPickle",
    "cStringIO",
    "commands",
    "exceptions",
    "httplib",
    "thread",
    "urllib2",
    "urlparse",
];

/// Those that are written in Rust.
static NATIVE: &[&NativeModule] = &[
    &crate::builtins::deque::MODULE,
    &descriptors::DESCRIPTORS,
    &dis::DIS,
    &gc::GC,
    &hashlib::HASHLIB,
    &http::HTTP,
    &interpreters::INTERPRETERS,
    &io::IO,
    &json::JSON,
    &math::MATH,
    &multiprocessing::MULTIPROCESSING,
    &posix::POSIX,
    &profile::PROFILE,
    &random::RANDOM,
    &re::RE,
    &signals::SIGNALS,
    &struct_format::STRUCT,
    &subset::SUBSET,
    &sys::SYS,
    &thread::THREAD,
    &time::TIME,
    &traceback::TRACEBACK,
    &tracemalloc::TRACEMALLOC,
    &weakref::WEAKREF,
    &zlib::ZLIB,
];

/// All native modules.
pub(crate) fn all() -> &'static [&'static NativeModule] {
    NATIVE
}

/// The native module of this name.
pub(crate) fn find(name: &str) -> Option<&'static NativeModule> {
    NATIVE.iter().copied().find(|module| module.name == name)
}

/// The name of the module that has this function.
pub(crate) fn name_of_owner(function: &'static NativeFunction) -> Option<&'static str> {
    let has = |members: &'static [(&str, Value)]| {
        members
            .iter()
            .any(|(_, member)| matches!(member, Value::Native(known) if std::ptr::eq(*known, function)))
    };
    if has(crate::builtins::BUILTINS) {
        return Some("builtins");
    }
    NATIVE.iter().find(|module| has(module.members)).map(|module| module.name)
}

/// `builtins`, as a program sees it. The library's module of this name has what the machine itself needs.
pub(crate) static BUILTINS: NativeModule = NativeModule {
    name: "builtins",
    members: &[],
    of_interpreter: |interpreter, name| match name {
        "__name__" => Some(Value::str("builtins")),
        name => crate::builtins::named(interpreter, name).ok(),
    },
};

/// `builtins.name = value`, which the assignment becomes a call of: the program sees it as a global, where it has none.
pub(crate) static SET_BUILTIN: NativeFunction = NativeFunction::new("set", |context, args| {
    let [name, value] = args.exactly()?;
    context.interpreter.main.set(name.as_str().unwrap_or_default(), value.clone());
    Ok(Outcome::Value(Value::None))
});

/// Whether a program can import a module.
pub(crate) fn exists(name: &str) -> bool {
    matches!(name, "builtins" | "__builtin__")
        || find(name).is_some()
        || library::exists(name)
        || is_package(name)
}

/// Whether the CPython of this version has the module. Most are there in every version.
pub(crate) fn is_in(name: &str, python: Python) -> bool {
    let version = (python.major, python.minor);
    match name {
        name if IN_PYTHON_2.contains(&name) => version < (3, 0),
        "concurrent.interpreters" | "concurrent.interpreters._queues" | "concurrent.futures.interpreter" => {
            version >= (3, 14)
        }
        "_interpreters" => version >= (3, 13),
        "_xxsubinterpreters" => ((3, 7)..(3, 13)).contains(&version),
        _ => true,
    }
}

/// The names that `from module import *` binds.
pub(crate) fn public_names(module: &str) -> Vec<String> {
    let calendar: &[&str] = if module == "time" { time::OF_CALENDAR } else { &[] };
    let native = find(module).into_iter().flat_map(|module| module.members).map(|(name, _)| *name);
    let mut names: Vec<String> = native.chain(calendar.iter().copied()).map(str::to_owned).collect();
    names.extend(library::program(module).map(|program| program.defined_names()).unwrap_or_default());
    names.retain(|name| !name.starts_with('_'));
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether modules are inside the one of this name.
pub(crate) fn is_package(name: &str) -> bool {
    library::names().any(|module| module.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}

/// The modules that come with the one of this name.
pub(crate) fn implied(name: &str) -> &'static [&'static str] {
    match name {
        "os" => &["os.path"],
        "concurrent.futures" => &["concurrent.futures.thread", "concurrent.futures.process"],
        _ => &[],
    }
}

/// What to use in place of a module that is not here.
pub(crate) fn instead_of(name: &str) -> String {
    match name.split('.').next().unwrap_or(name) {
        "asyncio" | "aiohttp" | "httpx" | "anyio" | "trio" => {
            return "its native twin is in the lessons; here, use threads".to_owned();
        }
        "numpy" | "pandas" | "scipy" => {
            return "its native twin is in the lessons; here, use lists".to_owned();
        }
        "bs4" | "lxml" => return "its native twin is in the lessons; here, use `str.find`".to_owned(),
        "tkinter" => return "its native twin is in the lessons; here, print".to_owned(),
        _ => {}
    }
    let names: Vec<&str> = names().into_iter().filter(|name| !name.contains('.')).collect();
    format!("available are: {}", names.join(", "))
}

/// The modules that a program can import, sorted. CPython's own helpers, `_thread` and `posix` say, are left out.
pub fn names() -> Vec<&'static str> {
    let shown = |name: &&str| {
        *name != "posix" && !IN_PYTHON_2.contains(name) && !name.split('.').any(|part| part.starts_with('_'))
    };
    let mut names: Vec<&str> =
        NATIVE.iter().map(|module| module.name).chain(library::names()).filter(shown).collect();
    names.push(BUILTINS.name);
    names.sort_unstable();
    names.dedup();
    names
}
