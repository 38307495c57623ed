//! How fast the machine is, as ratios of runs that alternate.
//!
//! - One thread of it against a real CPython on the same file. `PYTHON` names the interpreter (default
//!   `python3`); where there is none, this part is skipped and says so.
//! - What the GIL costs a program with one thread, against the same run without a GIL.
//! - What threads, processes and free threading make of four tasks.

use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use measure::cpython::CPython;
use measure::{Exit, Options, run};
use pyvm::bytecode::Program;
use pyvm::{Python, Source, compile};
use workloads::{CPU_BOUND, KINDS, KINDS_OF_WORK, Task};

/// Turns of a task: about 0.2 s of CPython's time.
const SIZE: u64 = 4_000_000;
/// Pairs of runs. The median of their ratios is what counts.
const PAIRS: usize = 9;

fn main() -> Result<ExitCode> {
    if let Some(code) = measure::worker_main() {
        return Ok(code);
    }
    let program = compile(Source::new(CPU_BOUND.path, CPU_BOUND.text))?;
    against_cpython(&program)?;
    cost_of_the_gil(&program)?;
    four_tasks(&program)?;
    Ok(ExitCode::SUCCESS)
}

fn against_cpython(program: &Program) -> Result<()> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let real = match CPython::find(&python) {
        Ok(real) => real,
        Err(error) => {
            println!("against CPython: skipped, {error:#}");
            return Ok(());
        }
    };
    println!("{} against one thread of the machine (its time / ours):", real.name);
    for task in Task::ALL {
        let size = SIZE.to_string();
        let theirs = || {
            let ran = real.run(CPU_BOUND.file(), &[task.name(), "sequence", "1", &size])?;
            ensure!(ran.exit_code == 0, "{}", ran.stderr);
            seconds(&ran.stdout)
        };
        let ours = || ours(program, Python::DEFAULT, task, "sequence", 1, SIZE);
        report(task.name(), theirs, ours)?;
    }
    let kinds = compile(Source::new(KINDS.path, KINDS.text))?;
    for (kind, size) in KINDS_OF_WORK {
        let size = size.to_string();
        let theirs = || {
            let ran = real.run(KINDS.file(), &[kind, &size])?;
            ensure!(ran.exit_code == 0, "{}", ran.stderr);
            seconds(&ran.stdout)
        };
        let ours = || {
            let argv = [KINDS.path, kind, &size].map(str::to_owned);
            let ran = run(&kinds, &Options::new(Python::DEFAULT, argv.into()))?;
            ensure!(ran.exit == Exit::Done, "{}", ran.stderr);
            seconds(&ran.stdout)
        };
        report(kind, theirs, ours)?;
    }
    Ok(())
}

fn cost_of_the_gil(program: &Program) -> Result<()> {
    println!("the GIL's cost to one thread (with / without):");
    let without = Python::DEFAULT.free_threaded();
    for task in Task::ALL {
        report(
            task.name(),
            || ours(program, Python::DEFAULT, task, "sequence", 1, 4 * SIZE),
            || ours(program, without, task, "sequence", 1, 4 * SIZE),
        )?;
    }
    Ok(())
}

fn four_tasks(program: &Program) -> Result<()> {
    let free = Python::DEFAULT.free_threaded();
    let size = 16_000_000;
    let sequence = || ours(program, Python::DEFAULT, Task::Sum, "sequence", 4, size);
    println!("four tasks of {size} turns, sum of i:");
    report("threads / sequence", || ours(program, Python::DEFAULT, Task::Sum, "threads", 4, size), sequence)?;
    report("sequence / processes", sequence, || {
        ours(program, Python::DEFAULT, Task::Sum, "processes", 4, size)
    })?;
    report("sequence / free-threaded", sequence, || ours(program, free, Task::Sum, "threads", 4, size))
}

/// Runs both in turn, and prints the median of the ratios with their range.
fn report(name: &str, first: impl Fn() -> Result<f64>, second: impl Fn() -> Result<f64>) -> Result<()> {
    let mut ratios = Vec::new();
    let (mut fastest_first, mut fastest_second) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..PAIRS {
        let (a, b) = (first()?, second()?);
        (fastest_first, fastest_second) = (fastest_first.min(a), fastest_second.min(b));
        ratios.push(a / b);
    }
    ratios.sort_by(f64::total_cmp);
    println!(
        "  {name:<26} {:.3}  ({:.3} to {:.3}; fastest {fastest_first:.3} s and {fastest_second:.3} s)",
        ratios[PAIRS / 2],
        ratios[0],
        ratios[PAIRS - 1],
    );
    Ok(())
}

fn ours(program: &Program, python: Python, task: Task, mode: &str, workers: usize, size: u64) -> Result<f64> {
    let argv = [CPU_BOUND.path, task.name(), mode, &workers.to_string(), &size.to_string()];
    let ran = run(program, &Options::new(python, argv.map(str::to_owned).into()))?;
    ensure!(ran.exit == Exit::Done, "{}", ran.stderr);
    seconds(&ran.stdout)
}

fn seconds(stdout: &str) -> Result<f64> {
    stdout.trim().parse().with_context(|| format!("no seconds in '{stdout}'"))
}
