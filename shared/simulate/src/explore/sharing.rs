//! Which instructions of a program get in the way of other threads.
//!
//! A switch before an instruction matters only where that instruction touches something that another thread touches
//! too, one of them writing: all others commute. Which ones do is found out by looking: the search begins as if none
//! did, notes what every thread touches, and begins anew with the instructions that were found, until none is found any
//! more. Then every schedule of the program is like one that was searched: up to the first place where it would
//! not be, both are the same, and there the search would have found the place.

use std::collections::{BTreeSet, HashMap};

use pyvm::object::{Ref, WeakRef};
use pyvm::states::{Place, Site, Touch};

/// What the threads have touched.
#[derive(Debug, Default)]
pub(crate) struct Sharing {
    places: HashMap<Place, Record>,
    /// Keeps the addresses of the objects from being those of others.
    kept: HashMap<usize, WeakRef>,
    /// The instructions before which a switch matters.
    pub(crate) sites: BTreeSet<Site>,
    /// More of them, that were found in this search.
    found: BTreeSet<Site>,
}

/// Who has touched a place, and by which instructions.
#[derive(Debug, Default)]
struct Record {
    accesses: Vec<Access>,
    sites: Vec<Site>,
    shared: bool,
}

/// When a thread does something, as far as that decides what comes before and after it in every schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) thread: usize,
    /// The threads of which it is known that they have ended: a bit each.
    pub(crate) joined: u64,
    /// Threads from this number on have not been started, and can only be started by this one.
    pub(crate) threads: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Access {
    moment: Moment,
    writes: bool,
}

impl Moment {
    /// Whether this comes before the other one in every schedule, or after it.
    fn is_ordered(self, other: Self) -> bool {
        let after = |a: Self, b: Self| a.joined & 1 << (b.thread % 64) != 0 || a.thread >= b.threads;
        self.thread == other.thread || after(self, other) || after(other, self)
    }
}

impl Sharing {
    /// Nothing was touched yet, and these instructions are known.
    pub(crate) fn with(sites: BTreeSet<Site>) -> Self {
        Self { sites, ..Self::default() }
    }

    /// A thread's instruction touches something.
    pub(crate) fn note(&mut self, moment: Moment, site: Site, touch: Touch<'_>) {
        let record = self.places.entry(touch.place).or_default();
        let access = Access { moment, writes: touch.writes };
        let (known, came_before) = (record.sites.contains(&site), record.accesses.contains(&access));
        if known && came_before {
            return;
        }
        if !came_before {
            let meets = |other: &Access| {
                // In which order threads begin and end matters only to those who ask.
                let matters = match touch.place {
                    Place::THREADS => access.writes != other.writes,
                    _ => access.writes || other.writes,
                };
                matters && !access.moment.is_ordered(other.moment)
            };
            record.shared |= record.accesses.iter().any(meets);
            record.accesses.push(access);
        }
        if !known {
            record.sites.push(site);
        }
        if record.shared {
            for site in &record.sites {
                if !self.sites.contains(site) {
                    self.found.insert(*site);
                }
            }
        }
        if let Some(object) = touch.object {
            self.kept.entry(touch.place.of).or_insert_with(|| Ref::downgrade(object));
        }
    }

    /// Begins anew with the instructions that were found.
    pub(crate) fn again(&mut self) {
        self.forget();
        self.sites.append(&mut self.found);
    }

    /// Whether more instructions were found than the search began with.
    pub(crate) fn has_grown(&self) -> bool {
        !self.found.is_empty()
    }

    /// Forgets what was touched: the objects are gone.
    pub(crate) fn forget(&mut self) {
        self.places.clear();
        self.kept.clear();
    }
}
