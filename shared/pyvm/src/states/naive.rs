//! The naive rules, taken apart: a count is loaded and changed in one step of a thread, and stored in its next.

use crate::object::{Kind, Ref, Waiting, land, set_waits, silently, take_waiting};
use crate::states::{Place, Touch};

/// Counts that a thread has loaded and changed, and not stored.
#[derive(Debug, Default)]
pub struct Unstored(Vec<Waiting>);

/// Does something with references that no program has, and does not count them under the naive rules.
pub fn in_silence<T>(work: impl FnOnce() -> T) -> T {
    silently(work)
}

impl Unstored {
    /// From now on, or no longer, counts of this operating-system thread wait to be stored.
    pub fn wait(waits: bool) {
        set_waits(waits);
        take_waiting();
    }

    /// Takes those that the instruction before has left.
    pub fn take() -> Self {
        Self(take_waiting())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Stores them.
    pub fn store(self) {
        land(self.0);
    }

    /// Shows `visit` whose counts they are.
    pub fn touches(&self, visit: &mut dyn FnMut(Touch<'_>)) {
        for waiting in &self.0 {
            silently(|| {
                if let Some(object) = waiting.object.upgrade() {
                    let place = Place::count(Ref::as_ptr(&object).addr());
                    visit(Touch { place, object: Some(&object), writes: true });
                }
            });
        }
    }

    /// The same ones once more, for another time.
    pub(crate) fn copy(&self) -> Self {
        let copies = self.0.iter().filter_map(|waiting| {
            silently(|| {
                let object = waiting.object.upgrade()?;
                Some(Waiting { object: Ref::downgrade(&object), count: waiting.count })
            })
        });
        Self(copies.collect())
    }

    /// The objects and what will be stored.
    pub(crate) fn counts(&self) -> Vec<(Ref, u32)> {
        let living = self.0.iter().filter_map(|waiting| Some((waiting.object.upgrade()?, waiting.count)));
        living.filter(|(object, _)| !matches!(object.kind, Kind::Code(_))).collect()
    }
}
