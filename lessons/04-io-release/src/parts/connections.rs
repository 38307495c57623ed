//! Thousands of connections that wait, in one thread.

use anyhow::{Context, Result};
use lesson::wording::{grouped, milliseconds};
use lesson::{Column, Finding, Part, Runner, Setting, Table, Usage};
use serde_json::json;
use workloads::web::{Server, hold_open};

/// How many connections are tried.
const NUMBERS: [usize; 4] = [10, 100, 1_000, 5_000];

/// Both ends of a connection are files of this process; some more are open anyway.
const SPARE: u64 = 200;

pub(super) fn run(setting: &Setting) -> Result<Part> {
    if setting.runner == Runner::Simulated {
        return Err(Usage("--part connections is measured: it has no --simulate".to_owned()).into());
    }
    let mut table = Table::new(vec![
        Column::text("connections", 12),
        Column::number("open at once", 13),
        Column::number("answered", 9),
        Column::number("wall", 11),
    ]);
    let most = NUMBERS[NUMBERS.len() - 1];
    let files = measure::raise_file_limit(2 * most as u64 + SPARE);
    let (mut rows, mut findings) = (Vec::new(), Vec::new());
    for connections in NUMBERS {
        if files < 2 * connections as u64 + SPARE {
            findings.push(Finding::if_shown(
                false,
                format!(
                    "{} connections are {} files, and this system allows {} (ulimit -n).",
                    grouped(connections as u64),
                    grouped(2 * connections as u64),
                    grouped(files)
                ),
            ));
            continue;
        }
        let server = Server::start().context("the lesson's own web server")?;
        let mut open = 0;
        let (answered, wall_s) = measure::timed(|| hold_open(&server, connections, |now| open = now));
        let answered = answered?;
        table.row([
            grouped(connections as u64),
            grouped(open as u64),
            grouped(answered as u64),
            milliseconds(wall_s),
        ]);
        rows.push(json!({"connections": connections, "open": open, "answered": answered, "wall_s": wall_s}));
        findings.push(Finding::new(
            open == connections && answered == connections,
            format!(
                "{} requests were open at the same moment, in one thread, and all were answered.",
                grouped(open as u64)
            ),
        ));
    }
    Ok(Part {
        title: "Lesson 4: many connections",
        question: "How many requests can one thread wait for at the same time?".to_owned(),
        setting: "Each connection has a request that the server answers only when all have come; an event loop in one thread \
                  waits for all of them. Server and client are in this process."
            .to_owned(),
        table,
        below: String::new(),
        findings,
        why: "A connection that waits is an entry in a table, not a thread with a stack, so a thread can wait for thousands. Threads \
              are as good for tens or hundreds. Beyond that each costs memory, and under a GIL all of them stand in one line when \
              answers come.",
        rows: rows.into(),
    })
}
