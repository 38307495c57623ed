//! What exercise NN is graded by: each prediction is compared with a run on virtual cores.

use checked_python::Machine;
use grading::{TextCheck, Verdict, read_sheet};
use serde::Deserialize;

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[TextCheck] = &[
    ("one_thread", |answer| compare("one_thread", sheet(answer)?.one_thread, "1")),
    ("two_threads", |answer| compare("two_threads", sheet(answer)?.two_threads, "2")),
];

/// A prediction is right within this share of what came of the run.
const SHARE: f64 = 0.2;

/// The answer: milliseconds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    one_thread: f64,
    two_threads: f64,
}

fn sheet(answer: &str) -> Result<Sheet, String> {
    read_sheet(answer)
}

fn compare(name: &str, predicted: f64, threads: &str) -> Verdict {
    if predicted < 0.0 {
        return Err(format!("{name}: there is no prediction yet."));
    }
    let run = Machine::default().run("program.py", include_str!("program.py"), &[threads])?;
    let came = run.0.virtual_s * 1000.0;
    if (predicted - came).abs() <= SHARE * came {
        return Ok(());
    }
    let side = if predicted > came { "more" } else { "less" };
    Err(format!(
        "{name}: {side} than came of the run.\n\
         To see it: cargo run -q -p gil -- simulate exercises/FOLDER/program.py {threads}"
    ))
}
