//! What the tests share: simulating a program given as text.
#![allow(dead_code, reason = "each test program uses a part of it")]

use pyvm::{Python, Source, compile};
use simulate::{Options, Simulated, run};
use workloads::Script;

/// Options for a version and a number of cores.
pub(crate) fn options(python: &str, cores: usize) -> Options {
    let python = Python::parse(python).expect("a version with rules");
    Options { cores, ..Options::new(python, vec!["p.py".to_owned()]) }
}

/// Simulates a program.
pub(crate) fn simulated(text: &str, options: &Options) -> Simulated {
    let program = compile(Source::new("p.py", text)).unwrap_or_else(|error| panic!("{error}"));
    run(&program, options)
}

/// What a program prints under CPython 3.13 on four cores.
pub(crate) fn printed(text: &str) -> String {
    let simulated = simulated(text, &options("3.13", 4));
    assert_eq!(simulated.exit, pyvm::ending::Exit::Done, "{}", simulated.stderr);
    simulated.stdout
}

/// Simulates one of the course's programs on two cores.
pub(crate) fn script(script: Script, python: &str, arguments: &[&str]) -> Simulated {
    let argv = std::iter::once(script.path).chain(arguments.iter().copied());
    let options = Options { argv: argv.map(str::to_owned).collect(), ..options(python, 2) };
    let program = compile(Source::new(script.path, script.text)).expect("the program compiles");
    let simulated = run(&program, &options);
    assert_eq!(simulated.exit, pyvm::ending::Exit::Done, "{}", simulated.stderr);
    simulated
}

/// The first number that one of the course's programs prints.
pub(crate) fn number(of: Script, python: &str, arguments: &[&str]) -> f64 {
    let printed = script(of, python, arguments).stdout;
    printed.split_whitespace().next().and_then(|number| number.parse().ok()).expect("it prints a number")
}
