//! A GIL's figures.

use serde::{Deserialize, Serialize};

/// What a GIL went through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GilStatistics {
    /// How often another thread took the GIL than held it last.
    pub switches: u64,
    /// How often a waiter's interval ran out, so that it asked the holder to drop the GIL.
    pub drop_requests: u64,
    /// How often a thread had to wait for the GIL.
    pub waits: u64,
    /// How often a waiter woke because the GIL had been dropped, and found that another thread had taken it: David
    /// Beazley's measure of threads that get in each other's way ("Understanding the Python GIL", PyCon 2010). A waiter
    /// whose interval ran out does not count: it asked.
    pub failed_attempts: u64,
    /// How long threads waited for the GIL, all together, in seconds.
    pub wait_s: f64,
}

impl GilStatistics {
    /// Adds another GIL's figures, those of a worker process say.
    pub fn add(&mut self, other: &Self) {
        self.switches += other.switches;
        self.drop_requests += other.drop_requests;
        self.waits += other.waits;
        self.failed_attempts += other.failed_attempts;
        self.wait_s += other.wait_s;
    }
}
