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

#[test]
fn an_event_loop_cures_the_convoy() {
    insta::assert_snapshot!(transcript(&[
        "simulate shared/workloads/programs/convoy.py 1 5 0.4 threads",
        "simulate shared/workloads/programs/convoy.py 1 5 0.4 loop",
        "simulate shared/workloads/programs/convoy.py 1 5 0.4 tasks",
        "simulate shared/workloads/programs/convoy.py 1 5 0.4 processes",
    ]));
}

#[test]
fn a_thread_keeps_the_window_responsive() {
    insta::assert_snapshot!(transcript(&[
        "simulate shared/workloads/programs/responsive.py here 6000000",
        "simulate shared/workloads/programs/responsive.py thread 6000000",
        "simulate shared/workloads/programs/responsive.py thread 6000000 1",
        "simulate shared/workloads/programs/responsive.py process 6000000",
    ]));
}

#[test]
fn files_in_threads_are_faster() {
    insta::assert_snapshot!(transcript(&[
        "simulate shared/workloads/programs/files.py parse sequence 4 30000",
        "simulate shared/workloads/programs/files.py parse threads 4 30000",
        "simulate --python 3.13t shared/workloads/programs/files.py parse threads 4 30000",
    ]));
}

/// Chapter 2 shows the double free, step by step: its last steps.
#[test]
fn a_count_that_frees_twice() {
    let shown = replayed("replay --python naive shared/workloads/programs/count_race.py a.b8.c9.b5.c1.b2.c3");
    let steps: Vec<&str> = shown.lines().skip_while(|line| !line.contains("def borrow")).collect();
    insta::assert_snapshot!(steps.join("\n"));
}

/// Chapter 1 shows the lost update, step by step.
#[test]
fn an_update_that_is_lost() {
    let shown = replayed("replay --python 3.9 shared/workloads/programs/lost_update.py a.b4");
    let steps: Vec<&str> = shown.lines().skip_while(|line| !line.contains("def add")).collect();
    let end = steps.iter().position(|line| line.starts_with("17: ")).unwrap_or(steps.len());
    insta::assert_snapshot!(steps[..end].join("\n"));
}

fn replayed(command: &str) -> String {
    let arguments: Vec<&str> = command.split(' ').collect();
    let output = gil(&arguments).output().expect("gil runs");
    String::from_utf8(output.stdout).expect("it is text")
}

#[test]
fn what_can_be_printed_at_all() {
    let shown = replayed("explore --python 3.9 --count-all shared/workloads/programs/lost_update.py")
        + "\n"
        + &replayed("explore --python 3.13 shared/workloads/programs/lost_update.py")
        + "\n"
        + &replayed("explore shared/workloads/programs/opposite_locks.py");
    insta::assert_snapshot!(shown);
}
