//! What an answer may not say.
//!
//! A driver shares its module with the answer. So an answer could replace `threading.Thread` by a class that runs
//! everything at once, and no race would ever be seen. What is refused here are the ways to that: changing modules and
//! classes of the library, other meanings for the built-in names that drivers use, and code made from text. Only the
//! machine's syntax tree is looked at; what stands in comments and texts is nobody's business.

mod imports;
mod search;

use imports::Imports;
use ruff_python_ast::visitor::Visitor;
use ruff_python_parser::parse_module;
use search::Search;

/// Words by which a program reaches what it was not given.
const WORDS: &[&str] = &[
    "breakpoint",
    "compile",
    "delattr",
    "dir",
    "eval",
    "exec",
    "exit",
    "getattr",
    "globals",
    "locals",
    "open",
    "quit",
    "setattr",
    "type",
    "vars",
    "__builtins__",
    "__import__",
];

/// Built-in names that drivers rely on.
const RELIED_ON: &[&str] = &["int", "len", "list", "print", "range", "sorted", "str", "sum", "type"];

/// Attributes between double underscores that an answer may use.
const OWN: &[&str] = &["__init__", "__enter__", "__exit__", "__name__"];

/// Methods by which a class gets hold of what stands in an annotation or among a class's bases.
const HOOKS: &[&str] = &["__class_getitem__", "__or__", "__ror__", "__mro_entries__", "__instancecheck__"];

/// Attributes that lead to a module's names, to what stands in its code, or to a class's bases.
const LEADING: &[&str] = &[
    "ag_frame",
    "co_consts",
    "cr_code",
    "cr_frame",
    "f_back",
    "f_builtins",
    "f_code",
    "f_globals",
    "f_locals",
    "gi_code",
    "gi_frame",
    "mro",
    "tb_frame",
];

/// Why this answer is refused, and in which line.
pub(crate) fn refused(text: &str, modules: &[&str]) -> Option<(usize, String)> {
    let Ok(parsed) = parse_module(text) else { return None };
    let mut search = Search::new(modules);
    // All imports first: a function may use what a later line imports.
    for statement in parsed.suite() {
        search.top(statement);
    }
    Imports(&mut search).visit_body(parsed.suite());
    search.visit_body(parsed.suite());
    let (at, why) = search.found?;
    Some((text[..at.to_usize()].matches('\n').count() + 1, why))
}

#[cfg(test)]
mod tests {
    use super::refused;

    #[test]
    fn ways_around_the_checks_are_refused() {
        for (text, part) in [
            ("import os", "`os` is not needed"),
            ("from sys import exit", "`sys` is not needed"),
            ("def f():\n    import os.path", "`os.path` is not needed"),
            ("from threading import *", "name what you import"),
            ("import threading\ndef f():\n    threading.Thread = 3", "can be called, and nothing else"),
            ("import threading\nthreading.Thread.start = 3", "can be called"),
            ("import threading\nthreading.Thread.start: int = 3", "can be called"),
            ("import threading\nt = threading", "can be called"),
            ("from threading import Thread\nT = Thread", "can be called"),
            ("from threading import Thread\ndef f(t=Thread): t.start = 1", "can be called"),
            ("from threading import Thread\ndef f():\n    del Thread.start", "can be called"),
            ("from threading import Thread\ndef f():\n    type(Thread()).start = 1", "no use for `type`"),
            ("from threading import Thread\nclass A(Thread, metaclass=B): pass", "metaclasses"),
            ("class A:\n    def __class_getitem__(c, i): i.start = 1", "`__class_getitem__`"),
            ("from threading import Thread\nx: (T := Thread) = 1", "can be called"),
            ("x = (y for y in [1]).gi_frame", "`gi_frame`"),
            ("x: eval = 1", "no use for `eval`"),
            ("import threading\ndef f():\n    threading.sys.exit(0)", "inner parts"),
            ("import threading\ndef f():\n    threading._thread.start_new_thread(f)", "inner parts"),
            ("from threading import sys\ndef f():\n    sys.exit(0)", "inner parts"),
            ("from threading import _thread\ndef f():\n    _thread(f)", "inner parts"),
            ("from threading import Thread\nclass T(Thread): pass\nx = T.mro()[1]", "no use for `mro`"),
            (
                "from threading import Thread\ndef f():\n    match Thread():\n        case object(__class__=k): k.start = 1",
                "no use for `__class__`",
            ),
            ("def f(x):\n    match x:\n        case [print]: pass", "gives `print`"),
            ("def f(x):\n    match x:\n        case {**len}: pass", "gives `len`"),
            ("def f():\n    try: pass\n    except Exception as print: pass", "gives `print`"),
            ("from threading import Thread as T\nfor T.start in [1]: pass", "definitions only"),
            ("import threading\ndef f():\n    for threading.x in [1]: pass", "can be called"),
            ("import threading\nclass A(threading.Thread.__base__): pass", "inner parts"),
            ("class A: pass\nb = A().__class__", "`__class__`"),
            ("def f():\n    global Thread, print", "gives `print` another meaning"),
            ("print = 3", "gives `print`"),
            ("def sorted(x): return [False, True]", "gives `sorted`"),
            ("import threading as len", "gives `len`"),
            ("x = [str := 3]", "gives `str`"),
            ("from threading import Thread\nclass Thread: pass", "it was imported"),
            ("x = eval('3')", "no use for `eval`"),
            ("y = globals", "no use for `globals`"),
            ("x = __builtins__", "no use for `__builtins__`"),
            ("if __name__ == '__main__':\n    pass", "definitions only"),
            ("while True: pass", "definitions only"),
            ("f()", "definitions only"),
        ] {
            let (_, why) = refused(text, &["threading", "time"]).unwrap_or_else(|| panic!("{text}"));
            assert!(why.contains(part), "{text}: {why}");
        }
        assert_eq!(refused("x = 1\n\ny = eval", &[]).map(|(line, _)| line), Some(3));
    }

    #[test]
    fn what_answers_need_is_not() {
        let text = r#""""open, eval, os._exit"""
import threading
from threading import Condition, Lock, Thread
from queue import Queue as Q

LOCK = threading.Lock()
table: dict[str, Lock] = {}


class Worker(threading.Thread):
    def __init__(self, jobs: "Q"):
        threading.Thread.__init__(self)
        self.jobs, self.lock = jobs, Lock()
        self.lock.owner = None
        self.done = Condition(self.lock)

    def run(self) -> None:
        with self.lock, LOCK:
            self.count = sum([len(x) for x in range(3)])
        threading.Thread.setName(self, threading.current_thread().name)
        try:
            threading.Barrier(2).wait()
        except threading.BrokenBarrierError as error:
            raise RuntimeError(error.args)


def start(target):
    threads = [Thread(target=target) for _ in range(3)]
    threads[0].name = "first"
"#;
        assert_eq!(refused(text, &["queue", "threading"]), None);
    }
}
