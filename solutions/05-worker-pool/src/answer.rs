//! A worker pool: each task is caught, so that its worker goes on.

use crate::{Outcome, Task};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::thread;

/// Runs all tasks in `workers` threads. The outcomes are in the order of the tasks.
pub fn run_all(workers: usize, tasks: Vec<Task>) -> Vec<Outcome> {
    let count = tasks.len();
    let queue = Mutex::new(tasks.into_iter().enumerate());
    // No task runs while the lock is held, so no panic can poison it.
    let next = || queue.lock().expect("no task runs under this lock").next();
    let work = || {
        let mut done = Vec::new();
        while let Some((place, task)) = next() {
            // A task owns what it uses: nothing is left half-changed that anybody sees.
            let outcome = catch_unwind(AssertUnwindSafe(task));
            done.push((place, outcome.map_err(|panic| message(panic.as_ref()))));
        }
        done
    };
    let mut outcomes = vec![Err("it was never done".to_owned()); count];
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.clamp(1, count.max(1))).map(|_| scope.spawn(work)).collect();
        for (place, outcome) in threads.into_iter().filter_map(|thread| thread.join().ok()).flatten() {
            outcomes[place] = outcome;
        }
    });
    outcomes
}

/// What a panic said: a literal, or text that was formatted.
fn message(panic: &(dyn Any + Send)) -> String {
    let literal = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    literal.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "something else".to_owned())
}
