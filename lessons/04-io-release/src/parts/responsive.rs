//! A loop that must answer while work is done: in its own thread, beside it, or elsewhere.

use anyhow::{Context, Result};
use lesson::wording::grouped;
use lesson::{Column, Finding, Machine, Part, Runner, Setting, Table};
use serde_json::json;
use workloads::RESPONSIVE;

/// Where the work is done, the program's word for it, the switch interval in milliseconds, and whether there is a GIL.
const ROWS: [(&str, &str, f64, bool); 7] = [
    ("no work", "nothing", 5.0, true),
    ("in the loop's thread", "here", 5.0, true),
    ("there, a slice at each beat", "slices", 5.0, true),
    ("in another thread, 5 ms", "thread", 5.0, true),
    ("in another thread, 1 ms", "thread", 1.0, true),
    ("in a process", "process", 5.0, true),
    ("in another thread", "thread", 5.0, false),
];

/// Places in the table above.
const NOTHING: usize = 0;
const HERE: usize = 1;
const THREAD_5: usize = 3;
const THREAD_1: usize = 4;
const PROCESS: usize = 5;
const FREE: usize = 6;

/// Turns of the work: about a third of a second in CPython.
const TURNS: u64 = 6_000_000;

/// How often each row runs where it is measured. The shortest of the longest pauses counts: whatever else runs on a
/// machine makes a pause longer, never shorter.
const ROUNDS: usize = 3;

/// A pause within so many milliseconds of the one without work is not felt.
const UNFELT_MS: f64 = 3.0;

/// What the loop saw.
#[derive(Clone, Copy, Debug)]
struct Pause {
    longest_ms: f64,
    /// Beats before the work was done.
    beats: u32,
}

pub(super) fn run(setting: &Setting) -> Result<Part> {
    let free = setting.python.free_threaded();
    let mut columns = vec![
        Column::text("the work is done", 33),
        Column::number("longest pause", 13),
        Column::number("beats meanwhile", 15),
    ];
    columns.extend(setting.real.iter().map(|real| Column::number(real.short_name().to_owned(), 9)));
    let mut table = Table::new(columns);
    let (mut rows, mut pauses) = (Vec::new(), Vec::new());
    for (name, way, interval_ms, gil) in ROWS {
        let arguments = [way.to_owned(), TURNS.to_string(), interval_ms.to_string()];
        let arguments = [&*arguments[0], &*arguments[1], &*arguments[2]];
        let python = if gil { setting.python } else { free };
        let name = if gil { name.to_owned() } else { format!("{name}, no GIL ({free})") };
        let here = shortest(setting.runner, || {
            Pause::read(setting.run(RESPONSIVE, python, &arguments)?.printed()?)
        })?;
        let real = setting.real.iter().map(|real| -> Result<Option<f64>> {
            // A real CPython has a GIL, or it has none.
            if real.is_free_threaded() == gil && way == "thread" {
                return Ok(None);
            }
            let run = || Pause::read(&Setting::run_real(real, RESPONSIVE, &arguments)?);
            Ok(Some(shortest(setting.runner, run)?.longest_ms))
        });
        let real: Vec<Option<f64>> = real.collect::<Result<_>>()?;
        let mut cells = vec![name.clone(), milliseconds(here.longest_ms), here.beats.to_string()];
        cells.extend(real.iter().map(|pause| pause.map_or_else(|| "-".to_owned(), milliseconds)));
        table.row(cells);
        rows.push(
            json!({"name": name, "longest_pause_ms": here.longest_ms, "beats": here.beats, "with": real}),
        );
        pauses.push(here.longest_ms);
    }
    let mut findings: Vec<Finding> = Machine::new(setting.runner, 2).finding(false).into_iter().collect();
    findings.extend(judged(&pauses));
    Ok(Part {
        title: "Lesson 4: a loop that must answer",
        question: "A window's loop beats every 10 ms. Somebody presses a button that starts long work. What does the loop do?"
            .to_owned(),
        setting: format!(
            "The longest pause between two beats, and how many there were before the work was done: {} turns of a loop.{}",
            grouped(TURNS),
            if setting.runner == Runner::Measured { " The best of three runs." } else { "" }
        ),
        table,
        below: String::new(),
        findings,
        why: "Work in the loop's own thread stops it. In another thread the work holds the GIL, and each time the loop wakes up it \
              has to ask and to wait for a switch interval: seldom felt at 5 ms, but felt again at each step that waits. A process \
              and a build without a GIL leave the loop alone, and so does work cut into slices shorter than what a user notices.",
        rows: rows.into(),
    })
}

/// What the pauses say, of which there is one for each row.
fn judged(pauses: &[f64]) -> [Finding; 3] {
    let calm = pauses[NOTHING];
    let unfelt = |row: usize| pauses[row] < calm + UNFELT_MS;
    [
        Finding::if_shown(
            pauses[HERE] > 3.0 * calm,
            format!("In the loop's own thread the work stops it: {}.", milliseconds(pauses[HERE])),
        ),
        Finding::if_shown(
            pauses[THREAD_5] > calm + 4.0 && pauses[THREAD_5] < calm + 13.0 && pauses[THREAD_1] < calm + 4.0,
            format!(
                "Beside a thread that computes, each wait costs up to a switch interval more, and a beat waits once or twice: {} \
                 at 5 ms, {} at 1 ms, {} without work.",
                milliseconds(pauses[THREAD_5]),
                milliseconds(pauses[THREAD_1]),
                milliseconds(calm)
            ),
        ),
        Finding::if_shown(
            unfelt(PROCESS) && unfelt(FREE),
            format!(
                "Work in a process, or without a GIL, is not felt: {} and {}.",
                milliseconds(pauses[PROCESS]),
                milliseconds(pauses[FREE])
            ),
        ),
    ]
}

fn milliseconds(ms: f64) -> String {
    format!("{ms:.1} ms")
}

/// The run with the shortest pause. A simulated one is always the same.
fn shortest(runner: Runner, run: impl Fn() -> Result<Pause>) -> Result<Pause> {
    let mut best = run()?;
    let more = if runner == Runner::Measured { ROUNDS - 1 } else { 0 };
    for _ in 0..more {
        let again = run()?;
        if again.longest_ms < best.longest_ms {
            best = again;
        }
    }
    Ok(best)
}

impl Pause {
    /// Reads `15.123 42`.
    fn read(printed: &str) -> Result<Self> {
        let read = || {
            let (longest, beats) = printed.trim().split_once(' ')?;
            Some(Self { longest_ms: longest.parse().ok()?, beats: beats.parse().ok()? })
        };
        read().with_context(|| format!("the program prints a pause and a number, not {printed}"))
    }
}
