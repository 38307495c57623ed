//! What exercise 7 is graded by: each check puts a driver behind the answer and tries every interleaving.

use checked_python::{Answer, Driver, EVERY_RULES};
use grading::{TextCheck, Verdict};

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[TextCheck] = &[
    ("one_teller", one_teller),
    ("takings", takings),
    ("last_seat", last_seat),
    ("numbers", numbers),
    ("report", report),
];

/// The driver in a file of the exercise's folder.
macro_rules! driver {
    ($name:literal) => {
        Driver {
            path: concat!("exercises/07-lost-update-python/drivers/", $name, ".py"),
            text: include_str!(concat!("drivers/", $name, ".py")),
        }
    };
}

fn holds(answer: &str, driver: Driver) -> Verdict {
    let answer = Answer::new("exercises/07-lost-update-python/answer.py", answer, &["threading"])?;
    answer.with(driver).holds_under(&EVERY_RULES)
}

fn one_teller(answer: &str) -> Verdict {
    holds(answer, driver!("one_teller"))
}

fn takings(answer: &str) -> Verdict {
    holds(answer, driver!("takings"))
}

fn last_seat(answer: &str) -> Verdict {
    holds(answer, driver!("last_seat"))
}

fn numbers(answer: &str) -> Verdict {
    holds(answer, driver!("numbers"))
}

fn report(answer: &str) -> Verdict {
    holds(answer, driver!("report"))
}
