//! What exercise 13 is graded by: the schedules are replayed, the repaired class is tried in every interleaving.

use checked_python::{Answer, Driver, EVERY_RULES, Given, Kind};
use grading::{TextCheck, Verdict};

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[TextCheck] = &[
    ("it_crashes", it_crashes),
    ("it_prints_twice", it_prints_twice),
    ("one_worker", one_worker),
    ("each_job_once", each_job_once),
    ("two_at_once", two_at_once),
];

/// What the schedules are for.
const PROGRAM: Given = Given { path: "exercises/13-adversary/program.py", text: include_str!("program.py") };

/// The driver in a file of the exercise's folder.
macro_rules! driver {
    ($name:literal) => {
        Driver {
            path: concat!("exercises/13-adversary/drivers/", $name, ".py"),
            text: include_str!(concat!("drivers/", $name, ".py")),
        }
    };
}

/// The code in the line that begins so.
fn schedule<'a>(answer: &'a str, begin: &str) -> Result<&'a str, String> {
    let mut codes = answer.lines().filter_map(|line| Some(line.strip_prefix(begin)?.trim()));
    codes.next().ok_or_else(|| format!("There is no line `{begin} CODE`."))
}

/// Replays the schedule of a line; it has to break the program like this.
fn breaks(answer: &str, begin: &str, python: &str, wanted: Kind, missed: &str) -> Verdict {
    let code = schedule(answer, begin)?;
    let replayed = PROGRAM.replayed(code, python)?;
    if replayed.outcome.kind == wanted {
        return Ok(());
    }
    let steps = PROGRAM.steps(&replayed);
    let printed = replayed.outcome.stdout.trim_end();
    let ends = match replayed.outcome.kind {
        Kind::Ok => format!("the program ends well and prints {printed:?}"),
        _ => format!("the program ends otherwise: {}", replayed.outcome.detail.trim_end()),
    };
    Err(format!(
        "By the schedule {code} under the rules of CPython {python}, {ends}. {missed} What happened:\n{steps}\n\
         In full: cargo run -q -p gil -- replay {} {code} --python {python}",
        PROGRAM.path
    ))
}

fn it_crashes(answer: &str) -> Verdict {
    let missed = "Wanted is a schedule in which a worker ends with an exception.";
    breaks(answer, "# crash under 3.13:", "3.13", Kind::Exception, missed)
}

fn it_prints_twice(answer: &str) -> Verdict {
    let missed = "Wanted is a schedule in which a job is printed twice, so that the assert at the end fails.";
    breaks(answer, "# twice under 3.9:", "3.9", Kind::Assert, missed)
}

fn holds(answer: &str, driver: Driver) -> Verdict {
    let answer = Answer::new("exercises/13-adversary/answer.py", answer, &["threading"])?;
    answer.with(driver).holds_under(&EVERY_RULES)
}

fn one_worker(answer: &str) -> Verdict {
    holds(answer, driver!("one_worker"))
}

fn each_job_once(answer: &str) -> Verdict {
    holds(answer, driver!("each_job_once"))
}

fn two_at_once(answer: &str) -> Verdict {
    holds(answer, driver!("two_at_once"))
}
