//! What the rules of each CPython do to four programs, beside the real CPythons where there are some: additions to
//! a shared counter that are lost, the convoy, what lets a second thread run, what interpreters gain that have GILs of
//! their own.
//!
//! `PYTHONS` names the real ones, separated by commas (default: the commands `python2.7`, `python3.6` and so on).
//! One that does not answer is left out. A name of a table as argument prints that table only.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use measure::cpython::CPython;
use measure::{Exit, Options, capacity, run};
use pyvm::{Python, Source, compile};
use workloads::{CONVOY, COUNTER, INTERPRETERS, RELEASES, Script};

/// The versions whose rules differ, or were different in detail.
const VERSIONS: [&str; 6] = ["2.7", "3.6", "3.9", "3.10", "3.13", "3.13t"];
/// Runs of each counter.
const RUNS: usize = 3;
/// Turns of each of the counter's four threads.
const TURNS: &str = "1000000";

/// Prints a table.
type Print = fn(&Real) -> Result<()>;

fn main() -> Result<ExitCode> {
    if let Some(code) = measure::worker_main() {
        return Ok(code);
    }
    let tables: [(&str, Print); 4] =
        [("counter", counter), ("convoy", convoy), ("releases", releases), ("interpreters", interpreters)];
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let real = Real::find();
    for (name, table) in tables {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            table(&real)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Who runs a program.
enum Who<'a> {
    Model(Python),
    Real(&'a CPython),
}

impl Who<'_> {
    /// What the program printed, without the newline.
    fn run(&self, script: Script, arguments: &[&str]) -> Result<String> {
        let stdout = match self {
            Self::Model(python) => {
                let program = compile(Source::new(script.path, script.text))?;
                let argv = std::iter::once(script.path).chain(arguments.iter().copied());
                let options = Options::new(*python, argv.map(str::to_owned).collect());
                let ran = run(&program, &options)?;
                ensure!(ran.exit == Exit::Done, "{:?}: {}", ran.exit, ran.stderr);
                ran.stdout
            }
            Self::Real(python) => {
                let ran = python.run(script.file(), arguments)?;
                ensure!(ran.exit_code == 0, "{}: {}", python.name, ran.stderr);
                ran.stdout
            }
        };
        Ok(stdout.trim_end().to_owned())
    }

    /// The first number that it printed.
    fn number(&self, script: Script, arguments: &[&str]) -> Result<f64> {
        let printed = self.run(script, arguments)?;
        let number = printed.split(' ').next().and_then(|number| number.parse().ok());
        number.with_context(|| format!("no number in '{printed}'"))
    }
}

/// The real CPythons, by the version they stand for.
struct Real(BTreeMap<&'static str, CPython>);

impl Real {
    fn find() -> Self {
        let given = std::env::var("PYTHONS").ok();
        let commands: Vec<String> = match &given {
            Some(given) => given.split(',').map(str::to_owned).collect(),
            None => VERSIONS.map(|version| format!("python{version}")).to_vec(),
        };
        let found = commands.iter().filter_map(|command| CPython::find(command).ok());
        let version_of = |python: &CPython| {
            let number = python.name.rsplit(' ').next().unwrap_or_default();
            VERSIONS.into_iter().find(|version| match version.strip_suffix('t') {
                Some(version) => number.starts_with(&format!("{version}.")) && number.ends_with('t'),
                None => number.starts_with(&format!("{version}.")) && !number.ends_with('t'),
            })
        };
        Self(found.filter_map(|python| Some((version_of(&python)?, python))).collect())
    }

    /// The model of a version, and the real one if it is there.
    fn both(&self, version: &str) -> Result<Vec<(&'static str, Who<'_>)>> {
        let python = Python::parse(version).map_err(anyhow::Error::msg)?;
        let model = ("here", Who::Model(python));
        let real = self.0.get(version).map(|python| ("real", Who::Real(python)));
        Ok(std::iter::once(model).chain(real).collect())
    }
}

fn counter(real: &Real) -> Result<()> {
    println!("counter: how much 4 threads of {TURNS} turns lost, in percent, in each of {RUNS} runs");
    println!("{:<7} {:<5} {:>16} {:>16} {:>16}", "", "", "counter += 1", "with a call", "with a loop");
    for version in VERSIONS {
        for (name, who) in real.both(version)? {
            let mut line = format!("{version:<7} {name:<5}");
            for form in ["plain", "call", "loop"] {
                let percent = |_| {
                    let lost = who.number(COUNTER, &[form, "4", TURNS])?;
                    Ok(if lost == 0.0 { "none".to_owned() } else { format!("{:.0}", lost / 40_000.0) })
                };
                let runs = (0..RUNS).map(percent).collect::<Result<Vec<_>>>()?;
                line += &format!(" {:>16}", runs.join(" "));
            }
            println!("{line}");
        }
    }
    Ok(())
}

fn convoy(real: &Real) -> Result<()> {
    println!("convoy: turns a second of a thread that waits for 0.07 ms, beside burners");
    println!("{:<7} {:>8} {:<5} {:>8} {:>8} {:>8}", "", "interval", "", "0", "1", "2");
    for (version, interval) in
        [("2.7", ""), ("3.9", "5"), ("3.9", "1"), ("3.13", "5"), ("3.13", "1"), ("3.13t", "5")]
    {
        for (name, who) in real.both(version)? {
            if version == "2.7" && name == "real" {
                continue; // its `time` has no clock for this
            }
            let mut line = format!(
                "{version:<7} {:>8} {name:<5}",
                if interval.is_empty() { String::new() } else { format!("{interval} ms") }
            );
            for burners in ["0", "1", "2"] {
                let interval = if interval.is_empty() { "5" } else { interval };
                line += &format!(" {:>8.0}", who.number(CONVOY, &[burners, interval])?);
            }
            println!("{line}");
        }
    }
    Ok(())
}

fn releases(real: &Real) -> Result<()> {
    println!("releases: overlap of two threads' work, 2.0 where nothing keeps one waiting");
    let free = capacity(2);
    let remark = if free < 1.8 { ": too few to show more" } else { "" };
    println!("(native threads reach {free:.1} on this machine now{remark})");
    let mut columns: Vec<(String, Who<'_>)> = Vec::new();
    for version in ["3.13", "3.13t"] {
        let both = real.both(version)?;
        columns.extend(both.into_iter().map(|(name, who)| (format!("{version} {name}"), who)));
    }
    let title = |(name, _): &(String, Who<'_>)| format!(" {name:>11}");
    println!("{:<13}{}", "", columns.iter().map(title).collect::<String>());
    for operation in ["sleep", "hash", "small-hashes", "compress", "loop", "sort"] {
        let mut line = format!("{operation:<13}");
        for (_, who) in &columns {
            // What the machine does not have yet is left open.
            line += &match who.number(RELEASES, &[operation]) {
                Ok(overlap) => format!(" {overlap:>11.2}"),
                Err(_) => format!(" {:>11}", "-"),
            };
        }
        println!("{line}");
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// Here no real one is asked: the program needs CPython 3.14, and runs there as it is.
fn interpreters(_: &Real) -> Result<()> {
    println!("interpreters: 4 tasks that compute, how many times as fast as in sequence");
    println!("(native threads reach {:.1} on this machine now)", capacity(2));
    println!("{:<7} {:>8} {:>13}", "", "threads", "interpreters");
    for version in ["3.14", "3.14t"] {
        let python = Python::parse(version).map_err(anyhow::Error::msg)?;
        let printed = Who::Model(python).run(INTERPRETERS, &["4"])?;
        let (threads, interpreters) = printed.split_once(' ').context("two numbers")?;
        println!("{version:<7} {threads:>8} {interpreters:>13}");
    }
    Ok(())
}
