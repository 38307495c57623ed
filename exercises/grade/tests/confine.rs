//! A confined process ends with the grader that started it.

#![cfg(target_os = "linux")]

mod common;

use common::sandbox;
use grade::sandbox::Sandbox;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// How long to wait for an end that does not come, so that the test fails instead of waiting for ever.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn a_confined_process_ends_with_its_parent() {
    if matches!(sandbox(), Sandbox::None) {
        return;
    }
    // The shell starts a confined one, which says that it runs, and then reads a line that nobody ever writes.
    let libraries = "--read /usr --read /bin --read /lib --read /lib64 --read /etc";
    let script = format!(
        "exec 3<&0; {} confine {libraries} -- sh -c 'echo running; read line <&3' & wait",
        env!("CARGO_BIN_EXE_grade")
    );
    let mut parent = Command::new("sh");
    parent.args(["-c", &script]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut parent = parent.spawn().expect("there is a shell");
    let never_written = parent.stdin.take().expect("it is piped");
    let mut out = BufReader::new(parent.stdout.take().expect("it is piped"));
    let mut said = String::new();
    out.read_line(&mut said).expect("it can be read");
    assert_eq!(said, "running\n");

    parent.kill().expect("it can be ended");
    parent.wait().expect("it has ended");
    // The confined process has the pipe's only other end: it closes when that process ends, and not before.
    let (send, ended) = channel();
    thread::spawn(move || send.send(out.read_to_end(&mut Vec::new()).is_ok()));
    assert_eq!(ended.recv_timeout(PATIENCE), Ok(true), "it is still there");
    drop(never_written);
}
