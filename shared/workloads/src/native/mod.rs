//! The native twins: the tasks of `cpu_bound.py` in Rust, ways to keep shared objects whole ([`locks`]), ways to
//! count references ([`counts`]), a bounded channel ([`queue`]), and records in
//! chunks ([`records`]).
//!
//! Rust's compiler would see through these loops and compute the sums without turning once, so every
//! `i` passes through [`black_box`].

pub mod counts;
pub mod locks;
pub mod queue;
pub mod records;

use std::fmt;
use std::hint::black_box;
use std::thread;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::Task;

/// What a task computes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Total {
    /// An exact integer.
    Integer(u128),
    /// A float.
    Float(f64),
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(total) => total.fmt(f),
            Self::Float(total) => total.fmt(f),
        }
    }
}

// ANCHOR: tasks
fn sum_of_i(n: u64) -> u128 {
    let mut total = 0;
    for i in 0..n {
        total += u128::from(black_box(i));
    }
    total
}

fn sum_of_squares(n: u64) -> u128 {
    let mut total = 0;
    for i in 0..n {
        total += u128::from(black_box(i)).pow(2);
    }
    total
}

fn sum_of_roots(n: u64) -> f64 {
    let mut total = 0.0;
    for i in 1..n {
        total += (black_box(i) as f64).sqrt();
    }
    total
}
// ANCHOR_END: tasks

/// Runs one task of `n` turns.
pub fn run(task: Task, n: u64) -> Total {
    match task {
        Task::Sum => Total::Integer(sum_of_i(n)),
        Task::Squares => Total::Integer(sum_of_squares(n)),
        Task::Roots => Total::Float(sum_of_roots(n)),
    }
}

/// A pool of threads that waits for work.
pub type Pool = rayon::ThreadPool;

/// A pool with a thread for each core.
///
/// # Panics
/// Where the system starts no threads.
pub fn pool() -> Pool {
    ThreadPoolBuilder::new().build().expect("the system starts threads")
}

// ANCHOR: modes
/// Runs the task `workers` times, one after the other.
pub fn in_sequence(task: Task, workers: usize, n: u64) -> Vec<Total> {
    (0..workers).map(|_| run(task, n)).collect()
}

/// Runs the task in `workers` threads. No lock is in their way.
pub fn in_threads(task: Task, workers: usize, n: u64) -> Vec<Total> {
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(move || run(task, n))).collect();
        let join =
            |thread: thread::ScopedJoinHandle<'_, Total>| thread.join().expect("the tasks do not panic");
        threads.into_iter().map(join).collect()
    })
}

/// Runs the task `workers` times on a pool's threads.
pub fn in_rayon(pool: &Pool, task: Task, workers: usize, n: u64) -> Vec<Total> {
    pool.install(|| (0..workers).into_par_iter().map(|_| run(task, n)).collect())
}
// ANCHOR_END: modes

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_computes_the_same() {
        for task in Task::ALL {
            let expected = vec![run(task, 10_000); 3];
            assert_eq!(in_sequence(task, 3, 10_000), expected);
            assert_eq!(in_threads(task, 3, 10_000), expected);
            assert_eq!(in_rayon(&pool(), task, 3, 10_000), expected);
        }
    }

    #[test]
    fn sums_are_exact_beyond_64_bits() {
        // The closed forms n(n-1)/2 and (n-1)n(2n-1)/6.
        assert_eq!(run(Task::Sum, 1_000_000), Total::Integer(499_999_500_000));
        assert_eq!(run(Task::Squares, 10_000_000), Total::Integer(333_333_283_333_335_000_000));
    }
}
