//! A sum, computed by several workers.

use std::thread;

/// Calls `work` once for each record, in up to `workers` threads at the same time, and adds up what it returns.
///
/// No workers at all are as good as one.
pub fn parallel_sum<F>(records: &[u64], workers: usize, work: F) -> u64
where
    F: Fn(u64) -> u64 + Sync,
{
    // Rounded up, so that the remainder is in some part; at least 1, because there may be no records.
    let size = records.len().div_ceil(workers.max(1)).max(1);
    let part = |part: &[u64]| part.iter().map(|record| work(*record)).sum::<u64>();
    let part = &part;
    thread::scope(|scope| {
        // All are started before the first one is waited for.
        let threads: Vec<_> =
            records.chunks(size).map(|records| scope.spawn(move || part(records))).collect();
        threads.into_iter().map(|thread| thread.join().expect("only `work` can panic")).sum()
    })
}
