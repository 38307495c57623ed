//! Believes: more threads are always faster.

use std::thread;

/// Calls `work` for each record in threads, and adds up what it returns.
pub fn parallel_sum<F>(records: &[u64], workers: usize, work: F) -> u64
where
    F: Fn(u64) -> u64 + Sync,
{
    let _ = workers;
    let work = &work;
    thread::scope(|scope| {
        let threads: Vec<_> = records.iter().map(|record| scope.spawn(move || work(*record))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
