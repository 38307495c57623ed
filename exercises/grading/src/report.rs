//! The report: what passed, what failed and why, and the points.

use crate::manifest::{Check, Manifest};
use crate::run::Result;
use std::fmt::Write;

/// A graded exercise.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The exercise.
    pub manifest: &'a Manifest,
    /// Its package, `exercise-01`.
    pub package: &'a str,
    /// Where its README is.
    pub folder: &'a str,
    /// The checks that ran, and what came of them.
    pub checks: Vec<(&'a Check, Result)>,
}

impl Report<'_> {
    /// The points that were earned.
    pub fn points(&self) -> u32 {
        self.checks
            .iter()
            .filter(|(_, result)| *result == Result::Passed)
            .map(|(check, _)| check.points)
            .sum()
    }

    /// The points that there were to earn.
    pub fn most(&self) -> u32 {
        self.checks.iter().map(|(check, _)| check.points).sum()
    }

    /// The report as text.
    pub fn text(&self) -> String {
        let mut text = format!("\n{}: {}\n", self.package, self.manifest.title);
        let mut say = |line: std::fmt::Arguments<'_>| text.write_fmt(line).expect("a string takes all text");
        for (check, result) in &self.checks {
            let earned = if *result == Result::Passed { check.points } else { 0 };
            let mark = if *result == Result::Passed { "pass" } else { "FAIL" };
            say(format_args!("\n[{mark}] {earned} of {} points: {}\n", check.points, check.says));
            say(format_args!("       ({})\n", check.name));
            for line in result.why().into_iter().flat_map(str::lines) {
                say(format_args!("       {line}\n"));
            }
        }
        say(format_args!("\n{} of {} points.", self.points(), self.most()));
        if let Some((check, _)) = self.checks.iter().find(|(_, result)| *result != Result::Passed) {
            let Report { package, folder, .. } = self;
            say(format_args!(" Hints: {folder}/README.md\n"));
            say(format_args!("This one again: cargo test -p {package} -- {}\n", check.name));
        } else {
            say(format_args!(" Well done.\n"));
        }
        text
    }
}
