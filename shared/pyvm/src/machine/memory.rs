//! What an interpreter knows of its objects, for `gc` and `tracemalloc`: nothing, until a program asks.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::object::{Mutex, Ref, WeakRef, lock, watch};
use crate::source::Source;

/// A line of the program: where an object was made.
pub(crate) type Place = (Arc<Source>, u32);

/// The objects of an interpreter, as far as they are watched.
#[derive(Debug)]
pub(crate) struct Memory {
    /// Whether threads note the objects they make. It stays on once it is.
    watched: AtomicBool,
    /// Whether `tracemalloc` is on.
    tracing: AtomicBool,
    /// How many threads run at this moment, on whichever core.
    running: AtomicUsize,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// The objects, in the order in which they were made, with the number of their place.
    objects: Vec<(WeakRef, usize)>,
    /// Once there are so many of them, dead ones are thrown out.
    full: usize,
    places: Vec<Place>,
    numbers: HashMap<(usize, u32), usize>,
    /// The most bytes that traced objects ever took, as far as somebody looked.
    peak: usize,
}

/// The place of an object that is not traced.
const NOWHERE: usize = usize::MAX;
/// So many objects are kept before dead ones are looked for.
const LEAST_FULL: usize = 4096;
/// What CPython puts before every object that its collector knows (`PyGC_Head`).
const HEAD: usize = 16;

/// What the objects made in one line take.
#[derive(Debug)]
pub(crate) struct Traced {
    pub(crate) place: Place,
    pub(crate) bytes: usize,
    pub(crate) objects: usize,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            watched: false.into(),
            tracing: false.into(),
            running: 0.into(),
            known: Mutex::unbiased(Known::default()),
        }
    }
}

impl Memory {
    /// From now on threads note what they make.
    pub(crate) fn watch(&self) {
        self.watched.store(true, Ordering::Relaxed);
    }

    /// Whether threads note what they make.
    #[inline]
    pub(crate) fn is_watched(&self) -> bool {
        self.watched.load(Ordering::Relaxed)
    }

    /// Whether the place of each object is noted too.
    pub(crate) fn is_traced(&self) -> bool {
        self.tracing.load(Ordering::Relaxed)
    }

    /// `tracemalloc.start`, of an interpreter whose memory is watched, and `stop`, which forgets all places.
    pub(crate) fn trace(&self, on: bool) {
        self.tracing.store(on, Ordering::Relaxed);
        if !on {
            self.forget_places();
        }
    }

    /// `tracemalloc.clear_traces`
    pub(crate) fn forget_places(&self) {
        let mut known = lock(&self.known);
        known.objects.iter_mut().for_each(|(_, place)| *place = NOWHERE);
        known.peak = 0;
    }

    /// A thread begins or ends to run.
    pub(crate) fn set_running(&self, runs: bool) {
        if runs {
            self.running.fetch_add(1, Ordering::SeqCst);
        } else {
            self.running.fetch_sub(1, Ordering::SeqCst);
        }
    }

    /// How many threads run at this moment.
    pub(crate) fn running(&self) -> usize {
        self.running.load(Ordering::SeqCst)
    }

    /// Takes in what the calling thread has made, at this place of the program.
    pub(crate) fn remember(&self, place: Option<Place>) {
        let new = watch::take_new();
        if new.is_empty() {
            return;
        }
        let mut known = lock(&self.known);
        let number = place.filter(|_| self.is_traced()).map_or(NOWHERE, |place| known.number(place));
        known.objects.extend(new.into_iter().map(|object| (object, number)));
        if known.objects.len() >= known.full.max(LEAST_FULL) {
            known.sweep();
        }
    }

    /// All known objects that live, in the order in which they were made.
    pub(crate) fn living(&self) -> Vec<Ref> {
        self.remember(None);
        let mut known = lock(&self.known);
        known.sweep();
        let living = known.objects.iter().filter_map(|(object, _)| object.upgrade()).collect();
        drop(known);
        living
    }

    /// What the traced objects take now, by place; and the most they ever took.
    pub(crate) fn traced(&self) -> (Vec<Traced>, usize) {
        let mut known = lock(&self.known);
        known.sweep();
        let living: Vec<(Option<Ref>, usize)> = known
            .objects
            .iter()
            .filter(|(_, place)| *place != NOWHERE)
            .map(|(object, place)| (object.upgrade(), *place))
            .collect();
        let places = known.places.clone();
        drop(known);
        let mut traced: Vec<Traced> =
            places.into_iter().map(|place| Traced { place, bytes: 0, objects: 0 }).collect();
        for (object, place) in &living {
            if let Some(object) = object {
                let head = if object.kind.can_refer() { HEAD } else { 0 };
                traced[*place].bytes += object.kind.size() + head;
                traced[*place].objects += 1;
            }
        }
        drop(living); // may be the last references
        traced.retain(|traced| traced.objects > 0);
        let now = traced.iter().map(|traced| traced.bytes).sum();
        let mut known = lock(&self.known);
        known.peak = known.peak.max(now);
        (traced, known.peak)
    }

    /// `tracemalloc.reset_peak`
    pub(crate) fn forget_peak(&self) {
        lock(&self.known).peak = 0;
    }
}

impl Known {
    fn number(&mut self, place: Place) -> usize {
        let key = (Arc::as_ptr(&place.0) as usize, place.1);
        *self.numbers.entry(key).or_insert_with(|| {
            self.places.push(place);
            self.places.len() - 1
        })
    }

    /// Throws out what has died.
    fn sweep(&mut self) {
        self.objects.retain(|(object, _)| object.is_alive());
        self.full = 2 * self.objects.len();
    }
}
