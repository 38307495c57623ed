//! What Rust says to the same race: the chapter shows these two files and the compiler's answer.

use std::path::Path;
use std::process::{Command, Output};

fn rustc(file: &str, arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let into = tempfile::tempdir().expect("a folder for the output");
    let compiled = Command::new("rustc")
        .current_dir(root.join("rust"))
        .args(["--edition", "2024", "--color", "never", "--out-dir"])
        .arg(into.path())
        .args(arguments)
        .arg(file)
        .output();
    compiled.expect("whoever runs this test has rustc")
}

#[test]
fn a_race_does_not_compile() {
    let compiled = rustc("race.rs", &["--emit", "metadata"]);
    assert!(!compiled.status.success());
    let said = String::from_utf8_lossy(&compiled.stderr).into_owned();
    // What follows is a picture, which each version of the compiler draws a little better.
    let said = said.lines().take(2).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!("race", said);
}

#[test]
fn with_a_mutex_it_does() {
    let compiled = rustc("mutex.rs", &["--emit", "metadata"]);
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
}
