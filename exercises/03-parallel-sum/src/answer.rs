//! Your answer: a sum, computed by several workers.

use std::thread;

/// Calls `work` once for each record, in up to `workers` threads at the same time, and adds up what it returns.
///
/// No workers at all are as good as one.
pub fn parallel_sum<F>(records: &[u64], workers: usize, work: F) -> u64
where
    F: Fn(u64) -> u64 + Sync,
{
    let size = records.len() / workers;
    let mut total = 0;
    for worker in 0..workers {
        let part = &records[worker * size..(worker + 1) * size];
        total += thread::scope(|scope| {
            let thread = scope.spawn(|| part.iter().map(|record| work(*record)).sum::<u64>());
            thread.join().expect("only `work` can panic")
        });
    }
    total
}
