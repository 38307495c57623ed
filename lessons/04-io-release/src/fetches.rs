//! Ten fetches that take 100 ms each: one after the other, and at once.

use anyhow::{Context, Result};
use lesson::{Runner, Setting};
use measure::Recording;
use timeline::Trace;
use workloads::FETCH;
use workloads::web::{Server, fetch_all};

/// How many fetches.
pub(crate) const COUNT: usize = 10;

/// A page of the virtual web, which answers after 100 ms as the lesson's own server does at `/delay/100`.
const VIRTUAL: &str = "http://virtual.test/page";

/// One way to fetch.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) wall_s: f64,
    /// How many requests the server was answering at the same time; unknown for servers that are not ours.
    pub(crate) in_flight: Option<usize>,
}

/// What kind of way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Sequence,
    Threads,
    FreeThreaded,
    Processes,
    Async,
    Real,
}

impl Kind {
    /// How often it is measured. The fastest run counts: what disturbs a run makes it slower, and so does recording it. The
    /// sequence is long enough to be steady, and starting processes takes long enough to be wearisome.
    fn runs(self) -> usize {
        match self {
            Self::Threads => 5,
            Self::FreeThreaded | Self::Processes => 2,
            Self::Sequence | Self::Async | Self::Real => 1,
        }
    }
}

/// What was found.
pub(crate) struct Fetches {
    pub(crate) rows: Vec<Row>,
    /// The threads under the GIL.
    pub(crate) trace: Trace,
    /// An address in place of the lesson's own server.
    pub(crate) url: Option<String>,
}

impl Fetches {
    /// The sequence's seconds.
    pub(crate) fn sequence_s(&self) -> f64 {
        self.rows.first().map_or(f64::NAN, |row| row.wall_s)
    }
}

/// Fetches in every way.
pub(crate) fn run(setting: &Setting, url: Option<&str>) -> Result<Fetches> {
    let server = match (setting.runner, url) {
        (Runner::Measured, None) => Some(Server::start().context("the lesson's own web server")?),
        _ => None,
    };
    let from = match (url, &server) {
        (Some(url), _) => url.to_owned(),
        (None, Some(server)) => server.url("/delay/100"),
        (None, None) => VIRTUAL.to_owned(),
    };
    let count = COUNT.to_string();
    // The server's own evidence, beside the clock's.
    let watched = |fetch: &mut dyn FnMut() -> Result<f64>| -> Result<(f64, Option<usize>)> {
        server.iter().for_each(Server::forget);
        let wall_s = fetch()?;
        Ok((wall_s, server.as_ref().map(|server| server.flights().most)))
    };
    let free = setting.python.free_threaded();
    let mut rows = Vec::new();
    let mut trace = None;
    for (name, kind, mode, python) in [
        ("one after the other".to_owned(), Kind::Sequence, "sequence", setting.python),
        (format!("{COUNT} threads, GIL"), Kind::Threads, "threads", setting.python),
        (format!("{COUNT} threads, no GIL ({free})"), Kind::FreeThreaded, "threads", free),
        (format!("{COUNT} processes"), Kind::Processes, "processes", setting.python),
    ] {
        let mut once = |recording| {
            watched(&mut || {
                let ran = setting.run_recorded(FETCH, python, &[mode, &count, &from], recording)?;
                let seconds = seconds(ran.printed()?)?;
                if recording == Recording::All {
                    trace = Some(ran.trace);
                }
                Ok(seconds)
            })
        };
        let recording = if kind == Kind::Threads { Recording::All } else { Recording::Off };
        let (mut wall_s, mut in_flight) = once(recording)?;
        let more = if setting.runner == Runner::Measured { kind.runs() - 1 } else { 0 };
        for _ in 0..more {
            let (again_s, again) = once(Recording::Off)?;
            if again_s < wall_s {
                (wall_s, in_flight) = (again_s, again);
            }
        }
        rows.push(Row { name, kind, wall_s, in_flight });
    }
    if let Some(server) = &server {
        let paths = vec!["/delay/100".to_owned(); COUNT];
        let (wall_s, in_flight) = watched(&mut || {
            let (fetched, wall_s) = measure::timed(|| fetch_all(server.address(), &paths));
            let answered = fetched?.iter().filter(|fetched| fetched.answer.is_ok()).count();
            anyhow::ensure!(answered == COUNT, "the server answered {answered} of {COUNT} requests");
            Ok(wall_s)
        })?;
        rows.push(Row { name: "1 thread, async (Rust)".to_owned(), kind: Kind::Async, wall_s, in_flight });
    }
    for real in &setting.real {
        for mode in ["sequence", "threads", "processes"] {
            let (wall_s, in_flight) =
                watched(&mut || seconds(&Setting::run_real(real, FETCH, &[mode, &count, &from])?))?;
            rows.push(Row { name: format!("{}, {mode}", real.name), kind: Kind::Real, wall_s, in_flight });
        }
    }
    Ok(Fetches { rows, trace: trace.context("there are threads")?, url: url.map(str::to_owned) })
}

/// The seconds that the program prints, if all answers came.
fn seconds(printed: &str) -> Result<f64> {
    let (seconds, answers) = printed.trim().split_once('\n').context("the program prints two lines")?;
    anyhow::ensure!(answers == format!("{COUNT} answers"), "{answers}");
    Ok(seconds.parse::<f64>()?.max(1e-6))
}
