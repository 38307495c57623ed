//! Answers with a driver behind them, tried in every interleaving.

use checked_python::{Answer, Driver, EVERY_RULES};
use grading::Verdict;

/// Two threads count to two.
const DRIVER: Driver = Driver {
    path: "drivers/two.py",
    text: "def judge():
    from threading import Thread

    counter = Counter()
    threads = [Thread(target=counter.add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.value == 2, f'The counter is at {counter.value}.'
    print(\"the end of the check\")


judge()
",
};

/// A counter whose `add` has these lines.
fn judged(add: &str) -> Verdict {
    let add: String = add.lines().map(|line| format!("        {line}\n")).collect();
    let text = format!(
        "from threading import Lock\n\n\nclass Counter:\n    def __init__(self):\n        self.lock = Lock()\n        \
         self.value = 0\n\n    def add(self):\n{add}"
    );
    Answer::new("answer.py", &text, &["threading"])?.with(DRIVER).holds_under(&EVERY_RULES)
}

#[test]
fn a_right_answer_holds_under_all_rules() {
    assert_eq!(judged("with self.lock:\n    self.value += 1"), Ok(()));
}

#[test]
fn a_lost_update_is_shown_with_its_schedule_and_the_command_that_replays_it() {
    let message = judged("self.value += 1").expect_err("it loses updates");
    let lines: Vec<&str> = message.lines().collect();
    assert_eq!(lines[0], "The counter is at 1.");
    assert_eq!(
        lines[1],
        "That can happen under the rules of CPython 3.9, though not under those of 3.13. The shortest schedule, step by step:"
    );
    assert!(
        lines
            .iter()
            .any(|line| line.contains("thread b  answer.py:10  self.value += 1   (interrupted before "))
    );
    let last = "In full: cargo run -q -p gil -- replay answer.py a.b";
    assert!(lines.last().is_some_and(|line| line.starts_with(last)), "{message}");
    assert!(message.ends_with(" --python 3.9 --then drivers/two.py"), "{message}");
}

/// What a call divides is lost under 3.13, too.
#[test]
fn the_rules_are_tried_in_their_order() {
    let message = judged("value = self.value\nself.lock.locked()\nself.value = value + 1")
        .expect_err("it loses updates");
    assert!(message.contains("under the rules of CPython 3.13. The shortest"), "{message}");
}

#[test]
fn whoever_ends_early_or_never_has_not_passed() {
    let message = judged("self.lock.acquire()").expect_err("nobody releases it");
    assert!(message.starts_with("Deadlock: threads wait for ever.\n"), "{message}");
    let message = judged("while self.value < 9:\n    self.value = 1").expect_err("it never ends");
    assert!(message.contains("goes round in a circle for ever"), "{message}");
    let text = "class Counter:\n    def __init__(self):\n        print('the end of the check')\n        raise SystemExit\n";
    let answer = Answer::new("answer.py", text, &[]).expect("it is definitions only");
    let message = answer.with(DRIVER).holds_under(&["3.13"]).expect_err("the driver never ran");
    assert!(message.starts_with("Your program ended before the check did."), "{message}");
}
