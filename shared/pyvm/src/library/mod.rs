//! The parts of the standard library, and of the machine itself, that are written in Python.
//!
//! CPython has most of its library in Python too. Here it means that whatever waits, calls back or switches
//! threads in it happens in frames like any other, where a host can stop it.

pub(crate) mod twins;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::bytecode::Program;
use crate::compile;
use crate::source::Source;

/// The module with what the machine itself needs.
pub(crate) const BUILTINS: &str = "builtins";

/// Each module's text, by its name.
static TEXTS: &[(&str, &str)] = &[
    ("BaseHTTPServer", include_str!("python2_BaseHTTPServer.py")),
    ("Queue", include_str!("python2_Queue.py")),
    ("SimpleHTTPServer", include_str!("python2_SimpleHTTPServer.py")),
    ("SocketServer", include_str!("python2_SocketServer.py")),
    ("StringIO", include_str!("python2_StringIO.py")),
    ("__future__", include_str!("__future__.py")),
    ("_argparse_help", include_str!("_argparse_help.py")),
    ("_argparse_parse", include_str!("_argparse_parse.py")),
    ("_binding", include_str!("_binding.py")),
    ("_bytearray", include_str!("_bytearray.py")),
    ("_calendar_time", include_str!("_calendar_time.py")),
    ("_collections", include_str!("_collections.py")),
    ("_collections_user", include_str!("_collections_user.py")),
    ("_crossinterp", include_str!("_crossinterp.py")),
    ("_dataclass_methods", include_str!("_dataclass_methods.py")),
    ("_datetime_date", include_str!("_datetime_date.py")),
    ("_datetime_delta", include_str!("_datetime_delta.py")),
    ("_datetime_text", include_str!("_datetime_text.py")),
    ("_decimal_context", include_str!("_decimal_context.py")),
    ("_decimal_number", include_str!("_decimal_number.py")),
    ("_decimal_powers", include_str!("_decimal_powers.py")),
    ("_exception_groups", include_str!("_exception_groups.py")),
    ("_functools", include_str!("_functools.py")),
    ("_http_headers", include_str!("_http_headers.py")),
    ("_inside_interpreter", include_str!("_inside_interpreter.py")),
    ("_interpreters", include_str!("_interpreters.py")),
    ("_io_base", include_str!("_io_base.py")),
    ("_io_binary", include_str!("_io_binary.py")),
    ("_io_memory", include_str!("_io_memory.py")),
    ("_io_stream", include_str!("_io_stream.py")),
    ("_io_text", include_str!("_io_text.py")),
    ("_list_sort", include_str!("_list_sort.py")),
    ("_logging_handlers", include_str!("_logging_handlers.py")),
    ("_logging_records", include_str!("_logging_records.py")),
    ("_memoryview", include_str!("_memoryview.py")),
    ("_python2", include_str!("_python2.py")),
    ("_synchronization", include_str!("_synchronization.py")),
    ("_sys", include_str!("_sys.py")),
    ("_thread_start", include_str!("_thread_start.py")),
    ("_traceback_parts", include_str!("_traceback_parts.py")),
    ("_unittest_case", include_str!("_unittest_case.py")),
    ("_unittest_run", include_str!("_unittest_run.py")),
    ("_xxsubinterpreters", include_str!("_xxsubinterpreters.py")),
    ("abc", include_str!("abc.py")),
    ("argparse", include_str!("argparse.py")),
    ("array", include_str!("array.py")),
    ("atexit", include_str!("atexit.py")),
    ("base64", include_str!("base64.py")),
    ("binascii", include_str!("binascii.py")),
    ("bisect", include_str!("bisect.py")),
    ("builtins", include_str!("builtins.py")),
    ("cPickle", include_str!("python2_cPickle.py")),
    ("cProfile", include_str!("cProfile.py")),
    ("cStringIO", include_str!("python2_StringIO.py")),
    ("calendar", include_str!("calendar.py")),
    ("cmath", include_str!("cmath.py")),
    ("codecs", include_str!("codecs.py")),
    ("collections", include_str!("collections.py")),
    ("collections.abc", include_str!("collections_abc.py")),
    ("commands", include_str!("python2_commands.py")),
    ("concurrent", include_str!("concurrent.py")),
    ("concurrent.futures", include_str!("concurrent_futures.py")),
    ("concurrent.futures._base", include_str!("concurrent_futures__base.py")),
    ("concurrent.futures.interpreter", include_str!("concurrent_futures_interpreter.py")),
    ("concurrent.futures.process", include_str!("concurrent_futures_process.py")),
    ("concurrent.futures.thread", include_str!("concurrent_futures_thread.py")),
    ("concurrent.interpreters", include_str!("concurrent_interpreters.py")),
    ("concurrent.interpreters._queues", include_str!("concurrent_interpreters__queues.py")),
    ("configparser", include_str!("configparser.py")),
    ("contextlib", include_str!("contextlib.py")),
    ("contextvars", include_str!("contextvars.py")),
    ("copy", include_str!("copy.py")),
    ("csv", include_str!("csv.py")),
    ("ctypes", include_str!("ctypes.py")),
    ("dataclasses", include_str!("dataclasses.py")),
    ("datetime", include_str!("datetime.py")),
    ("decimal", include_str!("decimal.py")),
    ("difflib", include_str!("difflib.py")),
    ("dis", include_str!("dis.py")),
    ("enum", include_str!("enum.py")),
    ("errno", include_str!("errno.py")),
    ("exceptions", include_str!("python2_exceptions.py")),
    ("fnmatch", include_str!("fnmatch.py")),
    ("fractions", include_str!("fractions.py")),
    ("functools", include_str!("functools.py")),
    ("gc", include_str!("gc.py")),
    ("getpass", include_str!("getpass.py")),
    ("glob", include_str!("glob.py")),
    ("graphlib", include_str!("graphlib.py")),
    ("gzip", include_str!("gzip.py")),
    ("heapq", include_str!("heapq.py")),
    ("hmac", include_str!("hmac.py")),
    ("html", include_str!("html.py")),
    ("http", include_str!("http.py")),
    ("http.client", include_str!("http_client.py")),
    ("http.server", include_str!("http_server.py")),
    ("httplib", include_str!("python2_httplib.py")),
    ("importlib", include_str!("importlib.py")),
    ("inspect", include_str!("inspect.py")),
    ("io", include_str!("io.py")),
    ("itertools", include_str!("itertools.py")),
    ("json", include_str!("json.py")),
    ("json.decoder", include_str!("json_decoder.py")),
    ("json.encoder", include_str!("json_encoder.py")),
    ("keyword", include_str!("keyword.py")),
    ("linecache", include_str!("linecache.py")),
    ("logging", include_str!("logging.py")),
    ("logging.handlers", include_str!("logging_handlers.py")),
    ("multiprocessing", include_str!("multiprocessing.py")),
    ("multiprocessing.connection", include_str!("multiprocessing_connection.py")),
    ("multiprocessing.context", include_str!("multiprocessing_context.py")),
    ("multiprocessing.dummy", include_str!("multiprocessing_dummy.py")),
    ("multiprocessing.managers", include_str!("multiprocessing_managers.py")),
    ("multiprocessing.pool", include_str!("multiprocessing_pool.py")),
    ("multiprocessing.process", include_str!("multiprocessing_process.py")),
    ("multiprocessing.queues", include_str!("multiprocessing_queues.py")),
    ("multiprocessing.shared_memory", include_str!("multiprocessing_shared_memory.py")),
    ("multiprocessing.sharedctypes", include_str!("multiprocessing_sharedctypes.py")),
    ("multiprocessing.synchronize", include_str!("multiprocessing_synchronize.py")),
    ("numbers", include_str!("numbers.py")),
    ("operator", include_str!("operator.py")),
    ("os", include_str!("os.py")),
    ("os.path", include_str!("os_path.py")),
    ("pathlib", include_str!("pathlib.py")),
    ("pickle", include_str!("pickle.py")),
    ("platform", include_str!("platform.py")),
    ("posixpath", include_str!("posixpath.py")),
    ("pprint", include_str!("pprint.py")),
    ("profile", include_str!("profile.py")),
    ("pstats", include_str!("pstats.py")),
    ("queue", include_str!("queue.py")),
    ("random", include_str!("random.py")),
    ("re", include_str!("re.py")),
    ("reprlib", include_str!("reprlib.py")),
    ("requests", include_str!("requests.py")),
    ("requests.exceptions", include_str!("requests_exceptions.py")),
    ("sched", include_str!("sched.py")),
    ("secrets", include_str!("secrets.py")),
    ("select", include_str!("select.py")),
    ("selectors", include_str!("selectors.py")),
    ("shlex", include_str!("shlex.py")),
    ("shutil", include_str!("shutil.py")),
    ("signal", include_str!("signal.py")),
    ("socket", include_str!("socket.py")),
    ("socketserver", include_str!("socketserver.py")),
    ("stat", include_str!("stat.py")),
    ("statistics", include_str!("statistics.py")),
    ("string", include_str!("string.py")),
    ("struct", include_str!("struct.py")),
    ("subprocess", include_str!("subprocess.py")),
    ("sysconfig", include_str!("sysconfig.py")),
    ("tempfile", include_str!("tempfile.py")),
    ("textwrap", include_str!("textwrap.py")),
    ("thread", include_str!("python2_thread.py")),
    ("threading", include_str!("threading.py")),
    ("timeit", include_str!("timeit.py")),
    ("traceback", include_str!("traceback.py")),
    ("tracemalloc", include_str!("tracemalloc.py")),
    ("types", include_str!("types.py")),
    ("typing", include_str!("typing.py")),
    ("unittest", include_str!("unittest.py")),
    ("unittest.mock", include_str!("unittest_mock.py")),
    ("urllib", include_str!("urllib.py")),
    ("urllib.error", include_str!("urllib_error.py")),
    ("urllib.parse", include_str!("urllib_parse.py")),
    ("urllib.request", include_str!("urllib_request.py")),
    ("urllib2", include_str!("python2_urllib2.py")),
    ("urlparse", include_str!("python2_urlparse.py")),
    ("uuid", include_str!("uuid.py")),
    ("warnings", include_str!("warnings.py")),
    ("weakref", include_str!("weakref.py")),
    ("zlib", include_str!("zlib.py")),
];

/// Whether there is a module of this name.
pub(crate) fn exists(name: &str) -> bool {
    name != BUILTINS && TEXTS.iter().any(|(known, _)| *known == name)
}

/// The names of all modules.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(|(name, _)| *name).filter(|name| *name != BUILTINS)
}

/// The modules that this process has compiled, by name.
static COMPILED: OnceLock<Mutex<HashMap<&'static str, Arc<Program>>>> = OnceLock::new();

/// The modules that this process has compiled so far.
pub(crate) fn compiled() -> Vec<(String, Arc<Program>)> {
    let compiled = COMPILED.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    compiled.iter().map(|(name, program)| ((*name).to_owned(), program.clone())).collect()
}

/// Takes a module that was compiled elsewhere from the same text, unless there is one.
pub(crate) fn adopt(name: &str, make: impl FnOnce(&Arc<Source>) -> Program) {
    let Some((name, text)) = TEXTS.iter().find(|(known, _)| *known == name) else { return };
    let mut compiled = COMPILED.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    compiled.entry(name).or_insert_with(|| {
        let mut program = make(&Arc::new(source(name, text)));
        program.immortalize();
        Arc::new(program)
    });
}

fn source(name: &str, text: &str) -> Source {
    Source::new(format!("<library {name}>"), text).of_library()
}

/// The compiled module of this name. It is compiled once in a process.
pub(crate) fn program(name: &str) -> Option<Arc<Program>> {
    let (name, text) = TEXTS.iter().find(|(known, _)| *known == name)?;
    let mut compiled = COMPILED.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let program = compiled.entry(name).or_insert_with(|| {
        let source = source(name, text);
        let mut program = compile(source).unwrap_or_else(|error| panic!("the library compiles: {error}"));
        program.immortalize();
        Arc::new(program)
    });
    Some(program.clone())
}

/// A package that holds nothing but modules.
pub(crate) fn empty_package() -> Arc<Program> {
    static EMPTY: OnceLock<Arc<Program>> = OnceLock::new();
    EMPTY
        .get_or_init(|| {
            let source = Source::new("<library package>", "").of_library();
            Arc::new(compile(source).unwrap_or_else(|error| panic!("an empty text compiles: {error}")))
        })
        .clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_compiles() {
        for (name, _) in TEXTS {
            assert!(program(name).is_some());
        }
    }
}
