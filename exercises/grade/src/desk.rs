//! A pristine copy of the exercises, where one answer at a time is compiled and checked. Checks that read their answer
//! are compiled before ([`Programs`]).

use crate::course::{Course, Exercise};
use crate::model::GradedExercise;
use crate::pristine;
use crate::programs::Programs;
use crate::sandbox::{Limits, Sandbox};
use crate::source;
use crate::submission::Handed;
use anyhow::{Context, Result, bail};
use grading::run;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Compiling takes longer than this only if the answer makes it so.
const COMPILE_SECONDS: u64 = 120;

/// A place to grade at. Each thread that grades has one.
#[derive(Debug)]
pub struct Desk {
    root: PathBuf,
    sandbox: Sandbox,
    /// The checks of the exercises whose answers are not compiled in.
    programs: Programs,
    /// Locked for as long as the desk is in use: two graders at one desk would mix up their answers.
    _in_use: File,
}

/// What came of compiling an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The test program, or what the compiler said.
    pub program: Result<PathBuf, String>,
    /// Warnings.
    pub warnings: Vec<String>,
}

impl Desk {
    /// Sets up a desk in `root`. What is there from an earlier run is used again, as far as it is the same.
    ///
    /// # Errors
    /// If it cannot be written, or the exercises do not build without any answer of a student.
    pub fn set_up(course: &Course, root: &Path, sandbox: Sandbox) -> Result<Self> {
        fs::create_dir_all(root.join("target"))?;
        fs::create_dir_all(root.join("scratch"))?;
        let root = root.canonicalize()?;
        let in_use = File::create(root.join("in-use"))?;
        in_use.lock()?;
        let programs = Programs::build(course, &root.join("programs"))?;
        let course = &course.with(|kind| !kind.is_data());
        let files = pristine::files(course)?;
        for part in ["exercises", "shared"] {
            remove_others(&root.join(part), &root, &files)?;
        }
        for (path, contents) in &files {
            // Files keep their times where they are the same, so that cargo does not compile them again.
            let path = root.join(path);
            if fs::read(&path).ok().as_ref() != Some(contents) && !path.ends_with("Cargo.lock") {
                fs::create_dir_all(path.parent().context("a file is in a folder")?)?;
                fs::write(&path, contents)?;
            }
        }
        // The lock file of the whole workspace has more in it than is needed here; cargo takes that out.
        fs::copy(course.root.join("Cargo.lock"), root.join("Cargo.lock"))?;
        let desk = Self { root, sandbox, programs, _in_use: in_use };
        if course.exercises.is_empty() {
            return Ok(desk);
        }
        let output = desk.cargo().args(["metadata", "--offline", "--format-version", "1"]).output()?;
        if !output.status.success() {
            bail!(
                "the exercises are incomplete (run `cargo fetch`): {}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        // What all exercises share is compiled now, so that no student waits for it, and no student's limits hold.
        let mut build = desk.cargo();
        build.args(["build", "--offline", "--locked", "--workspace"]);
        build.args(course.exercises.iter().flat_map(|exercise| ["--exclude", exercise.package.as_str()]));
        let output = build.output()?;
        if !output.status.success() {
            bail!("what the exercises share does not build: {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(desk)
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Grades one exercise.
    ///
    /// # Errors
    /// If the desk is broken; nothing that an answer does is an error.
    pub fn grade(&self, exercise: &Exercise, handed: &Handed) -> Result<GradedExercise> {
        let answer = match handed {
            Handed::Answer(text) => text,
            Handed::Refused(why) => return Ok(GradedExercise::not_run(exercise, why)),
            Handed::Nothing => return Ok(GradedExercise::not_run(exercise, "Nothing was handed in.")),
        };
        if exercise.manifest.kind.is_data() {
            let program = self.programs.of(exercise)?;
            let checks = exercise.manifest.check.iter();
            return Ok(GradedExercise::of(
                exercise,
                checks.map(|check| self.check(program, &check.name, answer, check.seconds)),
            ));
        }
        if let Some(why) = source::refused(answer) {
            return Ok(GradedExercise::not_run(exercise, &why));
        }
        Ok(match self.compile(exercise, answer)?.program {
            Ok(program) => {
                let checks = exercise.manifest.check.iter();
                GradedExercise::of(
                    exercise,
                    checks.map(|check| self.check(&program, &check.name, "", check.seconds)),
                )
            }
            Err(said) => GradedExercise::not_run(exercise, &format!("The answer does not compile.\n{said}")),
        })
    }

    /// Compiles an answer with the exercise's tests.
    ///
    /// # Errors
    /// If the compiler cannot be started.
    pub fn compile(&self, exercise: &Exercise, answer: &str) -> Result<Compiled> {
        let folder = self.root.join("exercises").join(&exercise.folder);
        fs::write(folder.join(&exercise.manifest.answer), answer)?;
        let cargo = self.cargo();
        let mut command = self.sandbox.compile(&cargo, &self.root, COMPILE_SECONDS)?;
        command.args(["test", "--no-run", "--offline", "--locked", "--message-format", "json"]);
        command.args(["--test", "grade", "-p", &exercise.package]);
        let seen = run::run(command, "", Duration::from_secs(COMPILE_SECONDS), run::COMPILER_OUTPUT)?;
        let mut compiled = read_messages(&seen.stdout);
        let done = seen.status.is_some_and(|status| status.success());
        if !done {
            let said = compiled.program.err().filter(|said| !said.is_empty());
            let why = match seen.status {
                None if seen.too_much => "The compiler said too much.".to_owned(),
                None => format!("It had not compiled after {COMPILE_SECONDS} seconds."),
                Some(_) => self.plain(seen.stderr.trim()),
            };
            compiled.program = Err(said.map_or(why, |said| self.plain(&said)));
        }
        Ok(compiled)
    }

    /// Runs one check. `answer` is what a check reads, and empty where the answer is compiled in.
    pub fn check(&self, program: &Path, name: &str, answer: &str, seconds: u64) -> run::Result {
        let scratch = self.root.join("scratch");
        let limits = Limits { seconds, ..Limits::default() };
        match self.sandbox.run(program, &scratch, limits) {
            Ok(mut command) => {
                command.args(["--check", name]);
                run::check(command, answer, seconds)
            }
            Err(error) => run::Result::Broke(format!("The check could not be started: {error:#}.")),
        }
    }

    /// Cargo, with this desk's folders and nobody's settings.
    fn cargo(&self) -> Command {
        let mut command = Command::new("cargo");
        command.current_dir(&self.root).env_clear();
        for name in ["PATH", "HOME", "CARGO_HOME", "RUSTUP_HOME", "RUSTUP_TOOLCHAIN"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        let target = self.root.join("target");
        command.env("TMPDIR", &target).env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never");
        command
    }

    /// A message without the desk's path, which says nothing to a student.
    fn plain(&self, said: &str) -> String {
        said.replace(&format!("{}/", self.root.display()), "")
    }
}

/// What the compiler's messages say.
fn read_messages(output: &str) -> Compiled {
    let (mut program, mut errors, mut warnings) = (None, String::new(), Vec::new());
    for message in output.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let rendered = message["message"]["rendered"].as_str().unwrap_or_default();
        match message["message"]["level"].as_str() {
            Some("error") => errors += rendered,
            Some("warning") => warnings.push(rendered.to_owned()),
            _ => {}
        }
        if message["reason"] == "compiler-artifact" && message["target"]["name"] == "grade" {
            program = message["executable"].as_str().map(PathBuf::from);
        }
    }
    let errors = errors.chars().take(4000).collect();
    Compiled { program: program.ok_or(errors), warnings }
}

/// Removes what is no part of a desk any more.
fn remove_others(folder: &Path, root: &Path, files: &BTreeMap<PathBuf, Vec<u8>>) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if fs::symlink_metadata(&path)?.is_dir() {
            remove_others(&path, root, files)?;
        } else if !files.contains_key(path.strip_prefix(root)?) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}
