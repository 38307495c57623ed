//! Where nothing can run any more, the report says who waits for whom, and on which line.

mod common;

use common::{options, simulated};
use pyvm::ending::Exit;

/// The lines of the report, and the exit code 1.
#[track_caller]
fn report(text: &str) -> Vec<String> {
    let ran = simulated(text, &options("3.13", 2));
    assert!(matches!(&ran.exit, Exit::Failed(what) if what.starts_with("deadlock: ")), "{:?}", ran.exit);
    assert_eq!(ran.exit.code(), 1);
    ran.stderr.lines().skip(1).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn two_locks_in_opposite_order() {
    let program = "\
import threading, time
a, b = threading.Lock(), threading.Lock()

def one():
    with a:
        time.sleep(0.01)
        with b:
            print('one')

def two():
    with b:
        time.sleep(0.01)
        with a:
            print('two')

threads = [threading.Thread(target=f) for f in (one, two)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";
    let expected = [
        "MainThread, line 20 of p.py, waits for Thread-1 (one) to end",
        "Thread-1 (one), line 7 of p.py, waits for a lock that Thread-2 (two) holds",
        "Thread-2 (two), line 13 of p.py, waits for a lock that Thread-1 (one) holds",
    ];
    assert_eq!(report(program), expected);
}

#[test]
fn a_thread_that_waits_for_itself() {
    let program = "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n";
    let expected =
        "MainThread, line 4 of p.py, waits for a lock that it took itself, for another thread to release";
    assert_eq!(report(program), [expected]);
}

#[test]
fn a_process_that_waits_for_a_message() {
    let program = "\
import multiprocessing

def wait(pipe):
    pipe.recv()

if __name__ == '__main__':
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=wait, args=(there,))
    process.start()
    process.join()
";
    let expected = [
        "MainThread, line 10 of p.py, waits for the process Process-1 to end",
        "Process-1, line 4 of p.py, waits for shared object 1 of multiprocessing",
    ];
    assert_eq!(report(program), expected);
}

/// What a moment in time will end is no deadlock.
#[test]
fn a_time_out_is_no_deadlock() {
    let program = "\
import threading
lock = threading.Lock()
lock.acquire()
print(lock.acquire(timeout=5))
";
    let ran = simulated(program, &options("3.13", 1));
    assert_eq!((ran.exit, &*ran.stdout), (Exit::Done, "False\n"));
    assert!((5.0..5.001).contains(&ran.virtual_s), "{}", ran.virtual_s);
}
