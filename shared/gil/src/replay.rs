//! `gil replay`: one schedule, step by step.

mod table;

use anyhow::Result;
use clap::Args;
use lesson::{Finished, Paper, Usage};
use serde_json::json;
use simulate::explore::{Kind, Replayed, Schedule, letter, replay as follow};

use crate::flags::Subject;

/// Follows one schedule that `gil explore` found, instruction by instruction
#[derive(Args, Clone, Debug)]
pub(crate) struct Arguments {
    #[command(flatten)]
    subject: Subject,

    /// The schedule: turns of threads as letters (a is the main thread), each with a number of steps, as in a.b3.c
    #[arg(value_name = "CODE")]
    code: String,

    /// What the program finds in `sys.argv` after its name
    #[arg(value_name = "ARGUMENT", trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,

    /// Print `?` in place of the values, to fill in first
    #[arg(long)]
    predict: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

pub(crate) fn replay(arguments: &Arguments) -> Result<Finished> {
    let subject = &arguments.subject;
    let program = subject.program()?;
    let wrong = |what: String| Usage(format!("the code {}: {what}", arguments.code));
    let schedule: Schedule = arguments.code.parse().map_err(wrong)?;
    let argv = subject.argv(&arguments.arguments);
    let mut replayed =
        follow(&program, subject.python, &argv, &schedule).map_err(|misfit| wrong(misfit.0))?;
    if arguments.predict {
        replayed.steps.iter_mut().for_each(|step| {
            step.values
                .iter_mut()
                .filter(|value| !value.is_empty())
                .for_each(|value| *value = "?".to_owned());
            if !step.printed.is_empty() {
                step.printed = "?\n".to_owned();
            }
        });
    }
    let text = match arguments.json {
        true => json_object(arguments, &replayed).to_string() + "\n",
        false => table::page(subject, &arguments.code, &replayed, arguments.predict, Paper::of_stdout()),
    };
    Ok(Finished { text, code: u8::from(replayed.outcome.kind != Kind::Ok) })
}

fn json_object(arguments: &Arguments, replayed: &Replayed) -> serde_json::Value {
    let subject = &arguments.subject;
    let steps = replayed.steps.iter().map(|step| {
        let values = replayed.variables.iter().cloned().zip(step.values.iter().map(|value| json!(value)));
        json!({
            "thread": letter(step.thread).to_string(),
            "line": step.line.as_ref().map(|line| line.number),
            "source": step.line.as_ref().map(|line| &line.text),
            "instruction": step.instruction,
            "then": step.then,
            "printed": step.printed,
            "values": values.collect::<serde_json::Map<_, _>>(),
        })
    });
    let mut object = json!({
        "python": subject.python.to_string(),
        "rules": subject.python.rules.to_string(),
        "schedule": arguments.code,
        "threads": replayed.threads,
        "variables": replayed.variables,
        "steps_before": replayed.steps_before,
        "steps": steps.collect::<Vec<_>>(),
    });
    if !arguments.predict {
        let outcome = &replayed.outcome;
        object["outcome"] =
            json!({"kind": outcome.kind.name(), "stdout": outcome.stdout, "detail": outcome.detail});
    }
    object
}
