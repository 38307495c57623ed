//! Where a key belongs in a run: searched first in steps that double, then by halves (`gallop_left` and `gallop_right`,
//! `Objects/listobject.c`).

use crate::object::Result;

use super::runs::Sort;

/// On which side of keys equal to it a key belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

impl Sort {
    /// Whether a key of a run comes before where `key` belongs.
    async fn is_before(&self, other: u32, key: u32, side: Side) -> Result<bool> {
        match side {
            Side::Left => self.less(other, key).await,
            Side::Right => Ok(!self.less(key, other).await?),
        }
    }

    /// How many keys of a run come before where `key` belongs. It is searched for from `hint` on.
    pub(super) async fn gallop(&self, key: u32, run: &[u32], hint: usize, side: Side) -> Result<usize> {
        // The first `low` keys come before it, and those from `high` on do not.
        let (mut low, mut high);
        let (mut reached, mut step) = (0, 1);
        if self.is_before(run[hint], key, side).await? {
            let most = run.len() - hint;
            while step < most && self.is_before(run[hint + step], key, side).await? {
                (reached, step) = (step, 2 * step + 1);
            }
            (low, high) = (hint + reached + 1, hint + step.min(most));
        } else {
            let most = hint + 1;
            while step < most && !self.is_before(run[hint - step], key, side).await? {
                (reached, step) = (step, 2 * step + 1);
            }
            (low, high) = (hint + 1 - step.min(most), hint - reached);
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.is_before(run[middle], key, side).await? {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(high)
    }
}
