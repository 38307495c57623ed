//! Runs a program of either machine, and ends it with everything it started when it takes too long.

use std::fs::File;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use process_wrap::std::{CommandWrap, ProcessGroup};

/// Long enough for the slowest program on a loaded machine.
const LIMIT: Duration = Duration::from_secs(120);

/// How often a running program is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// Settings of the caller's shell that change what a Python prints or imports. Without a buffer, say,
/// CPython writes a line and its end separately, and threads tear each other's lines.
const REMOVED: [&str; 8] = [
    "PYTHONUNBUFFERED",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "PYTHONOPTIMIZE",
    "PYTHONWARNINGS",
    "http_proxy",
    "https_proxy",
    "HTTP_PROXY",
];

/// How a program ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ended {
    /// Its exit code; none where a signal ended it, or the limit.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ended {
    /// The last line it reported: of an uncaught exception, its type and message. What `gil run` says
    /// about the run itself, in brackets, is not the program's.
    pub(crate) fn last_words(&self) -> &str {
        let words = |line: &&str| !line.trim().is_empty() && !line.starts_with("[CPython ");
        self.stderr.lines().rev().find(words).unwrap_or_default()
    }

    /// The exit code, as the table shows it.
    pub(crate) fn short(&self) -> String {
        self.code.map_or_else(|| "killed".to_owned(), |code| format!("exit {code}"))
    }
}

/// Runs a command in a folder. Its output goes to files there, which no process left behind can hold open.
pub(crate) fn run(program: &Path, arguments: &[&str], folder: &Path, variables: &[(&str, &str)]) -> Ended {
    let file = |name: &str| File::create(folder.join(name)).expect("the folder can be written");
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).envs(variables.iter().copied());
    for name in REMOVED.iter().filter(|name| !variables.iter().any(|(given, _)| given == *name)) {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(file("stdout")).stderr(file("stderr"));
    let code = wait(command).and_then(|status| status.code());
    let text = |name: &str| {
        let bytes = std::fs::read(folder.join(name)).expect("the output was written");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    Ended { code, stdout: text("stdout"), stderr: text("stderr") }
}

/// Waits until it ends, or ends it with its group at the limit.
fn wait(command: Command) -> Option<ExitStatus> {
    let mut child =
        CommandWrap::from(command).wrap(ProcessGroup::leader()).spawn().expect("the program can be started");
    let started = Instant::now();
    while started.elapsed() < LIMIT {
        if let Some(status) = child.try_wait().expect("it is our child") {
            return Some(status);
        }
        std::thread::sleep(LOOK_EVERY);
    }
    let _ = child.kill();
    None
}

#[test]
fn the_last_words_are_the_programs() {
    let stderr = "Traceback\nKeyError: 1\n\n[CPython 3.13, rules: backward jump; wall 1 s]\n".to_owned();
    assert_eq!(Ended { stderr, ..Ended::default() }.last_words(), "KeyError: 1");
}
