//! What exercise 1 is graded by.

use checked_std::thread;
use grading::{Check, Verdict, every_interleaving, interleavings_within};
use std::sync::Arc;
use subject::Counter;

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[Check] = &[
    ("one_thread", one_thread),
    ("no_update_is_lost", no_update_is_lost),
    ("the_limit_holds", the_limit_holds),
    ("both_together", both_together),
];

/// The types that the task names, and nothing that only looks like them: a type of the answer's own could say that it is
/// equal to every number.
#[allow(clippy::type_complexity, reason = "a signature is as long as it is")]
const _: (fn() -> Counter, fn(&Counter), fn(&Counter, usize) -> bool, fn(&Counter) -> usize) =
    (Counter::new, Counter::add, Counter::add_below, Counter::value);

fn expect(holds: bool, message: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(message()) }
}

/// Runs `work` with one counter in two threads, and gives the counter and what the two returned.
fn in_two_threads<T: Send + 'static>(work: fn(&Counter) -> T) -> Result<(Counter, T, T), String> {
    let counter = Arc::new(Counter::new());
    let theirs = Arc::clone(&counter);
    let thread = thread::spawn(move || work(&theirs));
    let here = work(&counter);
    let there = thread.join().map_err(|_| "a thread panicked".to_owned())?;
    Ok((Arc::into_inner(counter).ok_or("a thread is still at work")?, here, there))
}

fn one_thread() -> Verdict {
    every_interleaving(|| {
        let counter = Counter::new();
        counter.add();
        counter.add();
        let value = counter.value();
        expect(value == 2, || format!("After two additions the counter is at {value}."))?;
        expect(counter.add_below(3), || "add_below(3) did not add at 2.".to_owned())?;
        expect(!counter.add_below(3), || "add_below(3) said at 3 that it had added.".to_owned())?;
        let value = counter.value();
        expect(value == 3, || format!("At the limit of 3 the counter is at {value}."))
    })
}

fn no_update_is_lost() -> Verdict {
    every_interleaving(|| {
        let (counter, (), ()) = in_two_threads(Counter::add)?;
        let value = counter.value();
        expect(value == 2, || {
            format!("An addition was lost: two threads added 1 each, and the counter ended at {value}.")
        })
    })
}

fn the_limit_holds() -> Verdict {
    every_interleaving(|| {
        let (counter, here, there) = in_two_threads(|counter| counter.add_below(1))?;
        let value = counter.value();
        expect(value < 2, || {
            format!("The counter passed the limit: it is at {value}, and the limit was 1.")
        })?;
        expect(value == 1, || format!("Two threads added below 1, and the counter ended at {value}."))?;
        expect(here != there, || "One thread added, so one call had to say true and one false.".to_owned())
    })
}

fn both_together() -> Verdict {
    interleavings_within(2, || {
        let (counter, here, there) = in_two_threads(|counter| {
            counter.add();
            (counter.add_below(3), counter.value())
        })?;
        let value = counter.value();
        expect(value == 3, || {
            format!("Two additions, then two below 3: the counter ended at {value}, not at 3.")
        })?;
        expect(here.0 != there.0, || "Exactly one call of add_below(3) had to add.".to_owned())?;
        expect([here.1, there.1].iter().all(|seen| (2..=3).contains(seen)), || {
            format!(
                "After its two additions a thread read {} and {}: values that never were.",
                here.1, there.1
            )
        })
    })
}
