//! The course checks itself: starters fail, solutions pass, and every wrong answer fails for its reason.

mod common;

use common::{course, desk, read, root};
use grade::course::Exercise;
use grade::model::{GradedExercise, Status};
use grade::submission::Handed;
use grading::manifest::Kind;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn graded(exercise: &Exercise, answer: &Path) -> GradedExercise {
    desk().grade(exercise, &Handed::Answer(read(answer))).expect("the desk works")
}

#[test]
fn every_starter_compiles_without_warnings_and_fails() {
    for exercise in &course().exercises {
        let starter = root().join("exercises").join(&exercise.folder).join(&exercise.manifest.answer);
        if !exercise.manifest.kind.is_data() {
            let compiled = desk().compile(exercise, &read(&starter)).expect("the compiler runs");
            assert_eq!(compiled.program.map(drop), Ok(()), "{}", exercise.folder);
            assert_eq!(compiled.warnings, [""; 0], "{}", exercise.folder);
        }
        let graded = graded(exercise, &starter);
        // It is wrong, and not broken.
        for check in &graded.checks {
            let cannot = ["cannot be run", "cannot be read", "cannot be judged"];
            let broken = cannot.iter().any(|words| check.message.contains(words));
            assert!(!broken && check.status != Status::Error, "{}: {check:#?}", exercise.folder);
        }
        assert!(
            graded.points() * 2 < graded.most(),
            "{}: the starter earns {}",
            exercise.folder,
            graded.points()
        );
    }
}

#[test]
fn every_solution_has_all_points_and_no_warnings() {
    for exercise in &course().exercises {
        let solution = root().join("solutions").join(&exercise.folder).join(&exercise.manifest.answer);
        if !exercise.manifest.kind.is_data() {
            let compiled = desk().compile(exercise, &read(&solution)).expect("the compiler runs");
            assert_eq!(compiled.warnings, [""; 0], "{}", exercise.folder);
        }
        let graded = graded(exercise, &solution);
        assert_eq!(graded.points(), graded.most(), "{}: {graded:#?}", exercise.folder);
    }
}

#[test]
fn every_wrong_answer_fails_with_its_misconception() {
    for exercise in &course().exercises {
        assert!(exercise.manifest.wrong.len() >= 2, "{} knows too few misconceptions", exercise.folder);
        for wrong in &exercise.manifest.wrong {
            let kind = exercise.manifest.kind;
            let what = format!("{}/wrong/{}.{}", exercise.folder, wrong.name, kind.ending());
            let answer = root().join("exercises").join(&what);
            let graded = graded(exercise, &answer);
            let check = graded
                .checks
                .iter()
                .find(|check| check.name == wrong.fails)
                .expect("a check of the manifest");
            assert_ne!(check.status, Status::Passed, "{what} passes {}", wrong.fails);
            assert!(check.message.contains(&wrong.says), "{what}: {}", check.message);
            assert_eq!(check.misconception.as_deref(), Some(wrong.misconception.as_str()), "{what}");
            // The file says the same to whoever opens it.
            let first = read(&answer).lines().next().unwrap_or_default().to_lowercase();
            assert_eq!(
                first,
                format!("{} believes: {}", kind.comment(), wrong.misconception.to_lowercase()),
                "{what}"
            );
        }
    }
}

#[test]
fn every_readme_has_its_parts() {
    for exercise in &course().exercises {
        let Exercise { folder, package, manifest } = exercise;
        let text = read(root().join("exercises").join(folder).join("README.md"));
        let parts = [
            "# Exercise ".to_owned(),
            format!("About {} minutes. Belongs to lesson {}", manifest.minutes, manifest.lesson),
            "\n## Task\n".to_owned(),
            format!("`{}`", manifest.answer),
            "\n## What is graded\n".to_owned(),
            format!("`cargo test -p {package}`"),
            "\n## Hints\n".to_owned(),
        ];
        for part in parts {
            assert!(text.contains(&part), "{folder}/README.md lacks {part:?}");
        }
        assert_eq!(
            text.matches("<details><summary>").count(),
            3,
            "{folder}/README.md: three hints behind folds"
        );
        assert_eq!(text.matches("</details>").count(), 3, "{folder}/README.md: every fold ends");
        let rows: Vec<_> = text.lines().filter(|line| line.starts_with("| ") && line.contains('`')).collect();
        assert_eq!(rows.len(), manifest.check.len(), "{folder}/README.md: one row for each check");
        for (row, check) in rows.iter().zip(&manifest.check) {
            let begin = format!("| {} | `{}` | ", check.points, check.name);
            assert!(row.starts_with(&begin), "{folder}/README.md: {row}");
        }
    }
}

/// All files below a folder, by their paths from it.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(folder).expect("it is below the folder");
                found.insert(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found
}

#[test]
fn nothing_stray_lies_about() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    for exercise in &course().exercises {
        let Exercise { folder, manifest, .. } = exercise;
        // Only what is compiled has a crate.
        let lib = if manifest.kind.is_data() { &[][..] } else { &["src/lib.rs"][..] };
        let mut expected =
            names(&["Cargo.toml", "README.md", "checks.rs", "exercise.toml", "tests/grade.rs"]);
        expected.extend(names(lib));
        expected.insert(manifest.answer.clone());
        expected.extend(manifest.given.iter().cloned());
        // A program to try the answer with, where there is one.
        if root().join("exercises").join(folder).join("src/main.rs").is_file() {
            expected.insert("src/main.rs".to_owned());
        }
        let ending = manifest.kind.ending();
        expected.extend(manifest.wrong.iter().map(|wrong| format!("wrong/{}.{ending}", wrong.name)));
        assert_eq!(files(&root().join("exercises").join(folder)), expected, "exercises/{folder}");
        let mut expected = names(&["Cargo.toml", "tests/grade.rs"]);
        expected.extend(names(lib));
        expected.insert(manifest.answer.clone());
        assert_eq!(files(&root().join("solutions").join(folder)), expected, "solutions/{folder}");
        if lib.is_empty() {
            continue;
        }
        // The solution is held to the same root: only the first paragraph differs.
        let lib = |top: &str| read(root().join(top).join(folder).join("src/lib.rs"));
        let (exercises, solutions) = (lib("exercises"), lib("solutions"));
        let rest = |text: &str| text.split_once("\n\n").map(|(_, rest)| rest.to_owned());
        assert_eq!(rest(&exercises), rest(&solutions), "src/lib.rs of {folder}");
    }
    let known: BTreeSet<_> = course().exercises.iter().map(|exercise| exercise.folder.clone()).collect();
    let solutions = fs::read_dir(root().join("solutions")).expect("there are solutions");
    let solutions: BTreeSet<_> =
        solutions.map(|entry| entry.expect("a folder").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(solutions, known);
}

#[test]
fn wrong_answers_are_formatted_as_the_rest() {
    // They belong to no crate, so `cargo fmt` does not see them.
    let mut command = Command::new("rustfmt");
    command.args(["--check", "--edition", "2024", "--config-path"]).arg(root().join(".rustfmt.toml"));
    for exercise in &course().exercises {
        let folder = root().join("exercises").join(&exercise.folder);
        if exercise.manifest.kind == Kind::Rust {
            let wrong = exercise.manifest.wrong.iter();
            command.args(wrong.map(|wrong| folder.join("wrong").join(wrong.name.clone() + ".rs")));
        }
        command.arg(folder.join("checks.rs"));
    }
    let output = command.output().expect("rustfmt is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
