//! Believes: a panic ends only the task, and the worker goes on by itself.

use crate::{Outcome, Task};
use std::sync::Mutex;
use std::thread;

/// Runs all tasks in `workers` threads. The outcomes are in the order of the tasks.
pub fn run_all(workers: usize, tasks: Vec<Task>) -> Vec<Outcome> {
    let count = tasks.len();
    let queue = Mutex::new(tasks.into_iter().enumerate());
    let finished = Mutex::new(Vec::new());
    // No task runs while the lock is held, so no panic can poison it.
    let next = || queue.lock().expect("no task runs under this lock").next();
    let work = || {
        while let Some((place, task)) = next() {
            let outcome = Ok(task());
            finished.lock().unwrap().push((place, outcome));
        }
    };
    let mut outcomes = vec![Err("it was never done".to_owned()); count];
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.clamp(1, count.max(1))).map(|_| scope.spawn(work)).collect();
        for thread in threads {
            let _ = thread.join();
        }
    });
    for (place, outcome) in finished.into_inner().unwrap() {
        outcomes[place] = outcome;
    }
    outcomes
}
