//! No lock, a lock for each object, one lock for all: measured in Rust, where nothing else is in the way.

use workloads::native::locks::{Locking, add};

/// What one way to lock costs, and what it keeps whole.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LockRow {
    pub(crate) locking: Locking,
    /// Additions that several threads lost.
    pub(crate) lost: u64,
    /// Nanoseconds for an addition in one thread.
    pub(crate) alone_ns: f64,
    /// How many times as many additions in the same time several threads made.
    pub(crate) speed_up: f64,
}

/// So many additions each thread makes: enough for starting the threads not to count.
const ADDITIONS: u64 = 300_000;

/// The quickest of so many runs counts.
const ROUNDS: usize = 3;

/// Measures each way.
pub(crate) fn rows(threads: usize) -> Vec<LockRow> {
    Locking::ALL
        .map(|locking| {
            let (_, alone_s) = quickest(locking, 1);
            let (lost, together_s) = quickest(locking, threads);
            LockRow {
                locking,
                lost,
                alone_ns: alone_s / ADDITIONS as f64 * 1e9,
                speed_up: alone_s * threads as f64 / together_s,
            }
        })
        .to_vec()
}

/// The most that was lost, and the shortest time.
fn quickest(locking: Locking, threads: usize) -> (u64, f64) {
    let runs = (0..ROUNDS).map(|_| measure::timed(|| add(locking, threads, ADDITIONS)));
    runs.fold((0, f64::INFINITY), |(lost, best), (now, seconds)| (lost.max(now), best.min(seconds)))
}

impl LockRow {
    /// How the table names it.
    pub(crate) fn name(&self) -> &'static str {
        match self.locking {
            Locking::Nothing => "no lock",
            Locking::Atomic => "atomic additions",
            Locking::PerObject => "a lock for each object",
            Locking::OneLock => "one lock for all",
        }
    }
}
