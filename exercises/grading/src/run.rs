//! Runs one check in a process of its own, and says what came of it.

use crate::evidence::{Proof, Secret};
use process_wrap::std::{ChildWrapper, CommandWrap};
use std::io::{self, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// More than this is not kept of what a check prints, and ends it.
pub const MOST_OUTPUT: usize = 1 << 20;

/// The same for a compiler, which says more.
pub const COMPILER_OUTPUT: usize = 16 << 20;

/// What came of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Result {
    /// Everything held.
    Passed,
    /// The check says what did not hold.
    Failed(String),
    /// The check never came to its end: a sentence that says what happened.
    Broke(String),
}

impl Result {
    /// Why there are no points.
    pub fn why(&self) -> Option<&str> {
        match self {
            Self::Passed => None,
            Self::Failed(why) | Self::Broke(why) => Some(why),
        }
    }
}

/// What a process did, as far as anybody can see it from outside.
#[derive(Debug)]
pub struct Seen {
    /// How it ended, or `None` if it had to be ended.
    pub status: Option<ExitStatus>,
    /// It printed more than it may.
    pub too_much: bool,
    /// What it printed.
    pub stdout: String,
    /// What it printed as errors.
    pub stderr: String,
}

/// Runs `command`, gives it `input`, and ends it with all its children after `limit`, or when it has printed more than
/// `most` bytes.
///
/// # Errors
/// If it cannot be started.
pub fn run(mut command: Command, input: &str, limit: Duration, most: usize) -> io::Result<Seen> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut command = CommandWrap::from(command);
    #[cfg(unix)]
    command.wrap(process_wrap::std::ProcessGroup::leader());
    let mut child = command.spawn()?;
    if let Some(mut stdin) = child.stdin().take() {
        // A process that ended before it has read its input says so by its status.
        let _ = stdin.write_all(input.as_bytes());
    }
    let too_much = Arc::new(AtomicBool::new(false));
    let stdout = child.stdout().take().map(|pipe| read(pipe, most, &too_much));
    let stderr = child.stderr().take().map(|pipe| read(pipe, most, &too_much));
    let status = wait(child.as_mut(), Instant::now() + limit, &too_much)?;
    // Whatever the process left behind in its group ends too. That fails where nothing is left.
    let _ = child.start_kill();
    let _ = child.wait();
    let (stdout, stderr) = (text(stdout.as_ref()), text(stderr.as_ref()));
    Ok(Seen { status, too_much: too_much.load(Ordering::SeqCst), stdout, stderr })
}

/// Waits for the end of the process, or until it has taken or printed too much.
fn wait(
    child: &mut dyn ChildWrapper,
    until: Instant,
    too_much: &AtomicBool,
) -> io::Result<Option<ExitStatus>> {
    let mut pause = Duration::from_millis(1);
    loop {
        // Not `ChildWrapper::try_wait`, which waits for the whole group: a child that is left behind is no reason to.
        if let Some(status) = child.inner_mut().try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= until || too_much.load(Ordering::SeqCst) {
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(10));
    }
}

/// Reads a pipe to its end, keeps the beginning, and says if it was too much.
fn read(mut pipe: impl Read + Send + 'static, most: usize, too_much: &Arc<AtomicBool>) -> Receiver<Vec<u8>> {
    let (send, receive) = channel();
    let too_much = Arc::clone(too_much);
    thread::spawn(move || {
        let (mut kept, mut buffer) = (0, [0; 8192]);
        while let Ok(count @ 1..) = pipe.read(&mut buffer) {
            kept += count;
            if kept > most {
                too_much.store(true, Ordering::SeqCst);
            } else if send.send(buffer[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    receive
}

/// What was read. A process that escaped may hold the pipe open, so this does not wait for its end for ever.
fn text(pipe: Option<&Receiver<Vec<u8>>>) -> String {
    let mut bytes = Vec::new();
    while let Some(pipe) = pipe {
        match pipe.recv_timeout(Duration::from_secs(2)) {
            Ok(more) => bytes.extend(more),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Runs one check: `command` is the test program, told which check. `answer` is the answer's text where the program
/// reads it, and empty where it is compiled in.
pub fn check(command: Command, answer: &str, seconds: u64) -> Result {
    let secret = Secret::new();
    let input = format!("{}\n{answer}", secret.text());
    match run(command, &input, Duration::from_secs(seconds), MOST_OUTPUT) {
        Ok(seen) => judge(&secret, &seen, seconds),
        Err(error) => Result::Broke(format!("The check could not be started: {error}.")),
    }
}

/// What a process proved, or why it proved nothing.
pub fn judge(secret: &Secret, seen: &Seen, seconds: u64) -> Result {
    match (secret.proof(&seen.stdout), seen.status) {
        (Proof::Passed, _) => Result::Passed,
        (Proof::Failed(why), _) => Result::Failed(why),
        _ if seen.too_much => {
            Result::Broke(format!("Your code printed more than {} KiB.", MOST_OUTPUT >> 10))
        }
        (Proof::Panicked(why), Some(_)) => {
            Result::Broke(format!("Your code panicked, and the check ended: {why}"))
        }
        (_, None) => Result::Broke(format!(
            "It had not ended after {seconds} seconds: your code waits for something that never happens, or loops."
        )),
        (Proof::Nothing, Some(status)) => Result::Broke(ended(status, &seen.stderr)),
    }
}

/// A process ended by itself, before its check did.
fn ended(status: ExitStatus, stderr: &str) -> String {
    let how = match status.code() {
        Some(code) => {
            format!("your code ended the process, with exit status {code}, before the check had ended")
        }
        None => format!("the check's process ended before the check did: {status}"),
    };
    // The last lines say most: "stack overflow", "memory allocation failed".
    let last: Vec<_> = stderr.lines().filter(|line| !line.trim().is_empty()).collect();
    let last = without_ids(&last[last.len().saturating_sub(3)..].join("\n"));
    let mut text =
        String::from(if last.is_empty() { "No points: " } else { "No points; the last it said is below: " });
    text += &how;
    text += ".";
    if !last.is_empty() {
        text += "\n";
        text.extend(last.chars().take(1000));
    }
    text
}

/// Takes out the thread ids that the standard library prints, ` (4711)`: they differ from run to run.
fn without_ids(text: &str) -> String {
    let mut parts = text.split(" (");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(')') {
            Some((id, rest)) if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) => {
                result.push_str(rest);
            }
            _ => {
                result += " (";
                result += part;
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thread_ids_are_taken_out() {
        let said = "thread 'check' (4711) has overflowed its stack (core dumped)";
        assert_eq!(without_ids(said), "thread 'check' has overflowed its stack (core dumped)");
    }
}
