//! What exercise 10 is graded by.

use checked_std::{schedule, thread};
use grading::{Check, Verdict, every_interleaving, interleavings_within};
use loom::sync::atomic::AtomicUsize as Switch;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use subject::Queue;

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[Check] = &[
    ("alone", alone),
    ("never_too_many", never_too_many),
    ("no_lost_wake_up", no_lost_wake_up),
    ("right_side", right_side),
    ("nothing_lost", nothing_lost),
    ("close_ends_waiting", close_ends_waiting),
];

/// The types that the task names, and nothing that only looks like them.
#[allow(clippy::type_complexity, reason = "a signature is as long as it is")]
const _: (fn(usize) -> Queue<u32>, fn(&Queue<u32>, u32) -> Result<(), u32>, fn(&Queue<u32>) -> Option<u32>) =
    (Queue::new, Queue::put, Queue::get);
const _: fn(&Queue<u32>) = Queue::close;

/// Only what may be shared is judged.
const _: fn(Queue<u32>) = |queue| {
    fn shared(_: impl Send + Sync) {}
    shared(queue);
};

fn expect(holds: bool, message: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(message()) }
}

/// Puts, and the queue is open.
fn put(queue: &Queue<u32>, item: u32) -> Verdict {
    queue.put(item).map_err(|_| format!("put gave {item} back, and the queue is not closed."))
}

/// Takes, and the queue is open.
fn get(queue: &Queue<u32>) -> Result<u32, String> {
    queue.get().ok_or_else(|| "get gave None, and the queue is not closed.".to_owned())
}

/// A thread that works with the queue.
fn spawn<T: Send + 'static>(
    queue: &Arc<Queue<u32>>,
    work: impl FnOnce(&Queue<u32>) -> Result<T, String> + Send + 'static,
) -> impl FnOnce() -> Result<T, String> {
    let queue = Arc::clone(queue);
    let thread = thread::spawn(move || work(&queue));
    || thread.join().map_err(|_| "a thread panicked".to_owned())?
}

fn alone() -> Verdict {
    every_interleaving(|| {
        let queue = Queue::new(3);
        (1..=3).try_for_each(|item| put(&queue, item))?;
        let taken = [get(&queue)?, get(&queue)?];
        expect(taken == [1, 2], || format!("1, 2 and 3 were put in this order, and get gave {taken:?}."))?;
        queue.close();
        let back = queue.put(4);
        expect(back == Err(4), || format!("4 was put into a closed queue, and put gave {back:?}."))?;
        let last = queue.get();
        expect(last == Some(3), || format!("The queue was closed with 3 in it, and get gave {last:?}."))?;
        let more = queue.get();
        expect(more.is_none(), || format!("The queue is closed and empty, and get gave {more:?}."))
    })
}

/// Counts what must be in the queue, seen from outside.
#[derive(Default)]
struct Seen {
    put: AtomicUsize,
    /// Calls of `get` that have begun: each may have taken an item already.
    asked: AtomicUsize,
    /// loom switches threads where its own types are used.
    switch: Switch,
}

impl Seen {
    fn get(&self, queue: &Queue<u32>) -> Verdict {
        // Whoever puts may come first: a call counts only when it begins.
        self.switch.fetch_add(1, Ordering::SeqCst);
        self.asked.fetch_add(1, Ordering::SeqCst);
        schedule::say("asks for an item");
        get(queue).map(drop)
    }

    /// `put` must not come back if there is no place for the item.
    fn put(&self, queue: &Queue<u32>, item: u32, complaint: &str) -> Verdict {
        put(queue, item)?;
        self.switch.fetch_add(1, Ordering::SeqCst);
        let held =
            (self.put.fetch_add(1, Ordering::SeqCst) + 1).saturating_sub(self.asked.load(Ordering::SeqCst));
        schedule::say(&format!("has put {item}: at least {held} in the queue"));
        expect(held <= 1, || format!("{complaint}: {held} items are in a queue of 1."))
    }
}

/// Whoever has to wait must sleep. The interleavings of an answer that asks again and again instead have no end.
fn waiting_sleeps() -> Verdict {
    let slept = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&slept);
    interleavings_within(0, move || {
        let queue = Arc::new(Queue::new(1));
        let join = spawn(&queue, |queue| put(queue, 1));
        let waited = queue.get() == Some(1);
        expect(waited, || "The queue was empty and open, and get did not wait for an item.".to_owned())?;
        seen.fetch_or(schedule::steps().iter().any(|step| step.what.starts_with("wait")), Ordering::SeqCst);
        join()
    })?;
    expect(slept.load(Ordering::SeqCst), || {
        "The queue was empty, and get did not sleep in a Condvar: who waits like this takes a core to do so."
            .to_owned()
    })
}

fn never_too_many() -> Verdict {
    waiting_sleeps()?;
    // Each producer puts so many items.
    let model = |producers: &'static [u32], complaint: &'static str| {
        let (queue, seen) = (Arc::new(Queue::new(1)), Arc::new(Seen::default()));
        let start = |items: &'static u32| {
            let seen = Arc::clone(&seen);
            spawn(&queue, move |queue| (1..=*items).try_for_each(|item| seen.put(queue, item, complaint)))
        };
        let threads: Vec<_> = producers.iter().map(start).collect();
        (0..producers.iter().sum()).try_for_each(|_| seen.get(&queue))?;
        threads.into_iter().try_for_each(|join| join())
    };
    every_interleaving(move || model(&[2], "put did not wait"))?;
    interleavings_within(2, move || model(&[2, 1], "Two producers went on at the same time"))
}

fn no_lost_wake_up() -> Verdict {
    waiting_sleeps()?;
    every_interleaving(|| {
        let queue = Arc::new(Queue::new(1));
        let join = spawn(&queue, |queue| (1..=2).try_for_each(|item| put(queue, item)));
        let taken = [get(&queue)?, get(&queue)?];
        join()?;
        expect(taken == [1, 2], || format!("1 and 2 were put in this order, and get gave {taken:?}."))
    })
}

fn right_side() -> Verdict {
    waiting_sleeps()?;
    interleavings_within(2, || {
        let queue = Arc::new(Queue::new(1));
        let threads = [(); 2].map(|()| spawn(&queue, get));
        put(&queue, 1)?;
        put(&queue, 2)?;
        threads.into_iter().try_for_each(|join| join().map(drop))
    })?;
    interleavings_within(2, || {
        let queue = Arc::new(Queue::new(1));
        let threads = [1, 2].map(|item| spawn(&queue, move |queue| put(queue, item)));
        get(&queue)?;
        get(&queue)?;
        threads.into_iter().try_for_each(|join| join())
    })
}

fn nothing_lost() -> Verdict {
    waiting_sleeps()?;
    // Two consumers.
    interleavings_within(2, || {
        let queue = Arc::new(Queue::new(2));
        let producer = spawn(&queue, |queue| (1..=3).try_for_each(|item| put(queue, item)));
        let consumer = spawn(&queue, get);
        let (first, second) = (get(&queue)?, get(&queue)?);
        producer()?;
        let mut all = [first, second, consumer()?];
        expect(first < second, || format!("{second} was put before {first}, and taken after it."))?;
        all.sort_unstable();
        expect(all == [1, 2, 3], || format!("1, 2 and 3 were put, and {all:?} were taken."))
    })?;
    // Two producers: what each of them puts stays in its order.
    interleavings_within(2, || {
        let queue = Arc::new(Queue::new(2));
        let threads = [1, 11]
            .map(|first| spawn(&queue, move |queue| put(queue, first).and_then(|()| put(queue, first + 1))));
        let taken = [get(&queue)?, get(&queue)?, get(&queue)?, get(&queue)?];
        threads.into_iter().try_for_each(|join| join())?;
        let (few, many): (Vec<u32>, Vec<u32>) = taken.iter().partition(|item| **item < 10);
        expect(few == [1, 2] && many == [11, 12], || {
            format!("One thread put 1 and 2, another one 11 and 12, and {taken:?} were taken.")
        })
    })
}

fn close_ends_waiting() -> Verdict {
    waiting_sleeps()?;
    // Consumers that wait get nothing.
    interleavings_within(2, || {
        let queue = Arc::new(Queue::new(1));
        let threads = [(); 2].map(|()| spawn(&queue, |queue| Ok(queue.get())));
        queue.close();
        for join in threads {
            let item = join()?;
            expect(item.is_none(), || format!("Nothing was put, and get gave {item:?}."))?;
        }
        Ok(())
    })?;
    // Producers that wait get their item back, or it is in the queue.
    interleavings_within(2, || {
        let queue = Arc::new(Queue::new(1));
        put(&queue, 1)?;
        let threads = [2, 3].map(|item| spawn(&queue, move |queue| Ok(queue.put(item))));
        let mut taken: Vec<_> = queue.get().into_iter().collect();
        queue.close();
        let mut accepted = vec![1];
        for (join, item) in threads.into_iter().zip([2, 3]) {
            match join()? {
                Ok(()) => accepted.push(item),
                Err(back) => expect(back == item, || format!("{item} was put, and {back} came back."))?,
            }
        }
        taken.extend(std::iter::from_fn(|| queue.get()));
        taken.sort_unstable();
        expect(taken == accepted, || format!("put took {accepted:?}, and {taken:?} came out."))
    })
}
