//! How many requests are being answered: the evidence that they overlap, which no clock can give.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Counts requests.
#[derive(Debug, Default)]
pub(super) struct Counts {
    now: AtomicUsize,
    most: AtomicUsize,
    all: AtomicUsize,
}

/// Requests that a server has answered, or is answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flights {
    /// Being answered.
    pub now: usize,
    /// Being answered at the same time, at the most.
    pub most: usize,
    /// All that came.
    pub all: usize,
}

/// A request that is being answered, until it is dropped.
pub(super) struct Flight<'c>(&'c Counts);

impl Counts {
    pub(super) fn begin(&self) -> Flight<'_> {
        self.all.fetch_add(1, Ordering::Relaxed);
        let now = self.now.fetch_add(1, Ordering::Relaxed) + 1;
        self.most.fetch_max(now, Ordering::Relaxed);
        Flight(self)
    }

    pub(super) fn flights(&self) -> Flights {
        let of = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        Flights { now: of(&self.now), most: of(&self.most), all: of(&self.all) }
    }

    /// From here on, `most` and `all` count anew.
    pub(super) fn forget(&self) {
        self.most.store(self.now.load(Ordering::Relaxed), Ordering::Relaxed);
        self.all.store(0, Ordering::Relaxed);
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        self.0.now.fetch_sub(1, Ordering::Relaxed);
    }
}
