//! The program behind `tests/grade.rs`.

use crate::manifest::Manifest;
use crate::report::Report;
use crate::{check, run};
use std::env;
use std::fmt::Debug;
use std::path::Path;
use std::process::{Command, ExitCode};

/// What a check finds: nothing to complain of, or a message to a student.
pub type Verdict = Result<(), String>;

/// A check of an answer that is compiled in: its name, and what it does.
pub type Check = (&'static str, fn() -> Verdict);

/// A check of an answer that is a text: its name, and what it does with the text.
pub type TextCheck = (&'static str, fn(&str) -> Verdict);

/// What a check does.
pub trait Judge: Copy + Debug + Send + 'static {
    /// The answer is a text that the check reads.
    fn reads_answer(self) -> bool;
    /// Judges. The text is empty where the check reads none.
    ///
    /// # Errors
    /// What is wrong with the answer.
    fn judge(self, answer: &str) -> Verdict;
}

impl Judge for fn() -> Verdict {
    fn reads_answer(self) -> bool {
        false
    }

    fn judge(self, _: &str) -> Verdict {
        self()
    }
}

impl Judge for fn(&str) -> Verdict {
    fn reads_answer(self) -> bool {
        true
    }

    fn judge(self, answer: &str) -> Verdict {
        self(answer)
    }
}

/// An exercise's manifest, and its checks in Rust.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<J: 'static = fn() -> Verdict> {
    /// The package that is graded: `exercise-01`.
    pub package: &'static str,
    /// The exercise's folder, from the workspace's root.
    pub folder: &'static str,
    /// The text of `exercise.toml`.
    pub manifest: &'static str,
    /// A function for each check that the manifest lists, in its order.
    pub checks: &'static [(&'static str, J)],
}

impl<J: Judge> Sheet<J> {
    /// Grades. Arguments: part of a check's name, to run only such checks; `--list`.
    pub fn main(&self) -> ExitCode {
        let manifest = match self.read() {
            Ok(manifest) => manifest,
            Err(error) => {
                eprintln!("{}: the exercise itself is broken: {error}", self.package);
                return ExitCode::from(2);
            }
        };
        let arguments: Vec<String> = env::args().skip(1).collect();
        if let [first, name] = arguments.as_slice()
            && first == "--check"
        {
            return match self.checks.iter().find(|(known, _)| known == name) {
                Some((_, function)) => check::main(*function),
                None => ExitCode::from(2),
            };
        }
        if arguments.iter().any(|argument| argument == "--list") {
            self.checks.iter().for_each(|(name, _)| println!("{name}: test"));
            return ExitCode::SUCCESS;
        }
        // Flags are those of Rust's own test programs; somebody who is used to them shall not be stopped.
        let wanted: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
        let checks = manifest.check.iter().filter(|check| {
            wanted.is_empty() || wanted.iter().any(|part| check.name.contains(part.as_str()))
        });
        let answer = match self.answer(&manifest.answer) {
            Ok(answer) => answer,
            Err(error) => {
                eprintln!("{}: {}: {error}", self.package, manifest.answer);
                return ExitCode::from(2);
            }
        };
        let results: Vec<_> =
            checks.map(|check| (check, self.run(&check.name, &answer, check.seconds))).collect();
        if results.is_empty() {
            eprintln!("{}: no check has {wanted:?} in its name", self.package);
            return ExitCode::from(2);
        }
        let report =
            Report { manifest: &manifest, package: self.package, folder: self.folder, checks: results };
        print!("{}", report.text());
        if report.points() == report.most() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// The manifest, which must list exactly the checks that there are.
    fn read(&self) -> Result<Manifest, String> {
        let manifest = Manifest::parse(self.manifest)?;
        let listed = manifest.check.iter().map(|check| check.name.as_str());
        if !listed.eq(self.checks.iter().map(|(name, _)| *name)) {
            return Err("exercise.toml and the checks differ".to_owned());
        }
        if manifest.kind.is_data() != self.checks.iter().any(|(_, judge)| judge.reads_answer()) {
            return Err("exercise.toml and the checks differ about whether the answer is compiled".to_owned());
        }
        Ok(manifest)
    }

    /// The answer's text, where the checks read it. It lies in the package's folder, which cargo names.
    fn answer(&self, path: &str) -> Result<String, std::io::Error> {
        if !self.checks.iter().any(|(_, judge)| judge.reads_answer()) {
            return Ok(String::new());
        }
        let folder = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
        std::fs::read_to_string(Path::new(&folder).join(path))
    }

    fn run(&self, check: &str, answer: &str, seconds: u64) -> run::Result {
        match env::current_exe() {
            Ok(program) => {
                let mut command = Command::new(program);
                command.args(["--check", check]);
                run::check(command, answer, seconds)
            }
            Err(error) => run::Result::Broke(format!("the test program cannot find itself: {error}")),
        }
    }
}
