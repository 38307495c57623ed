//! From which size on a task is worth a process: found by search.

use anyhow::{Context, Result};
use lesson::wording::{grouped, many, milliseconds};
use lesson::{Column, Finding, Part, Plan, Table};
use pyvm::bytecode::Program;
use pyvm::{Source, compile};
use serde_json::json;
use workloads::PAYOFF;

use crate::experiment::Experiment;

/// The smallest and the largest task that is tried, in turns.
const SMALLEST: u64 = 1_000;
const LARGEST: u64 = 16_384_000;

/// Bytes that each task gets.
const PAYLOADS: [u64; 3] = [0, 100_000, 1_000_000];

/// Steps of the search between a task that loses and one of twice the size that wins.
const STEPS: usize = 2;

/// How many columns of the plot are one time the sequence's speed.
const COLUMNS: f64 = 16.0;

struct Runs<'e> {
    experiment: &'e Experiment,
    program: Program,
}

pub(super) fn run(experiment: &Experiment) -> Result<Part> {
    let program = compile(Source::new(PAYOFF.path, PAYOFF.text)).context("the lesson's own program")?;
    let runs = Runs { experiment, program };
    let n = experiment.workers;
    let mut table = Table::new(vec![
        Column::text("data per task", 16),
        Column::number("fresh processes pay from", 25),
        Column::number("a pool pays from", 22),
    ]);
    let (mut rows, mut found) = (Vec::new(), Vec::new());
    for payload in PAYLOADS {
        let [fresh, pool] = [runs.search("processes", payload)?, runs.search("pool", payload)?];
        table.row([format!("{} bytes", grouped(payload)), turns(fresh), turns(pool)]);
        rows.push(json!({"payload": payload, "processes_from": fresh, "pool_from": pool}));
        found.push((fresh, pool));
    }
    let (fresh, pool) = found[0];
    let plot = runs.plot(fresh.or(pool).unwrap_or(LARGEST))?;
    let tiny = runs.seconds("processes", SMALLEST, 0)? / runs.seconds("sequence", SMALLEST, 0)?;
    let earlier = pool.is_some_and(|pool| fresh.is_none_or(|fresh| pool <= fresh));
    let heavier = match (found[0].1, found[2].1) {
        (Some(light), Some(heavy)) => heavy >= light,
        (_, None) => true,
        (None, _) => false,
    };
    let findings = vec![
        Finding::if_shown(
            tiny > 1.0,
            format!(
                "Tasks of {} turns: fresh processes take {tiny:.0} times as long as the sequence.",
                grouped(SMALLEST)
            ),
        ),
        Finding::if_shown(earlier, "A pool that is there already pays earlier than fresh processes."),
        Finding::if_shown(heavier, "With data to send, a task must be longer."),
    ];
    Ok(Part {
        title: "Lesson 3: when a process pays",
        question: format!("How long must a task be for {} to pay?", many(n, "process")),
        setting: format!(
            "{} at once, each with a task; searched from {} to {} turns. A pool's start is not counted: it is there \
             already.",
            many(n, "process"),
            grouped(SMALLEST),
            grouped(LARGEST)
        ),
        table,
        below: plot,
        findings,
        why: "A process has to be started, its task pickled and sent, and its result sent back. Below the break-even point that \
              takes longer than the task. A pool starts its processes once; data has to be sent either way.",
        rows: rows.into(),
    })
}

fn turns(found: Option<u64>) -> String {
    found.map_or_else(|| "never here".to_owned(), |turns| format!("{} turns", grouped(turns)))
}

impl Runs<'_> {
    /// The seconds that the tasks took: the fastest of some runs.
    fn seconds(&self, way: &str, turns: u64, payload: u64) -> Result<f64> {
        let workers = self.experiment.workers;
        let argv = [PAYOFF.path, way, &workers.to_string(), &turns.to_string(), &payload.to_string()];
        let plan = Plan::new(self.experiment.python, &argv);
        let mut best = f64::INFINITY;
        for _ in 0..self.experiment.rounds() {
            let ran = self.experiment.runner.run(&self.program, &plan)?;
            let printed = ran.printed()?;
            let mut lines = printed.lines();
            let seconds: f64 =
                lines.next().and_then(|line| line.parse().ok()).context("the program prints seconds")?;
            // Every task's result must be there, whichever way it came.
            let right = format!("gave {}", turns * turns.saturating_sub(1) / 2 + payload);
            anyhow::ensure!(
                lines.filter(|line| line.ends_with(&right)).count() == workers,
                "a result is wrong: {printed}"
            );
            best = best.min(seconds);
        }
        Ok(best.max(1e-6))
    }

    fn wins(&self, way: &str, turns: u64, payload: u64) -> Result<bool> {
        Ok(self.seconds(way, turns, payload)? < self.seconds("sequence", turns, payload)?)
    }

    /// The smallest task at which a way wins: doubled until it does, then halved between.
    fn search(&self, way: &str, payload: u64) -> Result<Option<u64>> {
        let mut high = SMALLEST;
        while !self.wins(way, high, payload)? {
            high *= 2;
            if high > LARGEST {
                return Ok(None);
            }
        }
        let mut low = high / 2;
        for _ in 0..STEPS {
            let middle = (low + high) / 2;
            if self.wins(way, middle, payload)? { high = middle } else { low = middle }
        }
        Ok(Some(high))
    }

    /// Speed-ups around the break-even point.
    fn plot(&self, around: u64) -> Result<String> {
        let mut lines =
            format!("{:>14}  speed-up: # fresh processes, = a pool; | is the sequence\n", "turns");
        for factor in [0.125, 0.5, 1.0, 2.0, 8.0] {
            let turns = (around as f64 * factor) as u64;
            let sequence = self.seconds("sequence", turns, 0)?;
            for (way, glyph) in [("processes", '#'), ("pool", '=')] {
                let gained = sequence / self.seconds(way, turns, 0)?;
                let label = if glyph == '#' { grouped(turns) } else { String::new() };
                lines += &format!("{label:>14}  {} {gained:.2}\n", bar(gained, glyph));
            }
        }
        lines += &format!(
            "{:>14}  (tasks in sequence: {})\n",
            "",
            milliseconds(self.seconds("sequence", around, 0)?)
        );
        Ok(lines)
    }
}

/// A bar with a mark where the sequence is.
fn bar(gained: f64, glyph: char) -> String {
    let length = (gained * COLUMNS).round() as usize;
    let mark = COLUMNS as usize;
    (0..length.max(mark + 1))
        .map(|at| {
            if at == mark {
                '|'
            } else if at < length {
                glyph
            } else {
                ' '
            }
        })
        .collect()
}
