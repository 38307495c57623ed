//! The sort itself, as CPython does it: natural runs, made long enough by insertion, and merged.
//!
//! Which items are compared, in which order, is what a program sees whose `__lt__` counts or prints. So it is CPython's
//! way step by step, as `Objects/listsort.txt` describes it: `list_sort_impl`, `count_run` and `binarysort` of
//! `Objects/listobject.c`, and the merge policy of J. Ian Munro and Sebastian Wild ("powersort", 2018).

use crate::bytecode::CompareOperator;
use crate::object::{Result, Value};

use super::Order;

/// A run that waits to be merged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) size: usize,
    /// How deep the boundary to the run behind it lies in the tree of merges.
    depth: u32,
}

/// Keys that are being sorted. They stay where they are; their places move.
#[derive(Debug)]
pub(super) struct Sort {
    order: Order,
    keys: Vec<Value>,
    /// The places of the keys, in the order reached so far.
    pub(super) places: Vec<u32>,
    pub(super) runs: Vec<Run>,
    /// So often in turn has one run to win until the merge gallops.
    pub(super) patience: usize,
}

/// The patience of a sort that begins (`MIN_GALLOP`).
pub(super) const PATIENCE: usize = 7;

impl Sort {
    /// In reverse, they are sorted from the last one on and turned round afterwards, so that equal ones stay in order.
    pub(super) fn new(order: Order, keys: Vec<Value>, reverse: bool) -> Self {
        let mut places: Vec<u32> = (0..keys.len() as u32).collect();
        if reverse {
            places.reverse();
        }
        Self { order, keys, places, runs: Vec::new(), patience: PATIENCE }
    }

    /// The places in the order reached.
    pub(super) fn places(self, reverse: bool) -> Vec<usize> {
        let mut places: Vec<usize> = self.places.into_iter().map(|place| place as usize).collect();
        if reverse {
            places.reverse();
        }
        places
    }

    /// Whether the key of one place is less than that of another.
    pub(super) async fn less(&self, a: u32, b: u32) -> Result<bool> {
        self.order.holds(CompareOperator::Less, &self.keys[a as usize], &self.keys[b as usize]).await
    }

    /// Whether the key that now stands here is less than the one that stands there.
    async fn less_at(&self, here: usize, there: usize) -> Result<bool> {
        self.less(self.places[here], self.places[there]).await
    }

    /// Sorts.
    ///
    /// # Errors
    /// The first one of a comparison; the places are then in some order.
    pub(super) async fn run(&mut self) -> Result<()> {
        let all = self.places.len();
        let shortest = shortest_run(all);
        let mut start = 0;
        while all > 1 && start < all {
            let mut size = self.natural_run(start).await?;
            if size < shortest {
                let wanted = shortest.min(all - start);
                self.insert(start, size, wanted).await?;
                size = wanted;
            }
            self.found(start, size).await?;
            start += size;
        }
        while let [.., before, _, last] | [before, last] = &self.runs[..] {
            let at = self.runs.len() - 2;
            let first = if at > 0 && before.size < last.size { at - 1 } else { at };
            self.merge(first).await?;
        }
        Ok(())
    }

    /// How long the run is that begins here; one that descends is turned round (`count_run`).
    async fn natural_run(&mut self, start: usize) -> Result<usize> {
        let end = self.places.len();
        let mut at = start + 1;
        while at < end && !self.less_at(at, at - 1).await? {
            at += 1;
        }
        if at == end {
            return Ok(at - start);
        }
        if at > start + 1 {
            // Only equal ones may begin a run that descends. They are turned round twice.
            if self.less_at(start, at - 1).await? {
                return Ok(at - start);
            }
            self.places[start..at].reverse();
        }
        at += 1;
        let mut equal = 0;
        while at < end {
            if self.less_at(at, at - 1).await? {
                self.places[at - 1 - equal..at].reverse();
                equal = 0;
            } else if self.less_at(at - 1, at).await? {
                break;
            } else {
                equal += 1;
            }
            at += 1;
        }
        self.places[at - 1 - equal..at].reverse();
        self.places[start..at].reverse();
        while at < end && !self.less_at(at, at - 1).await? {
            at += 1;
        }
        Ok(at - start)
    }

    /// Makes a run longer: what follows is put where it belongs, one after the other (`binarysort`).
    async fn insert(&mut self, start: usize, sorted: usize, wanted: usize) -> Result<()> {
        for at in start + sorted..start + wanted {
            let pivot = self.places[at];
            let (mut low, mut high) = (start, at);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.less(pivot, self.places[middle]).await? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.places[low..=at].rotate_right(1);
        }
        Ok(())
    }

    /// A run was found. Those before it are merged that lie deeper in the tree of merges (`found_new_run`).
    async fn found(&mut self, start: usize, size: usize) -> Result<()> {
        if let Some(last) = self.runs.last() {
            let depth = depth_between(last.start, last.size, size, self.places.len());
            while let [.., before, _] = &self.runs[..]
                && before.depth > depth
            {
                self.merge(self.runs.len() - 2).await?;
            }
            if let Some(last) = self.runs.last_mut() {
                last.depth = depth;
            }
        }
        self.runs.push(Run { start, size, depth: 0 });
        Ok(())
    }
}

/// So many items a run has at least, so that runs of that size fill a power of two or a little less
/// (`merge_compute_minrun`).
fn shortest_run(mut all: usize) -> usize {
    let mut rest = 0;
    while all >= 64 {
        rest |= all & 1;
        all >>= 1;
    }
    all + rest
}

/// How deep the boundary between two runs lies in the tree of merges: the first bit in which the middles of the two differ, as
/// fractions of all (`powerloop`).
fn depth_between(start: usize, size: usize, next_size: usize, all: usize) -> u32 {
    let mut left = 2 * start + size;
    let mut right = left + size + next_size;
    let mut depth = 0;
    loop {
        depth += 1;
        if left >= all {
            left -= all;
            right -= all;
        } else if right >= all {
            return depth;
        }
        left <<= 1;
        right <<= 1;
    }
}
