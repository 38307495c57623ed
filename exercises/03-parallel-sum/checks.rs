//! What exercise 3 is graded by.

use grading::{Check, Meeting, Verdict};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use std::thread;
use subject::parallel_sum;

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[Check] = &[
    ("even", even),
    ("uneven", uneven),
    ("few_records", few_records),
    ("at_the_same_time", at_the_same_time),
    ("no_more_than_asked", no_more_than_asked),
];

/// The types that the task names, and nothing that only looks like them.
#[allow(clippy::type_complexity, reason = "a signature is as long as it is")]
const _: fn(&[u64], usize, fn(u64) -> u64) -> u64 = parallel_sum;

/// Sums `records` records, and looks at which were worked on.
fn adds_up(records: u64, workers: usize) -> Verdict {
    let what = format!("{records} records, {workers} workers");
    // Values that tell which record it was: a mistake does not cancel out.
    let values: Vec<u64> = (1..=records).map(|record| record * record + 1).collect();
    let seen = Mutex::new(Vec::new());
    let sum = catch_unwind(AssertUnwindSafe(|| {
        parallel_sum(&values, workers, |record| {
            seen.lock().unwrap_or_else(PoisonError::into_inner).push(record);
            record * 3
        })
    }));
    let Ok(sum) = sum else { return Err(format!("{what}: parallel_sum panicked.")) };
    let mut seen = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
    seen.sort_unstable();
    let left_out = values.iter().filter(|value| seen.binary_search(value).is_err()).count();
    if left_out > 0 {
        return Err(format!("{what}: `work` never got {left_out} of the records."));
    }
    if seen != values {
        return Err(format!(
            "{what}: `work` was called {} times, and once for each record is right.",
            seen.len()
        ));
    }
    let right = values.iter().map(|value| value * 3).sum::<u64>();
    if sum == right { Ok(()) } else { Err(format!("{what}: the sum is {sum}, and {right} is right.")) }
}

fn even() -> Verdict {
    adds_up(8, 4)
}

fn uneven() -> Verdict {
    (1..=12).try_for_each(|workers| (workers..=40).try_for_each(|records| adds_up(records as u64, workers)))
}

fn few_records() -> Verdict {
    (1..=12).try_for_each(|workers| (0..workers).try_for_each(|records| adds_up(records as u64, workers)))?;
    adds_up(5, 0)?;
    adds_up(0, 0)
}

fn at_the_same_time() -> Verdict {
    // The record of each worker waits until all four are at work. An answer that deals the records out one by one is
    // right as well, so a thread that has met the others does not wait again.
    let meeting = Meeting::new(4);
    let sum = parallel_sum(&[1; 16], 4, |record| {
        meeting.arrive();
        record
    });
    if !meeting.met() {
        let came = meeting.came();
        return Err(format!(
            "4 workers, 16 records: {came} of the workers were at work at the same time. A worker waited in the middle of \
             its work for the other three, and they did not come."
        ));
    }
    if sum == 16 { Ok(()) } else { Err(format!("16 records of 1 add up to {sum}.")) }
}

fn no_more_than_asked() -> Verdict {
    for workers in [1, 3, 7] {
        let threads = Mutex::new(HashSet::new());
        let sum = parallel_sum(&[1; 64], workers, |record| {
            threads.lock().unwrap_or_else(PoisonError::into_inner).insert(thread::current().id());
            record
        });
        if sum != 64 {
            return Err(format!("64 records of 1 for {workers} workers add up to {sum}."));
        }
        let worked = threads.into_inner().unwrap_or_else(PoisonError::into_inner).len();
        if worked > workers {
            return Err(format!("{workers} workers were asked for, and {worked} threads worked."));
        }
    }
    Ok(())
}
