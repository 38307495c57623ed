//! The tasks that the lessons measure, as Python programs and as their native twins.
//!
//! - [`CPU_BOUND`] is the program of lesson 3. It runs here, and in any CPython.
//! - [`COUNTER`], [`CONVOY`] and [`RELEASES`] each show one thing that the rules of a CPython decide: which
//!   additions are lost, how long a thread that waits has to wait for the GIL, what lets another thread run.
//! - [`COUNTS`] and [`REFERENCES`] show reference counts, in one thread and in several.
//! - [`GUARDED`] and [`UNGUARDED`] start a process, with the main guard and without; [`STARTING`] times the start.
//!   [`SHARING`] shows what threads share and processes do not.
//! - [`PAYOFF`] shows from which size on a task is worth a process.
//! - [`FETCH`] and [`PRODUCER`] wait: for answers, and for each other. [`FILES`] shows which work on files overlaps,
//!   [`RESPONSIVE`] how long a loop leaves its user waiting while work is done.
//! - [`HANDOVER`] and [`WORKERS`] show what a worker costs that is a thread or a process: its data, and its memory.
//! - [`SCRAPER`] waits and computes, [`RECORDS`] computes on data that has to be sent.
//! - [`KINDS`] are kinds of work that Python programs do: calls, records, text and so on.
//! - [`INTERLEAVINGS`] are small programs whose every interleaving can be searched.
//! - [`INTERPRETERS`] shows what interpreters gain that each have a GIL of their own.
//! - `web` (a feature) is a web server on loopback, with clients: what programs that wait fetch from.
//! - [`native`] is the same work in Rust: what the work costs without an interpreter, and what threads
//!   gain where no lock is in the way.

pub mod native;
mod task;
#[cfg(feature = "web")]
pub mod web;

pub use task::Task;

/// A Python program that comes with the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its path from the workspace's root, which tracebacks and listings show.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
    file: &'static str,
}

/// The script in a file of `programs`.
macro_rules! script {
    ($file:literal) => {
        Script {
            path: concat!("shared/workloads/programs/", $file),
            text: include_str!(concat!("../programs/", $file)),
            file: concat!(env!("CARGO_MANIFEST_DIR"), "/programs/", $file),
        }
    };
}

/// `cpu_bound.py`: equal tasks in sequence, in threads, or in processes.
pub const CPU_BOUND: Script = script!("cpu_bound.py");

/// `counter.py`: threads that add to one counter without a lock.
pub const COUNTER: Script = script!("counter.py");

/// `convoy.py`: somebody who waits for a moment, again and again, beside threads, processes or tasks that compute.
pub const CONVOY: Script = script!("convoy.py");

/// `convoy_asyncio.py`: the same with asyncio, for real CPythons only.
pub const CONVOY_ASYNCIO: Script = script!("convoy_asyncio.py");

/// `fetch.py`: the same fetches in sequence, in threads, or in processes.
pub const FETCH: Script = script!("fetch.py");

/// `producer.py`: a producer, a consumer, and a bounded queue between them.
pub const PRODUCER: Script = script!("producer.py");

/// `files.py`: files that are written, read, or read and parsed, in sequence or by a thread for each.
pub const FILES: Script = script!("files.py");

/// `responsive.py`: a loop that must answer while work is done somewhere.
pub const RESPONSIVE: Script = script!("responsive.py");

/// `handover.py`: data for a worker, through a queue.
pub const HANDOVER: Script = script!("handover.py");

/// `workers.py`: workers that all wait for an answer at the same moment.
pub const WORKERS: Script = script!("workers.py");

/// `guarded.py`: a process started behind the main guard.
pub const GUARDED: Script = script!("guarded.py");

/// `unguarded.py`: the same without it.
pub const UNGUARDED: Script = script!("unguarded.py");

/// `counts.py`: reference counts as a program sees them, deaths, and a cycle.
pub const COUNTS: Script = script!("counts.py");

/// `references.py`: threads that take references to one object and drop them again.
pub const REFERENCES: Script = script!("references.py");

/// `sharing.py`: a list that threads share, and processes do not.
pub const SHARING: Script = script!("sharing.py");

/// `starting.py`: what starting a thread or a process costs.
pub const STARTING: Script = script!("starting.py");

/// Programs small enough for a search through all their interleavings: lost updates, locks, a queue, a busy wait.
pub const INTERLEAVINGS: [Script; 7] =
    [LOST_UPDATE, CALL_BETWEEN, LOCKED_UPDATES, COUNT_RACE, OPPOSITE_LOCKS, BOUNDED_QUEUE, BUSY_WAIT];

/// `lost_update.py`: threads that add 1 to one counter.
pub const LOST_UPDATE: Script = script!("lost_update.py");

/// `call_between.py`: the same with a call between reading and writing it.
pub const CALL_BETWEEN: Script = script!("call_between.py");

/// `locked_updates.py`: the same under a lock.
pub const LOCKED_UPDATES: Script = script!("locked_updates.py");

/// `count_race.py`: threads that take and drop references to one object.
pub const COUNT_RACE: Script = script!("count_race.py");

/// `opposite_locks.py`: transfers that take two locks in opposite order.
pub const OPPOSITE_LOCKS: Script = script!("opposite_locks.py");

/// `bounded_queue.py`: a queue of one item, built on conditions.
pub const BOUNDED_QUEUE: Script = script!("bounded_queue.py");

/// `busy_wait.py`: a thread that looks again and again whether another one is done.
pub const BUSY_WAIT: Script = script!("busy_wait.py");

/// `interpreters.py`: equal tasks in sequence, in threads, and in interpreters of their own (CPython 3.14).
pub const INTERPRETERS: Script = script!("interpreters.py");

/// `kinds.py`: one of [`KINDS_OF_WORK`], and the seconds that it took.
pub const KINDS: Script = script!("kinds.py");

/// What [`KINDS`] can do, each with a size that keeps CPython 3.13 busy for about a fifth of a second.
pub const KINDS_OF_WORK: [(&str, u32); 9] = [
    ("ackermann", 60),
    ("calls", 300),
    ("records", 500),
    ("text", 60_000),
    ("dictionary", 1_500),
    ("objects", 300_000),
    ("generators", 2_000),
    ("lists", 2_500),
    ("finalizers", 50_000),
];

/// `payoff.py`: tasks in sequence, in fresh processes, and in a pool.
pub const PAYOFF: Script = script!("payoff.py");

/// `scraper.py`: pages fetched and parsed, so many at a time, of which some fail and some never come.
pub const SCRAPER: Script = script!("scraper.py");

/// `records.py`: records in chunks, in sequence or in processes.
pub const RECORDS: Script = script!("records.py");

/// `releases.py`: the same work by one thread and by two at once.
pub const RELEASES: Script = script!("releases.py");

impl Script {
    /// Where the file lies on this machine, for a real CPython to run.
    pub fn file(&self) -> &'static std::path::Path {
        std::path::Path::new(self.file)
    }

    /// The lines between `# ANCHOR: name` and `# ANCHOR_END: name`.
    pub fn anchor(&self, name: &str) -> String {
        let (start, end) = (format!("# ANCHOR: {name}"), format!("# ANCHOR_END: {name}"));
        let lines = self.text.lines().skip_while(|line| *line != start).skip(1);
        lines.take_while(|line| *line != end).collect::<Vec<_>>().join("\n")
    }

    /// The lines of one function, from its `def` to the next blank line.
    pub fn function(&self, name: &str) -> String {
        let start = format!("def {name}(");
        let lines = self.text.lines().skip_while(|line| !line.starts_with(&start));
        lines.take_while(|line| !line.is_empty() && !line.starts_with('#')).collect::<Vec<_>>().join("\n")
    }
}
