//! `gil simulate`: a program on virtual cores and virtual time.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Args;
use lesson::{Finished, Paper, Usage};
use pyvm::Python;
use pyvm::ending::Exit;
use serde_json::json;
use simulate::{Options, Recording, Simulated};
use timeline::{perfetto, terminal};

use crate::program;

/// Runs a program on virtual cores and virtual time: the same output and the same times, always
#[derive(Args, Clone, Debug)]
pub(crate) struct Arguments {
    /// The program
    #[arg(value_name = "FILE.py")]
    file: PathBuf,

    /// What the program finds in `sys.argv` after its name
    #[arg(value_name = "ARGUMENT", trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,

    /// The CPython whose rules the threads follow: 2.0 to 3.14, 3.13t, 3.14t, naive
    #[arg(long, default_value = "3.13", value_name = "VERSION", value_parser = lesson::parse::python)]
    python: Python,

    /// Virtual cores: 1 to 256
    #[arg(long, default_value = "4", value_name = "N", allow_negative_numbers = true,
          value_parser = lesson::parse::cores)]
    cores: usize,

    /// Decides what a real machine leaves to chance: any whole number from 0 on
    #[arg(long, default_value = "0", value_name = "N", allow_negative_numbers = true,
          value_parser = lesson::parse::seed)]
    seed: u64,

    /// Switch interval in milliseconds: 0.001 to 10000
    #[arg(long, default_value = "5", value_name = "MS", allow_negative_numbers = true,
          value_parser = lesson::parse::interval)]
    interval: f64,

    /// A file that the program finds in its virtual folder; may be given several times
    #[arg(long, value_name = "FILE")]
    with_file: Vec<PathBuf>,

    /// Print one JSON object, the program's output in it
    #[arg(long)]
    json: bool,

    /// Show who had the GIL, after the program's output
    #[arg(long)]
    timeline: bool,

    /// Write what the threads did as a trace for Perfetto (ui.perfetto.dev)
    #[arg(long, value_name = "FILE.json")]
    trace: Option<PathBuf>,
}

pub(crate) fn simulate(arguments: &Arguments) -> Result<Finished> {
    let program = program::read(&arguments.file)?;
    let mut argv = vec![arguments.file.display().to_string()];
    argv.extend(arguments.arguments.iter().cloned());
    let recorded = arguments.timeline || arguments.trace.is_some();
    let options = Options {
        cores: arguments.cores,
        seed: arguments.seed,
        interval: Duration::from_secs_f64(arguments.interval / 1000.0),
        files: arguments.with_file.iter().map(|path| file(path)).collect::<Result<_>>()?,
        recording: if recorded { Recording::All } else { Recording::Off },
        ..Options::new(arguments.python, argv)
    };
    let simulated = simulate::run(&program, &options);
    if let Some(path) = &arguments.trace {
        let trace = perfetto::json(&simulated.trace).to_string();
        std::fs::write(path, trace).with_context(|| format!("cannot write {}", path.display()))?;
    }
    eprint!("{}", simulated.stderr);
    let text = if arguments.json {
        json_object(&options, &simulated).to_string() + "\n"
    } else {
        eprintln!("{}", summary(&options, &simulated));
        let timeline = if arguments.timeline { picture(&simulated) } else { String::new() };
        simulated.stdout + &timeline
    };
    if let Exit::OutsideSubset(what) = &simulated.exit {
        eprintln!("error: {what}");
    }
    Ok(Finished { text, code: simulated.exit.code() })
}

/// A file for the program: the same path, the same bytes.
fn file(path: &Path) -> Result<(String, Vec<u8>)> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Usage(format!("{shown}: cannot be read: {error}")))?;
    Ok((shown, bytes))
}

fn picture(simulated: &Simulated) -> String {
    let paper = Paper::of_stdout();
    let whole = terminal::Options::whole(&simulated.trace, paper.width);
    terminal::render(&simulated.trace, &terminal::Options { colour: paper.colour, ..whole })
}

/// One line for standard error.
fn summary(options: &Options, simulated: &Simulated) -> String {
    let (python, gil) = (options.python, &simulated.gil);
    let of_gil = if python.rules.has_drop_request() {
        format!(
            "GIL: {} switches, {} drop requests, {} waits of {:.3} s in all",
            gil.switches, gil.drop_requests, gil.waits, gil.wait_s
        )
    } else if python.rules.has_gil() {
        format!("GIL: {} switches, {} waits of {:.3} s in all", gil.switches, gil.waits, gil.wait_s)
    } else {
        "no GIL".to_owned()
    };
    let cores = if options.cores == 1 { "core" } else { "cores" };
    format!(
        "[{}, rules: {}; {} virtual {cores}, seed {}; {:.3} virtual s, CPU {:.3} s; {of_gil}]",
        python.title(),
        python.rules,
        options.cores,
        options.seed,
        simulated.virtual_s,
        simulated.cpu_s,
    )
}

/// The object of the JSON contract.
fn json_object(options: &Options, simulated: &Simulated) -> serde_json::Value {
    let threads = simulated.threads.iter().map(|thread| {
        json!({
            "name": thread.name,
            "ran_s": thread.ran_s,
            "waited_gil_s": thread.waited_gil_s,
            "blocked_s": thread.blocked_s,
        })
    });
    json!({
        "python": options.python.to_string(),
        "rules": options.python.rules.to_string(),
        "seed": options.seed,
        "cores": options.cores,
        "stdout": simulated.stdout,
        "exit": simulated.exit.code(),
        "virtual_s": simulated.virtual_s,
        "gil": simulated.gil,
        "threads": threads.collect::<Vec<_>>(),
    })
}
