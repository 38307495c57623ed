//! mdBook's log. A missing include is an ERROR there and nothing else, so the log decides too.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// One ERROR or WARN line.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) level: Level,
    pub(crate) message: String,
    target: &'static str,
}

impl Line {
    /// Whether it comes from the preprocessor that expands `{{#include}}`.
    pub(crate) fn about_includes(&self) -> bool {
        self.target.ends_with("::links")
    }
}

/// Runs `action` on this thread and returns, with its result, the errors and warnings that it logged.
pub(crate) fn listen<T>(action: impl FnOnce() -> T) -> (T, Vec<Line>) {
    let log = Log::default();
    let lines = Arc::clone(&log.lines);
    let result = tracing::subscriber::with_default(log, action);
    let lines = std::mem::take(&mut *lines.lock().unwrap_or_else(PoisonError::into_inner));
    (result, lines)
}

/// A subscriber for events only: mdBook opens no spans, so spans need no names here.
#[derive(Default)]
struct Log {
    lines: Arc<Mutex<Vec<Line>>>,
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::WARN // the order of levels is that of verbosity: ERROR < WARN < INFO
    }

    fn event(&self, event: &Event<'_>) {
        let mut message = Message::default();
        event.record(&mut message);
        let metadata = event.metadata();
        let line = Line { level: *metadata.level(), message: message.0, target: metadata.target() };
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// The text of an event.
#[derive(Default)]
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            let _ = write!(self.0, "{value:?}"); // writing to a String cannot fail
        }
    }
}
