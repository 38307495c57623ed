//! What the capstone is graded by.

#![allow(clippy::arc_with_non_send_sync, reason = "the threads of a model are coroutines of one thread")]

use checked_std::schedule;
use grading::{Check, Memory, Verdict, every_interleaving, interleavings_within};
use loom::thread;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use subject::Gil;

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[Check] = &[
    ("alone", alone),
    ("one_at_a_time", one_at_a_time),
    ("nobody_waits_for_ever", nobody_waits_for_ever),
    ("a_waiter_asks", a_waiter_asks),
    ("forced_switch", forced_switch),
];

/// The types that the task names, and nothing that only looks like them.
#[allow(clippy::type_complexity, reason = "a signature is as long as it is")]
const _: (fn() -> Gil, [fn(&Gil); 3], fn(&Gil) -> bool) =
    (Gil::new, [Gil::acquire, Gil::release, Gil::give_way], Gil::drop_requested);

/// Only what may be shared is judged: loom would not ask.
const _: fn(Gil) = |gil| {
    fn shared(_: impl Send + Sync) {}
    shared(gil);
};

fn alone() -> Verdict {
    every_interleaving(|| {
        let gil = Gil::new();
        gil.acquire();
        if gil.drop_requested() {
            return Err("Nobody waits, and the drop request is set.".to_owned());
        }
        // Must come back: there is nobody to give way to.
        gil.give_way();
        gil.release();
        gil.acquire();
        gil.release();
        Ok(())
    })?;
    // The lock is held in between: another thread gets it only after the release.
    every_interleaving(|| {
        let gil = Arc::new((Gil::new(), AtomicBool::new(true)));
        gil.0.acquire();
        let theirs = Arc::clone(&gil);
        let thread = thread::spawn(move || {
            theirs.0.acquire();
            let held = theirs.1.load(Ordering::SeqCst);
            theirs.0.release();
            held
        });
        thread::yield_now();
        schedule::say("releases the GIL");
        gil.1.store(false, Ordering::SeqCst);
        gil.0.release();
        let early = thread.join().map_err(|_| "a thread panicked")?;
        if early { Err("A thread took the lock while another one had it.".to_owned()) } else { Ok(()) }
    })
}

/// Takes the lock, uses what only its holder may use, and drops the lock.
fn work(gil: &Gil, memory: &Memory) {
    gil.acquire();
    memory.write("works under the GIL");
    gil.release();
}

fn one_at_a_time() -> Verdict {
    interleavings_within(2, || {
        let shared = Arc::new((Gil::new(), Memory::default()));
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let shared = Arc::clone(&shared);
                thread::spawn(move || work(&shared.0, &shared.1))
            })
            .collect();
        work(&shared.0, &shared.1);
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a thread panicked".to_owned()))
    })
}

fn nobody_waits_for_ever() -> Verdict {
    every_interleaving(|| {
        let gil = Arc::new(Gil::new());
        let theirs = Arc::clone(&gil);
        let thread = thread::spawn(move || {
            theirs.acquire();
            theirs.release();
        });
        gil.acquire();
        gil.release();
        gil.acquire();
        gil.release();
        thread.join().map_err(|_| "a thread panicked".to_owned())
    })
}

/// Has the lock until another thread asks for it.
fn hold_until_asked(gil: &Gil) -> Verdict {
    for _ in 0..50 {
        if gil.drop_requested() {
            schedule::say("sees the drop request");
            return Ok(());
        }
        thread::yield_now();
    }
    let complaint =
        "The holder looked for a drop request 50 times while another thread waited, and saw none.";
    gil.release();
    Err(complaint.to_owned())
}

fn a_waiter_asks() -> Verdict {
    interleavings_within(2, || {
        let gil = Arc::new(Gil::new());
        gil.acquire();
        let theirs = Arc::clone(&gil);
        let thread = thread::spawn(move || {
            theirs.acquire();
            theirs.release();
        });
        hold_until_asked(&gil)?;
        gil.release();
        thread.join().map_err(|_| "a thread panicked")?;
        gil.acquire();
        let still = gil.drop_requested();
        gil.release();
        if still {
            Err("Nobody waits any more, and the drop request is still set.".to_owned())
        } else {
            Ok(())
        }
    })
}

fn forced_switch() -> Verdict {
    interleavings_within(2, || {
        let gil = Arc::new((Gil::new(), AtomicBool::new(false)));
        gil.0.acquire();
        let theirs = Arc::clone(&gil);
        let thread = thread::spawn(move || {
            theirs.0.acquire();
            schedule::say("has the GIL at last");
            theirs.1.store(true, Ordering::SeqCst);
            theirs.0.release();
        });
        hold_until_asked(&gil.0)?;
        gil.0.give_way();
        let switched = gil.1.load(Ordering::SeqCst);
        schedule::say("has the GIL back");
        gil.0.release();
        thread.join().map_err(|_| "a thread panicked")?;
        let complaint =
            "The thread that gave way took the lock back, and the one that had asked never had it.";
        if switched { Ok(()) } else { Err(complaint.to_owned()) }
    })
}
