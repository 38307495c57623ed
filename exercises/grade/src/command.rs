//! What the commands do.

use crate::arguments::{AnswerKind, Arguments, Command, Grade, Target};
use anyhow::{Context, Result, bail};
use grade::class::Class;
use grade::course::Course;
use grade::desk::Desk;
use grade::format::{self, Format};
use grade::model::Graded;
use grade::sandbox::{self, Sandbox};
use grade::submission::{self, Submission};
use grade::{package, skeleton, store};
use grading::manifest::Kind;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

pub(crate) fn run(arguments: Arguments) -> Result<()> {
    match arguments.command {
        Some(Command::Confine(confine)) if confine.probe => sandbox::probe(),
        Some(Command::Confine(confine)) => match sandbox::confine(&confine.rights(), &confine.command)? {},
        Some(Command::Merge { from, out, format }) => merge(&from, &out, &format),
        Some(Command::Prepare { exercise, course, work }) => {
            let course = Course::open(&course)?.only(&exercise)?;
            let desk = work.unwrap_or_else(|| work_of(&course)).join("desk-0");
            Desk::set_up(&course, &desk, Sandbox::None).map(drop)
        }
        Some(Command::Package { target: Target::Gradescope, out, exercise, course }) => {
            package::gradescope(&Course::open(&course)?.only(&exercise)?, &out)
        }
        Some(Command::New { folder, kind, title, lesson, course }) => {
            let kind = match kind {
                AnswerKind::Rust => Kind::Rust,
                AnswerKind::Python => Kind::Python,
                AnswerKind::Sheet => Kind::Sheet,
            };
            skeleton::write(&course, &folder, &title, lesson, kind)
        }
        None => class(&arguments.grade),
    }
}

fn class(arguments: &Grade) -> Result<()> {
    let Some(submissions) = &arguments.submissions else {
        bail!("name the folder that has one folder or zip archive for each student (more: --help)");
    };
    let course = Course::open(&arguments.course)?.only(&arguments.exercise)?;
    let mut submissions = if arguments.one {
        vec![Submission { student: "submission".to_owned(), path: submissions.clone() }]
    } else {
        submission::all(submissions)?
    };
    if arguments.one {
        // Whoever waits for this file finds one, whatever happens next.
        let nothing = Graded::nothing_yet(&submissions[0].student, &course);
        write(&arguments.out, &arguments.format, &[nothing])?;
    }
    if let Some((part, of)) = arguments.shard {
        let places = 0..submissions.len();
        submissions =
            places.filter(|place| place % of == part - 1).map(|place| submissions[place].clone()).collect();
    }
    let program = env::current_exe()?;
    let sandbox = match arguments.no_sandbox {
        true => Sandbox::None,
        false => Sandbox::detect(&program).context(
            "there is no sandbox on this machine (Linux with Landlock has one); with --no-sandbox answers run \
             with all your rights",
        )?,
    };
    let work = arguments.work.clone().unwrap_or_else(|| work_of(&course));
    store::prepare(&arguments.out)?;
    let bar = ProgressBar::new(submissions.len() as u64);
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}")?);
    let class =
        Class { course: &course, work: &work, out: &arguments.out, sandbox: &sandbox, jobs: arguments.jobs };
    let done = |graded: &Graded| {
        bar.inc(1);
        // A folder's name may hold what would command a terminal.
        let student = store::file_name(&graded.student);
        if bar.is_hidden() {
            eprintln!("{student}: {} of {}", graded.points(), graded.most());
        } else {
            bar.set_message(student);
        }
    };
    let grades = class.grade(&submissions, &done)?;
    bar.finish_and_clear();
    write(&arguments.out, &arguments.format, &grades)?;
    eprintln!("{} graded, in {}", grades.len(), arguments.out.display());
    Ok(())
}

/// Where desks are, if nobody says otherwise.
fn work_of(course: &Course) -> PathBuf {
    course.root.join("target").join("grade")
}

fn merge(from: &[PathBuf], out: &Path, formats: &[Format]) -> Result<()> {
    let mut grades = BTreeMap::new();
    for folder in from {
        for graded in store::load_all(folder)? {
            if let Some(other) = grades.insert(graded.student.clone(), graded.clone())
                && other.key != graded.key
            {
                bail!("{} was graded twice, and not for the same answers", other.student);
            }
        }
    }
    let grades: Vec<Graded> = grades.into_values().collect();
    for graded in &grades {
        store::save(out, graded)?;
    }
    write(out, formats, &grades)
}

fn write(out: &Path, formats: &[Format], grades: &[Graded]) -> Result<()> {
    for format in formats {
        for (name, contents) in format::render(*format, grades)? {
            store::write(&out.join(name), contents.as_bytes())?;
        }
    }
    Ok(())
}
