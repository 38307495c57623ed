//! How much of this machine is free right now.

use std::hint::black_box;
use std::thread;
use std::time::Instant;

/// Turns of one probe: 10 to 20 ms on a current core, so that waking a second one does not count for much.
const TURNS: u64 = 40_000_000;

/// How many threads' worth of computing this machine does at once at this moment: up to `threads`, and less
/// where others use its cores, or where its cores share their insides (hyper-threads).
///
/// Compares native work in sequence with the same work in threads; takes about 20 ms a thread.
pub fn capacity(threads: usize) -> f64 {
    let sequence = seconds(|| (0..threads).for_each(|_| probe()));
    let parallel = seconds(|| {
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(probe);
            }
        });
    });
    // The sequence came first: a core that had to wake for it made it too slow.
    (sequence / parallel).min(threads as f64)
}

fn probe() {
    for i in 0..TURNS {
        black_box(i);
    }
}

fn seconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64()
}

/// How many cores this process may use.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
