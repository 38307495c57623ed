//! `gil run`: a program on operating-system threads and real processes, measured.

use anyhow::Result;
use clap::Args;
use lesson::Finished;
use measure::{Exit, InterpreterCounts, Measured, Options, Output, Recording};
use pyvm::Python;
use serde_json::json;

use crate::flags::Execution;
use crate::summary::{of_gil, of_python};

/// Runs a program on real threads and processes, and says what its GIL did
#[derive(Args, Clone, Debug)]
pub(crate) struct Arguments {
    #[command(flatten)]
    execution: Execution,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Finished> {
    let execution = &arguments.execution;
    let program = execution.subject.program()?;
    execution.shown.check()?;
    let python = execution.subject.python;
    let options = Options {
        interval: execution.interval(),
        output: if execution.json { Output::Capture } else { Output::Inherit },
        recording: if execution.shown.wanted() { Recording::All } else { Recording::Off },
        ..Options::new(python, execution.argv())
    };
    let measured = measure::run(&program, &options)?;
    let mut text = execution.shown.show(&measured.trace, &execution.title("measured"))?;
    if execution.json {
        eprint!("{}", measured.stderr);
        text = json_object(python, &measured).to_string() + "\n";
    } else {
        eprintln!("{}", summary(python, &measured));
    }
    if let Exit::OutsideSubset(what) = &measured.exit {
        eprintln!("error: {what}");
    }
    Ok(Finished { text, code: measured.exit.code() })
}

/// One line for standard error.
fn summary(python: Python, measured: &Measured) -> String {
    let switches = &measured.context_switches;
    format!(
        "[{}; wall {:.3} s, CPU {:.3} s; {}{}; context switches: {} voluntary, {} involuntary]",
        of_python(python),
        measured.wall_s,
        measured.cpu_s,
        of_gil(python, &measured.gil),
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
