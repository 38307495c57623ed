//! Other interpreters, as programs see them.
//!
//! The expected outputs of `tests/interpreters/NAME.py` are written by hand, from PEP 734, the documentation of CPython
//! 3.14 and the tests in its `Lib/test/test_interpreters`: no recording, as the others come from CPython 3.13, where
//! programs have only the private `_interpreters`. What that gives is recorded (`tests/programs/interpreters_of_3_13.py`).

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use measure::{Exit, InterpreterCounts, Measured, Options, run};
use pyvm::{Python, Source, compile};

/// How long a program may take, on a machine that is busy with other things.
const LONGEST: Duration = Duration::from_secs(60);

fn measured(python: &str, text: &str) -> Measured {
    let program = compile(Source::new("test.py", text)).expect("the test's program compiles");
    let python = Python::parse(python).expect("a version with rules");
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let _ = sender.send(run(&program, &Options::new(python, vec!["test.py".into()])));
    });
    let run = receiver.recv_timeout(LONGEST).expect("it ends, and does not panic");
    run.expect("the machine has no bug")
}

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interpreters");
    let entries = std::fs::read_dir(folder).expect("the folder is part of the repository");
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "py")).collect()
}

#[test]
fn programs_print_what_they_should_with_and_without_a_gil() {
    for path in programs() {
        let text = std::fs::read_to_string(&path).expect("the program can be read");
        let expected = std::fs::read_to_string(path.with_extension("out")).expect("the output can be read");
        for python in ["3.14", "3.14t"] {
            let run = measured(python, &text);
            assert_eq!(run.stdout, expected, "{python}, {}: {}", path.display(), run.stderr);
            assert_eq!((run.exit, &*run.stderr), (Exit::Done, ""), "{python}, {}", path.display());
        }
    }
}

#[test]
fn before_3_14_the_module_is_not_there() {
    for python in ["3.9", "3.13", "3.13t"] {
        let exit = |text| measured(python, text).exit;
        assert_eq!(
            exit("import concurrent.interpreters"),
            Exit::Failed("ModuleNotFoundError: No module named 'concurrent.interpreters'".into()),
        );
        for text in
            ["from concurrent import interpreters", "from concurrent.futures import InterpreterPoolExecutor"]
        {
            let exit = exit(text);
            assert!(matches!(&exit, Exit::Failed(why) if why.starts_with("ImportError: ")), "{exit:?}");
        }
    }
}

/// Each version has the private module that its own library uses.
#[test]
fn the_private_modules_come_and_go() {
    for (python, there, missing) in [
        ("3.12", "_xxsubinterpreters", "_interpreters"),
        ("3.13", "_interpreters", "_xxsubinterpreters"),
        ("3.14", "_interpreters", "_xxsubinterpreters"),
    ] {
        let text = format!(
            "import {there}\nid = {there}.create()\nprint({there}.run_string(id, 'print(1 + 1)'))\n\
             {there}.destroy(id)\nimport {missing}"
        );
        let run = measured(python, &text);
        assert_eq!(run.stdout, "2\nNone\n", "{python}: {}", run.stderr);
        let why = format!("ModuleNotFoundError: No module named '{missing}'");
        assert_eq!(run.exit, Exit::Failed(why), "{python}");
    }
}

const THREE: &str = "
import MODULE
for _ in range(3):
    MODULE.run_string(MODULE.create(), 'pass')
";

#[test]
fn from_3_12_on_each_has_a_gil_of_its_own() {
    for (python, module, own_gils) in [
        ("3.11", "_xxsubinterpreters", 0),
        ("3.12", "_xxsubinterpreters", 3),
        ("3.13", "_interpreters", 3),
        ("3.14", "_interpreters", 3),
        ("3.14t", "_interpreters", 0),
    ] {
        let run = measured(python, &THREE.replace("MODULE", module));
        assert_eq!(run.interpreters, InterpreterCounts { others: 3, own_gils }, "{python}: {}", run.stderr);
    }
}

#[test]
fn an_exception_that_nobody_catches_is_told_with_both_tracebacks() {
    let run = measured(
        "3.14",
        "
from concurrent import interpreters

interpreters.create().exec('1 / 0')
",
    );
    assert_eq!(
        run.stderr,
        "Traceback (most recent call last):
  File \"test.py\", line 4, in <module>
    interpreters.create().exec('1 / 0')
    ~~~~~~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^
concurrent.interpreters.ExecutionFailed: ZeroDivisionError: division by zero

Uncaught in the interpreter:

Traceback (most recent call last):
  File \"<script>\", line 1, in <module>
ZeroDivisionError: division by zero
"
    );
}

#[test]
fn a_script_that_leaves_the_subset_ends_the_program_with_2() {
    for script in ["import asyncio", "import time; time.undreamt_of"] {
        let text = format!(
            "
from concurrent import interpreters

try:
    interpreters.create().exec(\"{script}\")
except BaseException:
    pass
"
        );
        let exit = measured("3.14", &text).exit;
        assert!(matches!(&exit, Exit::OutsideSubset(why) if why.contains("<script>:1:")), "{exit:?}");
    }
}

/// Without the guard the program runs again in the other interpreter, for the sake of its functions, and cannot call
/// them from there: it ends, as CPython's does.
#[test]
fn without_the_guard_a_program_does_not_run_for_ever() {
    let run = measured(
        "3.14",
        "
from concurrent import interpreters

step = 1

def add(n):
    return n + step

print('begins')
print(interpreters.create().call(add, 1))
",
    );
    assert_eq!(run.stdout, "begins\nbegins\n");
    let why = "concurrent.interpreters.NotShareableError: object could not be unpickled";
    assert_eq!(run.exit, Exit::Failed(why.into()));
}

/// A thread that is in too many interpreters at once would run out of its stack.
#[test]
fn interpreters_inside_each_other_are_limited() {
    let run = measured(
        "3.14",
        r#"
from concurrent import interpreters

others = [interpreters.create() for _ in range(40)]
for other, inner in zip(others, others[1:]):
    other.prepare_main(inner=inner.id)
    other.exec('''
from concurrent import interpreters

def go():
    interpreters.Interpreter(inner).exec("go()")
''')
others[-1].exec('def go(): print("arrived")')
others[-10].exec("go()")
try:
    others[0].exec("go()")
except interpreters.ExecutionFailed as error:
    print(str(error).count("RecursionError: ") > 0)
"#,
    );
    assert_eq!((&*run.stdout, run.exit), ("arrived\nTrue\n", Exit::Done), "{}", run.stderr);
}

#[test]
fn the_program_ends_though_a_daemon_thread_computes_in_an_interpreter() {
    for python in ["3.14", "3.14t"] {
        let run = measured(
            python,
            "
import threading

from concurrent import interpreters

def forever(queue):
    queue.put('runs')
    while True:
        pass

other = interpreters.create()
queue = interpreters.create_queue()
threading.Thread(target=other.call, args=(forever, queue), daemon=True).start()
print(queue.get(), other.is_running())
",
        );
        assert_eq!((&*run.stdout, run.exit), ("runs True\n", Exit::Done), "{python}: {}", run.stderr);
    }
}
