//! Programs under the rules of older versions, and in their language: each prints what that CPython printed.
//! `tests/versions/VERSION/NAME.out` beside each `NAME.py` is its recording: `pythonVERSION NAME.py > NAME.out`.

use std::path::{Path, PathBuf};

use measure::{Exit, Options, run};
use pyvm::{Python, Source, compile};

/// What is otherwise than recorded, for each program of a version.
fn differences(version: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/versions").join(version);
    let entries = std::fs::read_dir(&folder).expect("the version has a folder");
    let mut programs: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    programs.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    programs.sort();
    assert!(!programs.is_empty(), "{version} has programs");
    programs.iter().filter_map(|path| difference(version, path)).collect()
}

fn difference(version: &str, path: &Path) -> Option<String> {
    let read = |path: &Path| std::fs::read_to_string(path).expect("the test's files are there");
    let python = Python::parse(version).expect("the version has rules");
    let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
    let program = match compile(Source::new(&*name, read(path)).of_version(python)) {
        Ok(program) => program,
        Err(refusal) => return Some(format!("{name} is refused: {refusal}")),
    };
    let ran = run(&program, &Options::new(python, vec![name.clone()])).expect("the machine has no bug");
    let recorded = read(&path.with_extension("out"));
    (ran.stdout != recorded || ran.exit != Exit::Done).then(|| {
        format!(
            "{name} of {version} ended with {:?}:\n{}{}instead of\n{recorded}",
            ran.exit, ran.stdout, ran.stderr
        )
    })
}

#[test]
fn programs_of_python_2_print_what_cpython_2_7_printed() {
    assert_eq!(differences("2.7"), Vec::<String>::new());
}

#[test]
fn programs_print_what_cpython_3_6_printed() {
    assert_eq!(differences("3.6"), Vec::<String>::new());
}

#[test]
fn programs_print_what_cpython_3_9_printed() {
    assert_eq!(differences("3.9"), Vec::<String>::new());
}
