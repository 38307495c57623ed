//! Believes: records / workers is the size of a part, whatever the remainder.

use std::thread;

/// Calls `work` for each record in threads, and adds up what it returns.
pub fn parallel_sum<F>(records: &[u64], workers: usize, work: F) -> u64
where
    F: Fn(u64) -> u64 + Sync,
{
    let size = (records.len() / workers.max(1)).max(1);
    let part = |part: &[u64]| part.iter().map(|record| work(*record)).sum::<u64>();
    let part = &part;
    thread::scope(|scope| {
        let parts = records.chunks(size).take(workers.max(1));
        let threads: Vec<_> = parts.map(|records| scope.spawn(move || part(records))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
