//! Programs that a grammar generates print what CPython 3.13 prints.
//!
//! `generated/*.txt` hold the programs of the seeds [`SEEDS`], each with what CPython wrote when it ran
//! it, so that a machine without CPython (and a reader) has both.
//! - `PYVM_RECORD=1 cargo test -p pyvm --test generated` generates and records them again.
//! - `PYVM_SEEDS=5000..6000 cargo test -p pyvm --test generated` compares the machine with a CPython on
//!   other programs, which are not kept.

mod common;
mod grammar;

use std::io::Write;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::recordings::{STDERR, essence};
use common::{cpython, run};
use grammar::{Choices, program};
use pyvm::{Interpreter, Python, Source};

/// The seeds of the recorded programs.
const SEEDS: Range<u64> = 0..200;
/// How many programs one file holds.
const IN_A_FILE: usize = 25;
/// What CPython and the machine call a program that came from standard input.
const FILE: &str = "<stdin>";
/// The versions whose output and messages are the recorded ones.
const MINORS: std::ops::RangeInclusive<u32> = 12..=13;

const PROGRAM: &str = "#### program ";
const PRINTS: &str = "#### prints\n";

/// A generated program, and what CPython prints for it.
#[derive(PartialEq, Eq)]
struct Recorded {
    seed: u64,
    program: String,
    prints: String,
}

#[test]
fn every_generated_program_prints_what_cpython_printed() {
    report(&recordings().iter().filter_map(difference).collect::<Vec<_>>());
}

#[test]
fn the_recordings_are_of_the_grammars_programs() {
    if std::env::var_os("PYVM_RECORD").is_some() {
        return;
    }
    let recordings = recordings();
    assert!(recordings.iter().map(|recorded| recorded.seed).eq(SEEDS), "PYVM_RECORD=1 records {SEEDS:?}");
    let other: Vec<u64> = recordings
        .iter()
        .filter(|recorded| recorded.program != program(Choices::Seeded(recorded.seed)))
        .map(|recorded| recorded.seed)
        .collect();
    assert!(other.is_empty(), "the grammar has changed; PYVM_RECORD=1 records again: {other:?}");
}

#[test]
fn the_recordings_are_cpythons() {
    let Some(python) = executable() else {
        eprintln!("skipped: no CPython 3.12 or 3.13 on this machine");
        return;
    };
    if std::env::var_os("PYVM_RECORD").is_some() {
        let recorded: Vec<Recorded> = SEEDS.map(|seed| record(&python, seed)).collect();
        write(&recorded);
    }
    let changed: Vec<u64> = recordings()
        .iter()
        .filter(|recorded| printed_by(&python, &recorded.program) != recorded.prints)
        .map(|recorded| recorded.seed)
        .collect();
    assert!(changed.is_empty(), "CPython prints something else for the programs {changed:?}");
}

#[test]
fn other_seeds_print_what_cpython_prints() {
    let Ok(seeds) = std::env::var("PYVM_SEEDS") else { return };
    let bound = |text: &str| text.parse::<u64>().expect("PYVM_SEEDS is like 5000..6000");
    let (first, end) = seeds.split_once("..").expect("PYVM_SEEDS is like 5000..6000");
    let python = executable().expect("a comparison needs CPython 3.12 or 3.13");
    let seeds = bound(first)..bound(end);
    report(&seeds.filter_map(|seed| difference(&record(&python, seed))).collect::<Vec<_>>());
}

/// Generates the program of a seed, and asks CPython what it prints.
fn record(python: &Path, seed: u64) -> Recorded {
    let program = program(Choices::Seeded(seed));
    let prints = printed_by(python, &program);
    Recorded { seed, program, prints }
}

/// The CPython itself: what `python3` starts may be a script that looks for it, which takes longer than
/// most of these programs.
fn executable() -> Option<PathBuf> {
    let asked = cpython(MINORS)?.command().args(["-c", "import sys; print(sys.executable)"]).output();
    Some(PathBuf::from(String::from_utf8_lossy(&asked.ok()?.stdout).trim()))
}

fn printed_by(python: &Path, program: &str) -> String {
    let mut command = Command::new(python);
    command.env("PYTHONUTF8", "1").env("PYTHON_COLORS", "0");
    command.arg("-").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("CPython starts");
    // Dropped at the end of the statement, which closes the pipe: CPython reads to the end, then runs.
    child
        .stdin
        .take()
        .expect("it is piped")
        .write_all(program.as_bytes())
        .expect("CPython reads its program");
    let output = child.wait_with_output().expect("CPython ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("CPython writes UTF-8");
    let printed = text(output.stdout);
    if output.status.success() { printed } else { printed + &essence(&text(output.stderr)) }
}

/// What the machine prints. A program that it refuses, or that it cannot run, says so.
fn printed_by_the_machine(program: &str) -> String {
    let compiled = match catch_unwind(|| pyvm::compile(Source::new(FILE, program))) {
        Ok(Ok(compiled)) => compiled,
        Ok(Err(refusal)) => return format!("refused: {refusal}\n"),
        Err(_) => return "the compiler panicked\n".to_owned(),
    };
    let interpreter = Interpreter::new(compiled, Python::DEFAULT, "__main__", vec![FILE.to_owned()]);
    let printed = catch_unwind(AssertUnwindSafe(|| run(&interpreter).unwrap_or_default()))
        .unwrap_or_else(|_| "the machine panicked\n".to_owned());
    match printed.split_once(STDERR) {
        Some((printed, traceback)) => format!("{printed}{}", essence(traceback)),
        None => printed,
    }
}

/// The first line that differs, under the program's seed.
fn difference(recorded: &Recorded) -> Option<String> {
    let found = printed_by_the_machine(&recorded.program);
    if found == recorded.prints {
        return None;
    }
    let (mut expected, mut found) = (recorded.prints.split('\n'), found.split('\n'));
    let mut line = 1;
    loop {
        match (expected.next(), found.next()) {
            (a, b) if a == b => line += 1,
            (a, b) => {
                let show = |text: Option<&str>| {
                    text.map_or("(nothing)".to_owned(), |text| text.chars().take(200).collect::<String>())
                };
                return Some(format!(
                    "program {} line {line}\n  - {}\n  + {}",
                    recorded.seed,
                    show(a),
                    show(b)
                ));
            }
        }
    }
}

/// Fails where there are differences, and shows a few of them.
fn report(differences: &[String]) {
    let shown = differences.iter().take(10).cloned().collect::<Vec<_>>().join("\n");
    assert!(
        differences.is_empty(),
        "pyvm (+) differs from CPython (-) in {} programs:\n{shown}",
        differences.len()
    );
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generated")
}

/// All recordings, in the order of their seeds.
fn recordings() -> Vec<Recorded> {
    let files = std::fs::read_dir(folder()).expect("the folder of recordings is there");
    let mut recordings = Vec::new();
    for file in files {
        let path = file.expect("the folder can be read").path();
        let text = std::fs::read_to_string(&path).expect("a recording can be read");
        recordings.extend(text.split(PROGRAM).skip(1).map(|part| {
            let (seed, rest) = part.split_once('\n').expect("a seed stands on its line");
            let (program, prints) = rest.split_once(PRINTS).expect("what a program prints follows it");
            let seed = seed.parse().expect("a seed is a number");
            Recorded { seed, program: program.to_owned(), prints: prints.to_owned() }
        }));
    }
    recordings.sort_by_key(|recorded| recorded.seed);
    recordings
}

fn write(recordings: &[Recorded]) {
    std::fs::create_dir_all(folder()).expect("the folder can be made");
    for part in recordings.chunks(IN_A_FILE) {
        let (first, last) = (part[0].seed, part[part.len() - 1].seed);
        let text: String = part
            .iter()
            .map(|recorded| {
                format!("{PROGRAM}{}\n{}{PRINTS}{}", recorded.seed, recorded.program, recorded.prints)
            })
            .collect();
        std::fs::write(folder().join(format!("{first:03}-{last:03}.txt")), text)
            .expect("a recording can be written");
    }
}
