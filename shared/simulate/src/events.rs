//! What is going to happen at which virtual moment.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::thread::{ThreadId, Ticket};

/// Something that will happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Event {
    /// A thread that was woken can run.
    Ready,
    /// What a thread waits for has not come in time, or its sleep is over.
    TimeUp,
    /// The switch interval of a thread that waits for the GIL runs out.
    IntervalUp,
}

/// The events to come. Those of the same moment happen in the order in which they were planned.
#[derive(Debug, Default)]
pub(crate) struct Events {
    heap: BinaryHeap<Reverse<Planned>>,
    planned: u64,
    /// Once there are so many, those that nobody waits for any more are thrown out.
    full: usize,
}

/// An event with its moment. It counts only while its thread is still in the state that the ticket names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Planned {
    pub(crate) at_ns: u64,
    order: u64,
    pub(crate) thread: ThreadId,
    pub(crate) ticket: Ticket,
    pub(crate) event: Event,
}

/// So many events are kept before superfluous ones are looked for.
const LEAST_FULL: usize = 4096;

impl Events {
    /// Plans an event.
    pub(crate) fn plan(&mut self, at_ns: u64, thread: ThreadId, ticket: Ticket, event: Event) {
        self.planned += 1;
        self.heap.push(Reverse(Planned { at_ns, order: self.planned, thread, ticket, event }));
    }

    /// When the next one is due.
    pub(crate) fn next_ns(&self) -> Option<u64> {
        self.heap.peek().map(|Reverse(planned)| planned.at_ns)
    }

    /// Takes the next one.
    pub(crate) fn take(&mut self) -> Option<Planned> {
        self.heap.pop().map(|Reverse(planned)| planned)
    }

    /// Throws out what does not count any more, where there is much: a program may wait a million times, each time
    /// for an hour at the most.
    pub(crate) fn tidy(&mut self, counts: impl Fn(&Planned) -> bool) {
        if self.heap.len() >= self.full.max(LEAST_FULL) {
            self.heap.retain(|Reverse(planned)| counts(planned));
            self.full = 2 * self.heap.len();
        }
    }
}
