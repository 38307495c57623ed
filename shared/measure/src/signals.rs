//! Signals that a program sends itself, and its timers (`signal.alarm`, `signal.setitimer`).
//!
//! A signal is noted here and handled by the main thread of the first interpreter, between two instructions, or where it
//! waits (`Modules/signalmodule.c`, `_PyErr_CheckSignalsTstate`).

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use pyvm::object::Value;

use crate::gil::Gil;

/// The signals of a process.
#[derive(Default)]
pub(crate) struct Signals {
    state: Mutex<State>,
    changed: Condvar,
    watched: AtomicBool,
}

#[derive(Default)]
struct State {
    /// Signals that nobody has handled yet.
    sent: VecDeque<i64>,
    /// What handles one, and the lock whose holder is to be told.
    handler: Option<(Value, Arc<Gil>)>,
    timers: HashMap<i64, Timer>,
    /// Whether a thread looks after the timers.
    looked_after: bool,
}

#[derive(Clone, Copy)]
struct Timer {
    next: Instant,
    interval: Duration,
}

impl Signals {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on signals are handled by this function.
    pub(crate) fn watch(&self, function: Value, gil: &Arc<Gil>) {
        self.lock().handler = Some((function, gil.clone()));
        self.watched.store(true, Ordering::Release);
    }

    /// Whether a signal may come at all.
    pub(crate) fn is_watched(&self) -> bool {
        self.watched.load(Ordering::Acquire)
    }

    /// A signal has come.
    pub(crate) fn send(&self, signal: i64) {
        note(&mut self.lock(), signal);
        self.changed.notify_all();
    }

    /// The next signal to handle, and what handles it.
    pub(crate) fn next(&self) -> Option<(i64, Value)> {
        let mut state = self.lock();
        let (function, gil) = state.handler.clone()?;
        let signal = state.sent.pop_front();
        if state.sent.is_empty() {
            gil.forget_signal();
        }
        Some((signal?, function))
    }

    /// Waits for a signal, until a moment. Whether one has come.
    pub(crate) fn wait_until(&self, deadline: Option<Instant>) -> bool {
        let mut state = self.lock();
        while state.sent.is_empty() {
            state = match deadline.map(|deadline| deadline.saturating_duration_since(Instant::now())) {
                None => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => return false,
                Some(left) => {
                    self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
        true
    }

    /// Sets the timer of a signal, or stops it. Gives what was left of the one before, and its interval.
    pub(crate) fn set_timer(
        self: &Arc<Self>,
        signal: i64,
        after: Duration,
        interval: Duration,
    ) -> (f64, f64) {
        let mut state = self.lock();
        let before = left(&state, signal);
        match Instant::now().checked_add(after) {
            Some(next) if !after.is_zero() => drop(state.timers.insert(signal, Timer { next, interval })),
            _ => drop(state.timers.remove(&signal)),
        }
        if !state.looked_after && !state.timers.is_empty() {
            state.looked_after = true;
            let signals = self.clone();
            std::thread::spawn(move || signals.look_after_timers());
        }
        self.changed.notify_all();
        before
    }

    /// What is left of the timer of a signal, and its interval, in seconds.
    pub(crate) fn timer(&self, signal: i64) -> (f64, f64) {
        left(&self.lock(), signal)
    }

    /// Sends the signals of timers, until there are none.
    fn look_after_timers(&self) {
        let mut state = self.lock();
        loop {
            let now = Instant::now();
            let due: Vec<i64> = state
                .timers
                .iter()
                .filter(|(_, timer)| timer.next <= now)
                .map(|(signal, _)| *signal)
                .collect();
            for signal in due {
                match state.timers.get_mut(&signal) {
                    Some(timer) if !timer.interval.is_zero() => timer.next += timer.interval,
                    _ => drop(state.timers.remove(&signal)),
                }
                note(&mut state, signal);
                self.changed.notify_all();
            }
            let Some(next) = state.timers.values().map(|timer| timer.next).min() else {
                state.looked_after = false;
                return;
            };
            let left = next.saturating_duration_since(Instant::now());
            state = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// A signal that waits already comes once, as in the system.
fn note(state: &mut State, signal: i64) {
    if !state.sent.contains(&signal) {
        state.sent.push_back(signal);
    }
    if let Some((_, gil)) = &state.handler {
        gil.note_signal();
    }
}

fn left(state: &State, signal: i64) -> (f64, f64) {
    state.timers.get(&signal).map_or((0.0, 0.0), |timer| {
        let left = timer.next.saturating_duration_since(Instant::now());
        (left.as_secs_f64(), timer.interval.as_secs_f64())
    })
}
