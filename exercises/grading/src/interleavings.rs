//! Tries every interleaving of a small program, and shows the first one that breaks it.

use crate::Verdict;
use crate::check::payload;
use checked_std::schedule;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A model runs at this moment in this process.
static EXPLORING: AtomicBool = AtomicBool::new(false);

/// More steps than this in one interleaving are a loop that waits for another thread without letting it run.
const MOST_STEPS: usize = 2_000;

/// A model ends itself with this when an interleaving is wrong: there is nothing more to look for.
struct Wrong;

/// Runs `model` in every interleaving of its threads.
///
/// # Errors
/// The first message that `model` returns, or what broke it (a deadlock, two threads in one cell), with the
/// interleaving line by line.
pub fn every_interleaving(model: impl Fn() -> Verdict + Send + Sync + 'static) -> Verdict {
    explore(None, model)
}

/// The same, with at most `preemptions` switches away from a thread that could go on. What waiting threads do is
/// tried completely. Nearly every mistake shows with two.
///
/// # Errors
/// As [`every_interleaving`].
pub fn interleavings_within(
    preemptions: usize,
    model: impl Fn() -> Verdict + Send + Sync + 'static,
) -> Verdict {
    explore(Some(preemptions), model)
}

/// Few preemptions first: they take no time, and a mistake that shows with one is easier to read than with five.
fn explore(most: Option<usize>, model: impl Fn() -> Verdict + Send + Sync + 'static) -> Verdict {
    let model = Arc::new(model);
    for preemptions in 0..most.unwrap_or(3) {
        explore_within(Some(preemptions), Arc::clone(&model))?;
    }
    explore_within(most, model)
}

fn explore_within(
    preemptions: Option<usize>,
    model: Arc<impl Fn() -> Verdict + Send + Sync + 'static>,
) -> Verdict {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = preemptions;
    builder.max_branches = MOST_STEPS;
    let wrong = Arc::new(Mutex::new(None));
    let found = Arc::clone(&wrong);
    EXPLORING.store(true, Ordering::SeqCst);
    let result = catch_unwind(AssertUnwindSafe(|| {
        builder.check(move || {
            schedule::begin();
            if let Err(message) = model() {
                *found.lock().unwrap_or_else(PoisonError::into_inner) = Some(with_schedule(&message));
                panic_any(Wrong);
            }
        });
    }));
    EXPLORING.store(false, Ordering::SeqCst);
    let wrong = wrong.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (wrong, result) {
        (Some(message), _) => Err(message),
        (None, Ok(())) => Ok(()),
        (None, Err(panic)) => Err(explain(&payload(panic.as_ref()))),
    }
}

/// A panic's message, in the words of who wrote the answer, if it came out of a model.
pub(crate) fn explained(message: &str) -> String {
    if EXPLORING.load(Ordering::SeqCst) { explain(message) } else { message.to_owned() }
}

/// What a panic inside a model means.
fn explain(message: &str) -> String {
    if message.contains("deadlock; threads") {
        let mut text =
            with_schedule("Deadlock: in this interleaving every thread waits for another one, for ever.");
        text.extend(schedule::waiting().iter().map(|step| format!("\n    {step}: waits for ever")));
        return text;
    }
    let meaning = if message.contains("Causality violation") || message.contains("Concurrent") {
        "Data race: in this interleaving two threads use the same memory, at least one of them writes, and nothing \
         orders one before the other."
            .to_owned()
    } else if message.contains("exceeded maximum number of branches") {
        "In this interleaving a thread makes thousands of steps: it spins, and waits for another thread without \
         letting it run."
            .to_owned()
    } else {
        format!("In this interleaving: {message}")
    };
    with_schedule(&meaning)
}

/// A message, and the interleaving so far.
fn with_schedule(message: &str) -> String {
    let steps = schedule::steps();
    // A loop's end says all that its middle says.
    let first = steps.len().saturating_sub(40);
    let mut text = message.to_owned();
    if !steps.is_empty() {
        text += "\nThe interleaving, step by step:";
    }
    if first > 0 {
        text += &format!("\n    ({first} steps before these)");
    }
    for step in &steps[first..] {
        text += &format!("\n    {step}");
    }
    text
}
