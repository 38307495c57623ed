//! A thread can stop between any two instructions, and during any effect, and nothing comes out
//! differently.

mod common;

use common::{interpreter, load, names, perform, report, run};
use pyvm::bytecode::Instruction;
use pyvm::object::{Result, Value};
use pyvm::{Checks, Effect, Go, Host, Performed, Stop, ThreadState};

/// A host that suspends the thread before every instruction.
#[derive(Default)]
struct Stepping {
    output: String,
    steps: u64,
}

impl Host for Stepping {
    const CHECKS: Checks = Checks::EveryInstruction;

    fn eval_breaker(&mut self, _next: Instruction) -> bool {
        true
    }

    fn handle_pending(&mut self) -> Go {
        self.steps += 1;
        Go::Suspend
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        perform(&mut self.output, effect).map(Performed::Done)
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

/// Programs of millions of instructions, which would take long to step through.
const LONG: &[&str] = &["cpu_squares", "cpu_roots", "cpu_sum", "deep", "error_deep_repr"];

#[test]
fn stopping_before_every_instruction_changes_nothing() {
    for name in names().iter().filter(|name| !LONG.contains(&name.as_str())) {
        let interpreter = load(name);
        let (mut thread, mut host) = (interpreter.main_thread(), Stepping::default());
        let result = loop {
            match thread.run(&mut host) {
                Stop::Suspended => {}
                Stop::Finished(result) => break result,
                Stop::Awaiting => panic!("{name}: this host answers at once"),
            }
        };
        assert!(host.steps > 0, "{name} was never suspended");
        assert_eq!(report(&host.output, &result), run(&load(name)), "{name}");
    }
}

#[test]
fn answering_effects_later_changes_nothing() {
    for name in names() {
        let interpreter = load(&name);
        let (mut thread, mut host) = (interpreter.main_thread(), Later::default());
        let result = loop {
            match thread.run(&mut host) {
                Stop::Awaiting => {
                    assert!(matches!(thread.run(&mut host), Stop::Awaiting), "{name} ran without its answer");
                    let effect = host.asked.take().expect("a waiting thread has asked for something");
                    thread.answer(perform(&mut host.output, effect));
                }
                Stop::Finished(result) => break result,
                Stop::Suspended => panic!("{name}: this host never interrupts"),
            }
        };
        assert_eq!(report(&host.output, &result), run(&load(&name)), "{name}");
    }
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
