//! The command, run in a folder with one program.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

/// `gil` in a folder with one program, `p.py`.
pub(crate) fn gil(program: &str, arguments: &[&str]) -> (TempDir, Command) {
    let folder = tempfile::tempdir().expect("a folder for the program");
    std::fs::write(folder.path().join("p.py"), program).expect("the program is written");
    let mut command = Command::new(PathBuf::from(env!("CARGO_BIN_EXE_gil")));
    command.args(arguments).current_dir(folder.path()).env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
    (folder, command)
}

/// Exit code, standard output and standard error.
pub(crate) fn outcome(program: &str, arguments: &[&str]) -> (i32, String, String) {
    let (_folder, mut command) = gil(program, arguments);
    let output = command.output().expect("gil starts");
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    (output.status.code().expect("no signal ended it"), text(output.stdout), text(output.stderr))
}

/// Four threads that each add 50,000 to one counter without a lock.
pub(crate) const COUNTER: &str = "\
import threading

counter = 0

def increment(n):
    global counter
    for _ in range(n):
        counter += 1

threads = [threading.Thread(target=increment, args=(50_000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)
";
