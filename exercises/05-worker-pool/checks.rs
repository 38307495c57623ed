//! What exercise 5 is graded by.

use grading::{Check, Verdict};
use std::hint::black_box;
use std::panic::catch_unwind;
use subject::{Outcome, Task, run_all};

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[Check] = &[
    ("healthy", healthy),
    ("crash_in_its_place", crash_in_its_place),
    ("more_crashes_than_workers", more_crashes_than_workers),
    ("what_it_said", what_it_said),
];

/// The types that the task names, and nothing that only looks like them.
#[allow(clippy::type_complexity, reason = "a signature is as long as it is")]
const _: fn(usize, Vec<Task>) -> Vec<Outcome> = run_all;

/// Runs `count` tasks, of which those crash that `crashes` says. A task computes the square of its place.
fn run(workers: usize, count: u64, crashes: fn(u64) -> bool) -> Result<Vec<Outcome>, String> {
    let task = move |place: u64| -> Task {
        Box::new(move || if crashes(place) { panic!("task {place} crashed") } else { place * place })
    };
    catch_unwind(move || run_all(workers, (0..count).map(task).collect())).map_err(|panic| {
        let said = panic.downcast_ref::<String>().cloned();
        format!("run_all itself panicked: {}", said.unwrap_or_else(|| "a worker crashed".to_owned()))
    })
}

/// Every task that does not crash must have its number in its place, every other one an error.
fn right(outcomes: &[Outcome], count: u64, crashes: fn(u64) -> bool) -> Verdict {
    let results = outcomes.len();
    if results as u64 != count {
        return Err(format!("There are {results} results for {count} tasks."));
    }
    for (place, outcome) in (0..).zip(outcomes) {
        match outcome {
            Ok(_) if crashes(place) => {
                return Err(format!("Task {place} panicked, and its result is {outcome:?}."));
            }
            Err(error) if !crashes(place) => {
                return Err(format!(
                    "Task {place} is healthy, and was never done: its result is the error {error:?}."
                ));
            }
            Ok(number) if *number != place * place => {
                return Err(format!("Task {place} computed {}, and its result is {number}.", place * place));
            }
            _ => {}
        }
    }
    Ok(())
}

fn healthy() -> Verdict {
    for (workers, count) in [(1, 1), (2, 5), (8, 3), (3, 100), (2, 0)] {
        right(&run(workers, count, |_| false)?, count, |_| false)?;
    }
    Ok(())
}

fn crash_in_its_place() -> Verdict {
    let crashes = |place| place == 3;
    right(&run(4, 10, crashes)?, 10, crashes)
}

fn more_crashes_than_workers() -> Verdict {
    // The first ones crash, so a pool that loses a worker with each has none left for the others.
    let crashes = |place| place < 5;
    right(&run(2, 20, crashes)?, 20, crashes)
}

fn what_it_said() -> Verdict {
    // The compiler must not see the number, or it makes a literal of the whole message.
    let number = black_box(1);
    let tasks: Vec<Task> =
        vec![Box::new(|| panic!("a literal")), Box::new(move || panic!("{number} of 2")), Box::new(|| 7)];
    let outcomes = run_all(1, tasks);
    for (place, said) in ["a literal", "1 of 2"].into_iter().enumerate() {
        if outcomes.get(place) != Some(&Err(said.to_owned())) {
            return Err(format!("The panic said {said:?}, and the result is {:?}.", outcomes.get(place)));
        }
    }
    Ok(())
}
