//! The programs of pyvm's tests, with the threads, processes and files of this machine: each prints what
//! CPython printed. This test binary re-executes itself as a worker, so it has a `main` of its own.

#[path = "../../pyvm/tests/common/recordings.rs"]
mod recordings;

use std::process::ExitCode;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use measure::{Exit, Options, run};
use pyvm::{Python, Source, compile};
use recordings::{difference, failure, folder, names, recording};

/// How long a program may take, on a machine that is busy with other things.
const LONGEST: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    if let Some(code) = measure::worker_main() {
        return code;
    }
    let trials =
        names().into_iter().map(|name| Trial::test(name.clone(), move || prints_what_cpython_printed(&name)));
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

fn prints_what_cpython_printed(name: &str) -> Result<(), Failed> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let running = name.to_owned();
    std::thread::spawn(move || sender.send(printed(&running)));
    let found = receiver.recv_timeout(LONGEST).unwrap_or_else(|error| match error {
        RecvTimeoutError::Timeout => format!("it did not end within {LONGEST:?}\n"),
        RecvTimeoutError::Disconnected => "it panicked\n".to_owned(),
    });
    match difference(name, &recording(name), &found) {
        None => Ok(()),
        Some(difference) => Err(format!("measure (+) differs from the recording (-):\n{difference}").into()),
    }
}

/// What a program printed and, where an exception ended it, what stands on standard error.
fn printed(name: &str) -> String {
    let path = format!("{name}.py");
    let text = std::fs::read_to_string(folder().join(&path)).expect("the program can be read");
    let program = match compile(Source::new(&*path, &*text)) {
        Ok(program) => program,
        Err(refusal) => return format!("refused: {refusal}\n"),
    };
    let ran = run(&program, &Options::new(Python::DEFAULT, vec![path])).expect("the machine has no bug");
    match ran.exit {
        Exit::Done => ran.stdout,
        _ => ran.stdout + &failure(&ran.stderr),
    }
}
