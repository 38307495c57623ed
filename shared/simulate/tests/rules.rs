//! What the rules of each CPython do, on virtual time: the figures of the real ones.

mod common;

use std::time::Duration;

use common::{number, options, script, simulated};
use simulate::Options;
use workloads::{CONVOY, COUNTER, CPU_BOUND, RELEASES};

const TWO_BURNERS: &str = "
import threading

def burn():
    total = 0
    for i in range(2_000_000):
        total += i

threads = [threading.Thread(target=burn) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";

/// `expected` within a fraction of it.
#[track_caller]
fn about(found: f64, expected: f64, fraction: f64) {
    let off = (found - expected).abs() / expected;
    assert!(off <= fraction, "{found} is {:.0}% off {expected}", off * 100.0);
}

#[test]
fn two_threads_that_compute_switch_once_an_interval() {
    for interval_ms in [1_u32, 5, 20] {
        let interval = Duration::from_millis(interval_ms.into());
        let ran = simulated(TWO_BURNERS, &Options { interval, ..options("3.13", 2) });
        let expected = ran.virtual_s * 1000.0 / f64::from(interval_ms);
        // A wake-up is late by a little, and threads start and are joined.
        let off = (ran.gil.switches as f64 - expected).abs();
        assert!(off < 0.08 * expected + 7.0, "{} switches, not {expected}", ran.gil.switches);
        assert!(ran.gil.drop_requests <= ran.gil.switches);
    }
}

#[test]
fn with_a_gil_threads_take_as_long_as_the_sequence() {
    let seconds = |python, mode| number(CPU_BOUND, python, &["sum", mode, "4", "1000000"]);
    for python in ["3.9", "3.13"] {
        about(seconds(python, "threads"), seconds(python, "sequence"), 0.05);
    }
    about(seconds("3.13t", "threads"), seconds("3.13t", "sequence") / 2.0, 0.05);
}

#[test]
fn processes_use_as_many_cores_as_there_are_once_they_have_started() {
    let program = "
import time
from multiprocessing import Process

def burn():
    total = 0
    for i in range(1_000_000):
        total += i

if __name__ == '__main__':
    began = time.perf_counter()
    processes = [Process(target=burn) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(time.perf_counter() - began)
";
    let seconds = |cores| {
        let ran = simulated(program, &options("3.13", cores));
        ran.stdout.trim().parse::<f64>().expect("it prints a number")
    };
    let one = seconds(1);
    about(seconds(2), one / 2.0, 0.08);
    // Four processes are started one after the other.
    about(seconds(4), one / 4.0, 0.15);
    about(seconds(8), seconds(4), 0.02);
}

/// A thread that waits for a moment has to wait a whole interval to get the GIL back.
#[test]
fn the_convoy() {
    for python in ["3.9", "3.13"] {
        about(number(CONVOY, python, &["1", "5", "0.5"]), 190.0, 0.1);
        about(number(CONVOY, python, &["1", "1", "0.5"]), 860.0, 0.1);
    }
    about(number(CONVOY, "3.13", &["2", "5", "0.5"]), 90.0, 0.15);
    let alone = number(CONVOY, "3.13", &["0", "5", "0.1"]);
    about(number(CONVOY, "3.13t", &["1", "5", "0.1"]), alone, 0.1);
}

#[test]
fn additions_are_lost_where_the_rules_allow_it() {
    let lost = |python, form| number(COUNTER, python, &[form, "4", "500000"]) / 20_000.0;
    for python in ["2.7", "3.6", "3.9", "3.13t"] {
        assert!(lost(python, "plain") > 10.0, "{python} loses what two threads add at a time");
    }
    for python in ["3.10", "3.13"] {
        assert_eq!(lost(python, "plain"), 0.0, "{python} looks only after the addition");
    }
    for python in ["2.7", "3.9", "3.10", "3.13", "3.13t"] {
        assert!(lost(python, "call") > 10.0, "{python}");
        assert!(lost(python, "loop") > 10.0, "{python}");
    }
}

#[test]
fn before_3_2_nobody_asks() {
    let ran = script(CPU_BOUND, "2.7", &["sum", "threads", "2", "300000"]);
    assert_eq!(ran.gil.drop_requests, 0);
    assert!(ran.gil.switches > 100, "a waiter is sometimes faster: {} switches", ran.gil.switches);
}

#[test]
fn what_releases_the_gil() {
    let overlap = |python, operation| number(RELEASES, python, &[operation, "1"]);
    for operation in ["sleep", "hash", "compress"] {
        about(overlap("3.13", operation), 2.0, 0.1);
        about(overlap("3.13t", operation), 2.0, 0.1);
    }
    for operation in ["small-hashes", "loop", "sort"] {
        about(overlap("3.13", operation), 1.0, 0.1);
        assert!(overlap("3.13t", operation) > 1.4, "{operation} without a GIL");
    }
}

#[test]
fn the_seed_decides_what_a_real_machine_leaves_to_chance() {
    let lost = |seed| {
        let text = COUNTER.text.replace("if __name__", "main(call, 2, 300000)\nif 0 and __name__");
        simulated(&text, &Options { seed, ..options("3.13", 2) }).stdout
    };
    assert_eq!(lost(1), lost(1));
    let different: std::collections::BTreeSet<_> = (0..10).map(lost).collect();
    assert!(different.len() > 1, "{different:?}");
}

/// Beazley's measure: before 3.2 a thread wakes for the GIL again and again, and finds that its holder has taken it back.
#[test]
fn since_3_2_hardly_anybody_wakes_for_nothing() {
    let failed = |python, task| {
        let ran = script(CPU_BOUND, python, &[task, "threads", "2", "200000"]);
        ran.gil.failed_attempts
    };
    assert!(failed("2.7", "sum") > 500, "{}", failed("2.7", "sum"));
    assert!(failed("3.13", "sum") < 5, "{}", failed("3.13", "sum"));
}
