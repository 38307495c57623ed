//! Programs on operating-system threads.

use std::time::Duration;

use measure::{Exit, Measured, Options, Recording, run};
use pyvm::{Python, Source, compile};
use timeline::{Blocking, EventKind, Why};

fn measured(python: &str, text: &str) -> Measured {
    let program = compile(Source::new("test.py", text)).expect("the test's program compiles");
    let python = Python::parse(python).expect("a version with rules");
    let options = Options {
        interval: Duration::from_millis(1),
        recording: Recording::All,
        ..Options::new(python, vec!["test.py".into()])
    };
    run(&program, &options).expect("the machine has no bug")
}

const ALL_RULES: [&str; 3] = ["3.9", "3.13", "3.13t"];

const SUMS: &str = "
import threading

results = []

def add(n):
    total = 0
    for i in range(n):
        total += i
    results.append(total)

threads = [threading.Thread(target=add, args=(50_000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(results), min(results), max(results))
";

#[test]
fn threads_share_the_programs_objects_under_all_rules() {
    for python in ALL_RULES {
        let run = measured(python, SUMS);
        assert_eq!(
            (&*run.stdout, run.exit),
            ("4 1249975000 1249975000\n", Exit::Done),
            "{python}: {}",
            run.stderr
        );
    }
}

/// `start` waits for the new thread to run, which needs the GIL: were it not dropped meanwhile, this would
/// never end.
#[test]
fn the_gil_is_dropped_around_a_blocking_call() {
    let run = measured("3.13", SUMS);
    let main = run.trace.tracks.iter().find(|track| track.name == "MainThread").unwrap();
    assert!(main.events.iter().any(|event| event.kind == EventKind::Drops(Why::Blocks(Blocking::Lock))));
}

#[test]
fn at_every_moment_at_most_one_thread_has_the_gil() {
    let run = measured("3.13", SUMS);
    let mut events: Vec<_> = run
        .trace
        .tracks
        .iter()
        .enumerate()
        .flat_map(|(thread, track)| track.events.iter().map(move |event| (event.at_ns, thread, event.kind)))
        .collect();
    // At the same nanosecond a drop comes before the take that it allows.
    events.sort_by_key(|(at, _, kind)| (*at, *kind == EventKind::Takes));
    let mut holder = None;
    for (at, thread, kind) in events {
        match kind {
            EventKind::Takes => assert_eq!(holder.replace(thread), None, "two holders at {at} ns"),
            EventKind::Drops(_) => {
                assert_eq!(holder.take(), Some(thread), "a drop by another thread at {at} ns");
            }
            _ => {}
        }
    }
}

#[test]
fn the_program_waits_for_its_threads_but_not_for_daemons() {
    let run = measured(
        "3.13",
        "
import threading
import time

def late():
    time.sleep(0.02)
    print('late')

def never():
    time.sleep(3600)

threading.Thread(target=never, daemon=True).start()
threading.Thread(target=late).start()
",
    );
    assert_eq!((&*run.stdout, run.exit), ("late\n", Exit::Done));
}

#[test]
fn an_exception_in_a_thread_ends_that_thread_only() {
    let run = measured(
        "3.13",
        "
import threading

def fail():
    return 1 // 0

t = threading.Thread(target=fail)
t.start()
t.join()
print('on we go')
",
    );
    assert_eq!((&*run.stdout, run.exit), ("on we go\n", Exit::Done));
    assert!(run.stderr.starts_with("Exception in thread Thread-1 (fail):\nTraceback"), "{}", run.stderr);
    assert!(
        run.stderr.ends_with("ZeroDivisionError: integer division or modulo by zero\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_way_a_program_ends_is_its_exit_code() {
    assert_eq!(measured("3.13", "assert 1 == 2, 'no'").exit, Exit::Failed("AssertionError: no".into()));
    let outside = measured("3.13", "print(sorted([2, 1]))").exit;
    assert!(matches!(&outside, Exit::OutsideSubset(text) if text.starts_with("test.py:1: ")), "{outside:?}");
    assert_eq!(outside.code(), 2);
}

#[test]
fn the_switch_interval_is_the_programs_to_set() {
    let run = measured(
        "3.13",
        "import sys\nprint(sys.getswitchinterval())\nsys.setswitchinterval(0.25)\nprint(sys.getswitchinterval())",
    );
    assert_eq!(run.stdout, "0.001\n0.25\n");
}

#[test]
fn endless_output_ends_in_an_error() {
    let run = measured("3.13", "line = 'x' * 1_000_000\nwhile True:\n    print(line)");
    assert!(matches!(&run.exit, Exit::Failed(text) if text.starts_with("MemoryError")), "{:?}", run.exit);
}

#[test]
fn a_thread_cannot_join_itself() {
    let run = measured(
        "3.13",
        "
import threading

def work():
    t.join()

t = threading.Thread(target=work, name='odd\\0name')
t.start()
",
    );
    assert!(run.stderr.ends_with("RuntimeError: cannot join current thread\n"), "{}", run.stderr);
}

/// What the main thread raised is said at once, not when the last thread has ended.
#[test]
fn the_traceback_comes_before_the_waiting() {
    let run = measured(
        "3.13",
        "
import threading
import time

def late():
    time.sleep(0.02)
    return 1 // 0

threading.Thread(target=late).start()
assert False, 'first'
",
    );
    let (first, late) = (run.stderr.find("AssertionError: first"), run.stderr.find("ZeroDivisionError"));
    assert!(first.is_some() && first < late, "{}", run.stderr);
}
