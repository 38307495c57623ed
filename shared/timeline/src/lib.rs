//! What happened in a run, as a trace of events, and the ways to show it.
//!
//! A runner records a [`Trace`]: for each thread, when it wanted the GIL, took it, dropped it and
//! why. Nothing here knows whether the run was measured or simulated, and nothing here touches a
//! thread, a clock or a file, so that the same picture can be drawn in a browser.
//!
//! ```text
//! Trace ── spans ──┬── terminal::render   for a terminal
//!                  ├── svg::render        for a browser, a book, a slide
//!                  └── perfetto::json     for ui.perfetto.dev and chrome://tracing
//! ```
//!
//! A further way to show a trace is a further module: it asks [`spans`] what each thread was
//! doing, and when.
//!
//! ```
//! use timeline::terminal::{self, Options};
//! use timeline::{Clock, EventKind, Trace, Track};
//!
//! let mut main = Track::new("MainThread");
//! main.push(0, EventKind::Takes);
//! main.push(5_000_000, EventKind::Finishes);
//! let trace = Trace { tracks: vec![main], ..Trace::new(Clock::Virtual) };
//!
//! print!("{}", terminal::render(&trace, &Options::whole(&trace, 80)));
//! ```

mod axis;
mod columns;
pub mod perfetto;
mod recording;
mod span;
mod statistics;
pub mod svg;
pub mod terminal;
mod totals;
mod trace;

pub use recording::Recording;
pub use span::{Span, State, spans};
pub use statistics::GilStatistics;
pub use totals::Totals;
pub use trace::{Blocking, Clock, Event, EventKind, Trace, Track, Why};
