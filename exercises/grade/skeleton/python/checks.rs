//! What exercise NN is graded by: each check puts a driver behind the answer and tries every interleaving.

use checked_python::{Answer, Driver, EVERY_RULES};
use grading::{TextCheck, Verdict};

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[TextCheck] = &[("one_thread", one_thread), ("two_threads", two_threads)];

/// The driver in a file of the exercise's folder.
macro_rules! driver {
    ($name:literal) => {
        Driver {
            path: concat!("exercises/FOLDER/drivers/", $name, ".py"),
            text: include_str!(concat!("drivers/", $name, ".py")),
        }
    };
}

fn holds(answer: &str, driver: Driver) -> Verdict {
    Answer::new("exercises/FOLDER/answer.py", answer, &["threading"])?.with(driver).holds_under(&EVERY_RULES)
}

fn one_thread(answer: &str) -> Verdict {
    holds(answer, driver!("one_thread"))
}

fn two_threads(answer: &str) -> Verdict {
    holds(answer, driver!("two_threads"))
}
