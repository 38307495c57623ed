//! What the tests share: the course, and one desk that they use one after the other.

#![allow(dead_code, reason = "each test program uses a part of it")]

use grade::course::{Course, Exercise};
use grade::desk::Desk;
use grade::sandbox::Sandbox;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

/// The workspace's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace is there")
}

/// The course.
pub(crate) fn course() -> Course {
    Course::open(&root()).expect("the course is there")
}

/// One exercise by its number.
pub(crate) fn exercise(number: &str) -> Exercise {
    course().only(&[number.to_owned()]).expect("the exercise is there").exercises.remove(0)
}

/// The sandbox of this machine, or none where there is none.
pub(crate) fn sandbox() -> Sandbox {
    Sandbox::detect(Path::new(env!("CARGO_BIN_EXE_grade"))).unwrap_or_else(|| {
        eprintln!("there is no sandbox on this machine");
        Sandbox::None
    })
}

/// The desk. What was compiled for it stays from run to run.
pub(crate) fn desk() -> MutexGuard<'static, Desk> {
    static DESK: LazyLock<Mutex<Desk>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desk-0");
        Mutex::new(Desk::set_up(&course(), &folder, sandbox()).expect("the desk can be set up"))
    });
    DESK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file's text.
pub(crate) fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
