//! How many worker processes a run may have. Both hosts keep to it.

/// So many workers of one run may be alive.
const MOST_ALIVE: usize = 256;
/// Processes may be nested this deep.
pub const MOST_NESTED: u32 = 8;
/// So many may be started in all where workers start workers while they import the program: each of them may start
/// several, and each of these again.
const MOST_UNGUARDED: u64 = 64;

/// The worker processes of a run, by their number.
#[derive(Clone, Debug, Default)]
pub struct Population {
    started: u64,
    contained: bool,
}

impl Population {
    /// Of a run in which workers may start workers while they import the program to this depth; 0 is CPython's rule,
    /// by which they may not (`_check_not_importing_main`, `Lib/multiprocessing/spawn.py`).
    pub fn new(unguarded: u32) -> Self {
        Self { started: 0, contained: unguarded > 0 }
    }

    /// Counts one more worker, where so many are alive already and it would be nested this deep.
    ///
    /// # Errors
    /// Which limit it would break.
    pub fn admit(&mut self, alive: usize, depth: usize) -> Result<(), String> {
        if alive >= MOST_ALIVE {
            return Err(format!("more than {MOST_ALIVE} worker processes at a time"));
        }
        if depth > MOST_NESTED as usize {
            return Err(format!("processes nested more than {MOST_NESTED} deep"));
        }
        if self.contained && self.started >= MOST_UNGUARDED {
            return Err(format!("more than {MOST_UNGUARDED} worker processes without CPython's check"));
        }
        self.started += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_contained() {
        let mut population = Population::new(8);
        assert!(population.admit(0, 9).is_err());
        assert!(population.admit(256, 1).is_err());
        assert!((0..64).all(|_| population.admit(1, 1).is_ok()));
        assert!(population.admit(1, 1).is_err());
        let mut usual = Population::new(0);
        assert!((0..1000).all(|_| usual.admit(1, 1).is_ok()));
    }
}
