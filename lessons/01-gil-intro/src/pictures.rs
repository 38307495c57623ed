//! The pictures: threads under the GIL beside processes, on virtual time.

use std::time::Duration;

use anyhow::{Context, Result};
use lesson::{Plan, Runner};
use measure::Recording;
use pyvm::{Python, Source, compile};
use timeline::Trace;
use workloads::CPU_BOUND;

/// So many turns a task makes: some switches of the GIL, and more than a process needs to start.
const TURNS: &str = "1000000";

/// Two tasks in threads, and in processes.
pub(crate) fn threads_and_processes(python: Python) -> Result<[Trace; 2]> {
    let program = compile(Source::new(CPU_BOUND.path, CPU_BOUND.text)).context("the lesson's own program")?;
    let trace = |mode| -> Result<Trace> {
        let plan = Plan {
            recording: Recording::First(Duration::from_millis(500)),
            ..Plan::new(python, &[CPU_BOUND.path, "sum", mode, "2", TURNS])
        };
        Ok(Runner::Simulated.run(&program, &plan)?.trace)
    };
    Ok([trace("threads")?, trace("processes")?])
}
