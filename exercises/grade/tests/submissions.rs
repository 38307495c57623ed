//! What is read of a submission: one file for each exercise, and nothing by a detour.

mod common;

use common::{course, desk, exercise, read, root};
use grade::course::Course;
use grade::submission::{Handed, LONGEST, Submission, all};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

fn put(path: &Path, text: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
    fs::write(path, text).expect("it can be written");
}

/// What the only submission in `class` has for exercise 3.
fn handed(class: &Path) -> Handed {
    let course: Course = course().only(&["03".to_owned()]).expect("the exercise is there");
    let submissions: Vec<Submission> = all(class).expect("the folder can be read");
    assert_eq!(submissions.len(), 1);
    submissions[0].answers(&course).remove(0)
}

/// An archive with these files.
fn archive(path: &Path, files: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(File::create(path).expect("it can be written"));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(bytes).expect("it can be written");
    }
    zip.finish().expect("an archive");
}

#[test]
fn answers_are_found_where_students_put_them() {
    for place in [
        "03-parallel-sum/src/answer.rs",
        "exercises/03-parallel-sum/src/answer.rs",
        "03-parallel-sum/answer.rs",
    ] {
        let class = folder();
        put(&class.path().join("ada").join(place), b"it");
        assert_eq!(handed(class.path()), Handed::Answer("it".to_owned()), "{place}");
        let class = folder();
        put(&class.path().join("ada/repository-main").join(place), b"it");
        assert_eq!(handed(class.path()), Handed::Answer("it".to_owned()), "one more folder, {place}");
        let class = folder();
        archive(&class.path().join("ada.zip"), &[(place, b"it"), ("other.txt", b"x")]);
        assert_eq!(handed(class.path()), Handed::Answer("it".to_owned()), "an archive, {place}");
        let class = folder();
        archive(&class.path().join("ada.zip"), &[(&format!("repository-main/{place}"), b"it")]);
        assert_eq!(
            handed(class.path()),
            Handed::Answer("it".to_owned()),
            "an archive with one more folder, {place}"
        );
    }
    // If nothing else is graded, the file alone will do.
    let class = folder();
    put(&class.path().join("ada/answer.rs"), b"it");
    assert_eq!(handed(class.path()), Handed::Answer("it".to_owned()));
    let class = folder();
    put(&class.path().join("ada/notes.txt"), b"sorry");
    assert_eq!(handed(class.path()), Handed::Nothing);
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    use std::os::unix::fs::symlink;
    let solution = root().join("solutions/03-parallel-sum/src");
    let class = folder();
    let place = class.path().join("eve/03-parallel-sum/src");
    fs::create_dir_all(&place).expect("it can be made");
    symlink(solution.join("answer.rs"), place.join("answer.rs")).expect("a link");
    assert!(matches!(handed(class.path()), Handed::Refused(why) if why.contains("symbolic link")));
    let class = folder();
    fs::create_dir_all(class.path().join("eve/03-parallel-sum")).expect("it can be made");
    symlink(&solution, class.path().join("eve/03-parallel-sum/src")).expect("a link");
    assert!(matches!(handed(class.path()), Handed::Refused(why) if why.contains("symbolic link")));
    // A student's folder that is a link is no student's folder.
    let class = folder();
    symlink(root().join("solutions"), class.path().join("eve")).expect("a link");
    assert_eq!(all(class.path()).expect("the folder can be read"), []);
    let class = folder();
    let mut zip = ZipWriter::new(File::create(class.path().join("eve.zip")).expect("it can be written"));
    let target = solution.join("answer.rs").to_string_lossy().into_owned();
    zip.add_symlink("03-parallel-sum/src/answer.rs", target, SimpleFileOptions::default()).expect("a link");
    zip.finish().expect("an archive");
    assert!(matches!(handed(class.path()), Handed::Refused(why) if why.contains("symbolic link")));
}

#[test]
fn paths_that_lead_out_are_nothing() {
    let class = folder();
    put(&class.path().join("03-parallel-sum/src/answer.rs"), b"not eve's");
    fs::remove_dir_all(class.path().join("03-parallel-sum")).expect("it can be removed");
    archive(&class.path().join("eve.zip"), &[("../03-parallel-sum/src/answer.rs", b"it")]);
    assert!(!matches!(handed(class.path()), Handed::Answer(_)));
    let class = folder();
    archive(&class.path().join("eve.zip"), &[("/03-parallel-sum/src/answer.rs", b"it")]);
    assert!(!matches!(handed(class.path()), Handed::Answer(_)));
}

#[test]
fn too_long_no_text_and_bombs_are_refused() {
    let long = vec![b' '; usize::try_from(LONGEST).expect("it fits") + 1];
    let class = folder();
    put(&class.path().join("eve/03-parallel-sum/src/answer.rs"), &long);
    assert!(matches!(handed(class.path()), Handed::Refused(why) if why.contains("longer than")));
    let class = folder();
    put(&class.path().join("eve/03-parallel-sum/src/answer.rs"), b"\xff\xfe//");
    assert!(matches!(handed(class.path()), Handed::Refused(why) if why.contains("UTF-8")));
    // 64 MiB of nothing in 64 KiB. Only as much as an answer may have is ever unpacked.
    let class = folder();
    archive(&class.path().join("eve.zip"), &[("03-parallel-sum/src/answer.rs", &vec![0; 64 << 20])]);
    assert!(matches!(handed(class.path()), Handed::Refused(why) if why.contains("longer than")));
    let class = folder();
    put(&class.path().join("eve.zip"), b"PK, but not really");
    assert!(matches!(handed(class.path()), Handed::Refused(why) if why.contains("cannot be read")));
    let class = folder();
    fs::create_dir_all(class.path().join("eve/03-parallel-sum/src/answer.rs")).expect("it can be made");
    assert!(matches!(handed(class.path()), Handed::Refused(why) if why.contains("not a regular file")));
}

#[test]
fn what_else_is_handed_in_changes_nothing() {
    // Its own tests, manifest, build script, dependencies and settings, beside an answer that is wrong.
    let class = folder();
    let eve = class.path().join("eve");
    let starter = read(root().join("exercises/03-parallel-sum/src/answer.rs"));
    put(&eve.join("03-parallel-sum/src/answer.rs"), starter.as_bytes());
    put(&eve.join("03-parallel-sum/tests/grade.rs"), b"fn main() {}");
    put(&eve.join("03-parallel-sum/checks.rs"), b"pub(crate) const ALL: &[grading::Check] = &[];");
    put(&eve.join("03-parallel-sum/exercise.toml"), b"points = 1000");
    put(
        &eve.join("03-parallel-sum/build.rs"),
        b"fn main() { std::fs::write(\"/tmp/pwned-by-build\", \"\").unwrap(); }",
    );
    put(
        &eve.join("03-parallel-sum/Cargo.toml"),
        b"[package]\nname = \"exercise-03\"\n[dependencies]\nrayon = \"1\"\n",
    );
    put(&eve.join(".cargo/config.toml"), b"[build]\nrustc-wrapper = \"/bin/true\"\n");
    put(&eve.join("rust-toolchain.toml"), b"[toolchain]\nchannel = \"nightly\"\n");
    let mut exercise = exercise("03");
    exercise.manifest.check.truncate(3);
    let graded = desk().grade(&exercise, &handed(class.path())).expect("the desk works");
    assert_eq!(graded.points(), 1, "{graded:#?}");
    assert!(!Path::new("/tmp/pwned-by-build").exists());
    // A dependency that is not the exercise's does not compile.
    let uses = format!("use rayon::prelude::*;\n{starter}");
    let graded = desk().grade(&exercise, &Handed::Answer(uses)).expect("the desk works");
    assert_eq!(graded.points(), 0);
    assert!(graded.checks[0].message.contains("does not compile"), "{graded:#?}");
}

#[test]
fn two_submissions_of_one_name_are_an_error() {
    let class = folder();
    put(&class.path().join("ada/x"), b"");
    archive(&class.path().join("ada.zip"), &[("x", b"")]);
    assert!(all(class.path()).is_err());
}
