//! Other interpreters and processes on the virtual machine: the programs with which `measure` is tested print the same
//! here.

mod common;

use std::path::{Path, PathBuf};

use common::{options, simulated};
use pyvm::ending::Exit;
use workloads::INTERPRETERS;

fn programs(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../measure/tests").join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder is part of the repository");
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut programs: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "py")).collect();
    programs.sort();
    programs
}

#[track_caller]
fn print_what_they_should(folder: &str, pythons: &[&str]) {
    for path in programs(folder) {
        let text = std::fs::read_to_string(&path).expect("the program can be read");
        let expected = std::fs::read_to_string(path.with_extension("out")).expect("the output can be read");
        // Here every program has this name.
        let expected = expected.replace("test.py", "p.py");
        for python in pythons {
            for cores in [1, 3] {
                let ran = simulated(&text, &options(python, cores));
                assert_eq!(ran.stdout, expected, "{python}, {}: {}", path.display(), ran.stderr);
                assert_eq!(ran.exit, Exit::Done, "{python}, {}", path.display());
            }
        }
    }
}

#[test]
fn interpreters_with_and_without_a_gil() {
    print_what_they_should("interpreters", &["3.14", "3.14t"]);
}

#[test]
fn processes_and_what_they_share() {
    print_what_they_should("programs", &["3.13"]);
}

#[test]
fn interpreters_run_at_the_same_time_where_each_has_a_gil() {
    let printed = common::script(INTERPRETERS, "3.14", &["4", "2000000"]).stdout;
    let times: Vec<f64> = printed.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let [threads, interpreters] = times[..] else { panic!("{printed}") };
    assert!((0.95..1.05).contains(&threads), "{threads}");
    // Making four of them takes 40 ms.
    assert!((1.5..2.0).contains(&interpreters), "{interpreters}");
}

#[test]
fn a_process_can_end_at_once() {
    let program = "import os, threading, time\n\
        threading.Thread(target=time.sleep, args=(100,)).start()\nprint('now')\nos._exit(3)\nprint('never')";
    let ran = simulated(program, &options("3.13", 2));
    assert_eq!((ran.exit, &*ran.stdout), (Exit::Exited(3), "now\n"));
    assert!(ran.virtual_s < 1.0, "{}", ran.virtual_s);
}
