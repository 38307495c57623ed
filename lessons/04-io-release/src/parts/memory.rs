//! Threads against processes for waiting: what starting one costs, its memory, and the data that it gets.

use std::thread;

use anyhow::{Context, Result};
use lesson::wording::{megabytes, readable};
use lesson::{Column, Finding, Part, Runner, Setting, Table};
use measure::Memory;
use serde_json::json;
use workloads::web::Server;
use workloads::{HANDOVER, STARTING, Script, WORKERS};

/// Kinds of workers, by the programs' words.
const KINDS: [(&str, &str); 3] =
    [("thread", "thread"), ("spawn", "process (spawn)"), ("fork", "process (fork)")];

/// Lists that a worker gets: so many numbers, and how the table names them. CPython 3.13 pickles the last one to 369 kB.
const LISTS: [(usize, &str); 4] = [(100, "100"), (1_000, "1,000"), (10_000, "10,000"), (100_000, "100,000")];

/// How often a worker is started, and how often it gets data; the mean counts.
const STARTS: &str = "5";
const TIMES: &str = "20";

/// What one more worker takes is what so many take more than one does, divided by the others.
const MANY: usize = 10;

/// A ratio from which on the page says that something costs more.
const MORE: f64 = 2.0;

/// What a kind of worker costs.
#[derive(Clone, Copy, Debug)]
struct Cost {
    start_s: f64,
    /// Bytes of one more worker; `None` where they are not measured.
    memory: Option<Each>,
    handover_s: [f64; LISTS.len()],
}

/// Bytes of one more worker.
#[derive(Clone, Copy, Debug)]
struct Each {
    resident: f64,
    proportional: f64,
}

/// Runs a program of the course with these arguments, somewhere, and gives what it prints.
type Run<'r> = &'r (dyn Fn(Script, &[&str]) -> Result<String> + Sync);

pub(super) fn run(setting: &Setting) -> Result<Part> {
    let mut columns = vec![
        Column::text("", 17),
        Column::number("start", 8),
        Column::number("RSS", 8),
        Column::number("PSS", 8),
    ];
    columns.extend(LISTS.map(|(_, name)| Column::number(name, 8)));
    let mut table = Table::new(columns);
    let server = match setting.runner {
        Runner::Measured => Some(Server::start().context("the lesson's own web server")?),
        Runner::Simulated => None,
    };
    let mut rows = Vec::new();
    let mut add = |name: String, cost: Cost| {
        let memory =
            |of: fn(Each) -> f64| cost.memory.map_or_else(|| "-".to_owned(), |each| megabytes(of(each)));
        let first = [
            name.clone(),
            readable(cost.start_s),
            memory(|each| each.resident),
            memory(|each| each.proportional),
        ];
        table.row(first.into_iter().chain(cost.handover_s.map(readable)));
        rows.push(json!({
            "name": name, "start_s": cost.start_s, "rss_bytes": cost.memory.map(|each| each.resident),
            "pss_bytes": cost.memory.map(|each| each.proportional), "handover_s": cost.handover_s,
        }));
    };
    let here = |script: Script, arguments: &[&str]| -> Result<String> {
        Ok(setting.run(script, setting.python, arguments)?.printed()?.to_owned())
    };
    let mut costs = Vec::new();
    for (kind, name) in KINDS {
        let cost = Cost::of(&here, kind, server.as_ref())?;
        add(name.to_owned(), cost);
        costs.push(cost);
    }
    for real in &setting.real {
        for (kind, _) in KINDS {
            let run = |script: Script, arguments: &[&str]| Setting::run_real(real, script, arguments);
            add(format!("{} {kind}", real.short_name()), Cost::of(&run, kind, server.as_ref())?);
        }
    }
    Ok(Part {
        title: "Lesson 4: what a worker costs",
        question: "Ten workers wait for ten answers. What does it cost if they are processes?".to_owned(),
        setting: format!(
            "start: start and end of a worker without work. RSS, PSS: the memory of one more worker while {MANY} wait for an \
             answer; pages that processes share count for each of them in RSS, and once in PSS. Then: handing a worker a list of \
             so many numbers through a queue, and its answer back.{}",
            if setting.runner == Runner::Simulated { " Memory is not simulated." } else { "" }
        ),
        table,
        below: String::new(),
        findings: judged(setting.runner, &costs),
        why: "A thread is a stack and some bookkeeping in a process that is there already, and its queue hands over a reference. A \
              process is an interpreter of its own with its own copies of all modules, and what goes to it is pickled, written, read \
              and unpickled. Who only waits needs none of that: for waiting, threads are the cheaper ones.",
        rows: rows.into(),
    })
}

/// What the first two kinds cost: threads and processes.
fn judged(runner: Runner, costs: &[Cost]) -> Vec<Finding> {
    let (thread, process) = (costs[0], costs[1]);
    let mut findings = vec![Finding::if_shown(
        process.start_s > MORE * thread.start_s,
        format!(
            "A thread starts and ends in {}, a process in {}.",
            readable(thread.start_s),
            readable(process.start_s)
        ),
    )];
    match (thread.memory, process.memory) {
        (Some(thread), Some(process)) => findings.push(Finding::if_shown(
            process.proportional > MORE * thread.proportional,
            format!(
                "One more thread takes {} of the machine's memory, one more process {}.",
                megabytes(thread.proportional),
                megabytes(process.proportional)
            ),
        )),
        _ if runner == Runner::Measured => findings.push(Finding::if_shown(
            false,
            "This system does not tell how much memory a process takes, as Linux does: it cannot be measured here.",
        )),
        _ => {}
    }
    let (small, large) = (0, LISTS.len() - 1);
    let grows = |cost: Cost| cost.handover_s[large] / cost.handover_s[small];
    findings.push(Finding::if_shown(
        grows(thread) < MORE && process.handover_s[large] > MORE * thread.handover_s[large],
        format!(
            "100,000 numbers cost a thread {}, as much as 100: it gets a reference. A process gets a copy (369 kB of pickle in \
             CPython), for {}.",
            readable(thread.handover_s[large]),
            readable(process.handover_s[large])
        ),
    ));
    findings
}

impl Cost {
    /// Measures one kind of worker. The server is the one whose answers the workers wait for.
    fn of(run: Run<'_>, kind: &str, server: Option<&Server>) -> Result<Self> {
        let seconds = |printed: &str| printed.trim().parse::<f64>().context("the program prints seconds");
        let mut handover_s = [0.0; LISTS.len()];
        for (slot, (numbers, _)) in handover_s.iter_mut().zip(LISTS) {
            *slot = seconds(&run(HANDOVER, &[kind, &numbers.to_string(), TIMES])?)?;
        }
        Ok(Self {
            start_s: seconds(&run(STARTING, &[kind, STARTS])?)?,
            memory: server.map(|server| Each::of(run, kind, server)).transpose()?.flatten(),
            handover_s,
        })
    }
}

impl Each {
    fn of(run: Run<'_>, kind: &str, server: &Server) -> Result<Option<Self>> {
        let (one, many) = (while_waiting(run, kind, 1, server)?, while_waiting(run, kind, MANY, server)?);
        Ok(one.zip(many).map(|(one, many)| {
            // A thread may take less than what the process gave back meanwhile.
            let each = |one: u64, many: u64| many.saturating_sub(one) as f64 / (MANY - 1) as f64;
            Self {
                resident: each(one.resident, many.resident),
                proportional: each(one.proportional, many.proportional),
            }
        }))
    }
}

/// The memory of this process and all that it started, at a moment at which all workers wait. The server knows the
/// moment: it has their requests, and answers none before it was looked.
fn while_waiting(run: Run<'_>, kind: &str, workers: usize, server: &Server) -> Result<Option<Memory>> {
    let (count, url) = (workers.to_string(), server.url("/hold"));
    thread::scope(|scope| {
        let program = scope.spawn(|| run(WORKERS, &[kind, &count, &url]));
        let waiting = server.wait_for(workers, || program.is_finished());
        let memory = Memory::of_this_and_its_children();
        server.release(workers);
        let printed = program.join().map_err(|_| anyhow::anyhow!("the lesson's program panicked"))??;
        anyhow::ensure!(waiting == workers, "{waiting} of {workers} workers waited: {printed}");
        Ok(memory)
    })
}
