//! Files in threads: what overlaps, and what does not.

use anyhow::{Context, Result};
use lesson::wording::milliseconds;
use lesson::{Column, Finding, Machine, Part, Runner, Setting, Table};
use serde_json::json;
use workloads::FILES;

/// What is done with each file: the program's word, the page's, and how many lines of 11 bytes the files have.
const OPERATIONS: [(&str, &str, u32); 3] =
    [("write", "write 8 MB", 750_000), ("read", "read 8 MB", 750_000), ("parse", "read and parse", 30_000)];

/// How many files, and threads.
const COUNT: usize = 4;

/// How often each runs where it is measured; the fastest counts.
const ROUNDS: &str = "3";

/// Above this the threads gained something; below it they took turns.
const GAINS: f64 = 1.25;

/// The seconds of one operation.
#[derive(Clone, Copy, Debug)]
struct Times {
    sequence_s: f64,
    threads_s: f64,
    free_s: f64,
}

impl Times {
    /// How many times as fast the threads were, with the GIL and without.
    fn gained(&self) -> [f64; 2] {
        [self.sequence_s / self.threads_s, self.sequence_s / self.free_s]
    }
}

pub(super) fn run(setting: &Setting) -> Result<Part> {
    let free = setting.python.free_threaded();
    let mut columns = vec![
        Column::text(format!("{COUNT} files"), 14),
        Column::number("1 thread", 9),
        Column::number(format!("{COUNT} threads"), 10),
        Column::number("gained", 6),
        Column::number(format!("no GIL ({free})"), 14),
        Column::number("gained", 6),
    ];
    columns.extend(setting.real.iter().map(|real| Column::number(real.short_name().to_owned(), 8)));
    let mut table = Table::new(columns);
    let mut machine = Machine::new(setting.runner, COUNT);
    machine.look();
    let (mut rows, mut all) = (Vec::new(), Vec::new());
    for (word, name, lines) in OPERATIONS {
        let (files, lines) = (COUNT.to_string(), lines.to_string());
        let rounds = if setting.runner == Runner::Measured { ROUNDS } else { "1" };
        let arguments = |way| [word, way, &files, &lines, rounds];
        let here = |python, way| seconds(setting.run(FILES, python, &arguments(way))?.printed()?);
        // Without a GIL one thread has its own price, too, which is not the subject: all is compared with one thread and the GIL.
        let times = Times {
            sequence_s: here(setting.python, "sequence")?,
            threads_s: here(setting.python, "threads")?,
            free_s: here(free, "threads")?,
        };
        let real = setting.real.iter().map(|real| -> Result<f64> {
            let run = |way| seconds(&Setting::run_real(real, FILES, &arguments(way))?);
            Ok(run("sequence")? / run("threads")?)
        });
        let real: Vec<f64> = real.collect::<Result<_>>()?;
        let [gained, gained_free] = times.gained();
        let mut cells = vec![
            name.to_owned(),
            milliseconds(times.sequence_s),
            milliseconds(times.threads_s),
            format!("{gained:.2}"),
            milliseconds(times.free_s),
            format!("{gained_free:.2}"),
        ];
        cells.extend(real.iter().map(|gained| format!("{gained:.2}")));
        table.row(cells);
        rows.push(json!({"operation": word, "sequence_s": times.sequence_s, "threads_s": times.threads_s,
                         "free_s": times.free_s, "with": real}));
        all.push(times);
    }
    machine.look();
    Ok(Part {
        title: "Lesson 4: files",
        question: format!(
            "{COUNT} threads each use a file of their own. Do they do it at the same time, if only one may run?"
        ),
        setting:
            "The files are new, so the system has them in memory: no disk is waited for, bytes are copied."
                .to_owned(),
        table,
        below: String::new(),
        findings: judged(&all, machine),
        why: "read and write drop the GIL for the call to the system, so they overlap. With a slow disk, or over a network, that is \
              waiting, and threads gain as for sockets. Where the system has the file in memory it is copying: it takes cores and \
              the memory's speed, and threads gain little or nothing. What is done with the bytes after that is Python code, and \
              holds the GIL.",
        rows: rows.into(),
    })
}

/// What the times say. On one core nothing can overlap but waiting, and here nobody waits.
fn judged(all: &[Times], machine: Machine) -> Vec<Finding> {
    let (write, read, parse) = (all[0].gained(), all[1].gained(), all[2].gained());
    let mut findings = vec![Finding::if_shown(
        parse[0] < GAINS,
        format!("Parsing does not overlap under the GIL: {:.2} times as fast in {COUNT} threads.", parse[0]),
    )];
    if machine.parallel() > 1 {
        let copied = if read[0].max(write[0]) > GAINS {
            format!(
                "Copies by the system overlap, although there is a GIL: writing is {:.2} times as fast, reading {:.2}.",
                write[0], read[0]
            )
        } else {
            format!(
                "Here the threads gain nothing from copies that the system makes (writing {:.2}, reading {:.2}): the GIL is \
                 free meanwhile, but the memory is not faster for two.",
                write[0], read[0]
            )
        };
        findings.push(Finding::if_shown(read[0].max(write[0]) > GAINS, copied));
        findings.push(Finding::if_shown(
            parse[1] > GAINS,
            format!("Without a GIL parsing overlaps, too: {:.2} times as fast.", parse[1]),
        ));
    }
    let spoiled = findings.iter().any(|finding| finding.holds != lesson::Holds::Yes);
    findings.splice(0..0, machine.finding(spoiled));
    findings
}

/// The seconds that the program prints, before the number that shows that all was done.
fn seconds(printed: &str) -> Result<f64> {
    let first = printed.split_whitespace().next().and_then(|word| word.parse::<f64>().ok());
    Ok(first.context("the program prints seconds")?.max(1e-6))
}
