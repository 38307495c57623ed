//! What taking a reference and dropping it costs, by the way of counting: measured in Rust, where nothing else is in the
//! way.

use workloads::native::counts::{Counting, take_and_drop};

/// What one way of counting costs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) counting: Counting,
    /// Nanoseconds for taking a reference and dropping it, in one thread.
    pub(crate) alone_ns: f64,
    /// The same while other threads do it with the same object; `None` where the compiler forbids it.
    pub(crate) shared_ns: Option<f64>,
    /// Whether the count was right in the end, each time.
    pub(crate) right: bool,
}

/// So often each thread takes a reference and drops it.
const TURNS: u64 = 1_000_000;

/// The quickest of so many runs counts.
const ROUNDS: usize = 3;

/// Measures each way; the shared object is used by so many threads at once.
pub(crate) fn costs(threads: usize) -> Vec<Cost> {
    let cost = |counting| {
        let (alone, alone_ns) = quickest(counting, 1);
        let (shared, shared_ns) = quickest(counting, threads);
        let right = alone != Some(false) && shared != Some(false);
        Cost { counting, alone_ns, shared_ns: shared.map(|_| shared_ns), right }
    };
    Counting::ALL.map(cost).to_vec()
}

/// Whether the count was right, and the shortest time for one reference, in nanoseconds.
fn quickest(counting: Counting, threads: usize) -> (Option<bool>, f64) {
    let runs = (0..ROUNDS).map(|_| measure::timed(|| take_and_drop(counting, threads, TURNS)));
    let shortest = runs.fold((Some(true), f64::INFINITY), |(right, best), (now, seconds)| {
        (right.and_then(|right| now.map(|now| now && right)), best.min(seconds))
    });
    (shortest.0, shortest.1 / TURNS as f64 * 1e9)
}

impl Cost {
    /// How the table names it.
    pub(crate) fn name(&self) -> &'static str {
        match self.counting {
            Counting::Plain => "plain",
            Counting::Atomic => "atomic",
            Counting::Biased => "biased (PEP 703)",
            Counting::Rc => "Rust's Rc",
            Counting::Arc => "Rust's Arc",
            Counting::Epoch => "no count: an epoch",
        }
    }
}
