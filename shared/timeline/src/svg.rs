//! The timeline as a picture that stands by itself: SVG, for a browser or a book.
//!
//! It is meant for everybody: states differ by pattern as well as by colour, so that it reads in greyscale; the colours
//! are Okabe's and Ito's, which every kind of colour blindness keeps apart; it has a light and a dark form; and what it
//! shows stands below it as a table, and again in its description, which a screen reader says.

mod describe;
mod lanes;
mod layout;
mod legend;
mod style;
mod table;
mod text;

use crate::axis::{milliseconds, ticks};
use crate::columns::{Cell, Scale};
use crate::span::spans;
use crate::totals::Totals;
use crate::trace::{Trace, Track};
use layout::Layout;
use text::Text;

/// The narrowest picture: a smaller width is taken as this one.
pub const MIN_WIDTH: u32 = 640;
/// The widest picture: a greater width is taken as this one.
pub const MAX_WIDTH: u32 = 4000;
/// So many threads are drawn; that there are more is said.
pub const MOST_TRACKS: usize = 100;

/// What part of a trace to draw, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What the picture shows, in a few words. It stands above the picture.
    pub title: String,
    /// Pixels. The height follows from the number of threads.
    pub width: u32,
    /// Where the window begins, in nanoseconds since the run began.
    pub from_ns: u64,
    /// Where the window ends, in nanoseconds since the run began; this instant is not in it.
    pub to_ns: u64,
}

impl Options {
    /// The whole trace, 800 pixels wide.
    pub fn whole(trace: &Trace, title: impl Into<String>) -> Self {
        Self { title: title.into(), width: 800, from_ns: 0, to_ns: trace.end_ns() }
    }
}

/// Draws the part of `trace` that `options` name.
///
/// A thread whose last event is before the window's end is drawn as going on, unless events were lost: then nothing is
/// drawn after the last recorded one.
pub fn render(trace: &Trace, options: &Options) -> String {
    let tracks = &trace.tracks[..trace.tracks.len().min(MOST_TRACKS)];
    let layout = Layout::new(tracks, options.width);
    let scale = Scale::new(options.from_ns, options.to_ns, layout.columns());
    let end_ns = if trace.lost_events == 0 { scale.to_ns() } else { trace.end_ns().min(scale.to_ns()) };
    let drawn: Vec<Drawn<'_>> = tracks.iter().map(|track| Drawn::new(track, &scale, end_ns)).collect();
    let notes = notes(trace, &scale);

    let mut body = String::new();
    let mut y = layout.heading(&mut body, &options.title);
    y = axis(&mut body, &layout, &scale, y);
    for track in &drawn {
        y = lanes::lane(&mut body, &layout, track, y);
    }
    y = legend::legend(&mut body, &layout, &drawn, y);
    y = table::table(&mut body, &layout, &drawn, scale.to_ns() - scale.from_ns, y);
    for note in &notes {
        y = layout.note(&mut body, note, y);
    }
    let description = describe::describe(trace, &scale, &drawn, &notes);
    let id = text::identifier(&options.title);
    let (width, height) = (layout.width, y + layout::MARGIN);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"{id}-title {id}-description\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"{}\" font-size=\"{}\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-description\">{}</desc>\n{}\
         <rect class=\"gil-paper\" fill=\"#ffffff\" width=\"{width}\" height=\"{height}\"/>\n{body}</svg>\n",
        text::FONTS,
        text::SIZE,
        text::escaped(&options.title),
        text::escaped(&description),
        style::definitions(),
    )
}

/// A thread, ready to be drawn.
struct Drawn<'t> {
    track: &'t Track,
    cells: Vec<Cell>,
    drop_requests: Vec<Cell>,
    failed_attempts: Vec<Cell>,
    totals: Totals,
}

impl<'t> Drawn<'t> {
    fn new(track: &'t Track, scale: &Scale, end_ns: u64) -> Self {
        use crate::columns::{marks, states};
        use crate::trace::EventKind::{AsksToDrop, FailsToTake};
        let spans = spans(track, end_ns);
        Self {
            track,
            cells: states(&spans, scale),
            drop_requests: marks(track.instants(AsksToDrop), Cell::DropRequest, scale),
            failed_attempts: marks(track.instants(FailsToTake), Cell::FailedAttempt, scale),
            totals: Totals::of(track, scale.from_ns, end_ns),
        }
    }

    /// Whether it shows this anywhere.
    fn shows(&self, cell: Cell) -> bool {
        [&self.cells, &self.drop_requests, &self.failed_attempts].into_iter().any(|row| row.contains(&cell))
    }
}

/// The time axis, with a line through all lanes at each tick. Gives where the lanes begin.
fn axis(body: &mut String, layout: &Layout, scale: &Scale, y: u32) -> u32 {
    const PIXELS_PER_TICK: usize = 70;
    let room = (scale.columns / PIXELS_PER_TICK).max(2) as u64;
    let (baseline, top) = (y + text::SIZE, y + text::SIZE + 6);
    let bottom = top + layout.lanes_height();
    *body += &Text::new(layout.left - 8, baseline).right().faint().write("ms");
    for tick in ticks(scale.from_ns, scale.to_ns(), room) {
        let Some(column) = scale.column(tick.at_ns) else { continue };
        let x = layout.left + column as u32;
        *body += &format!("<path class=\"gil-line\" stroke=\"#c8c8c8\" d=\"M{x}.5 {top}V{bottom}\"/>\n");
        if x + text::width(&tick.label) <= layout.width {
            *body += &Text::new(x, baseline).faint().write(&tick.label);
        }
    }
    top
}

/// What the trace does not hold.
fn notes(trace: &Trace, scale: &Scale) -> Vec<String> {
    let mut notes = Vec::new();
    if trace.tracks.is_empty() {
        notes.push("No thread was recorded.".to_owned());
    }
    if trace.tracks.len() > MOST_TRACKS {
        notes.push(format!("{} more threads are not drawn.", trace.tracks.len() - MOST_TRACKS));
    }
    if trace.lost_events > 0 {
        let end = milliseconds(trace.end_ns().min(scale.to_ns()));
        notes.push(format!("{} later events, after {end} ms, were not recorded.", trace.lost_events));
    }
    notes
}
