//! Does a program wait, or compute? Measured.

use std::path::Path;

use anyhow::Result;
use lesson::wording::milliseconds;
use lesson::{Column, Finding, Part, Plan, Runner, Setting, Table, Usage};
use pyvm::{Source, compile};
use serde_json::json;

/// What a program does most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Waits,
    Both,
    Computes,
}

/// Below this share of the wall time on a core, a program waits; above the other, it computes.
const WAITS_BELOW: f64 = 0.3;
const COMPUTES_FROM: f64 = 0.8;

/// A shorter run says nothing: starting alone takes as long.
const SHORT_S: f64 = 0.02;

impl Kind {
    /// Of so many cores busy.
    pub(crate) fn of(busy: f64) -> Self {
        match busy {
            busy if busy < WAITS_BELOW => Self::Waits,
            busy if busy < COMPUTES_FROM => Self::Both,
            _ => Self::Computes,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Waits => "I/O-bound: it waits",
            Self::Both => "mixed: it waits and computes",
            Self::Computes => "CPU-bound: it computes",
        }
    }

    fn advice(self) -> &'static str {
        match self {
            Self::Waits => "threads, or an event loop for very many",
            Self::Both => {
                "threads for the waiting; processes for the computing, if a task is worth a message"
            }
            Self::Computes => "processes, a build without a GIL, or native code",
        }
    }
}

/// A run of the target.
struct Run {
    name: String,
    wall_s: f64,
    cpu_s: f64,
}

/// Measures a program or a command.
///
/// # Errors
/// [`Usage`] where it cannot be run.
pub(crate) fn part(setting: &Setting, target: &[String]) -> Result<Part> {
    let runs = runs(setting, target)?;
    let mut table = Table::new(vec![
        Column::text("", 26),
        Column::number("wall", 11),
        Column::number("CPU", 11),
        Column::number("CPU / wall", 10),
    ]);
    for run in &runs {
        let cells =
            [milliseconds(run.wall_s), milliseconds(run.cpu_s), format!("{:.2}", run.cpu_s / run.wall_s)];
        table.row(std::iter::once(run.name.clone()).chain(cells));
    }
    let finding = |run: &Run| {
        let kind = Kind::of(run.cpu_s / run.wall_s);
        Finding::if_shown(
            run.wall_s >= SHORT_S,
            format!("{}: {}. Choose {}.", run.name, kind.text(), kind.advice()),
        )
    };
    Ok(Part {
        title: "Lesson 5: does it wait?",
        question: format!("{}: what is it bound by?", target.join(" ")),
        setting: format!(
            "CPU / wall is how many cores were busy on average. Below {WAITS_BELOW} it waits, from {COMPUTES_FROM} on it \
             computes."
        ),
        findings: runs.iter().map(finding).collect(),
        rows: runs
            .iter()
            .map(|run| {
                let kind = Kind::of(run.cpu_s / run.wall_s);
                json!({"name": run.name, "wall_s": run.wall_s, "cpu_s": run.cpu_s, "kind": format!("{kind:?}").to_lowercase()})
            })
            .collect(),
        table,
        below: String::new(),
        why: "A program that waits leaves its core idle, so its CPU time is small against its wall time. One that computes keeps a \
              core busy all the time. A run of less than 20 ms says nothing: starting alone takes that long.",
    })
}

fn runs(setting: &Setting, target: &[String]) -> Result<Vec<Run>> {
    let (program, arguments) = target.split_first().ok_or_else(|| Usage("--classify: what?".to_owned()))?;
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if !program.ends_with(".py") {
        let Ok(path) = measure::find_command(program) else {
            return Err(Usage(format!(
                "--classify: '{program}' is no command on this machine, and no .py program"
            ))
            .into());
        };
        let ran = measure::command(&path, &arguments)?;
        return Ok(vec![Run { name: program.clone(), wall_s: ran.wall_s, cpu_s: ran.cpu_s }]);
    }
    let text = std::fs::read_to_string(program)
        .map_err(|error| Usage(format!("{program}: cannot be read: {error}")))?;
    let compiled = compile(Source::new(program.clone(), text)).map_err(|error| Usage(error.to_string()))?;
    let plan = Plan::new(setting.python, &[&[program.as_str()], &arguments[..]].concat());
    let ran = Runner::run(setting.runner, &compiled, &plan)?;
    let mut runs = vec![Run {
        name: format!("here, as CPython {}", setting.python),
        wall_s: ran.wall_s,
        cpu_s: ran.cpu_s,
    }];
    for real in &setting.real {
        let ran = real.run(Path::new(program), &arguments)?;
        runs.push(Run { name: real.name.clone(), wall_s: ran.wall_s, cpu_s: ran.cpu_s });
    }
    Ok(runs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_shares_of_a_core() {
        assert_eq!(Kind::of(0.0), Kind::Waits);
        assert_eq!(Kind::of(0.5), Kind::Both);
        assert_eq!(Kind::of(1.0), Kind::Computes);
        assert_eq!(Kind::of(3.9), Kind::Computes);
    }
}
