//! What the tests share: the programs of `tests/programs`, and hosts that keep what a program prints.
#![allow(dead_code, reason = "each test program uses a part of it")]

pub(crate) mod recordings;

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use pyvm::bytecode::Instruction;
use pyvm::object::{Result, Value};
use pyvm::{
    Checks, CommandRequest, Effect, Go, Host, Interpreter, Performed, Python, SignalRequest, Source, Stop,
    Stream, compile,
};
use recordings::{failure, folder};

/// A program of the folder, ready to run, unless it is refused.
pub(crate) fn load(name: &str) -> std::result::Result<Arc<Interpreter>, String> {
    let path = format!("{name}.py");
    let text = std::fs::read_to_string(folder().join(&path)).expect("the program can be read");
    let program = compile(Source::new(&*path, &*text)).map_err(|error| format!("refused: {error}\n"))?;
    Ok(Interpreter::new(program, Python::DEFAULT, "__main__", vec![path]))
}

/// A program given as text, ready to run.
pub(crate) fn interpreter(path: &str, text: &str) -> Arc<Interpreter> {
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

    fn handle_pending(&mut self) -> Result<Go> {
        Ok(Go::On)
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        perform(&mut self.output, effect)
    }
}

/// Does an effect that needs no other thread: keeps what is written to standard output, or reads a clock
/// that stands still. For other threads, processes, files and the network these tests have no host, and
/// suspend the program for ever: `measure`'s tests run it.
pub(crate) fn perform(output: &mut String, effect: Effect) -> Result<Performed> {
    let answer = match effect {
        Effect::Write { text, stream } => {
            if stream == Stream::Output {
                output.push_str(&text);
            }
            Value::None
        }
        Effect::Flush | Effect::Sleep(_) => Value::None,
        Effect::ReadClock(_) => Value::float(tick()),
        Effect::Signal(SignalRequest::Watch(_)) => Value::None,
        Effect::Command(CommandRequest::Environment) => Value::list(Vec::new()),
        Effect::ProcessId { .. } => Value::Int(1),
        Effect::Compute(work) => work.run()?,
        _ => return Ok(Performed::Suspend),
    };
    Ok(Performed::Done(answer))
}

/// A clock that goes on by a millisecond whenever somebody looks.
fn tick() -> f64 {
    static LOOKS: AtomicU32 = AtomicU32::new(1);
    f64::from(LOOKS.fetch_add(1, Ordering::Relaxed)) / 1000.0
}

/// What a program printed and, where an exception ended it, its traceback.
pub(crate) fn report(output: &str, result: &Result<Value>) -> String {
    match result {
        Ok(_) => output.to_owned(),
        // `sys.exit` is an end like any other.
        Err(raise) if raise.class_name() == "SystemExit" => output.to_owned(),
        Err(raise) => output.to_owned() + &failure(&raise.report()),
    }
}

/// Runs a program to its end without interruption. `None` where only `measure` can run it.
pub(crate) fn run(interpreter: &Arc<Interpreter>) -> Option<String> {
    let mut host = Straight::default();
    match interpreter.main_thread().run(&mut host) {
        Stop::Finished(result) => {
            let last = interpreter.last_thread().map(|mut last| last.run(&mut host));
            if matches!(last, Some(Stop::Awaiting)) {
                return None;
            }
            Some(report(&host.output, &result))
        }
        Stop::Awaiting => None,
        Stop::Suspended => panic!("nobody suspended it"),
    }
}

/// How long a program may take, on a machine that is busy with other things.
const LONGEST: Duration = Duration::from_secs(60);

/// Runs a program of the folder. One that is refused, that makes the machine panic or that does not end
/// says so, and does not hide what the other programs do. `None` where only `measure` can run it.
pub(crate) fn attempt(name: &str) -> Option<String> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let name = name.to_owned();
    std::thread::spawn(move || sender.send(load(&name).map_or_else(Some, |program| run(&program))));
    receiver.recv_timeout(LONGEST).unwrap_or_else(|error| match error {
        RecvTimeoutError::Timeout => Some(format!("it did not end within {LONGEST:?}\n")),
        RecvTimeoutError::Disconnected => Some("it panicked\n".to_owned()),
    })
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
