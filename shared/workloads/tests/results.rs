//! Every task computes the same everywhere: in the machine, in Rust, and in a real CPython.

use measure::cpython::CPython;
use measure::{Exit, Options, run};
use pyvm::{Python, Source, compile};
use workloads::native::{self, Total};
use workloads::{CPU_BOUND, Task};

/// What the machine prints for one task of this size.
fn in_the_machine(task: Task, size: u64, python: Python) -> String {
    let program = compile(Source::new(CPU_BOUND.path, CPU_BOUND.text)).expect("the program compiles");
    let argv = [CPU_BOUND.path, task.name(), "result", "1", &size.to_string()];
    let ran = run(&program, &Options::new(python, argv.map(str::to_owned).into())).expect("no bug");
    assert_eq!(ran.exit, Exit::Done, "{}", ran.stderr);
    ran.stdout.trim().to_owned()
}

#[test]
fn the_machine_and_the_native_twin_agree() {
    for task in Task::ALL {
        for size in [1, 2, 1_000, 100_000] {
            let expected = match native::run(task, size) {
                Total::Integer(total) => total.to_string(),
                Total::Float(total) => format!("{total:?}"),
            };
            for python in [Python::DEFAULT, Python::DEFAULT.free_threaded()] {
                assert_eq!(in_the_machine(task, size, python), expected, "{task} of {size}, {python}");
            }
        }
    }
}

#[test]
fn sums_are_exact_where_they_pass_64_bits() {
    assert_eq!(in_the_machine(Task::Squares, 10_000_000, Python::DEFAULT), "333333283333335000000");
    assert_eq!(in_the_machine(Task::Sum, 3_000_000, Python::DEFAULT), "4499998500000");
}

#[test]
fn a_real_cpython_agrees() {
    let Ok(real) = CPython::find("python3") else {
        println!("skipped: there is no python3 here");
        return;
    };
    for task in Task::ALL {
        let ran =
            real.run(CPU_BOUND.file(), &[task.name(), "result", "1", "100000"]).expect("python3 starts");
        assert_eq!(
            ran.stdout.trim(),
            in_the_machine(task, 100_000, Python::DEFAULT),
            "{}: {task}",
            real.name
        );
    }
}
