//! What the tests share: the programs of `tests/programs`, and hosts that keep what a program prints.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

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
        Stop::Finished(result) => {
            if let Some(mut last) = interpreter.last_thread() {
                last.run(&mut host);
            }
            report(&host.output, &result)
        }
        stop => panic!("nobody suspended it: {stop:?}"),
    }
}

/// How long a program may take, on a machine that is busy with other things.
const LONGEST: Duration = Duration::from_secs(120);

/// Runs a program of the folder. One that is refused, that makes the machine panic or that does not end
/// says so, and does not hide what the other programs do.
pub(crate) fn attempt(name: &str) -> String {
    let path = format!("{name}.py");
    let text = std::fs::read_to_string(folder().join(&path)).expect("the program can be read");
    if let Err(refusal) = compile(Source::new(&*path, &*text)) {
        return format!("refused: {refusal}\n");
    }
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(run(&interpreter(&path, &text))));
    receiver.recv_timeout(LONGEST).unwrap_or_else(|error| match error {
        RecvTimeoutError::Timeout => format!("it did not end within {LONGEST:?}\n"),
        RecvTimeoutError::Disconnected => "it panicked\n".to_owned(),
    })
}

/// The lines of a traceback that say where and what: without the source text, which CPython shows for
/// all lines of an expression, and without its `^^^^`.
pub(crate) fn essence(traceback: &str) -> String {
    let place = |line: &&str| line.starts_with("  File ") || line.starts_with("  [Previous line");
    let mut lines: Vec<&str> = traceback.lines().filter(place).collect();
    lines.extend(traceback.lines().last());
    format!("--- traceback ---\n{}\n", lines.join("\n"))
}

/// A CPython of one of these minor versions: 3.13.0 of pyenv, or else the `python3` of this machine. It is
/// asked for its executable: pyenv's `python3` is a script that takes longer to start than Python itself.
pub(crate) fn cpython(minors: std::ops::RangeInclusive<u32>) -> Option<Cpython> {
    let pyenv = [("PYENV_VERSION", "3.13.0")];
    [&pyenv[..], &[]].into_iter().find_map(|environment| {
        let mut python = Command::new("python3");
        python.args(["-c", "import sys; print(sys.version_info[1], sys.executable)"]);
        let asked = python.envs(environment.iter().copied()).output().ok()?;
        let answer = String::from_utf8(asked.stdout).ok()?;
        let (minor, executable) = answer.trim().split_once(' ')?;
        minors.contains(&minor.parse().ok()?).then(|| Cpython { executable: executable.into() })
    })
}

/// How to start a CPython.
pub(crate) struct Cpython {
    executable: PathBuf,
}

impl Cpython {
    /// A command that runs it, in the folder of the programs.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.executable);
        command.current_dir(folder());
        command.env("PYTHONUTF8", "1").env("PYTHON_COLORS", "0").env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }
}
