//! What the tests share: the programs of `tests/programs`, and hosts that keep what a program prints.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::path::{Path, PathBuf};
use std::process::Command;

use pyvm::bytecode::Instruction;
use pyvm::object::{Raise, Result, Value};
use pyvm::{Checks, Effect, Go, Host, Interpreter, Performed, Python, Source, Stop, compile};

/// The folder of the programs.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs")
}

/// The names of the programs, without `.py`, in order.
pub(crate) fn names() -> Vec<String> {
    let files = std::fs::read_dir(folder()).expect("the folder of programs is there");
    let mut names: Vec<String> = files
        .filter_map(|file| file.ok()?.file_name().to_str()?.strip_suffix(".py").map(str::to_owned))
        .collect();
    names.sort();
    names
}

/// A program of the folder, ready to run.
pub(crate) fn load(name: &str) -> std::sync::Arc<Interpreter> {
    let path = format!("{name}.py");
    let text = std::fs::read_to_string(folder().join(&path)).expect("the program can be read");
    interpreter(&path, &text)
}

/// A program given as text, ready to run.
pub(crate) fn interpreter(path: &str, text: &str) -> std::sync::Arc<Interpreter> {
    let program = compile(Source::new(path, text)).unwrap_or_else(|error| panic!("{error}"));
    Interpreter::new(program, Python::DEFAULT, "__main__", vec![path.to_owned()])
}

/// A host that never interrupts, and keeps the output.
#[derive(Default)]
pub(crate) struct Straight {
    pub(crate) output: String,
}

impl Host for Straight {
    const CHECKS: Checks = Checks::Nowhere;

    fn eval_breaker(&mut self, _next: Instruction) -> bool {
        false
    }

    fn handle_pending(&mut self) -> Go {
        Go::On
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        perform(&mut self.output, effect).map(Performed::Done)
    }
}

/// Does an effect that needs no other thread: writes to `output`, or reads a clock that stands still.
pub(crate) fn perform(output: &mut String, effect: Effect) -> Result<Value> {
    match effect {
        Effect::Write { text, .. } => output.push_str(&text),
        Effect::Flush | Effect::Sleep(_) => {}
        Effect::ReadClock(_) => return Ok(Value::float(0.0)),
        Effect::ProcessId { .. } => return Ok(Value::Int(1)),
        Effect::Compute(work) => return work.run(),
        other => return Err(Raise::runtime_error(format!("these tests have no host for {other:?}"))),
    }
    Ok(Value::None)
}

/// What a program printed and, where an exception ended it, its traceback.
pub(crate) fn report(output: &str, result: &Result<Value>) -> String {
    match result {
        Ok(_) => output.to_owned(),
        Err(raise) => output.to_owned() + &essence(&raise.report()),
    }
}

/// Runs a program to its end without interruption.
pub(crate) fn run(interpreter: &std::sync::Arc<Interpreter>) -> String {
    let mut host = Straight::default();
    match interpreter.main_thread().run(&mut host) {
        Stop::Finished(result) => report(&host.output, &result),
        stop => panic!("nobody suspended it: {stop:?}"),
    }
}

/// Runs a program of the folder. One that is refused, or that makes the machine panic, says so, and does
/// not hide what the other programs do.
pub(crate) fn attempt(name: &str) -> String {
    let path = format!("{name}.py");
    let text = std::fs::read_to_string(folder().join(&path)).expect("the program can be read");
    if let Err(refusal) = compile(Source::new(&*path, &*text)) {
        return format!("refused: {refusal}\n");
    }
    std::panic::catch_unwind(|| run(&interpreter(&path, &text)))
        .unwrap_or_else(|_| "it panicked\n".to_owned())
}

/// The lines of a traceback that say where and what: without the source text, which CPython shows for
/// all lines of an expression, and without its `^^^^`.
pub(crate) fn essence(traceback: &str) -> String {
    let place = |line: &&str| line.starts_with("  File ") || line.starts_with("  [Previous line");
    let mut lines: Vec<&str> = traceback.lines().filter(place).collect();
    lines.extend(traceback.lines().last());
    format!("--- traceback ---\n{}\n", lines.join("\n"))
}

/// A CPython of one of these minor versions: 3.13.0 of pyenv, or else the `python3` of this machine.
pub(crate) fn cpython(minors: std::ops::RangeInclusive<u32>) -> Option<Cpython> {
    let pyenv = [("PYENV_VERSION", "3.13.0")];
    [&pyenv[..], &[]].into_iter().map(|environment| Cpython { environment: environment.to_vec() }).find(
        |python| {
            let asked = python.command().args(["-c", "import sys; print(sys.version_info[1])"]).output();
            let minor =
                asked.ok().and_then(|answer| String::from_utf8_lossy(&answer.stdout).trim().parse().ok());
            minor.is_some_and(|minor: u32| minors.contains(&minor))
        },
    )
}

/// How to start a CPython.
pub(crate) struct Cpython {
    environment: Vec<(&'static str, &'static str)>,
}

impl Cpython {
    /// A command that runs it, in the folder of the programs.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new("python3");
        command.current_dir(folder()).envs(self.environment.iter().copied());
        command.env("PYTHONUTF8", "1").env("PYTHON_COLORS", "0").env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }
}
