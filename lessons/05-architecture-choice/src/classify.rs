//! Does a program wait, or compute? Measured.

use std::path::Path;

use anyhow::Result;
use lesson::wording::milliseconds;
use lesson::{Column, Finding, Part, Plan, Runner, Setting, Table, Usage};
use measure::ContextSwitches;
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

/// From so many times a second on that the system takes a core away, and so many in all, others want it. On a 2-core AMD EPYC
/// with more to do than cores, a program that computed lost its core 64 to 200 times a second; `sleep 1` lost it 3 times.
const CROWDED_FROM: f64 = 10.0;
/// A program that loses its core so many times as often as it gives it up does not wait by itself: the one that computed gave it up
/// at most once.
const TAKEN_MORE: u64 = 4;

impl Kind {
    /// Of so many cores busy.
    pub(crate) fn of(busy: f64) -> Self {
        match busy {
            busy if busy < WAITS_BELOW => Self::Waits,
            busy if busy < COMPUTES_FROM => Self::Both,
            _ => Self::Computes,
        }
    }

    /// Of a run. `None` where the machine was too busy to tell: then CPU / wall says how much of a core was left, not how
    /// much was wanted.
    fn of_run(run: &Run) -> Option<Self> {
        let kind = Self::of(run.busy());
        let Some(ContextSwitches { voluntary, involuntary }) = run.switches else { return Some(kind) };
        match kind {
            Self::Waits | Self::Both if involuntary as f64 >= CROWDED_FROM * run.wall_s.max(1.0) => {
                (involuntary >= TAKEN_MORE * voluntary).then_some(Self::Computes)
            }
            kind => Some(kind),
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
    /// Not counted in a simulation.
    switches: Option<ContextSwitches>,
}

impl Run {
    /// How many cores were busy on average.
    fn busy(&self) -> f64 {
        self.cpu_s / self.wall_s
    }

    fn finding(&self) -> Finding {
        match Kind::of_run(self) {
            Some(kind) => Finding::if_shown(
                self.wall_s >= SHORT_S,
                format!("{}: {}. Choose {}.", self.name, kind.text(), kind.advice()),
            ),
            None => Finding::if_shown(
                false,
                format!(
                    "{}: other programs wanted its core all the time. Measure again when they do not.",
                    self.name
                ),
            ),
        }
    }
}

/// Measures a program or a command.
///
/// # Errors
/// [`Usage`] where it cannot be run.
pub(crate) fn part(setting: &Setting, target: &[String]) -> Result<Part> {
    let runs = runs(setting, target)?;
    let mut table = Table::new(vec![
        Column::text("", 24),
        Column::number("wall", 11),
        Column::number("CPU", 11),
        Column::number("CPU / wall", 10),
        Column::number("waited", 8),
        Column::number("pushed off", 10),
    ]);
    for run in &runs {
        let times = |count: fn(&ContextSwitches) -> u64| {
            run.switches.as_ref().map_or("-".to_owned(), |all| count(all).to_string())
        };
        let cells = [
            milliseconds(run.wall_s),
            milliseconds(run.cpu_s),
            format!("{:.2}", run.busy()),
            times(|all| all.voluntary),
            times(|all| all.involuntary),
        ];
        table.row(std::iter::once(run.name.clone()).chain(cells));
    }
    Ok(Part {
        title: "Lesson 5: does it wait?",
        question: format!("{}: what is it bound by?", target.join(" ")),
        setting: format!(
            "CPU / wall is how many cores were busy on average. Below {WAITS_BELOW} it waits, from {COMPUTES_FROM} on it \
             computes. Beside it, how often it gave its core up (waited), and how often the system took that away (pushed off): \
             from {CROWDED_FROM} times a second on, others want it."
        ),
        findings: runs.iter().map(Run::finding).collect(),
        rows: runs
            .iter()
            .map(|run| {
                let kind = Kind::of_run(run).map(|kind| format!("{kind:?}").to_lowercase());
                json!({
                    "name": run.name,
                    "wall_s": run.wall_s,
                    "cpu_s": run.cpu_s,
                    "voluntary_switches": run.switches.map(|all| all.voluntary),
                    "involuntary_switches": run.switches.map(|all| all.involuntary),
                    "kind": kind,
                })
            })
            .collect(),
        table,
        below: String::new(),
        why: "A program that waits leaves its core idle, so its CPU time is small against its wall time. One that computes keeps a \
              core busy all the time. On a busy machine it has to share that core, and its CPU time is small as well; but then it does \
              not give the core up, the system takes it. A run of less than 20 ms says nothing: starting alone takes that long.",
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
        let switches = Some(ran.context_switches);
        return Ok(vec![Run { name: program.clone(), wall_s: ran.wall_s, cpu_s: ran.cpu_s, switches }]);
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
        switches: ran.context_switches,
    }];
    for real in &setting.real {
        let ran = real.run(Path::new(program), &arguments)?;
        let switches = Some(ran.context_switches);
        runs.push(Run { name: real.name.clone(), wall_s: ran.wall_s, cpu_s: ran.cpu_s, switches });
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

    /// A second with this share of a core.
    fn run(busy: f64, voluntary: u64, involuntary: u64) -> Run {
        let switches = Some(ContextSwitches { voluntary, involuntary });
        Run { name: "a program".to_owned(), wall_s: 1.0, cpu_s: busy, switches }
    }

    #[test]
    fn who_is_pushed_off_its_core_does_not_wait() {
        assert_eq!(Kind::of_run(&run(0.01, 3, 5)), Some(Kind::Waits));
        assert_eq!(Kind::of_run(&run(0.1, 1000, 2)), Some(Kind::Waits));
        assert_eq!(Kind::of_run(&run(0.99, 2, 40)), Some(Kind::Computes));
        assert_eq!(Kind::of_run(&run(0.25, 2, 80)), Some(Kind::Computes));
        assert_eq!(Kind::of_run(&run(0.25, 70, 80)), None);
    }
}
