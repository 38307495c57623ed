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

    fn handle_pending(&mut self) -> Result<Go> {
        self.steps += 1;
        Ok(Go::Suspend)
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        perform(&mut self.output, effect)
    }
}

/// A host that does every effect only after the thread was suspended for it, but tells the time at once:
/// a thread that is profiled reads the clock between instructions, and cannot wait there.
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

    fn handle_pending(&mut self) -> Result<Go> {
        Ok(Go::On)
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        if let Effect::ReadClock(_) = effect {
            return perform(&mut self.output, effect);
        }
        assert!(self.asked.replace(effect).is_none(), "a thread asks for one effect at a time");
        Ok(Performed::Suspend)
    }
}

/// After so many steps a program goes on without them: some take millions.
const MOST_STEPS: u64 = 200_000;

/// What a program printed, the addresses of objects left out: they are never the same.
fn shown(printed: Option<String>) -> String {
    let printed = printed.unwrap_or_else(|| "it needs another host\n".to_owned());
    let mut pieces = printed.split(" at 0x");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |shown, piece| {
        shown + " at 0x" + piece.trim_start_matches(|c: char| c.is_ascii_hexdigit())
    })
}

/// Runs a program's main thread and then its last one, with a function that runs one thread to its end.
fn both<H>(
    program: &Arc<Interpreter>,
    mut host: H,
    run: fn(&mut ThreadState, &mut H) -> Option<Result<Value>>,
    output: fn(&H) -> &str,
) -> Option<String> {
    let result = run(&mut program.main_thread(), &mut host)?;
    if let Some(mut last) = program.last_thread() {
        run(&mut last, &mut host)?.ok();
    }
    Some(report(output(&host), &result))
}

/// Compares every program, run in some way, with its uninterrupted run.
fn nothing_changes(run_otherwise: impl Fn(&Arc<Interpreter>) -> Option<String>) {
    let mut differences = Vec::new();
    for name in names() {
        // One that is refused, `programs.rs` reports.
        let (Ok(one), Ok(other)) = (load(&name), load(&name)) else { continue };
        differences.extend(difference(&name, &shown(run(&one)), &shown(run_otherwise(&other))));
    }
    assert!(differences.is_empty(), "(+) differs from an uninterrupted run (-):\n{}", differences.concat());
}

#[test]
fn stopping_before_every_instruction_changes_nothing() {
    let step = |thread: &mut ThreadState, host: &mut Stepping| loop {
        match thread.run(host) {
            Stop::Suspended => {}
            Stop::Finished(result) => break Some(result),
            Stop::Awaiting => break None,
        }
    };
    nothing_changes(|program| both(program, Stepping::default(), step, |host| &host.output));
}

#[test]
fn answering_effects_later_changes_nothing() {
    let answer = |thread: &mut ThreadState, host: &mut Later| loop {
        match thread.run(host) {
            Stop::Awaiting => {
                assert!(matches!(thread.run(host), Stop::Awaiting), "it ran without its answer");
                let effect = host.asked.take().expect("a waiting thread has asked for something");
                match perform(&mut host.output, effect) {
                    Ok(Performed::Done(answer)) => thread.answer(Ok(answer)),
                    Ok(Performed::Suspend) => break None,
                    Err(raise) => thread.answer(Err(raise)),
                }
            }
            Stop::Finished(result) => break Some(result),
            Stop::Suspended => panic!("this host never interrupts"),
        }
    };
    nothing_changes(|program| both(program, Later::default(), answer, |host| &host.output));
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
