//! Signals: the main thread handles them, between two instructions and where it waits.

use std::time::{Duration, Instant};

use pyvm::SignalRequest;
use pyvm::object::{Result, Value};
use timeline::Blocking;

use crate::home::FIRST;
use crate::host::{OsHost, When, seconds};
use crate::shared::Shared;
use crate::threads::MAIN;

/// How long the main thread waits for something before it looks whether a signal has come.
const SLICE: Duration = Duration::from_millis(5);

impl<W: When> OsHost<W> {
    /// Does what a program wants with signals.
    ///
    /// # Errors
    /// The exception of a handler.
    pub(super) fn use_signal(&mut self, request: SignalRequest) -> Result<Value> {
        let signals = &self.shared.signals;
        Ok(match request {
            SignalRequest::Watch(function) => {
                signals.watch(function, &self.gil);
                Value::None
            }
            SignalRequest::Send(signal) => {
                signals.send(signal);
                Value::None
            }
            SignalRequest::SetTimer { signal, after, interval } => {
                let (after, interval) = (seconds(after), seconds(interval));
                pair(signals.set_timer(signal, after, interval))
            }
            SignalRequest::Timer(signal) => pair(signals.timer(signal)),
            SignalRequest::Pause => {
                self.blocking(Blocking::Sleep, |shared| shared.signals.wait_until(None));
                self.handle_signals()?;
                Value::None
            }
        })
    }

    /// Whether signals are handled by this thread, and may come.
    pub(super) fn may_be_signalled(&self) -> bool {
        self.number == MAIN && self.home.number == FIRST && self.shared.signals.is_watched()
    }

    /// Handles the signals that have come.
    ///
    /// # Errors
    /// The exception of a handler.
    pub(super) fn handle_signals(&mut self) -> Result<()> {
        while let Some((signal, function)) = self.shared.signals.next() {
            let state = self.home.interpreter.thread(MAIN, function, vec![Value::Int(signal)]);
            self.run(state)?;
        }
        Ok(())
    }

    /// `time.sleep`. A handler that does not raise an exception does not shorten it (PEP 475).
    ///
    /// # Errors
    /// The exception of a handler.
    pub(super) fn sleep(&mut self, length: Duration) -> Result<()> {
        if !self.may_be_signalled() {
            self.blocking(Blocking::Sleep, |_| std::thread::sleep(length));
            return Ok(());
        }
        let deadline = Instant::now().checked_add(length);
        while self.blocking(Blocking::Sleep, |shared| shared.signals.wait_until(deadline)) {
            self.handle_signals()?;
        }
        Ok(())
    }

    /// Waits for something, at the longest so long, and handles the signals that come meanwhile. `wait` gives `None`
    /// where its own time is over.
    ///
    /// # Errors
    /// The exception of a handler.
    pub(super) fn waiting<T>(
        &mut self,
        on: Blocking,
        timeout: Option<Duration>,
        mut wait: impl FnMut(&Shared, Option<Duration>) -> Option<T>,
    ) -> Result<Option<T>> {
        if !self.may_be_signalled() {
            return Ok(self.blocking(on, |shared| wait(shared, timeout)));
        }
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        loop {
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            let slice = left.unwrap_or(SLICE).min(SLICE);
            let found = self.blocking(on, |shared| wait(shared, Some(slice)));
            self.handle_signals()?;
            if found.is_some() || left == Some(Duration::ZERO) {
                return Ok(found);
            }
        }
    }
}

fn pair((left, interval): (f64, f64)) -> Value {
    Value::tuple(vec![left.into(), interval.into()])
}
