//! `gil explore`: every interleaving of a program's threads, and what can come of it.

use std::fmt::Write as _;

use anyhow::Result;
use clap::Args;
use lesson::{Finished, Paper, Usage};
use serde_json::{Value, json};
use simulate::explore::{Counted, Exploration, Explored, Found, Kind, explore as search};

use crate::flags::Subject;
use crate::summary::of_python;

/// Searches all interleavings of a program's threads: all outcomes, how many schedules lead to each, the shortest one
#[derive(Args, Clone, Debug)]
pub(crate) struct Arguments {
    #[command(flatten)]
    subject: Subject,

    /// What the program finds in `sys.argv` after its name
    #[arg(value_name = "ARGUMENT", trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,

    /// Only schedules that interrupt a running thread so many times at most: 0 to 1000
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = lesson::parse::preemptions)]
    preemptions: Option<usize>,

    /// Follow so many states of the program at most: 1 to 100000000
    #[arg(long, default_value = "300000", value_name = "N", allow_negative_numbers = true,
          value_parser = lesson::parse::limit)]
    limit: usize,

    /// Count every interleaving of the instructions too
    #[arg(long)]
    count_all: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

pub(crate) fn explore(arguments: &Arguments) -> Result<Finished> {
    let subject = &arguments.subject;
    let program = subject.program()?;
    let how = Exploration {
        preemptions: arguments.preemptions,
        limit: arguments.limit,
        count_all: arguments.count_all,
        ..Exploration::new(subject.python, subject.argv(&arguments.arguments))
    };
    let explored =
        search(&program, &how).map_err(|what| Usage(format!("{}: {what}", subject.file.display())))?;
    let text = match arguments.json {
        true => json_object(subject, &explored).to_string() + "\n",
        false => page(subject, &explored, Paper::of_stdout()),
    };
    let failed = explored.outcomes.iter().any(|found| found.outcome.kind != Kind::Ok);
    Ok(Finished { text, code: u8::from(failed) })
}

/// A number of schedules in words.
fn counted(count: &Counted) -> String {
    match count {
        None => "any number of".to_owned(),
        Some(count) => grouped(&count.to_string()),
    }
}

/// A number with its thousands apart; a long one by its length.
fn grouped(digits: &str) -> String {
    if digits.len() > 24 {
        return format!("{}.{} × 10^{}", &digits[..1], &digits[1..4], digits.len() - 1);
    }
    let places = digits.len();
    let comma = |at: usize| if at > 0 && (places - at).is_multiple_of(3) { "," } else { "" };
    digits.chars().enumerate().map(|(at, digit)| format!("{}{digit}", comma(at))).collect()
}

/// `1 schedule`, `2 schedules`.
fn of(count: &Counted, one: &str, many: &str) -> String {
    let word = if counted(count) == "1" { one } else { many };
    format!("{} {word}", counted(count))
}

fn page(subject: &Subject, explored: &Explored, paper: Paper) -> String {
    let mut text = String::new();
    let fill = |line: &str, first: &str, other: &str| {
        let options = textwrap::Options::new(paper.width).initial_indent(first).subsequent_indent(other);
        textwrap::fill(line, options) + "\n"
    };
    let file = subject.file.display();
    text += &fill(&format!("{file}: all interleavings under {}", of_python(subject.python)), "", "");
    let outcomes = match explored.outcomes.len() {
        1 => "1 outcome".to_owned(),
        many => format!("{many} outcomes"),
    };
    let schedules = of(&explored.schedules, "schedule", "schedules");
    text +=
        &fill(&format!("{outcomes}, {schedules}, {} states", grouped(&explored.states.to_string())), "", "");
    if let Some(all) = &explored.all {
        let all = of(all, "interleaving", "interleavings");
        text += &fill(&format!("{all}, counting every place where the rules allow a switch"), "", "");
    }
    for found in &explored.outcomes {
        text.push('\n');
        text += &fill(&heading(found, explored), "", "  ");
        for line in found.outcome.detail.lines() {
            text += &fill(line, "    ", "      ");
        }
        for line in found.outcome.stdout.lines() {
            let _ = writeln!(text, "    | {line}");
        }
    }
    text.push('\n');
    match explored.complete {
        true => text += &fill("Complete: there are no other outcomes.", "", ""),
        false => {
            for cut in &explored.cuts {
                text += &fill(&format!("Not complete: {cut}."), "", "  ");
            }
        }
    }
    let shown =
        explored.outcomes.iter().find(|found| found.outcome.kind != Kind::Ok).or(explored.outcomes.last());
    if let Some(found) = shown {
        let _ = writeln!(
            text,
            "Step by step:\n    gil replay {file} {} --python {}{}",
            found.schedule,
            subject.python,
            subject.and_then()
        );
    }
    text
}

/// An outcome in one line.
fn heading(found: &Found, explored: &Explored) -> String {
    let kind = match found.outcome.kind {
        Kind::Ok => "ok",
        Kind::Assert => "failed assert",
        Kind::Exception => "exception",
        Kind::Deadlock => "deadlock",
        Kind::DoubleFree => "double free",
        Kind::UseAfterFree => "use after free",
    };
    let mut line =
        format!("{kind}: {} of {}", counted(&found.count), of(&explored.schedules, "schedule", "schedules"));
    if found.count.is_none() {
        line = format!("{kind}: any number of schedules, as threads can go round in a circle");
    }
    if let (Some(count), Some(all @ Some(_))) = (&found.all, &explored.all) {
        let _ = write!(line, ", {} of {} interleavings", counted(count), counted(all));
    }
    let _ = write!(line, "; the shortest: {}", found.schedule);
    line
}

/// A number as JSON has it; `null` for any number of schedules, and text for one that no program would read as a number.
fn number(count: &Counted) -> Value {
    match count {
        None => Value::Null,
        Some(count) => match u64::try_from(count) {
            Ok(small) => json!(small),
            Err(_) => json!(count.to_string()),
        },
    }
}

/// The object of the JSON contract.
fn json_object(subject: &Subject, explored: &Explored) -> Value {
    let outcomes = explored.outcomes.iter().map(|found| {
        let mut object = json!({
            "kind": found.outcome.kind.name(),
            "stdout": found.outcome.stdout,
            "detail": found.outcome.detail,
            "count": number(&found.count),
            "schedule": found.schedule.to_string(),
        });
        if let Some(all) = &found.all {
            object["interleavings"] = number(all);
        }
        object
    });
    let mut object = json!({
        "python": subject.python.to_string(),
        "rules": subject.python.rules.to_string(),
        "complete": explored.complete,
        "schedules": number(&explored.schedules),
        "states": explored.states,
        "outcomes": outcomes.collect::<Vec<_>>(),
    });
    if !explored.complete {
        object["why_not_complete"] = json!(explored.cuts);
    }
    if let Some(all) = &explored.all {
        object["interleavings"] = number(all);
    }
    object
}
