//! What the lesson runs, in which order.

use std::time::Duration;

use anyhow::{Context, Result};
use lesson::wording::many;
use lesson::{Machine, Plan, Ran, Runner, Timing};
use measure::Recording;
use measure::cpython::CPython;
use pyvm::bytecode::Program;
use pyvm::{Python, Source, compile};
use timeline::Trace;
use workloads::{CPU_BOUND, Task, native};

use crate::arguments::Arguments;
use crate::row::{Kind, Row};

/// The experiment, ready to run.
pub(crate) struct Experiment {
    pub(crate) task: Task,
    pub(crate) workers: usize,
    pub(crate) size: u64,
    /// Switch intervals to try, in milliseconds.
    pub(crate) intervals: Vec<f64>,
    pub(crate) python: Python,
    /// Where it runs.
    pub(crate) runner: Runner,
    real: Vec<CPython>,
    record_all: bool,
    program: Program,
    /// For the native twin, which has no virtual machine.
    pool: Option<native::Pool>,
}

/// What it found.
pub(crate) struct Results {
    pub(crate) rows: Vec<Row>,
    /// How often each row ran; the fastest run counts.
    pub(crate) rounds: usize,
    /// On what they ran.
    pub(crate) machine: Machine,
    /// What the threads of the first run in threads did, where it was asked for.
    pub(crate) trace: Trace,
    /// Two threads, in their first moments.
    pub(crate) timeline: Trace,
}

/// Turns of a task by default: large enough for some switches, small enough for a page in two seconds.
const DEFAULT_SIZE: u64 = 4_000_000;
/// The same where they are simulated.
const SIMULATED_SIZE: u64 = 2_000_000;

/// How often short rows run. The faster run counts: what disturbs a run makes it slower, never faster.
const ROUNDS: usize = 2;

/// CPython's own switch interval.
const DEFAULT_INTERVAL_MS: f64 = 5.0;

/// How much of a run the timeline on the page shows.
pub(crate) const TIMELINE: Duration = Duration::from_millis(30);

impl Experiment {
    pub(crate) fn new(arguments: &Arguments) -> Result<Self> {
        let common = &arguments.common;
        let runner = common.runner();
        let size = match runner {
            Runner::Measured => DEFAULT_SIZE,
            Runner::Simulated => SIMULATED_SIZE,
        };
        Ok(Self {
            task: arguments.task,
            workers: common.workers(),
            size: common.size.unwrap_or(size),
            intervals: common.interval.map_or_else(|| vec![DEFAULT_INTERVAL_MS, 1.0], |ms| vec![ms]),
            python: common.python,
            runner,
            real: common.cpythons()?,
            record_all: common.pictures.trace.is_some(),
            program: compile(Source::new(CPU_BOUND.path, CPU_BOUND.text))
                .context("the lesson's own program")?,
            pool: (runner == Runner::Measured).then(native::pool),
        })
    }

    /// Runs everything.
    pub(crate) fn run(&self) -> Result<Results> {
        if self.runner == Runner::Measured {
            self.warm_up()?;
        }
        let mut machine = Machine::new(self.runner, self.workers);
        machine.look();
        let mut trace = None;
        let mut rows = self.round(&mut trace)?;
        let mut start_up_s = self.start_up_s()?;
        let rounds = self.rounds();
        for _ in 1..rounds {
            for (row, again) in rows.iter_mut().zip(self.round(&mut trace)?) {
                if again.timing.wall_s < row.timing.wall_s {
                    *row = again;
                }
            }
            start_up_s = start_up_s.min(self.start_up_s()?);
        }
        machine.look();
        let (sequence_s, parallel) = (rows[0].timing.wall_s, machine.parallel() as f64);
        compare(&mut rows, |kind| predicted(kind, sequence_s, start_up_s, parallel));
        for real in &self.real {
            rows.extend(self.run_real(real)?);
        }
        let two = Plan {
            recording: Recording::First(TIMELINE),
            ..self.plan("threads", 2, self.size, self.python, self.intervals[0])
        };
        let timeline = self.runner.run(&self.program, &two)?.trace;
        Ok(Results { rows, rounds, machine, trace: trace.unwrap_or_else(|| timeline.clone()), timeline })
    }

    /// A timing for the lesson's other pages: the fastest of some runs.
    pub(crate) fn timing(&self, kind: Kind, mode: &str, workers: usize, interval_ms: f64) -> Result<Timing> {
        let python = if kind == Kind::FreeThreaded { self.python.free_threaded() } else { self.python };
        let plan = self.plan(mode, workers, self.size, python, interval_ms);
        let name = format!("{workers} in {mode}, {interval_ms} ms");
        let mut best = Timing::of_run(&*name, python, &self.runner.run(&self.program, &plan)?)?;
        for _ in 1..self.rounds() {
            let again = Timing::of_run(&*name, python, &self.runner.run(&self.program, &plan)?)?;
            if again.wall_s < best.wall_s {
                best = again;
            }
        }
        Ok(best)
    }

    /// How often each row runs. Long runs are steady by themselves, and a student should not wait for them twice;
    /// simulated ones are always the same.
    pub(crate) fn rounds(&self) -> usize {
        if self.size <= DEFAULT_SIZE && self.runner == Runner::Measured { ROUNDS } else { 1 }
    }

    /// Runs every row once. The first run in threads gives the trace, where one was asked for.
    fn round(&self, trace: &mut Option<Trace>) -> Result<Vec<Row>> {
        let n = self.workers;
        let mut threads = |python, interval_ms| {
            let first = self.record_all && trace.is_none();
            let recording = if first { Recording::All } else { Recording::Off };
            let plan = Plan { recording, ..self.plan("threads", n, self.size, python, interval_ms) };
            let run = self.runner.run(&self.program, &plan)?;
            if first {
                *trace = Some(run.trace.clone());
            }
            anyhow::Ok(run)
        };
        let row =
            |kind, name, python, run: &Ran| anyhow::Ok(Row::new(kind, Timing::of_run(name, python, run)?));
        let run = self.run_all("sequence", n, self.size)?;
        let mut rows =
            vec![row(Kind::Sequence, format!("{} in sequence", many(n, "task")), self.python, &run)?];
        if self.python.rules.has_gil() {
            for ms in &self.intervals {
                let run = threads(self.python, *ms)?;
                let name = format!("{}, GIL, {ms} ms", many(n, "thread"));
                rows.push(row(Kind::Threads, name, self.python, &run)?);
            }
        }
        let run = self.run_all("processes", n, self.size)?;
        rows.push(row(Kind::Processes, many(n, "process"), self.python, &run)?);
        let free = self.python.free_threaded();
        let run = threads(free, DEFAULT_INTERVAL_MS)?;
        let name = format!("{}, no GIL ({free})", many(n, "thread"));
        rows.push(row(Kind::FreeThreaded, name, free, &run)?);
        if let Some(pool) = &self.pool {
            let (task, size) = (self.task, self.size);
            let alone = Timing::of_native("Rust, 1 thread", || native::in_sequence(task, n, size));
            let together = Timing::of_native("Rust, rayon", || native::in_rayon(pool, task, n, size));
            rows.extend([alone, together].map(|timing| Row::new(Kind::Native, timing)));
        }
        Ok(rows)
    }

    /// Runs a little first: the first run of a process pays for cold caches and a core that has to wake, and
    /// the first row is the one that all others are compared with.
    fn warm_up(&self) -> Result<()> {
        self.run_all("sequence", 1, (self.size / 4).max(1)).map(drop)
    }

    /// What starting the processes, and waiting for their end, costs without any work.
    fn start_up_s(&self) -> Result<f64> {
        let run = self.run_all("processes", self.workers, 1)?;
        Ok(Timing::of_run("processes without work", self.python, &run)?.wall_s)
    }

    /// A run of the program, of which nothing is recorded.
    fn plan(&self, mode: &str, workers: usize, size: u64, python: Python, interval_ms: f64) -> Plan {
        let (workers, size) = (workers.to_string(), size.to_string());
        let interval = Duration::from_secs_f64(interval_ms / 1000.0);
        let argv = [CPU_BOUND.path, self.task.name(), mode, &workers, &size];
        Plan { interval, ..Plan::new(python, &argv) }
    }

    /// Runs the program under the rules of the page, at CPython's own interval.
    fn run_all(&self, mode: &str, workers: usize, size: u64) -> Result<Ran> {
        self.runner.run(&self.program, &self.plan(mode, workers, size, self.python, DEFAULT_INTERVAL_MS))
    }

    /// The same file in a real CPython, compared with its own sequence.
    fn run_real(&self, python: &CPython) -> Result<Vec<Row>> {
        let (n, size) = (self.workers.to_string(), self.size.to_string());
        let mut rows = Vec::new();
        for (mode, what) in
            [("sequence", "in sequence"), ("threads", "in threads"), ("processes", "in processes")]
        {
            let name = format!("{}, {what}", python.name);
            let ran = python.run(CPU_BOUND.file(), &[self.task.name(), mode, &n, &size])?;
            anyhow::ensure!(ran.exit_code == 0, "{name}: {}", ran.stderr.trim());
            rows.push(Row::new(Kind::Real, Timing::of_real(name, &ran.stdout)?));
        }
        compare(&mut rows, |_| None);
        Ok(rows)
    }
}

/// The model, as far as it goes without a simulation: under one GIL tasks take turns, and everywhere else as many run
/// at once as there are cores, `parallel`. Processes have to start first.
fn predicted(kind: Kind, sequence_s: f64, start_up_s: f64, parallel: f64) -> Option<f64> {
    match kind {
        Kind::Sequence | Kind::Threads => Some(1.0),
        Kind::Processes => Some(sequence_s / (sequence_s / parallel + start_up_s)),
        Kind::FreeThreaded => Some(parallel),
        Kind::Native | Kind::Real => None,
    }
}

/// Compares rows with the first of them.
fn compare(rows: &mut [Row], predicted: impl Fn(Kind) -> Option<f64>) {
    let sequence_s = rows[0].timing.wall_s;
    for row in rows {
        row.sequence_s = sequence_s;
        row.predicted = predicted(row.kind);
    }
}
