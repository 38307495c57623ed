//! `gil simulate` as a user runs it.

mod common;

use common::{COUNTER, gil};

/// Exit code, standard output and standard error of `gil simulate`.
fn outcome(program: &str, arguments: &[&str]) -> (i32, String, String) {
    common::outcome(program, &[&["simulate"], arguments].concat())
}

#[test]
fn the_same_flags_give_the_same_bytes() {
    let program = &format!("{COUNTER}print(threads[0], object())");
    for python in ["2.7", "3.9", "3.13t"] {
        let arguments = [
            "simulate",
            "--python",
            python,
            "--seed",
            "5",
            "--interval",
            "1",
            "--timeline",
            "--trace",
            "t.json",
            "p.py",
        ];
        let run = || {
            let (folder, mut command) = gil(program, &arguments);
            let output = command.output().expect("gil starts");
            let trace = std::fs::read(folder.path().join("t.json")).expect("the trace is written");
            (output.status.code(), output.stdout, output.stderr, trace)
        };
        let first = run();
        assert_eq!(first.0, Some(0), "{}", String::from_utf8_lossy(&first.2));
        assert!((0..3).all(|_| run() == first), "{python}");
    }
}

#[test]
fn the_json_object_keeps_its_contract() {
    let (code, printed, _) = outcome(COUNTER, &["p.py", "--json", "--cores", "2", "--seed", "9"]);
    let json: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let keys =
        |value: &serde_json::Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!((code, &json["exit"], &json["cores"], &json["seed"]), (0, &0.into(), &2.into(), &9.into()));
    let expected = ["cores", "exit", "gil", "python", "rules", "seed", "stdout", "threads", "virtual_s"];
    assert_eq!(keys(&json), expected);
    assert_eq!(keys(&json["gil"]), ["drop_requests", "failed_attempts", "switches", "wait_s", "waits"]);
    assert_eq!(keys(&json["threads"][1]), ["blocked_s", "name", "ran_s", "waited_gil_s"]);
    let names: Vec<_> =
        json["threads"].as_array().unwrap().iter().map(|thread| thread["name"].as_str().unwrap()).collect();
    assert_eq!(names[..2], ["MainThread", "Thread-1 (increment)"]);
}

/// A simulated run and a measured one have the same tracks: those of threads, of processes, and of other interpreters.
#[test]
fn a_trace_has_the_tracks_of_a_measured_one() {
    let processes = "
import multiprocessing, threading
def nothing():
    pass
def work():
    thread = threading.Thread(target=nothing)
    thread.start()
    thread.join()
if __name__ == '__main__':
    for method in ('fork', 'spawn'):
        process = multiprocessing.get_context(method).Process(target=work)
        process.start()
        process.join()
    work()
";
    let interpreters = "
import _interpreters
other = _interpreters.create()
for _ in range(3):
    _interpreters.exec(other, 'print(1)')
";
    let tracks = |command: &str, program: &str| {
        let (folder, mut gil) = gil(program, &[command, "--python", "3.14", "--trace", "t.json", "p.py"]);
        gil.assert().success();
        let trace = std::fs::read(folder.path().join("t.json")).expect("the trace is written");
        let json: serde_json::Value = serde_json::from_slice(&trace).expect("it is JSON");
        let events = json["traceEvents"].as_array().expect("a list of events").clone();
        let names = events.iter().filter(|event| event["name"] == "thread_name");
        names.map(|event| event["args"]["name"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    for program in [COUNTER, processes, interpreters] {
        assert_eq!(tracks("simulate", program), tracks("run", program), "{program}");
    }
    let names = [
        "MainThread",
        "Thread-1 (nothing)",
        "ForkProcess-1",
        "ForkProcess-1: Thread-1 (nothing)",
        "SpawnProcess-2",
        "SpawnProcess-2: Thread-1 (nothing)",
    ];
    assert_eq!(tracks("simulate", processes), names);
}

#[test]
fn a_deadlock_exits_with_1_and_says_who_waits_for_whom() {
    let program =
        "import threading\nlock = threading.Lock()\nlock.acquire()\nprint('before')\nlock.acquire()";
    let (code, printed, said) = outcome(program, &["p.py"]);
    assert_eq!((code, &*printed), (1, "before\n"));
    assert!(said.starts_with("deadlock: ") && said.contains("MainThread, line 5 of p.py, waits"), "{said}");
}

#[test]
fn a_failing_program_exits_with_1_and_one_that_exits_with_its_code() {
    let (code, _, said) = outcome("1 / 0", &["p.py"]);
    assert!(code == 1 && said.contains("ZeroDivisionError: division by zero"), "{said}");
    assert_eq!(outcome("raise SystemExit(3)", &["p.py"]).0, 3);
}

/// Three refusals: a file that is not there, a program outside the subset, a machine that cannot be.
#[test]
fn what_cannot_be_simulated_is_refused_in_one_line() {
    for (program, arguments, expected) in [
        ("", &["q.py"][..], "error: q.py: cannot be read: "),
        ("import asyncio", &["p.py"], "error: p.py:1:8: the module `asyncio` is outside the subset"),
        ("", &["p.py", "--cores", "0"], "error: invalid value '0' for '--cores <N>': allowed: "),
        ("", &["p.py", "--with-file", "q.txt"], "error: q.txt: cannot be read: "),
    ] {
        let (code, printed, said) = outcome(program, arguments);
        assert_eq!((code, &*printed), (2, ""), "{said}");
        assert!(said.starts_with(expected) && said.lines().count() == 1, "{said}");
    }
}
