//! Merging two runs that lie side by side (`merge_at`, `merge_lo` and `merge_hi`, `Objects/listobject.c`).

use crate::object::Result;

use super::gallop::Side;
use super::runs::{PATIENCE, Sort};

/// How far a merge has come. The smaller run lies apart; its place is filled from one end.
#[derive(Debug)]
struct Merge {
    /// The run that lies apart.
    apart: Vec<u32>,
    /// What is left of it.
    from: usize,
    until: usize,
    /// What is left of the other one, among the places.
    start: usize,
    end: usize,
}

impl Merge {
    fn left_apart(&self) -> usize {
        self.until - self.from
    }

    fn left_there(&self) -> usize {
        self.end - self.start
    }
}

impl Sort {
    /// Merges a run with the one behind it.
    pub(super) async fn merge(&mut self, at: usize) -> Result<()> {
        let (left, right) = (self.runs[at], self.runs[at + 1]);
        self.runs[at].size += right.size;
        self.runs.remove(at + 1);
        let middle = right.start;
        // What is less than all of the other run is where it belongs already, at both ends.
        let first = self.places[middle];
        let skipped = self.gallop(first, &self.places[left.start..middle], 0, Side::Right).await?;
        let start = left.start + skipped;
        if start == middle {
            return Ok(());
        }
        let last = self.places[middle - 1];
        let behind = &self.places[middle..middle + right.size];
        let end = middle + self.gallop(last, behind, right.size - 1, Side::Left).await?;
        if end == middle {
            return Ok(());
        }
        if middle - start <= end - middle {
            let apart = self.places[start..middle].to_vec();
            let mut merge = Merge { from: 0, until: apart.len(), apart, start: middle, end };
            let merged = self.upwards(&mut merge).await;
            let Merge { apart, from, until, start: there, end } = merge;
            let hole = there - (until - from);
            if merged.is_ok() {
                // The last one apart is greater than all that is left of the others.
                self.places.copy_within(there..end, hole);
                self.places[hole + end - there..end].copy_from_slice(&apart[from..until]);
            } else {
                self.places[hole..there].copy_from_slice(&apart[from..until]);
            }
            merged
        } else {
            let apart = self.places[middle..end].to_vec();
            let mut merge = Merge { from: 0, until: apart.len(), apart, start, end: middle };
            let merged = self.downwards(&mut merge).await;
            let Merge { apart, from, until, start, end: there } = merge;
            let hole = there + (until - from);
            if merged.is_ok() {
                // The first one apart is less than all that is left of the others.
                self.places.copy_within(start..there, start + (until - from));
                self.places[start..start + (until - from)].copy_from_slice(&apart[from..until]);
            } else {
                self.places[there..hole].copy_from_slice(&apart[from..until]);
            }
            merged
        }
    }

    /// Moves the first key of the right run down to where the left one lacks one.
    fn take_there(&mut self, merge: &mut Merge, count: usize) {
        let hole = merge.start - merge.left_apart();
        self.places.copy_within(merge.start..merge.start + count, hole);
        merge.start += count;
    }

    /// Puts the first keys of those apart there.
    fn take_apart(&mut self, merge: &mut Merge, count: usize) {
        let hole = merge.start - merge.left_apart();
        let taken = &merge.apart[merge.from..merge.from + count];
        self.places[hole..hole + count].copy_from_slice(taken);
        merge.from += count;
    }

    /// Merges from the lower end; the left run lies apart. Stops when one run is used up, or the left one up to a last key, which is
    /// known to be greater than all others.
    async fn upwards(&mut self, merge: &mut Merge) -> Result<()> {
        self.take_there(merge, 1);
        while merge.left_there() > 0 && merge.left_apart() > 1 {
            let (mut won_apart, mut won_there) = (0, 0);
            while won_apart < self.patience && won_there < self.patience {
                if self.less(self.places[merge.start], merge.apart[merge.from]).await? {
                    self.take_there(merge, 1);
                    (won_apart, won_there) = (0, won_there + 1);
                } else {
                    self.take_apart(merge, 1);
                    (won_apart, won_there) = (won_apart + 1, 0);
                }
                if merge.left_there() == 0 || merge.left_apart() == 1 {
                    return Ok(());
                }
            }
            self.patience += 1;
            loop {
                self.patience = (self.patience - 1).max(1);
                let key = self.places[merge.start];
                won_apart = self.gallop(key, &merge.apart[merge.from..merge.until], 0, Side::Right).await?;
                self.take_apart(merge, won_apart);
                if merge.left_apart() <= 1 {
                    return Ok(());
                }
                self.take_there(merge, 1);
                if merge.left_there() == 0 {
                    return Ok(());
                }
                let key = merge.apart[merge.from];
                won_there = self.gallop(key, &self.places[merge.start..merge.end], 0, Side::Left).await?;
                self.take_there(merge, won_there);
                if merge.left_there() == 0 {
                    return Ok(());
                }
                self.take_apart(merge, 1);
                if merge.left_apart() == 1 {
                    return Ok(());
                }
                if won_apart < PATIENCE && won_there < PATIENCE {
                    break;
                }
            }
            self.patience += 1;
        }
        Ok(())
    }

    /// Moves the last keys of the left run up to where the right one lacks them.
    fn lift_there(&mut self, merge: &mut Merge, count: usize) {
        let hole = merge.end + merge.left_apart();
        self.places.copy_within(merge.end - count..merge.end, hole - count);
        merge.end -= count;
    }

    /// Puts the last keys of those apart there.
    fn lift_apart(&mut self, merge: &mut Merge, count: usize) {
        let hole = merge.end + merge.left_apart();
        let taken = &merge.apart[merge.until - count..merge.until];
        self.places[hole - count..hole].copy_from_slice(taken);
        merge.until -= count;
    }

    /// Merges from the upper end; the right run lies apart. Stops as [`Self::upwards`] does.
    async fn downwards(&mut self, merge: &mut Merge) -> Result<()> {
        self.lift_there(merge, 1);
        while merge.left_there() > 0 && merge.left_apart() > 1 {
            let (mut won_apart, mut won_there) = (0, 0);
            while won_apart < self.patience && won_there < self.patience {
                if self.less(merge.apart[merge.until - 1], self.places[merge.end - 1]).await? {
                    self.lift_there(merge, 1);
                    (won_apart, won_there) = (0, won_there + 1);
                } else {
                    self.lift_apart(merge, 1);
                    (won_apart, won_there) = (won_apart + 1, 0);
                }
                if merge.left_there() == 0 || merge.left_apart() == 1 {
                    return Ok(());
                }
            }
            self.patience += 1;
            loop {
                self.patience = (self.patience - 1).max(1);
                let (key, left) = (merge.apart[merge.until - 1], &self.places[merge.start..merge.end]);
                won_there = left.len() - self.gallop(key, left, left.len() - 1, Side::Right).await?;
                self.lift_there(merge, won_there);
                if merge.left_there() == 0 {
                    return Ok(());
                }
                self.lift_apart(merge, 1);
                if merge.left_apart() == 1 {
                    return Ok(());
                }
                let (key, right) = (self.places[merge.end - 1], &merge.apart[merge.from..merge.until]);
                won_apart = right.len() - self.gallop(key, right, right.len() - 1, Side::Left).await?;
                self.lift_apart(merge, won_apart);
                if merge.left_apart() <= 1 {
                    return Ok(());
                }
                self.lift_there(merge, 1);
                if merge.left_there() == 0 {
                    return Ok(());
                }
                if won_apart < PATIENCE && won_there < PATIENCE {
                    break;
                }
            }
            self.patience += 1;
        }
        Ok(())
    }
}
