//! `gil simulate`: a program on virtual cores and virtual time.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use lesson::{Finished, Usage};
use pyvm::ending::Exit;
use serde_json::json;
use simulate::{Options, Recording, Simulated};

use crate::flags::Execution;
use crate::summary::{of_gil, of_python};

/// Runs a program on virtual cores and virtual time: the same output and the same times, always
#[derive(Args, Clone, Debug)]
pub(crate) struct Arguments {
    #[command(flatten)]
    execution: Execution,

    /// Virtual cores: 1 to 256
    #[arg(long, default_value = "4", value_name = "N", allow_negative_numbers = true,
          value_parser = lesson::parse::cores)]
    cores: usize,

    /// Decides what a real machine leaves to chance: any whole number from 0 on
    #[arg(long, default_value = "0", value_name = "N", allow_negative_numbers = true,
          value_parser = lesson::parse::seed)]
    seed: u64,

    /// A file that the program finds in its virtual folder; may be given several times
    #[arg(long, value_name = "FILE")]
    with_file: Vec<PathBuf>,
}

pub(crate) fn simulate(arguments: &Arguments) -> Result<Finished> {
    let execution = &arguments.execution;
    let program = execution.subject.program()?;
    let options = Options {
        cores: arguments.cores,
        seed: arguments.seed,
        interval: execution.interval(),
        files: arguments.with_file.iter().map(|path| file(path)).collect::<Result<_>>()?,
        recording: if execution.shown.wanted() { Recording::All } else { Recording::Off },
        ..Options::new(execution.subject.python, execution.argv())
    };
    execution.shown.check()?;
    let simulated = simulate::run(&program, &options);
    let title = execution.title(&format!("simulated on {}", virtual_cores(options.cores)));
    let timeline = execution.shown.show(&simulated.trace, &title)?;
    eprint!("{}", simulated.stderr);
    let text = if execution.json {
        json_object(&options, &simulated).to_string() + "\n"
    } else {
        eprintln!("{}", summary(&options, &simulated));
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

fn virtual_cores(cores: usize) -> String {
    if cores == 1 { "1 virtual core".to_owned() } else { format!("{cores} virtual cores") }
}

/// One line for standard error.
fn summary(options: &Options, simulated: &Simulated) -> String {
    format!(
        "[{}; {}, seed {}; {:.3} virtual s, CPU {:.3} s; {}]",
        of_python(options.python),
        virtual_cores(options.cores),
        options.seed,
        simulated.virtual_s,
        simulated.cpu_s,
        of_gil(options.python, &simulated.gil),
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
