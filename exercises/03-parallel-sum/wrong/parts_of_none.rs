//! Believes: there are always at least as many records as workers.

use std::thread;

/// Calls `work` for each record in threads, and adds up what it returns.
pub fn parallel_sum<F>(records: &[u64], workers: usize, work: F) -> u64
where
    F: Fn(u64) -> u64 + Sync,
{
    let size = records.len() / workers;
    let part = |part: &[u64]| part.iter().map(|record| work(*record)).sum::<u64>();
    let part = &part;
    thread::scope(|scope| {
        let (last, first) = (records.len() % size, workers.min(records.len() / size));
        let rest = scope.spawn(move || part(&records[records.len() - last..]));
        let parts = records.chunks(size).take(first);
        let threads: Vec<_> = parts.map(|records| scope.spawn(move || part(records))).collect();
        let sum: u64 = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
        sum + rest.join().unwrap()
    })
}
