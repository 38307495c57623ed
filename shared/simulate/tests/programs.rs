//! The programs of pyvm's tests, with virtual threads, processes and files: each prints what CPython printed, whatever
//! the machine and the seed.

#[path = "../../pyvm/tests/common/recordings.rs"]
mod recordings;

use pyvm::ending::Exit;
use pyvm::{Python, Source, compile};
use recordings::{difference, failure, folder, names, recording};
use simulate::{Options, Simulated, run};

/// Runs a program of the folder on a virtual machine. `None` where it is refused.
fn simulated(name: &str, cores: usize, seed: u64) -> Option<Simulated> {
    let path = format!("{name}.py");
    let text = std::fs::read_to_string(folder().join(&path)).expect("the program can be read");
    let program = compile(Source::new(&*path, &*text)).ok()?;
    let options = Options { cores, seed, ..Options::new(Python::DEFAULT, vec![path]) };
    Some(run(&program, &options))
}

/// What a program printed and, where an exception ended it, what stands on standard error.
fn printed(simulated: &Simulated) -> String {
    match simulated.exit {
        Exit::Done => simulated.stdout.clone(),
        _ => simulated.stdout.clone() + &failure(&simulated.stderr),
    }
}

fn differences(cores: usize, seed: u64) -> String {
    let found = names().into_iter().filter_map(|name| {
        let printed = simulated(&name, cores, seed).map_or("refused\n".to_owned(), |ran| printed(&ran));
        difference(&name, &recording(&name), &printed)
    });
    found.collect()
}

#[test]
fn every_program_prints_what_cpython_printed() {
    let differences = differences(4, 0);
    assert!(differences.is_empty(), "simulate (+) differs from the recording (-):\n{differences}");
}

#[test]
fn so_it_does_on_one_core_with_another_seed() {
    let differences = differences(1, 7);
    assert!(differences.is_empty(), "simulate (+) differs from the recording (-):\n{differences}");
}

/// Run twice, in operating-system threads that are busy with other simulations: the same to the byte.
#[test]
fn every_program_runs_the_same_twice() {
    let names = names();
    let runs = std::thread::scope(|scope| {
        let run_all = || names.iter().map(|name| simulated(name, 2, 3)).collect::<Vec<_>>();
        [scope.spawn(run_all), scope.spawn(run_all)].map(|run| run.join().expect("no simulation panics"))
    });
    for ((name, one), other) in names.iter().zip(&runs[0]).zip(&runs[1]) {
        assert_eq!(one, other, "{name} ran differently");
    }
}
