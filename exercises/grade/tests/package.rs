//! The autograder to upload has what it needs.

mod common;

use common::course;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use tempfile::TempDir;
use zip::ZipArchive;

#[test]
fn gradescope_gets_scripts_grader_and_exercises_but_no_solution() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("autograder.zip");
    let course = course().only(&["03".to_owned()]).expect("the exercise is there");
    grade::package::gradescope(&course, &path).expect("it can be written");
    let mut zip = ZipArchive::new(File::open(&path).expect("it is there")).expect("an archive");
    let mut names = BTreeSet::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let executable = entry.unix_mode().is_some_and(|mode| mode & 0o111 != 0);
        assert_eq!(executable, ["setup.sh", "run_autograder"].contains(&name.as_str()), "{name}");
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        assert!(!executable || text.starts_with("#!/usr/bin/env bash\n"), "{name}");
        names.insert(name);
    }
    for name in [
        "setup.sh",
        "run_autograder",
        "Cargo.toml",
        "Cargo.lock",
        "exercises/03-parallel-sum/checks.rs",
        "exercises/03-parallel-sum/exercise.toml",
        "exercises/03-parallel-sum/tests/grade.rs",
        "exercises/grading/src/lib.rs",
        "exercises/checked-std/src/sync/mutex.rs",
        "exercises/grade/Cargo.toml",
        "exercises/grade/src/main.rs",
        "exercises/grade/src/format/mod.rs",
    ] {
        assert!(names.contains(name), "{name} is missing in {names:#?}");
    }
    assert!(names.iter().all(|name| !name.contains("solutions") && !name.contains("wrong")), "{names:#?}");
}

#[test]
fn what_all_submissions_share_is_compiled_when_the_image_is_made() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("autograder.zip");
    let course = course().only(&["03".to_owned(), "07".to_owned()]).expect("the exercises are there");
    grade::package::gradescope(&course, &path).expect("it can be written");
    let mut zip = ZipArchive::new(File::open(&path).expect("it is there")).expect("an archive");
    let mut setup = String::new();
    zip.by_name("setup.sh").expect("the script").read_to_string(&mut setup).expect("text");
    assert!(setup.ends_with("\ntarget/release/grade prepare --course .\n"), "{setup}");
    for name in [
        "exercises/07-lost-update-python/drivers/takings.py",
        "exercises/checked-python/src/refused/mod.rs",
        "shared/pyvm/src/library/threading.py",
        "shared/simulate/src/explore/mod.rs",
    ] {
        assert!(zip.by_name(name).is_ok(), "{name} is missing");
    }
}
