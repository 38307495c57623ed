//! Believes: work is parallel as soon as it runs in threads, even if each is joined before the next one starts.

use std::thread;

/// Calls `work` for each record in threads, and adds up what it returns.
pub fn parallel_sum<F>(records: &[u64], workers: usize, work: F) -> u64
where
    F: Fn(u64) -> u64 + Sync,
{
    let size = records.len().div_ceil(workers.max(1)).max(1);
    let part = |part: &[u64]| part.iter().map(|record| work(*record)).sum::<u64>();
    let part = &part;
    thread::scope(|scope| {
        // An iterator is lazy: each thread is joined before the next one is spawned.
        records.chunks(size).map(|records| scope.spawn(move || part(records)).join().unwrap()).sum()
    })
}
