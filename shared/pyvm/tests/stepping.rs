//! A thread can stop between any two instructions, and during any effect, and nothing comes out
//! differently.

mod common;

use std::sync::Arc;

use common::recordings::{difference, names};
use common::{interpreter, load, perform, report, run};
use pyvm::bytecode::Instruction;
use pyvm::object::{Result, Value};
use pyvm::{Checks, Effect, Go, Host, Interpreter, Performed, Stop, ThreadState};

/// A host that suspends the thread before every instruction.
#[derive(Default)]
struct Stepping {
    output: String,
    steps: u64,
}

impl Host for Stepping {
    const CHECKS: Checks = Checks::EveryInstruction;

    fn eval_breaker(&mut self, _next: Instruction) -> bool {
        self.steps < MOST_STEPS
    }

    fn handle_pending(&mut self) -> Go {
        self.steps += 1;
        Go::Suspend
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        perform(&mut self.output, effect)
    }
}

/// A host that does every effect only after the thread was suspended for it.
#[derive(Default)]
struct Later {
    output: String,
    asked: Option<Effect>,
}

impl Host for Later {
    const CHECKS: Checks = Checks::BackwardJumps;

    fn eval_breaker(&mut self, _next: Instruction) -> bool {
        false
    }

    fn handle_pending(&mut self) -> Go {
        Go::On
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        assert!(self.asked.replace(effect).is_none(), "a thread asks for one effect at a time");
        Ok(Performed::Suspend)
    }
}

/// After so many steps a program goes on without them: some take millions.
const MOST_STEPS: u64 = 200_000;

/// The programs that the machine runs, in any way that a test chooses.
fn programs() -> impl Iterator<Item = (String, Arc<Interpreter>)> {
    names().into_iter().filter_map(|name| load(&name).ok().map(|program| (name, program)))
}

/// What a program printed, the addresses of objects left out: they are never the same.
fn shown(printed: Option<String>) -> String {
    let printed = printed.unwrap_or_else(|| "it needs another host\n".to_owned());
    let mut pieces = printed.split(" at 0x");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |shown, piece| {
        shown + " at 0x" + piece.trim_start_matches(|c: char| c.is_ascii_hexdigit())
    })
}

#[test]
fn stopping_before_every_instruction_changes_nothing() {
    let mut differences = Vec::new();
    for (name, program) in programs() {
        let (mut thread, mut host) = (program.main_thread(), Stepping::default());
        let found = loop {
            match thread.run(&mut host) {
                Stop::Suspended => {}
                Stop::Finished(result) => break Some(report(&host.output, &result)),
                Stop::Awaiting => break None,
            }
        };
        assert!(host.steps > 0, "{name} was never suspended");
        let expected = load(&name).ok().and_then(|program| run(&program));
        differences.extend(difference(&name, &shown(expected), &shown(found)));
    }
    assert!(
        differences.is_empty(),
        "stepping (+) differs from an uninterrupted run (-):\n{}",
        differences.concat()
    );
}

#[test]
fn answering_effects_later_changes_nothing() {
    let mut differences = Vec::new();
    for (name, program) in programs() {
        let (mut thread, mut host) = (program.main_thread(), Later::default());
        let found = loop {
            match thread.run(&mut host) {
                Stop::Awaiting => {
                    assert!(matches!(thread.run(&mut host), Stop::Awaiting), "{name} ran without its answer");
                    let effect = host.asked.take().expect("a waiting thread has asked for something");
                    match perform(&mut host.output, effect) {
                        Ok(Performed::Done(answer)) => thread.answer(Ok(answer)),
                        Ok(Performed::Suspend) => break None,
                        Err(raise) => thread.answer(Err(raise)),
                    }
                }
                Stop::Finished(result) => break Some(report(&host.output, &result)),
                Stop::Suspended => panic!("{name}: this host never interrupts"),
            }
        };
        let expected = load(&name).ok().and_then(|program| run(&program));
        differences.extend(difference(&name, &shown(expected), &shown(found)));
    }
    assert!(
        differences.is_empty(),
        "answering later (+) differs from an uninterrupted run (-):\n{}",
        differences.concat()
    );
}

const COUNTER: &str = "
counter = 0
def increment():
    global counter
    counter += 1
";

/// Runs two threads of `increment`, one instruction at a time: the next step is the thread's whose
/// letter comes next, and after the last letter both run to their end. Gives the counter.
fn counter_after(steps: &str) -> Value {
    let interpreter = interpreter("counter.py", COUNTER);
    assert!(matches!(interpreter.main_thread().run(&mut common::Straight::default()), Stop::Finished(Ok(_))));
    let increment = interpreter.main.get("increment");
    let mut threads = [1, 2].map(|number| interpreter.thread(number, increment.clone(), Vec::new()));
    let mut host = Stepping::default();
    for letter in steps.chars() {
        step(&mut threads[usize::from(letter == 'B')], &mut host);
    }
    for thread in &mut threads {
        while step(thread, &mut host) {}
    }
    interpreter.main.get("counter")
}

/// Runs one instruction. False where that was the last.
fn step(thread: &mut ThreadState, host: &mut Stepping) -> bool {
    matches!(thread.run(host), Stop::Suspended)
}

#[test]
fn two_threads_lose_an_update_where_both_read_before_either_writes() {
    // RESUME, LOAD_GLOBAL; then the other thread runs all of its `counter += 1`.
    assert!(counter_after("AABBBBBBA").is(&Value::Int(1)));
    assert!(counter_after("ABABABABABAB").is(&Value::Int(1)));
}

#[test]
fn two_threads_lose_nothing_where_one_writes_before_the_other_reads() {
    assert!(counter_after("AAAAAABBBBBB").is(&Value::Int(2)));
    // RESUME, LOAD_GLOBAL, LOAD_CONST, BINARY_OP, STORE_GLOBAL; the other has only begun.
    assert!(counter_after("BAAAAABBBBA").is(&Value::Int(2)));
}
