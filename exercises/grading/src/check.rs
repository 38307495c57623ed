//! Inside a check's process: runs the check, and says the verdict with the secret.

use crate::evidence::{Proof, Secret};
use crate::{Judge, interleavings};
use std::any::Any;
use std::io::{self, Read, Write};
use std::panic;
use std::process::ExitCode;
use std::thread;

/// A message longer than this is cut.
const LONGEST: usize = 6000;

/// Runs `check` and proves its verdict. An answer that is not compiled in comes after the secret.
pub(crate) fn main(check: impl Judge) -> ExitCode {
    let mut line = String::new();
    if io::stdin().read_line(&mut line).is_err() || line.trim().is_empty() {
        eprintln!("a check is started by the program that grades, which sends it a secret");
        return ExitCode::from(2);
    }
    let mut answer = String::new();
    if check.reads_answer() && io::stdin().read_to_string(&mut answer).is_err() {
        eprintln!("the answer is not UTF-8 text");
        return ExitCode::from(2);
    }
    let secret = Secret::received(&line);
    let for_panics = secret.clone();
    // Some panics end the process (one while another unwinds, a deadlock inside loom): then this is all that is known.
    panic::set_hook(Box::new(move |info| {
        let mut message = payload(info.payload());
        if let Some(place) = info.location() {
            message += &format!("\n(at {}:{})", file(place.file()), place.line());
        }
        say(&for_panics, &Proof::Panicked(interleavings::explained(&message)));
    }));
    // A thread of its own: whatever the answer's code leaves on this thread's stack or in its thread-locals is gone
    // before the verdict is said.
    let result = thread::Builder::new()
        .name("check".to_owned())
        .spawn(move || check.judge(&answer))
        .map(thread::JoinHandle::join);
    let proof = match result {
        Ok(Ok(Ok(()))) => Proof::Passed,
        Ok(Ok(Err(message))) => Proof::Failed(message),
        Ok(Err(panic)) => Proof::Failed(format!("The check panicked: {}", payload(panic.as_ref()))),
        Err(error) => Proof::Failed(format!("no thread could be started for the check: {error}")),
    };
    let passed = proof == Proof::Passed;
    say(&secret, &proof);
    if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn say(secret: &Secret, proof: &Proof) {
    let proof = match proof {
        Proof::Failed(message) => Proof::Failed(message.chars().take(LONGEST).collect()),
        Proof::Panicked(message) => Proof::Panicked(message.chars().take(LONGEST).collect()),
        other => other.clone(),
    };
    // In one call under the lock, so that no line of the answer's threads comes between.
    let mut out = io::stdout().lock();
    let _ = out.write_all(secret.line(&proof).as_bytes()).and_then(|()| out.flush());
}

/// What a panic said.
pub(crate) fn payload(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a message".to_owned())
}

/// A file's last folder and name: the rest says only where the course lies.
fn file(path: &str) -> String {
    let parts: Vec<_> = path.split(['/', '\\']).collect();
    parts[parts.len().saturating_sub(2)..].join("/")
}
