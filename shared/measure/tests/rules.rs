//! What is certain under the rules of each CPython. What is only likely (that additions *are* lost, say) is shown
//! by `cargo bench -p measure --bench rules`: no test depends on the luck of a schedule.

use std::time::Duration;

use measure::{Exit, Measured, Options, run};
use pyvm::{Python, Source, compile};
use workloads::{COUNTER, Script};

const ALL: [&str; 8] = ["2.2", "2.7", "3.1", "3.2", "3.9", "3.10", "3.14", "3.13t"];

fn printed(python: Python, text: &str) -> Measured {
    let program = compile(Source::new("test.py", text)).expect("the test's program compiles");
    run(&program, &Options::new(python, vec!["test.py".into()])).expect("the machine has no bug")
}

fn ran(script: Script, python: &str, arguments: &[&str]) -> Measured {
    let program = compile(Source::new(script.path, script.text)).expect("our program is in the subset");
    let python = Python::parse(python).expect("a version with rules");
    let argv = std::iter::once(script.path).chain(arguments.iter().copied()).map(str::to_owned).collect();
    let options = Options { interval: Duration::from_micros(100), ..Options::new(python, argv) };
    run(&program, &options).expect("the machine has no bug")
}

/// How many additions were lost.
fn lost(python: &str, form: &str) -> i64 {
    let run = ran(COUNTER, python, &[form, "4", "50000"]);
    assert_eq!(run.exit, Exit::Done, "{python} {form}: {}", run.stderr);
    let number = run.stdout.split(' ').next().and_then(|number| number.parse().ok());
    number.expect("the program prints how many")
}

/// Load, add and store stand between two checks, from CPython 3.10 on.
#[test]
fn a_plain_addition_is_never_lost_where_only_backward_jumps_are_checked() {
    for python in ["3.10", "3.11", "3.12", "3.13", "3.14"] {
        assert_eq!(lost(python, "plain"), 0, "{python}");
    }
}

/// Whatever is lost, nothing is added: the last store of each thread counts at least one addition.
#[test]
fn no_rules_add_more_than_the_program_does() {
    for python in ALL {
        for form in ["plain", "call", "loop"] {
            let lost = lost(python, form);
            assert!((0..200_000).contains(&lost), "{python} {form}: {lost}");
        }
    }
}

#[test]
fn only_a_waiter_that_can_ask_asks() {
    for python in ["2.7", "3.1", "3.13t", "naive"] {
        let run = ran(COUNTER, python, &["plain", "4", "50000"]);
        assert_eq!(run.gil.drop_requests, 0, "{python}");
    }
    assert_eq!(ran(COUNTER, "3.13t", &["plain", "4", "50000"]).gil.waits, 0);
}

#[test]
fn with_a_lock_nothing_is_lost() {
    for python in ["2.7", "3.9", "3.13", "3.13t"] {
        assert_eq!(ran(COUNTER, python, &["locked", "4", "2000"]).stdout, "0 lost of 8000\n", "{python}");
    }
}

#[test]
fn naive_counts_go_wrong_only_where_threads_meet() {
    let alone = "
import sys

class Thing:
    pass

thing = Thing()
print(sys.getrefcount(thing))
same = thing
pair = [thing, thing]
print(sys.getrefcount(thing))
del pair
print(sys.getrefcount(thing))
del same
print(sys.getrefcount(thing))
";
    let run = printed(Python::NAIVE, alone);
    assert_eq!((&*run.stdout, run.exit), ("2\n5\n3\n2\n", Exit::Done), "{}", run.stderr);
    // Whether two threads meet is luck, even in many turns. Where they do, that is said; where not, the count is right.
    let together = "
import sys
from threading import Thread

class Thing:
    pass

thing = Thing()

def use():
    for _ in range(100_000):
        other = thing

threads = [Thread(target=use) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sys.getrefcount(thing))
";
    let run = printed(Python::NAIVE, together);
    match run.exit {
        Exit::Done => {
            assert!(run.stdout.trim().parse::<i64>().is_ok_and(|count| count >= 2), "{}", run.stdout);
        }
        exit => assert!(format!("{exit:?}").contains("memory error: "), "{exit:?} {}", run.stderr),
    }
}
