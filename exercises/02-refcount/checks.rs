//! What exercise 2 is graded by.

#![allow(clippy::arc_with_non_send_sync, reason = "the threads of a model are coroutines of one thread")]

use checked_std::schedule;
use grading::{Check, Memory, Verdict, every_interleaving};
use loom::thread;
use std::sync::Arc;
use subject::{Biased, Count};

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[Check] = &[
    ("one_thread", one_thread),
    ("freed_once", freed_once),
    ("freed_last", freed_last),
    ("owner_alone", owner_alone),
    ("owner_is_cheap", owner_is_cheap),
    ("biased_freed_once", biased_freed_once),
];

fn expect(holds: bool, message: &str) -> Verdict {
    if holds { Ok(()) } else { Err(message.to_owned()) }
}

/// What it means that `freed` of all decrements said that they were the last.
fn once(freed: usize) -> Verdict {
    match freed {
        0 => Err("No decref said that it was the last one: the object is never freed.".to_owned()),
        1 => Ok(()),
        _ => Err(format!("{freed} calls of decref said that they were the last one: a double free.")),
    }
}

/// The types that the task names, and nothing that only looks like them.
#[allow(clippy::type_complexity, reason = "a signature is as long as it is")]
const _: (fn() -> Count, fn(&Count), fn(&Count) -> bool) = (Count::new, Count::incref, Count::decref);
#[allow(clippy::type_complexity, reason = "a signature is as long as it is")]
const _: (fn() -> Biased, [fn(&Biased); 3], [fn(&Biased) -> bool; 2]) = (
    Biased::new,
    [Biased::incref_owned, Biased::share, Biased::incref_shared],
    [Biased::decref_owned, Biased::decref_shared],
);

/// Only what may be shared is judged: loom would not ask.
const _: fn(Count, Biased) = |count, biased| {
    fn shared(_: impl Send + Sync) {}
    shared(count);
    shared(biased);
};

fn one_thread() -> Verdict {
    every_interleaving(|| {
        let count = Count::new();
        count.incref();
        expect(
            !count.decref(),
            "Of two references the first one was dropped, and decref said it was the last.",
        )?;
        expect(count.decref(), "The last reference was dropped, and decref did not say so.")
    })
}

fn freed_once() -> Verdict {
    every_interleaving(|| {
        let count = Arc::new(Count::new());
        let threads: Vec<_> = (0..2)
            .map(|_| {
                count.incref();
                let count = Arc::clone(&count);
                thread::spawn(move || count.decref())
            })
            .collect();
        let mut freed = usize::from(count.decref());
        for thread in threads {
            freed += usize::from(thread.join().map_err(|_| "a thread panicked")?);
        }
        once(freed)
    })
}

fn freed_last() -> Verdict {
    every_interleaving(|| {
        let object = Arc::new((Count::new(), Memory::default()));
        object.0.incref();
        let theirs = Arc::clone(&object);
        let thread = thread::spawn(move || use_and_drop(&theirs.1, || theirs.0.decref()));
        let freed = usize::from(use_and_drop(&object.1, || object.0.decref()));
        once(freed + usize::from(thread.join().map_err(|_| "a thread panicked")?))
    })
}

/// Uses the object, drops a reference, and frees the object if that was the last one.
fn use_and_drop(memory: &Memory, decref: impl Fn() -> bool) -> bool {
    memory.read("uses the object");
    let last = decref();
    if last {
        memory.write("frees the object");
    }
    last
}

fn owner_alone() -> Verdict {
    every_interleaving(|| {
        let count = Biased::new();
        count.incref_owned();
        expect(
            !count.decref_owned(),
            "The owner dropped one of two references, and was told it was the last.",
        )?;
        expect(
            count.decref_owned(),
            "The owner dropped its last reference, nobody has another, and it did not free.",
        )?;
        let count = Biased::new();
        count.share();
        count.incref_shared();
        expect(
            !count.decref_shared(),
            "One of two shared references was dropped, and decref said it was the last.",
        )?;
        expect(
            count.decref_shared(),
            "The last shared reference was dropped, the owner has none, and nobody freed.",
        )?;
        let count = Biased::new();
        count.incref_owned();
        count.share();
        expect(
            !count.decref_owned(),
            "The owner dropped its last reference, another thread has one, and it was freed.",
        )?;
        expect(
            count.decref_shared(),
            "The last reference of all was a shared one, and decref_shared did not say so.",
        )
    })
}

fn owner_is_cheap() -> Verdict {
    every_interleaving(|| {
        let count = Biased::new();
        let steps = schedule::during(|| {
            count.incref_owned();
            count.decref_owned();
        });
        let steps = steps.ok_or("The notes of the interleaving are gone.")?;
        match steps.iter().find(|step| !["load", "store"].iter().any(|plain| step.what.starts_with(plain))) {
            Some(step) => Err(format!(
                "The owner's counting used a locked instruction or a lock: {} at line {}.",
                step.what, step.line
            )),
            None => Ok(()),
        }
    })
}

fn biased_freed_once() -> Verdict {
    every_interleaving(|| {
        let object = Arc::new((Biased::new(), Memory::default()));
        object.0.incref_owned();
        object.0.share();
        let theirs = Arc::clone(&object);
        let thread = thread::spawn(move || {
            theirs.0.incref_shared();
            let early = theirs.0.decref_shared();
            usize::from(early) + usize::from(use_and_drop(&theirs.1, || theirs.0.decref_shared()))
        });
        object.0.incref_owned();
        let early = object.0.decref_owned();
        let freed = usize::from(early) + usize::from(use_and_drop(&object.1, || object.0.decref_owned()));
        once(freed + thread.join().map_err(|_| "a thread panicked")?)
    })
}
