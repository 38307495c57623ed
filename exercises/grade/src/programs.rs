//! The checks that read their answer: Python programs and sheets.
//!
//! Nothing that a student wrote is compiled into such a check. So it is compiled once for the class, in the instructor's own
//! workspace: what is compiled there already, the Python machine above all, serves here too. The programs are copied
//! away, because somebody may compile the workspace anew while a class is being graded.

use crate::course::{Course, Exercise};
use anyhow::{Context, Result, bail};
use grading::manifest::Kind;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The programs, by the exercises' packages.
#[derive(Clone, Debug, Default)]
pub struct Programs(BTreeMap<String, PathBuf>);

impl Programs {
    /// Compiles the checks of all exercises whose answers are data, and copies them into `folder`.
    ///
    /// # Errors
    /// If they do not compile, or cannot be copied.
    pub fn build(course: &Course, folder: &Path) -> Result<Self> {
        let course = course.with(Kind::is_data);
        if course.exercises.is_empty() {
            return Ok(Self::default());
        }
        let mut cargo = Command::new("cargo");
        cargo.current_dir(&course.root).env("CARGO_TERM_COLOR", "never");
        cargo.args([
            "test",
            "--no-run",
            "--offline",
            "--locked",
            "--test",
            "grade",
            "--message-format",
            "json",
        ]);
        cargo.args(course.exercises.iter().flat_map(|exercise| ["-p", exercise.package.as_str()]));
        let output = cargo.output().context("cargo cannot be started")?;
        if !output.status.success() {
            bail!("the checks do not build: {}", String::from_utf8_lossy(&output.stderr));
        }
        fs::create_dir_all(folder)?;
        let mut programs = BTreeMap::new();
        let messages = String::from_utf8_lossy(&output.stdout);
        for message in messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            let Some(built) = message["executable"].as_str() else { continue };
            // Which package it is of, its manifest says best: package ids have no fixed form.
            let manifest = message["manifest_path"].as_str().unwrap_or_default();
            let is_of = |exercise: &&Exercise| {
                Path::new(manifest).parent().is_some_and(|package| package.ends_with(&exercise.folder))
            };
            let Some(exercise) = course.exercises.iter().find(is_of) else { continue };
            let copy = folder.join(&exercise.package);
            let _ = fs::remove_file(&copy);
            fs::copy(built, &copy).with_context(|| format!("cannot copy {built}"))?;
            programs.insert(exercise.package.clone(), copy);
        }
        Ok(Self(programs))
    }

    /// The program of an exercise.
    ///
    /// # Errors
    /// If the exercise was not among those that were built.
    pub fn of(&self, exercise: &Exercise) -> Result<&Path> {
        let program = self.0.get(&exercise.package);
        program.map(PathBuf::as_path).with_context(|| format!("{} has no program", exercise.package))
    }
}
