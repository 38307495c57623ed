//! The `gil` command as a user runs it.

mod common;

use common::{COUNTER, gil, outcome};

#[test]
fn a_program_runs_with_its_arguments() {
    let (code, printed, said) = outcome("import sys\nprint(sys.argv)", &["run", "p.py", "a", "--b"]);
    assert_eq!((code, &*printed), (0, "['p.py', 'a', '--b']\n"), "{said}");
    assert!(said.starts_with("[CPython 3.13, rules: backward jump; wall "), "{said}");
}

/// Three instructions that no check stands between: what CPython 3.10 and later do by accident.
#[test]
fn no_update_is_lost_where_only_backward_jumps_are_checked() {
    let (code, printed, said) = outcome(COUNTER, &["run", "p.py", "--interval", "0.05"]);
    assert_eq!((code, &*printed), (0, "200000\n"), "{said}");
}

#[test]
fn a_run_says_whether_its_interpreters_had_gils_of_their_own() {
    let said = |python: &str, module: &str| {
        let program = format!("import {module}\nfor _ in range(2):\n    {module}.create()\n");
        outcome(&program, &["run", "--python", python, "p.py"]).2
    };
    assert!(said("3.14", "_interpreters").contains("; 3 interpreters, each with a GIL of its own; "));
    assert!(said("3.11", "_xxsubinterpreters").contains("; 3 interpreters share it; "));
    assert!(said("3.14t", "_interpreters").contains("; no GIL; 3 interpreters; "));
}

#[test]
fn the_json_object_keeps_its_contract() {
    let (code, printed, _) = outcome(COUNTER, &["run", "p.py", "--json", "--python", "3.9"]);
    let json: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let keys: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!((code, &json["exit"]), (0, &0.into()));
    let expected =
        ["context_switches", "cores", "cpu_s", "exit", "gil", "python", "rules", "stdout", "wall_s"];
    assert_eq!(keys, expected);
    let gil: Vec<_> = json["gil"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(gil, ["drop_requests", "failed_attempts", "switches", "wait_s", "waits"]);
    assert_eq!((&json["python"], &json["rules"]), (&"3.9".into(), &"any instruction".into()));
}

#[test]
fn a_failing_program_shows_pythons_traceback_and_exits_with_1() {
    let (code, printed, said) =
        outcome("def f():\n    return 1 / 0\n\nprint('before')\nf()", &["run", "p.py"]);
    assert_eq!((code, &*printed), (1, "before\n"));
    let traceback = said.split_inclusive('\n').take(8).collect::<String>();
    insta::assert_snapshot!(traceback, @r#"
    Traceback (most recent call last):
      File "p.py", line 5, in <module>
        f()
        ~^^
      File "p.py", line 2, in f
        return 1 / 0
               ~~^~~
    ZeroDivisionError: division by zero
    "#);
}

#[test]
fn a_mistake_gets_one_line_and_exit_code_2() {
    let cases: &[(&str, &[&str])] = &[
        ("async def f(): pass", &["run", "p.py"]),
        ("import numpy", &["run", "p.py"]),
        ("x = (1,", &["dis", "p.py"]),
        ("", &["run", "missing.py"]),
        ("", &["run", "."]),
        ("", &["run"]),
        ("", &["fly", "p.py"]),
        ("", &["run", "--python", "1.5", "p.py"]),
        ("", &["run", "--interval", "-1", "p.py"]),
        ("", &["run", "--svg", "missing/p.svg", "p.py"]),
        ("", &["simulate", "--trace", "missing/p.json", "p.py"]),
    ];
    let mut said = String::new();
    for (program, arguments) in cases {
        let (code, printed, errors) = outcome(program, arguments);
        assert_eq!((code, &*printed, errors.lines().count()), (2, "", 1), "{errors}");
        said += &format!("{}\n  {errors}", arguments.join(" "));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn what_only_the_run_finds_outside_the_subset_exits_with_2() {
    let (code, printed, said) = outcome("print(1)\nprint(breakpoint())", &["run", "p.py"]);
    assert_eq!((code, &*printed), (2, "1\n"));
    let line = said.lines().last().unwrap();
    assert!(line.starts_with("error: p.py:2: `breakpoint` is outside the subset; "), "{said}");
    let (code, _, said) = outcome("import sys\nprint(2)\nsys.settrace(print)", &["run", "p.py"]);
    let line = said.lines().last().unwrap();
    assert!(code == 2 && line.contains("p.py:3: `sys.settrace` is outside the subset; "), "{said}");
}

#[test]
fn the_listing_marks_where_the_gil_can_be_lost() {
    let program = "def f(n):\n    total = 0\n    for i in range(n):\n        total += i\n    return total\n";
    let listing = |python| outcome(program, &["dis", "p.py", "--python", python]).1;
    insta::assert_snapshot!(listing("3.13"));
    let marks = |python| listing(python).lines().skip(2).filter(|line| line.contains('*')).count();
    let instructions =
        listing("3.9").lines().skip(2).filter(|line| line.len() > 15 && !line.starts_with('D')).count();
    assert_eq!((marks("3.9"), marks("3.13t")), (instructions, 0));
    assert_eq!((marks("2.7"), marks("naive")), (instructions, 0));
}

#[test]
fn every_cpython_is_told_which_rules_it_chose() {
    let said = |python| outcome("print(1)", &["run", "p.py", "--python", python]).2;
    for (python, start) in [
        ("2.7.18", "[CPython 2.7, rules: ticks; "),
        ("3.1", "[CPython 3.1, rules: ticks; "),
        ("3.6", "[CPython 3.6, rules: any instruction; "),
        ("3.14.0rc1", "[CPython 3.14, rules: backward jump; "),
        ("3.14t", "[CPython 3.14t, rules: free-threaded; "),
        ("naive", "[CPython as it never was, rules: naive; "),
    ] {
        assert!(said(python).starts_with(start), "{python}: {}", said(python));
    }
}

#[test]
fn a_program_reads_its_input_and_chooses_its_exit_code() {
    let program = "print(input('name? '))\nprint(input())\nraise SystemExit(3)";
    let (_folder, mut command) = gil(program, &["run", "p.py"]);
    let output = command.write_stdin("Ada\nlast").output().expect("gil starts");
    assert_eq!((output.status.code(), &*output.stdout), (Some(3), &b"name? Ada\nlast\n"[..]));
}

#[test]
fn the_timeline_and_the_trace_name_the_threads() {
    let (folder, mut command) = gil(COUNTER, &["run", "p.py", "--timeline", "--trace", "t.json"]);
    let output = command.output().unwrap();
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("MainThread") && page.contains("Thread-4"), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    let trace = std::fs::read_to_string(folder.path().join("t.json")).unwrap();
    assert!(trace.contains("Thread-4 (increment)"), "{trace}");
}

/// A measured run and a simulated one give a picture alike: the same threads, and what each one did in numbers.
#[test]
fn a_picture_names_the_threads() {
    for (how, title) in [
        ("run", "p.py, measured: CPython 3.13 (backward jump)"),
        ("simulate", "p.py, simulated on 4 virtual cores: CPython 3.13 (backward jump)"),
    ] {
        let (folder, mut command) = gil(COUNTER, &[how, "p.py", "--svg", "p.svg"]);
        command.assert().success();
        let svg = std::fs::read_to_string(folder.path().join("p.svg")).unwrap();
        assert!(svg.contains(&format!(">{title}</title>")), "{svg}");
        assert!(svg.contains(">Thread-4 (increment)</text>") && svg.contains(" Thread-4 (increment): runs "));
    }
}

/// Only the simulator knows that a thread has no core: a measured run does not claim it.
#[test]
fn a_measured_thread_is_never_said_to_lack_a_core() {
    let program = COUNTER.replace("50_000", "20_000");
    let trace = |arguments: &[&str]| {
        let (folder, mut command) = gil(&program, &[arguments, &["p.py", "--trace", "t.json"]].concat());
        command.assert().success();
        std::fs::read_to_string(folder.path().join("t.json")).unwrap()
    };
    assert!(trace(&["simulate", "--cores", "1", "--python", "3.13t"]).contains("ready, without a core"));
    for python in ["2.7", "3.13", "3.13t"] {
        assert!(!trace(&["run", "--python", python]).contains("ready, without a core"), "{python}");
    }
}
