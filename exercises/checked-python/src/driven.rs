//! Tries every interleaving of an answer's threads.

use crate::answer::{Answer, Driver, file_name};
use crate::schedule::{self, Place};
use grading::Verdict;
use grading::evidence::Secret;
use pyvm::bytecode::Program;
use pyvm::{Python, Source, compile};
use simulate::explore::{Exploration, Explored, Found, Kind, Replayed, Schedule, explore, replay};

/// One CPython for each set of rules under which threads share an interpreter.
pub const EVERY_RULES: [&str; 4] = ["3.13", "3.9", "2.7", "3.13t"];

/// So many states are searched at most, under each rules. A right answer has some dozens.
const MOST_STATES: usize = 5_000;

/// An answer with a driver behind it.
#[derive(Clone, Copy, Debug)]
pub struct Driven<'a> {
    pub(crate) answer: &'a Answer<'a>,
    pub(crate) driver: Driver,
}

/// What was found under one CPython's rules.
struct Searched {
    explored: Explored,
    /// What is shown of it, if anything breaks the answer.
    worst: Option<Found>,
}

/// A program that comes with an exercise.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// Where it lies, from the workspace's root.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

impl Driven<'_> {
    /// Under the rules of each of these CPythons, the driver comes to its end in every interleaving.
    ///
    /// # Errors
    /// What breaks it, with the shortest schedule that does, and the command that replays it.
    pub fn holds_under(&self, pythons: &[&str]) -> Verdict {
        let end = Secret::new();
        let name = file_name(self.answer.path);
        let text = self.answer.followed_by(self.driver, end.text());
        let program =
            compile(Source::new(name, text)).map_err(|error| format!("It cannot be run: {error}"))?;
        let mut held = Vec::new();
        for python in pythons {
            let python = Python::parse(python)?;
            let Searched { explored, worst } = self.search(&program, python, end.text())?;
            match worst {
                Some(found) => return Err(self.broken(&program, python, &found, &held)),
                None if explored.complete => held.push(python.to_string()),
                None => return Err(too_large(python, &explored)),
            }
        }
        Ok(())
    }

    fn search(&self, program: &Program, python: Python, end: &str) -> Result<Searched, String> {
        let argv = vec![self.answer.path.to_owned()];
        let how = Exploration { limit: MOST_STATES, ..Exploration::new(python, argv) };
        let explored =
            explore(program, &how).map_err(|what| format!("Your program cannot be judged: {what}."))?;
        let came_to_its_end = |found: &&Found| {
            found.outcome.kind == Kind::Ok && found.outcome.stdout.lines().next_back() == Some(end)
        };
        let broken = explored.outcomes.iter().filter(|found| !came_to_its_end(found));
        // A wrong result says more than a thread that waits, and few turns are easier to read than many.
        let worst = broken.min_by_key(|found| (found.outcome.kind != Kind::Assert, found.schedule.0.len()));
        Ok(Searched { worst: worst.cloned(), explored })
    }

    /// What a student reads of an interleaving that breaks the answer; under the rules of `held` there is none.
    fn broken(&self, program: &Program, python: Python, found: &Found, held: &[String]) -> String {
        let argv = [self.answer.path.to_owned()];
        let mut text = what_happened(found);
        text += &format!("\nThat can happen under the rules of {}", python.title());
        match held {
            [] => text.push('.'),
            held => text += &format!(", though not under those of {}.", held.join(" and ")),
        }
        if let Ok(replayed) = replay(program, python, &argv, &found.schedule) {
            let lines = self.answer.text.lines().count();
            text += " The shortest schedule, step by step:\n";
            text += &schedule::table(&replayed, &self.place(lines));
        }
        text += &format!(
            "\nIn full: cargo run -q -p gil -- replay {} {} --python {python} --then {}",
            self.answer.path, found.schedule, self.driver.path
        );
        text
    }

    /// How a line of the program is named: the driver's lines come after the answer's.
    fn place(&self, lines: usize) -> impl Fn(u32) -> Place {
        let (answer, driver) = (file_name(self.answer.path), file_name(self.driver.path));
        move |line| match usize::try_from(line).unwrap_or(usize::MAX).checked_sub(lines + 1) {
            Some(after @ 1..) => Place { name: format!("{driver}:{after}"), in_driver: true },
            _ => Place { name: format!("{answer}:{line}"), in_driver: false },
        }
    }
}

impl Given {
    /// What comes of the program by a schedule.
    ///
    /// # Errors
    /// Why the schedule does not fit the program.
    pub fn replayed(&self, code: &str, python: &str) -> Result<Replayed, String> {
        let program = compile(Source::new(self.path, self.text)).map_err(|error| error.to_string())?;
        let schedule: Schedule = code.parse().map_err(|why| format!("The schedule `{code}`: {why}."))?;
        let argv = [self.path.to_owned()];
        replay(&program, Python::parse(python)?, &argv, &schedule)
            .map_err(|misfit| format!("The schedule `{code}` does not fit {}: {}.", self.path, misfit.0))
    }

    /// A schedule step by step, as reports show it.
    pub fn steps(&self, replayed: &Replayed) -> String {
        schedule::table(replayed, &|line| Place {
            name: format!("{}:{line}", file_name(self.path)),
            in_driver: false,
        })
    }
}

/// An outcome in a sentence.
fn what_happened(found: &Found) -> String {
    let detail = found.outcome.detail.trim_end();
    // The line that an assertion names is the driver's; the message says it in words.
    let without_line = detail.rsplit_once(" (line ").map_or(detail, |(what, _)| what);
    match found.outcome.kind {
        Kind::Ok => "Your program ended before the check did.".to_owned(),
        Kind::Assert => without_line.trim_start_matches("AssertionError: ").to_owned(),
        Kind::Exception => format!("An exception ends it. {detail}"),
        Kind::Deadlock => format!("Deadlock: threads wait for ever.\n{detail}"),
        Kind::DoubleFree | Kind::UseAfterFree => format!("The memory is broken. {detail}"),
    }
}

/// Why nothing can be said.
fn too_large(python: Python, explored: &Explored) -> String {
    if explored.states > MOST_STATES {
        format!(
            "Your program is too large to be searched under the rules of {}: it can be in more than {MOST_STATES} \
             different states before its threads have ended. Take out what threads need not share: prints, counters for \
             debugging, loops that look again and again instead of waiting for a lock.",
            python.title()
        )
    } else {
        "A loop in your program goes on for millions of steps, and no other thread can end it.".to_owned()
    }
}
