//! Programs of the test suite's grammar, each choice a byte: they compile, and they end.
#![no_main]

mod bounded;
#[path = "../../tests/grammar/mod.rs"]
mod grammar;

use bounded::Ended;
use grammar::{Choices, program};
use libfuzzer_sys::fuzz_target;

/// More looks at the eval breaker than a program of the grammar takes.
const LOOKS: u64 = 20_000_000;

fuzz_target!(|bytes: &[u8]| {
    let text = program(Choices::Bytes(bytes));
    if std::env::var_os("PYVM_PRINT").is_some() {
        println!("{text}");
    }
    match bounded::run(&text, LOOKS) {
        Ended::Done | Ended::Raised(_) => {}
        Ended::Refused(why) => panic!("the grammar left the subset: {why}\n{text}"),
        Ended::Stopped => panic!("still running after {LOOKS} looks\n{text}"),
    }
});
