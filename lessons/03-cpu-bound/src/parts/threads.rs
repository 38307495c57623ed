//! One to eight threads.

use anyhow::Result;
use lesson::wording::grouped;
use lesson::{Column, Finding, Part, Table};
use serde_json::json;

use crate::experiment::Experiment;
use crate::row::Kind;

/// Numbers of threads to try.
const NUMBERS: [usize; 5] = [1, 2, 3, 4, 8];

/// A speed-up up to here is none.
const NONE: f64 = 1.15;

pub(super) fn run(experiment: &Experiment) -> Result<Part> {
    let mut table = Table::new(vec![
        Column::text("threads", 8),
        Column::number("with the GIL", 13),
        Column::number("without (3.13t)", 16),
        Column::number("processes", 10),
        Column::number("possible", 9),
    ]);
    let (mut rows, mut under_gil, mut without) = (Vec::new(), Vec::new(), Vec::new());
    let cores = experiment.runner.cores();
    for n in NUMBERS {
        let sequence = experiment.timing(Kind::Sequence, "sequence", n, 5.0)?.wall_s;
        let gained = |kind, mode| anyhow::Ok(sequence / experiment.timing(kind, mode, n, 5.0)?.wall_s);
        let with_gil = gained(Kind::Threads, "threads")?;
        let free = gained(Kind::FreeThreaded, "threads")?;
        let processes = gained(Kind::Processes, "processes")?;
        let possible = n.min(cores);
        let times = |speed_up: f64| format!("{speed_up:.2}");
        table.row([n.to_string(), times(with_gil), times(free), times(processes), possible.to_string()]);
        rows.push(json!({"threads": n, "gil": with_gil, "free_threaded": free, "processes": processes,
                         "possible": possible}));
        under_gil.push(with_gil);
        without.push((free, possible as f64));
    }
    let best = under_gil.iter().copied().fold(0.0, f64::max);
    let (most, possible) =
        without.iter().copied().fold((0.0, 1.0), |best, now| if now.0 > best.0 { now } else { best });
    let findings = vec![
        Finding::if_shown(
            best < NONE,
            format!("With the GIL no number of threads is faster: {best:.2} at the best."),
        ),
        Finding::if_shown(
            most > 0.8 * possible,
            format!("Without it {most:.2} at the best, of {possible:.0} that the cores allow."),
        ),
    ];
    Ok(Part {
        title: "Lesson 3: how many threads",
        question: "How many threads should compute?".to_owned(),
        setting: format!(
            "Each thread or process does one task of {} turns. The numbers are speed-ups against the same tasks in \
             sequence.",
            grouped(experiment.size)
        ),
        table,
        below: String::new(),
        findings,
        why: "Under the GIL one thread computes, whatever their number. Without it, and in processes, as many compute as there \
              are cores, and more than that only take turns.",
        rows: rows.into(),
    })
}
