//! The commands that the page "What people believe" shows, with what they print. They run on virtual time, so they are
//! exact.

use assert_cmd::Command;

/// What the terminal shows of some commands of `gil simulate`, run from the workspace's root.
fn transcript(commands: &[&str]) -> String {
    let mut shown = String::new();
    for command in commands {
        shown += &format!("$ cargo run -p gil -- {command}\n");
        let arguments: Vec<&str> = command.split(' ').collect();
        let output = gil(&arguments).output().expect("gil runs");
        for stream in [&output.stdout, &output.stderr] {
            let text = String::from_utf8_lossy(stream);
            // Of a traceback its last line says what happened.
            let lines = text.lines().filter(|line| !line.starts_with(' ') && !line.is_empty());
            shown += &lines.map(|line| format!("{line}\n")).collect::<String>();
        }
    }
    shown
}

/// The command, run from the workspace's root as a reader does.
fn gil(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gil"));
    command.args(arguments).current_dir("../..").env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
    command
}

#[test]
fn the_counter_loses() {
    insta::assert_snapshot!(transcript(&[
        "simulate --python 3.9 shared/workloads/programs/counter.py plain 4 1000000",
        "simulate --python 3.13 shared/workloads/programs/counter.py plain 4 1000000",
        "simulate --python 3.13 shared/workloads/programs/counter.py call 4 1000000",
        "simulate --python 3.13t shared/workloads/programs/counter.py plain 4 1000000",
    ]));
}

#[test]
fn a_switch_every_hundred_instructions() {
    insta::assert_snapshot!(transcript(&[
        "simulate --python 3.13 --interval 5 shared/workloads/programs/cpu_bound.py sum threads 4 1000000",
        "simulate --python 3.13 --interval 20 shared/workloads/programs/cpu_bound.py sum threads 4 1000000",
        "simulate --python 2.7 shared/workloads/programs/cpu_bound.py sum threads 4 1000000",
    ]));
}

#[test]
fn processes_without_end() {
    insta::assert_snapshot!(transcript(&["simulate shared/workloads/programs/unguarded.py spawn"]));
}

#[test]
fn the_name_in_the_child() {
    insta::assert_snapshot!(transcript(&["simulate shared/workloads/programs/guarded.py spawn"]));
}

#[test]
fn four_processes_are_four_times_as_fast() {
    insta::assert_snapshot!(transcript(&[
        "simulate --cores 2 shared/workloads/programs/cpu_bound.py sum sequence 4 4000000",
        "simulate --cores 2 shared/workloads/programs/cpu_bound.py sum processes 4 4000000",
        "simulate --cores 2 shared/workloads/programs/cpu_bound.py sum processes 4 10000",
        "simulate --cores 2 shared/workloads/programs/cpu_bound.py sum sequence 4 10000",
    ]));
}

#[test]
fn c_code_releases_the_gil() {
    insta::assert_snapshot!(transcript(&[
        "simulate shared/workloads/programs/releases.py hash 1",
        "simulate shared/workloads/programs/releases.py small-hashes 1",
        "simulate shared/workloads/programs/releases.py sort 1",
    ]));
}
