//! What the threads of one interleaving did, in the order in which they did it.

use loom::thread::{ThreadId, current};
use std::cell::RefCell;
use std::fmt::{self, Display};
use std::panic::Location;

thread_local! {
    // All threads of a model are coroutines of one OS thread, so this sees all of them.
    static STEPS: RefCell<Steps> = const { RefCell::new(Steps { threads: Vec::new(), steps: Vec::new(), begun: Vec::new() }) };
}

struct Steps {
    threads: Vec<ThreadId>,
    steps: Vec<Step>,
    /// Steps that can wait, and have not ended.
    begun: Vec<Step>,
}

/// One operation of one thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which thread: `A` is the first one that did anything.
    pub thread: char,
    /// The file of the call, without its folders.
    pub file: &'static str,
    /// Its line, from 1.
    pub line: u32,
    /// What was done, and what came of it.
    pub what: String,
}

impl Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "thread {}  {}:{:<4} {}", self.thread, self.file, self.line, self.what)
    }
}

/// Forgets everything: a new interleaving begins.
pub fn begin() {
    STEPS.with_borrow_mut(|log| {
        log.threads.clear();
        log.steps.clear();
        log.begun.clear();
    });
}

/// The steps since [`begin`].
pub fn steps() -> Vec<Step> {
    STEPS
        .try_with(|log| log.try_borrow().map(|log| log.steps.clone()).unwrap_or_default())
        .unwrap_or_default()
}

/// What threads wait for that have not ended: in a deadlock, all of them.
pub fn waiting() -> Vec<Step> {
    STEPS
        .try_with(|log| log.try_borrow().map(|log| log.begun.clone()).unwrap_or_default())
        .unwrap_or_default()
}

/// Notes what a check saw the running thread do: `what`, without a place in the answer.
#[track_caller]
pub fn say(what: &str) {
    note(Location::caller(), || what.to_owned());
}

/// The steps that are noted while `work` runs, in one thread. `None` if the mark in front of them is gone: an answer can
/// call [`begin`], too, but it cannot note a step in the file of whoever calls this.
#[track_caller]
pub fn during(work: impl FnOnce()) -> Option<Vec<Step>> {
    let mark = Location::caller();
    note(mark, || "from here on each step counts".to_owned());
    work();
    let mut steps = steps();
    let place = steps.iter().rposition(|step| (step.file, step.line) == (name(mark), mark.line()))?;
    Some(steps.split_off(place + 1))
}

/// Notes that the running thread begins a step that can wait.
pub(crate) fn begin_step(place: &'static Location<'static>, what: &str) {
    with_step(place, || what.to_owned(), |log, step| log.begun.push(step));
}

/// Notes a step of the running thread.
pub(crate) fn note(place: &'static Location<'static>, what: impl FnOnce() -> String) {
    with_step(place, what, |log, step| {
        log.begun.retain(|begun| begun.thread != step.thread);
        log.steps.push(step);
    });
}

fn with_step(
    place: &'static Location<'static>,
    what: impl FnOnce() -> String,
    keep: impl FnOnce(&mut Steps, Step),
) {
    // While a panic unwinds, loom's bookkeeping may be gone, and what happens then is no part of the schedule.
    if std::thread::panicking() {
        return;
    }
    let id = current().id();
    let what = what();
    STEPS.with_borrow_mut(|log| {
        let index = log.threads.iter().position(|known| *known == id).unwrap_or_else(|| {
            log.threads.push(id);
            log.threads.len() - 1
        });
        let thread = u8::try_from(index).map_or('?', |index| char::from(b'A' + index));
        keep(log, Step { thread, file: name(place), line: place.line(), what });
    });
}

/// A file's name without its folders.
fn name(place: &Location<'static>) -> &'static str {
    place.file().rsplit(['/', '\\']).next().unwrap_or_default()
}
