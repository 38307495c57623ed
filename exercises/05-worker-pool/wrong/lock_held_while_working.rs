//! Believes: a lock that is held while foreign code runs is only slow.

use crate::{Outcome, Task};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::thread;

/// Runs all tasks in `workers` threads. The outcomes are in the order of the tasks.
pub fn run_all(workers: usize, tasks: Vec<Task>) -> Vec<Outcome> {
    let mut outcomes = vec![Err("it was never done".to_owned()); tasks.len()];
    let queue = Mutex::new(tasks.into_iter().zip(&mut outcomes));
    let work = || {
        let mut queue = queue.lock().unwrap();
        if let Some((task, outcome)) = queue.next() {
            *outcome = Ok(task());
            return true;
        }
        false
    };
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| while catch_unwind(AssertUnwindSafe(work)).is_ok_and(|more| more) {});
        }
    });
    drop(queue.into_inner().unwrap());
    outcomes
}
