//! A confined process ends with the grader that started it.

#![cfg(target_os = "linux")]

mod common;

use common::sandbox;
use grade::sandbox::Sandbox;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// What the process with this number runs, if it runs anything: a process that has ended runs nothing.
fn runs(process: &str) -> Option<String> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let field = |name: &str| status.lines().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned()));
    field("State:").filter(|state| !state.starts_with('Z'))?;
    field("Name:")
}

/// Waits until the process runs what it should, for up to half a minute.
fn wait_for(process: &str, wanted: Option<&str>) -> bool {
    (0..3000).any(|_| {
        sleep(Duration::from_millis(10));
        runs(process).as_deref() == wanted
    })
}

#[test]
fn a_confined_process_ends_with_its_parent() {
    if matches!(sandbox(), Sandbox::None) {
        return;
    }
    let script = format!(
        "{} confine --read /usr --read /bin --read /lib --read /lib64 --read /etc -- sleep 1000 & echo $!; wait",
        env!("CARGO_BIN_EXE_grade")
    );
    let mut parent =
        Command::new("sh").args(["-c", &script]).stdout(Stdio::piped()).spawn().expect("there is a shell");
    let mut process = String::new();
    let out = parent.stdout.take().expect("it is piped");
    BufReader::new(out).read_line(&mut process).expect("the shell says which process");
    let process = process.trim();
    assert!(wait_for(process, Some("sleep")), "it runs: {:?}", runs(process));
    parent.kill().expect("it can be ended");
    parent.wait().expect("it has ended");
    assert!(wait_for(process, None), "it is still there");
}
