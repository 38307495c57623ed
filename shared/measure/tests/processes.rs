//! Programs with worker processes. This test binary re-executes itself as a worker, so it has a `main`
//! of its own.

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use measure::{Exit, Measured, Options, Output, run};
use pyvm::{Python, Source, compile};

fn main() -> ExitCode {
    if let Some(code) = measure::worker_main() {
        return code;
    }
    #[cfg(unix)]
    if std::env::var_os(interrupted::ROLE).is_some() {
        return interrupted::victim();
    }
    let mut trials = vec![
        Trial::test(
            "a process imports the program as mp_main and calls its target",
            a_process_calls_its_target,
        ),
        Trial::test("a process fails alone", a_process_fails_alone),
        Trial::test("a pool gives results in order", a_pool_gives_results_in_order),
        Trial::test("a pool raises what a call raised", a_pool_raises_what_a_call_raised),
        Trial::test("without the guard the child stops with RuntimeError", without_the_guard),
        Trial::test("without the check there is a chain, as long as was asked for", without_the_check),
        Trial::test("what has no pickle does not cross", what_has_no_pickle),
        Trial::test("a list that contains itself crosses", a_list_that_contains_itself),
        Trial::test("only the program's own functions cross", only_the_programs_own_functions_cross),
        Trial::test("a terminated pool does not wait for its workers", a_terminated_pool_does_not_wait),
        Trial::test("a child that leaves the subset ends the program with 2", a_child_that_leaves_the_subset),
        Trial::test("each process has its own globals and its own GIL", each_process_has_its_own),
    ];
    trials.extend(recorded::trials());
    #[cfg(unix)]
    trials.extend(interrupted::trials());
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn measured(text: &str) -> Measured {
    let program = compile(Source::new("test.py", text)).expect("the test's program compiles");
    let options =
        Options { output: Output::Capture, ..Options::new(Python::DEFAULT, vec!["test.py".into()]) };
    run(&program, &options).expect("the machine has no bug")
}

fn equal<T: PartialEq + std::fmt::Debug + ?Sized>(left: &T, right: &T, run: &Measured) -> Result<(), Failed> {
    if left == right {
        Ok(())
    } else {
        Err(format!("{left:?} != {right:?}; its stderr: {}", run.stderr).into())
    }
}

fn a_process_calls_its_target() -> Result<(), Failed> {
    let run = measured(
        "
import multiprocessing

def work(a, b):
    print(__name__, a, b)

if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    p = multiprocessing.Process(target=work, args=([1, 2.5], ('x', None, 2 ** 70)))
    p.start()
    p.join()
    print(__name__, p.exitcode)
",
    );
    equal(&*run.stdout, "__mp_main__ [1, 2.5] ('x', None, 1180591620717411303424)\n__main__ 0\n", &run)
}

fn a_process_fails_alone() -> Result<(), Failed> {
    let run = measured(
        "
import multiprocessing

def work():
    assert False, 'on purpose'

if __name__ == '__main__':
    p = multiprocessing.Process(target=work)
    p.start()
    p.join()
    print(p.exitcode)
",
    );
    equal(&*run.stdout, "1\n", &run)?;
    equal(&run.stderr.starts_with("Process Process-1:\nTraceback"), &true, &run)?;
    equal(&run.stderr.ends_with("AssertionError: on purpose\n"), &true, &run)
}

fn a_pool_gives_results_in_order() -> Result<(), Failed> {
    let run = measured(
        "
import multiprocessing

def square(n):
    return n * n

if __name__ == '__main__':
    with multiprocessing.Pool(2) as pool:
        print(pool.map(square, range(10)))
        print(pool.map(square, [10 ** 10]), pool.map(square, []))
",
    );
    equal(&*run.stdout, "[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]\n[100000000000000000000] []\n", &run)
}

fn a_pool_raises_what_a_call_raised() -> Result<(), Failed> {
    let run = measured(
        "
import multiprocessing

def invert(n):
    return 1 / n

if __name__ == '__main__':
    with multiprocessing.Pool(2) as pool:
        pool.map(invert, [1, 0, 2])
",
    );
    equal(&run.exit, &Exit::Failed("ZeroDivisionError: division by zero".into()), &run)
}

fn without_the_guard() -> Result<(), Failed> {
    let run = measured(
        "
import multiprocessing

def work():
    print('never')

multiprocessing.set_start_method('spawn')
p = multiprocessing.Process(target=work)
p.start()
p.join()
print(p.exitcode)
",
    );
    equal(&*run.stdout, "1\n", &run)?;
    equal(
        &run.stderr.contains("RuntimeError: \n        An attempt has been made to start a new process"),
        &true,
        &run,
    )
}

/// CPython's check switched off, as lesson 6 does: a chain of processes, which ends where it was told to.
fn without_the_check() -> Result<(), Failed> {
    let text = "
import multiprocessing
print('runs as', __name__, flush=True)
process = multiprocessing.get_context('spawn').Process(target=int)
process.start()
process.join()
";
    let program = compile(Source::new("test.py", text)).expect("the test's program compiles");
    for unguarded in [0, 1, 3] {
        let options = Options { unguarded, ..Options::new(Python::DEFAULT, vec!["test.py".into()]) };
        let run = run(&program, &options).expect("the machine has no bug");
        // The last one's child is refused.
        let expected =
            "runs as __main__\n".to_owned() + &"runs as __mp_main__\n".repeat(unguarded as usize + 1);
        equal(&run.stdout, &expected, &run)?;
        equal(&run.stderr.matches("RuntimeError: ").count(), &1, &run)?;
    }
    Ok(())
}

fn what_has_no_pickle() -> Result<(), Failed> {
    let run = measured(
        "
import multiprocessing
import threading

def work(x):
    pass

if __name__ == '__main__':
    multiprocessing.get_context('spawn').Process(target=work, args=(threading.Lock(),)).start()
",
    );
    equal(&run.exit, &Exit::Failed("TypeError: cannot pickle '_thread.lock' object".into()), &run)
}

fn a_list_that_contains_itself() -> Result<(), Failed> {
    let run = measured(
        "
import multiprocessing

def work(x):
    print(x[1] is x)

if __name__ == '__main__':
    a = [1]
    a.append(a)
    p = multiprocessing.get_context('spawn').Process(target=work, args=(a,))
    p.start()
    p.join()
",
    );
    equal(&*run.stdout, "True\n", &run)
}

fn only_the_programs_own_functions_cross() -> Result<(), Failed> {
    let run = measured(
        "
import multiprocessing

def work():
    print('first')

first = work

def work():
    print('second')

if __name__ == '__main__':
    multiprocessing.get_context('spawn').Process(target=first).start()
",
    );
    let failed =
        matches!(&run.exit, Exit::Failed(text) if text.contains("it's not the same object as __main__.work"));
    equal(&failed, &true, &run)
}

fn a_terminated_pool_does_not_wait() -> Result<(), Failed> {
    let run = measured(
        "
import multiprocessing
import threading

def work(n):
    print('working')
    while True:
        n += 1

def ask(pool):
    pool.map(work, [1])

if __name__ == '__main__':
    with multiprocessing.Pool(1) as pool:
        threading.Thread(target=ask, args=(pool,), daemon=True).start()
        import time
        time.sleep(0.05)
    print('done')
",
    );
    equal(&run.stdout.ends_with("done\n"), &true, &run)
}

fn a_child_that_leaves_the_subset() -> Result<(), Failed> {
    let run = measured(
        "
import multiprocessing

def work():
    breakpoint()

if __name__ == '__main__':
    p = multiprocessing.Process(target=work)
    p.start()
    p.join()
",
    );
    let named = matches!(&run.exit, Exit::OutsideSubset(text) if text.starts_with("test.py:5: `breakpoint`"));
    equal(&named, &true, &run)
}

fn each_process_has_its_own() -> Result<(), Failed> {
    let run = measured(
        "
import multiprocessing

counter = 0

def count(n):
    global counter
    for _ in range(n):
        counter += 1
    return counter

if __name__ == '__main__':
    with multiprocessing.Pool(1) as pool:
        print(pool.map(count, [1000, 1000]), counter)
",
    );
    equal(&*run.stdout, "[1000, 2000] 0\n", &run)?;
    // Each interpreter has one thread, so nobody ever waits for a GIL.
    equal(&run.gil.waits, &0, &run)
}

mod recorded {
    //! Programs whose output CPython 3.13 recorded: `tests/programs/NAME.py` and `NAME.out`. Those of `tests/system` want sockets,
    //! commands and timers, which only this host has.

    use std::path::{Path, PathBuf};

    use libtest_mimic::{Failed, Trial};

    use super::{equal, measured};

    fn entries(folder: &str) -> std::fs::ReadDir {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        std::fs::read_dir(folder).expect("the folder is part of the repository")
    }

    pub(crate) fn trials() -> Vec<Trial> {
        let entries = ["programs"].into_iter().chain(cfg!(unix).then_some("system")).flat_map(entries);
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let programs = paths.filter(|path| path.extension().is_some_and(|extension| extension == "py"));
        let trial = |path: PathBuf| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Trial::test(format!("{name} prints what CPython prints"), move || prints_the_same(&path))
        };
        programs.map(trial).collect()
    }

    fn prints_the_same(path: &Path) -> Result<(), Failed> {
        let run = measured(&std::fs::read_to_string(path)?);
        equal(&run.stdout, &std::fs::read_to_string(path.with_extension("out"))?, &run)
    }
}

#[cfg(unix)]
mod interrupted {
    //! A parent that is ended from outside, while its workers compute: none of them stays.

    use std::io::{BufRead, BufReader};
    use std::os::unix::process::CommandExt;
    use std::process::{Command, ExitCode, Stdio};
    use std::time::Duration;

    use libtest_mimic::{Failed, Trial};
    use measure::{Options, Output, run};
    use nix::sys::signal::{Signal, kill, killpg};
    use nix::unistd::Pid;
    use pyvm::{Python, Source, compile};

    pub(crate) const ROLE: &str = "GIL_LAB_TEST_VICTIM";

    const ENDLESS: &str = "
import multiprocessing

def work(n):
    print('working', flush=True)
    while True:
        n += 1

if __name__ == '__main__':
    with multiprocessing.Pool(2) as pool:
        pool.map(work, [1, 2])
";

    pub(crate) fn victim() -> ExitCode {
        measure::stop_on_ctrl_c().expect("the handler is set once");
        let program = compile(Source::new("endless.py", ENDLESS)).expect("the test's program compiles");
        let options =
            Options { output: Output::Inherit, ..Options::new(Python::DEFAULT, vec!["endless.py".into()]) };
        run(&program, &options).map_or(ExitCode::FAILURE, |_| ExitCode::SUCCESS)
    }

    pub(crate) fn trials() -> Vec<Trial> {
        let end_by = |signal, to_group, code| move || nobody_stays(signal, to_group, code);
        vec![
            Trial::test("Ctrl-C ends every worker", end_by(Signal::SIGINT, true, Some(130))),
            Trial::test("SIGTERM ends every worker", end_by(Signal::SIGTERM, false, Some(130))),
            Trial::test("even SIGKILL leaves no worker", end_by(Signal::SIGKILL, false, None)),
        ]
    }

    fn nobody_stays(signal: Signal, to_group: bool, code: Option<i32>) -> Result<(), Failed> {
        let mut parent = Command::new(std::env::current_exe()?)
            .env(ROLE, "1")
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut lines = BufReader::new(parent.stdout.take().ok_or("no output")?).lines();
        for _ in 0..2 {
            let line = lines.next().ok_or("the victim ended too early")??;
            assert_eq!(line, "working");
        }
        let group = Pid::from_raw(i32::try_from(parent.id())?);
        if to_group {
            killpg(group, signal)?;
        } else {
            kill(group, signal)?;
        }
        let output = parent.wait_with_output()?;
        assert_eq!(output.status.code(), code, "{}", String::from_utf8_lossy(&output.stderr));
        if code.is_some() {
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(said, "interrupted; 2 processes of ours ended\n");
        }
        // Signal 0 asks whether anybody of the group is there. The limit only keeps a failure from hanging.
        for _ in 0..3000 {
            if killpg(group, None).is_err() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = killpg(group, Signal::SIGKILL);
        Err("a worker outlived its parent".into())
    }
}
