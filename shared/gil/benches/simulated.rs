//! The simulated machine beside this one: the same programs on two virtual cores, and on real threads and processes.
//! Only ratios are compared; the virtual times are CPython's, this machine's are its own.
//!
//! `cargo bench -p gil --bench simulated [PART OF A TITLE…]` prints each figure with how far the simulated one is off; a
//! `!` marks more than 15%. Needs two free cores.
//!
//! `PYTHON` names a real CPython to stand beside them, and `PYTHON_FREE` one without a GIL (default: none). Each
//! figure is the best of three runs.

use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use measure::cpython::CPython;
use measure::{Exit, capacity};
use pyvm::bytecode::Program;
use pyvm::{Python, Source, compile};
use workloads::{CONVOY, CPU_BOUND, RELEASES, Script};

/// Turns of each of four tasks: enough that starting processes does not count for much.
const TURNS: &str = "8000000";

/// A figure is marked where the simulated one is off by more than so many percent.
const FAR: f64 = 15.0;

/// Who runs a program.
enum Who {
    Simulated,
    Measured,
    Real(CPython),
}

impl Who {
    /// The first number that a program prints.
    fn number(&self, script: Script, python: &str, arguments: &[&str]) -> Result<f64> {
        let program = compile(Source::new(script.path, script.text))?;
        let argv: Vec<String> =
            std::iter::once(script.path).chain(arguments.iter().copied()).map(str::to_owned).collect();
        let version = Python::parse(python).map_err(anyhow::Error::msg)?;
        let stdout = self.stdout(script, &program, version, argv, arguments)?;
        let number = stdout.split_whitespace().next().and_then(|number| number.parse().ok());
        number.with_context(|| format!("no number in '{stdout}'"))
    }

    fn stdout(
        &self,
        script: Script,
        program: &Program,
        python: Python,
        argv: Vec<String>,
        arguments: &[&str],
    ) -> Result<String> {
        Ok(match self {
            Self::Simulated => {
                let options = simulate::Options { cores: 2, ..simulate::Options::new(python, argv) };
                let ran = simulate::run(program, &options);
                ensure!(ran.exit == Exit::Done, "{:?}: {}", ran.exit, ran.stderr);
                ran.stdout
            }
            Self::Measured => {
                let ran = measure::run(program, &measure::Options::new(python, argv))?;
                ensure!(ran.exit == Exit::Done, "{:?}: {}", ran.exit, ran.stderr);
                ran.stdout
            }
            Self::Real(python) => {
                let ran = python.run(script.file(), arguments)?;
                ensure!(ran.exit_code == 0, "{}: {}", python.name, ran.stderr);
                ran.stdout
            }
        })
    }

    /// The least, or where more is better the most, of three runs.
    fn best(&self, script: Script, python: &str, arguments: &[&str], more: bool) -> Result<f64> {
        let runs = if matches!(self, Self::Simulated) { 1 } else { 3 };
        let numbers =
            (0..runs).map(|_| self.number(script, python, arguments)).collect::<Result<Vec<_>>>()?;
        let pick = if more { f64::max } else { f64::min };
        Ok(numbers.into_iter().reduce(pick).unwrap_or(f64::NAN))
    }
}

/// A row of the table: its title, the versions with and without a GIL that a real CPython would have to be, and how a
/// runner gets its figure.
type Row = (String, bool, Box<dyn Fn(&Who) -> Result<f64>>);

fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for task in ["sum", "squares", "roots"] {
        for (title, mode, python) in [
            ("threads", "threads", "3.13"),
            ("processes", "processes", "3.13"),
            ("no GIL", "threads", "3.13t"),
        ] {
            let ratio = move |who: &Who| {
                let seconds = |mode: &str| who.best(CPU_BOUND, python, &[task, mode, "4", TURNS], false);
                Ok(seconds(mode)? / seconds("sequence")?)
            };
            rows.push((format!("{task}: {title} / sequence"), python == "3.13t", Box::new(ratio)));
        }
    }
    for (burners, interval) in [("1", "5"), ("1", "1"), ("2", "5")] {
        let rate = move |who: &Who| who.best(CONVOY, "3.13", &[burners, interval], true);
        rows.push((format!("convoy: {burners} burning, {interval} ms, turns/s"), false, Box::new(rate)));
    }
    for (python, free) in [("3.13", false), ("3.13t", true)] {
        for operation in ["sleep", "hash", "small-hashes", "compress", "loop", "sort"] {
            let overlap = move |who: &Who| who.best(RELEASES, python, &[operation], true);
            rows.push((format!("overlap of {operation}, {python}"), free, Box::new(overlap)));
        }
    }
    rows
}

fn main() -> Result<ExitCode> {
    if let Some(code) = measure::worker_main() {
        return Ok(code);
    }
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let real = |variable| std::env::var(variable).ok().map(|python| CPython::find(&python)).transpose();
    let reals = [real("PYTHON")?.map(Who::Real), real("PYTHON_FREE")?.map(Who::Real)];
    println!("native threads reach {:.2} of 2 cores on this machine now", capacity(2));
    println!("{:<36} {:>10} {:>10} {:>7} {:>10}", "", "simulated", "measured", "off", "CPython");
    for (title, free, figure) in rows() {
        if !wanted.is_empty() && !wanted.iter().any(|wanted| title.contains(wanted.as_str())) {
            continue;
        }
        let (simulated, measured) = (figure(&Who::Simulated)?, figure(&Who::Measured)?);
        let off = (simulated / measured - 1.0) * 100.0;
        let real = match &reals[usize::from(free)] {
            Some(python) => format!("{:.2}", figure(python)?),
            None => "-".to_owned(),
        };
        let mark = if off.abs() > FAR { '!' } else { ' ' };
        println!("{title:<36} {simulated:>10.2} {measured:>10.2} {off:>5.0}%{mark} {real:>10}");
    }
    Ok(ExitCode::SUCCESS)
}
