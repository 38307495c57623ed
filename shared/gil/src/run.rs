//! `gil run`: a program on operating-system threads and real processes, measured.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Args;
use lesson::{Finished, Paper};
use measure::{Exit, InterpreterCounts, Measured, Options, Output, Recording};
use pyvm::Python;
use serde_json::json;
use timeline::{perfetto, terminal};

use crate::program;

/// Runs a program on real threads and processes, and says what its GIL did
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

    /// Switch interval in milliseconds: 0.001 to 10000
    #[arg(long, default_value = "5", value_name = "MS", allow_negative_numbers = true,
          value_parser = lesson::parse::interval)]
    interval: f64,

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

pub(crate) fn run(arguments: &Arguments) -> Result<Finished> {
    let program = program::read(&arguments.file)?;
    let mut argv = vec![arguments.file.display().to_string()];
    argv.extend(arguments.arguments.iter().cloned());
    let recorded = arguments.timeline || arguments.trace.is_some();
    let options = Options {
        interval: Duration::from_secs_f64(arguments.interval / 1000.0),
        output: if arguments.json { Output::Capture } else { Output::Inherit },
        recording: if recorded { Recording::All } else { Recording::Off },
        ..Options::new(arguments.python, argv)
    };
    let measured = measure::run(&program, &options)?;
    if let Some(path) = &arguments.trace {
        let trace = perfetto::json(&measured.trace).to_string();
        std::fs::write(path, trace).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let mut text = String::new();
    if arguments.json {
        eprint!("{}", measured.stderr);
        text = json_object(arguments.python, &measured).to_string() + "\n";
    } else {
        if arguments.timeline {
            let paper = Paper::of_stdout();
            let options = terminal::Options {
                colour: paper.colour,
                ..terminal::Options::whole(&measured.trace, paper.width)
            };
            text = terminal::render(&measured.trace, &options);
        }
        eprintln!("{}", summary(arguments.python, &measured));
    }
    if let Exit::OutsideSubset(what) = &measured.exit {
        eprintln!("error: {what}");
    }
    Ok(Finished { text, code: measured.exit.code() })
}

/// One line for standard error.
fn summary(python: Python, measured: &Measured) -> String {
    let (gil, switches) = (&measured.gil, &measured.context_switches);
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
    format!(
        "[{}, rules: {}; wall {:.3} s, CPU {:.3} s; {of_gil}{}; context switches: {} voluntary, {} \
         involuntary]",
        python.title(),
        python.rules,
        measured.wall_s,
        measured.cpu_s,
        of_interpreters(python, measured.interpreters),
        switches.voluntary,
        switches.involuntary
    )
}

/// What is to be said of other interpreters, where there were some.
fn of_interpreters(python: Python, counts: InterpreterCounts) -> String {
    let InterpreterCounts { others, own_gils } = counts;
    let all = others + 1;
    match (others, own_gils) {
        (0, _) => String::new(),
        (_, 0) if python.rules.has_gil() => format!("; {all} interpreters share it"),
        (_, 0) => format!("; {all} interpreters"),
        _ => format!("; {all} interpreters, each with a GIL of its own"),
    }
}

/// The object of the design's JSON contract.
fn json_object(python: Python, measured: &Measured) -> serde_json::Value {
    json!({
        "python": python.to_string(),
        "rules": python.rules.to_string(),
        "stdout": measured.stdout,
        "exit": measured.exit.code(),
        "wall_s": measured.wall_s,
        "cpu_s": measured.cpu_s,
        "cores": measure::cores(),
        "gil": measured.gil,
        "context_switches": measured.context_switches,
    })
}
