//! What exercise 11 is graded by: each program runs on virtual cores, with each tool and with none.

use checked_python::{Machine, Run};
use grading::{TextCheck, Verdict, read_sheet};
use serde::Deserialize;

/// A program: its name, and its text.
macro_rules! program {
    ($name:ident) => {
        (stringify!($name), include_str!(concat!("programs/", stringify!($name), ".py")))
    };
}

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[TextCheck] = &[
    ("thumbnails", |answer| check(answer, program!(thumbnails), |sheet| sheet.thumbnails)),
    ("weather", |answer| check(answer, program!(weather), |sheet| sheet.weather)),
    ("dice", |answer| check(answer, program!(dice), |sheet| sheet.dice)),
    ("checksums", |answer| check(answer, program!(checksums), |sheet| sheet.checksums)),
    ("reports", |answer| check(answer, program!(reports), |sheet| sheet.reports)),
    ("trail", |answer| check(answer, program!(trail), |sheet| sheet.trail)),
];

/// Below this share of its time on a core, a program waits; from the other one on, it computes. As in lesson 5.
const WAITS_BELOW: f64 = 0.3;
const COMPUTES_FROM: f64 = 0.8;

/// Within so much of the fastest is as good; and a tool that gains no more than this does not pay.
const AS_GOOD: f64 = 1.05;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    thumbnails: Decision,
    weather: Decision,
    dice: Decision,
    checksums: Decision,
    reports: Decision,
    trail: Decision,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    bound: Bound,
    tool: Tool,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Bound {
    Io,
    Cpu,
    Mixed,
    #[serde(rename = "?")]
    Open,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Tool {
    None,
    Threads,
    Processes,
    #[serde(rename = "?")]
    Open,
}

impl Tool {
    const ALL: [Self; 3] = [Self::None, Self::Threads, Self::Processes];

    fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Threads => "threads",
            Self::Processes => "processes",
            Self::Open => "?",
        }
    }

    fn phrase(self) -> String {
        if self == Self::None { "One after the other".to_owned() } else { format!("With {}", self.name()) }
    }
}

/// By the share of its time in which a program keeps a core busy, one job after the other.
fn bound_of(busy: f64) -> Bound {
    match busy {
        busy if busy < WAITS_BELOW => Bound::Io,
        busy if busy < COMPUTES_FROM => Bound::Mixed,
        _ => Bound::Cpu,
    }
}

fn run((name, text): (&str, &str), tool: Tool) -> Result<Run, String> {
    let run = Machine::default().run(&format!("{name}.py"), text, &[tool.name()])?;
    if run.0.exit.code() == 0 { Ok(run) } else { Err(format!("{name}.py failed: {}", run.0.stderr)) }
}

fn check(answer: &str, program: (&'static str, &str), of: fn(&Sheet) -> Decision) -> Verdict {
    let Decision { bound, tool } = of(&read_sheet(answer)?);
    let name = program.0;
    if bound == Bound::Open || tool == Tool::Open {
        return Err(format!("{name}: there is no decision yet."));
    }
    let runs = Tool::ALL.map(|tool| run(program, tool).map(|run| (tool, run)));
    let runs = runs.into_iter().collect::<Result<Vec<_>, String>>()?;
    let seconds = |wanted: Tool| {
        let run = runs.iter().find(|(tool, _)| *tool == wanted);
        run.map_or(f64::INFINITY, |(_, run)| run.0.virtual_s)
    };
    let busy = runs[0].1.busy();
    if bound != bound_of(busy) {
        return Err(format!(
            "{name}: bound: not {}. One job after the other, it keeps a core busy for {:.0} % of the time. Below {:.0} % \
             it waits, from {:.0} % on it computes.",
            format!("{bound:?}").to_lowercase(),
            busy * 100.0,
            WAITS_BELOW * 100.0,
            COMPUTES_FROM * 100.0
        ));
    }
    let best = Tool::ALL.map(seconds).into_iter().fold(f64::INFINITY, f64::min);
    let nothing_pays = seconds(Tool::None) <= best * AS_GOOD;
    let right = if nothing_pays { tool == Tool::None } else { seconds(tool) <= best * AS_GOOD };
    if right {
        return Ok(());
    }
    let mut text = format!(
        "{name}: tool: not {}. {} it takes {:.1} ms",
        tool.name(),
        tool.phrase(),
        seconds(tool) * 1e3
    );
    text += &match tool {
        Tool::None => format!("; the fastest takes {:.1} ms.", best * 1e3),
        _ => format!(
            "; one job after the other takes {:.1} ms, the fastest {:.1} ms.",
            seconds(Tool::None) * 1e3,
            best * 1e3
        ),
    };
    text += " What do the jobs wait for, and who holds the GIL then? What does it cost to start a worker, and to send it a job?";
    text += &format!(
        "\nTo see it: cargo run -q -p gil -- simulate exercises/11-classify-and-choose/programs/{name}.py {}",
        tool.name()
    );
    Err(text)
}
