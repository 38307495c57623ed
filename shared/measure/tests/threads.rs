//! Programs on operating-system threads.

use std::time::Duration;

use measure::{Exit, Measured, Options, Recording, run};
use pyvm::{Python, Source, compile};
use timeline::{EventKind, Why};

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

const ALL_RULES: [&str; 5] = ["2.7", "3.9", "3.13", "3.13t", "naive"];

/// The program prints this, and ends well; under the naive rules its objects may die too often meanwhile.
fn prints(python: &str, text: &str, stdout: &str) {
    let run = measured(python, text);
    let ended = match &run.exit {
        Exit::Failed(why) => python == "naive" && why.starts_with("memory error: "),
        exit => *exit == Exit::Done,
    };
    assert!(run.stdout == stdout && ended, "{python}: {:?} {:?} {}", run.stdout, run.exit, run.stderr);
}

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
        prints(python, SUMS, "4 1249975000 1249975000\n");
    }
}

/// Starting a thread waits until it runs, which needs the GIL: were it not dropped meanwhile, this would never
/// end.
#[test]
fn the_gil_is_dropped_around_a_blocking_call() {
    let run = measured("3.13", SUMS);
    let main = run.trace.tracks.iter().find(|track| track.name == "MainThread").unwrap();
    assert!(main.events.iter().any(|event| matches!(event.kind, EventKind::Drops(Why::Blocks(_)))));
}

#[test]
fn at_every_moment_at_most_one_thread_has_the_gil() {
    for python in ["2.7", "3.9", "3.13"] {
        let run = measured(python, SUMS);
        let tracks = run.trace.tracks.iter().enumerate();
        let mut events: Vec<_> = tracks
            .flat_map(|(thread, track)| {
                track.events.iter().map(move |event| (event.at_ns, thread, event.kind))
            })
            .collect();
        // At the same nanosecond a drop comes before the take that it allows.
        events.sort_by_key(|(at, _, kind)| (*at, *kind == EventKind::Takes));
        let mut holder = None;
        for (at, thread, kind) in events {
            match kind {
                EventKind::Takes => {
                    assert_eq!(holder.replace(thread), None, "{python}: two holders at {at} ns");
                }
                EventKind::Drops(_) => {
                    assert_eq!(holder.take(), Some(thread), "{python}: a drop by another thread at {at} ns");
                }
                _ => {}
            }
        }
    }
}

/// Every third thread gives up after a moment, the others wait as long as it takes.
const LOCKED: &str = "
import threading

lock = threading.Lock()
counter = 0
gave_up = 0

def add(turns, timeout):
    global counter, gave_up
    for _ in range(turns):
        while not lock.acquire(timeout=timeout):
            gave_up += 0
        seen = counter
        for _ in range(2):
            pass
        counter = seen + 1
        lock.release()

threads = [threading.Thread(target=add, args=(2_000, -1 if i % 3 else 0.0001)) for i in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)
";

#[test]
fn a_lock_loses_neither_an_addition_nor_a_waiter() {
    for python in ALL_RULES {
        prints(python, LOCKED, "12000\n");
    }
}

#[test]
fn an_rlock_a_condition_and_an_event_work_under_all_rules() {
    let text = "
import threading

items = []
condition = threading.Condition()
done = threading.Event()

def consume(n):
    for _ in range(n):
        with condition:
            while not items:
                condition.wait()
            items.pop()
    done.set()

t = threading.Thread(target=consume, args=(300,))
t.start()
for i in range(300):
    with condition:
        items.append(i)
        condition.notify()
done.wait()
t.join()

lock = threading.RLock()
def twice():
    with lock:
        with lock:
            found.append(lock.acquire(timeout=1))
            lock.release()
found = []
pair = [threading.Thread(target=twice) for _ in range(2)]
for t in pair:
    t.start()
for t in pair:
    t.join()
print(len(items), found, done.is_set())
";
    for python in ALL_RULES {
        prints(python, text, "0 [True, True] True\n");
    }
}

#[test]
fn a_timeout_ends_the_waiting_for_a_lock_or_a_thread() {
    let run = measured(
        "3.13",
        "
import threading
import time

lock = threading.Lock()
lock.acquire()
print(lock.acquire(timeout=0.002), lock.acquire(False), lock.locked())
t = threading.Thread(target=lambda: lock.acquire(), daemon=True)
t.start()
t.join(0.002)
print(t.is_alive())
lock.release()
t.join()
print(t.is_alive())
",
    );
    assert_eq!((&*run.stdout, run.exit), ("False False True\nTrue\nFalse\n", Exit::Done), "{}", run.stderr);
}

#[test]
fn a_thread_can_join_the_main_thread() {
    let run = measured(
        "3.13",
        "
import threading

def late():
    threading.main_thread().join()
    print('main is done')

threading.Thread(target=late).start()
print('last line')
",
    );
    assert_eq!((&*run.stdout, run.exit), ("last line\nmain is done\n", Exit::Done), "{}", run.stderr);
}

#[test]
fn a_new_name_is_in_the_report_and_in_the_trace() {
    let run = measured(
        "3.13",
        "
import threading

def fail():
    threading.current_thread().name = 'renamed'
    return 1 // 0

threading.Thread(target=fail).start()
",
    );
    assert!(run.stderr.starts_with("Exception in thread renamed:\n"), "{}", run.stderr);
    assert!(run.trace.tracks.iter().any(|track| track.name == "renamed"));
}

#[test]
fn a_system_exit_is_the_programs_own_exit_code() {
    let exit = |argument: &str| {
        let run = measured("3.13", &format!("raise SystemExit({argument})"));
        (run.exit, run.stderr)
    };
    assert_eq!(exit(""), (Exit::Done, String::new()));
    assert_eq!(exit("None"), (Exit::Done, String::new()));
    assert_eq!(exit("256"), (Exit::Done, String::new()));
    assert_eq!(exit("3"), (Exit::Exited(3), String::new()));
    assert_eq!(exit("-1"), (Exit::Exited(255), String::new()));
    assert_eq!(exit("'why'"), (Exit::Exited(1), "why\n".to_owned()));
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
    let outside = measured("3.13", "print(breakpoint())").exit;
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
import sys
import threading

said = threading.Event()

def say(*error):
    sys.__excepthook__(*error)
    said.set()

def late():
    said.wait(10)
    return 1 // 0

sys.excepthook = say
threading.Thread(target=late).start()
assert False, 'first'
",
    );
    let (first, late) = (run.stderr.find("AssertionError: first"), run.stderr.find("ZeroDivisionError"));
    assert!(first.is_some() && first < late, "{}", run.stderr);
}
