//! The program behind `tests/grade.rs`.

use crate::manifest::Manifest;
use crate::report::Report;
use crate::{check, run};
use std::env;
use std::process::{Command, ExitCode};

/// What a check finds: nothing to complain of, or a message to a student.
pub type Verdict = Result<(), String>;

/// A check: its name, and what it does.
pub type Check = (&'static str, fn() -> Verdict);

/// An exercise's manifest, and its checks in Rust.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// The package that is graded: `exercise-01`.
    pub package: &'static str,
    /// The exercise's folder, from the workspace's root.
    pub folder: &'static str,
    /// The text of `exercise.toml`.
    pub manifest: &'static str,
    /// A function for each check that the manifest lists, in its order.
    pub checks: &'static [Check],
}

impl Sheet {
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
        let results: Vec<_> = checks.map(|check| (check, self.run(&check.name, check.seconds))).collect();
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
        Ok(manifest)
    }

    fn run(&self, check: &str, seconds: u64) -> run::Result {
        match env::current_exe() {
            Ok(program) => {
                let mut command = Command::new(program);
                command.args(["--check", check]);
                run::check(command, seconds)
            }
            Err(error) => run::Result::Broke(format!("the test program cannot find itself: {error}")),
        }
    }
}
