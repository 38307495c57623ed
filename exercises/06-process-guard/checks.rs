//! What exercise 6 is graded by.

use grading::{Check, Verdict};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use subject::{Process, program};

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[Check] = &[
    ("right_total", right_total),
    ("workers_start_nobody", workers_start_nobody),
    ("own_arguments", own_arguments),
    ("a_failed_worker_is_seen", a_failed_worker_is_seen),
];

/// The types that the task names, and nothing that only looks like them.
const _: fn(&dyn Process) -> Result<(), String> = program;

/// More processes than this are too many.
const MOST: usize = 50;

/// What all processes of one run share.
#[derive(Default)]
struct World {
    started: Cell<usize>,
    /// A worker printed the heading.
    heading_in_worker: Cell<bool>,
    /// The place of the process that fails, counted from 1 for the first worker; 0 for none.
    fails: usize,
}

/// A process that is only counted. What it starts runs at once, from the program's first line.
struct Counted {
    world: Rc<World>,
    arguments: Vec<String>,
    printed: RefCell<Vec<String>>,
    is_first: bool,
}

impl Process for Counted {
    fn arguments(&self) -> Vec<String> {
        self.arguments.clone()
    }

    fn print(&self, line: &str) {
        if !self.is_first && line.starts_with("squares") {
            self.world.heading_in_worker.set(true);
        }
        self.printed.borrow_mut().push(line.to_owned());
    }

    fn start(&self, arguments: &[String]) -> Result<Vec<String>, String> {
        let place = self.world.started.get() + 1;
        self.world.started.set(place);
        if place > MOST {
            return Err("no more processes".to_owned());
        }
        if place == self.world.fails {
            return Err("the worker was killed".to_owned());
        }
        let world = Rc::clone(&self.world);
        let child =
            Self { world, arguments: arguments.to_vec(), printed: RefCell::default(), is_first: false };
        program(&child)?;
        Ok(child.printed.into_inner())
    }
}

/// What a run of the program came to.
struct Ran {
    world: Rc<World>,
    printed: Vec<String>,
    result: Result<(), String>,
}

fn run(arguments: &[&str], fails: usize) -> Ran {
    let world = Rc::new(World { fails, ..World::default() });
    let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    let first = Counted { world: Rc::clone(&world), arguments, printed: RefCell::default(), is_first: true };
    let result = program(&first);
    Ran { world, printed: first.printed.into_inner(), result }
}

/// What the program must print for the squares of 1 to `last`.
fn expected(last: u64) -> Vec<String> {
    vec![format!("squares of 1 to {last}"), format!("total {}", (1..=last).map(|n| n * n).sum::<u64>())]
}

fn right_total() -> Verdict {
    let ran = run(&[], 0);
    if ran.world.heading_in_worker.get() {
        return Err("A worker printed the heading: that line ran in every process.".to_owned());
    }
    ran.result.map_err(|error| format!("The program failed: {error}."))?;
    let right = expected(100);
    if ran.printed == right {
        Ok(())
    } else {
        Err(format!("It printed {:?}, and {right:?} is right.", ran.printed))
    }
}

fn workers_start_nobody() -> Verdict {
    let ran = run(&[], 0);
    match ran.world.started.get() {
        2 => right_total(),
        0 => Err("No worker was started: the program does all by itself.".to_owned()),
        started if started > MOST => Err(format!(
            "Each process started another one, and so on without end: they were stopped at {MOST}."
        )),
        started => Err(format!("{started} processes were started, and two workers were wanted.")),
    }
}

fn own_arguments() -> Verdict {
    for last in [1, 7, 50] {
        let ran = run(&[&last.to_string()], 0);
        let right = expected(last);
        if ran.result.is_err() || ran.printed != right || ran.world.started.get() != 2 {
            return Err(format!(
                "The program was started with an argument of its own, {last}. It started {} workers and printed {:?}; \
                 2 and {right:?} are right.",
                ran.world.started.get(),
                ran.printed
            ));
        }
    }
    Ok(())
}

fn a_failed_worker_is_seen() -> Verdict {
    for fails in [1, 2] {
        let ran = run(&[], fails);
        if ran.printed.iter().any(|line| line.starts_with("total")) {
            return Err(format!("Worker {fails} failed, and the program printed a total all the same."));
        }
        if ran.result.is_ok() {
            return Err(format!("Worker {fails} failed, and the program ended as if nothing had happened."));
        }
    }
    // An answer that always fails sees nothing.
    right_total()
}
