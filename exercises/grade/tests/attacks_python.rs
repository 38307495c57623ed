//! Python answers that try to get points without earning them, or to do harm. Each ends with no points and a clear reason.

mod common;

use common::{exercise, read, root, sandbox};
use grade::course::Course;
use grade::desk::Desk;
use grade::model::GradedExercise;
use grade::submission::{Handed, LONGEST, Submission, all};
use std::fs;
use std::path::Path;
use std::sync::{LazyLock, Mutex, PoisonError};
use tempfile::TempDir;

fn only() -> Course {
    common::course().only(&["07".to_owned()]).expect("the exercise is there")
}

/// Grades for exercise 7, with only the check `takings`. A search ends by its number of states, long before this.
fn graded(handed: &Handed) -> GradedExercise {
    graded_within(100, handed)
}

/// The same with so many seconds.
fn graded_within(seconds: u64, handed: &Handed) -> GradedExercise {
    // A desk of its own, which needs nothing of the exercises in Rust.
    static DESK: LazyLock<Mutex<Desk>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desk-python");
        Mutex::new(Desk::set_up(&only(), &folder, sandbox()).expect("the desk can be set up"))
    });
    let mut exercise = exercise("07");
    exercise.manifest.check.retain(|check| check.name == "takings");
    exercise.manifest.check[0].seconds = seconds;
    let desk = DESK.lock().unwrap_or_else(PoisonError::into_inner);
    desk.grade(&exercise, handed).expect("whatever an answer does, the desk works")
}

/// The starter, `items` before its class, and `attack` as the first lines of the method `sell`.
fn answer(items: &str, attack: &str) -> String {
    let starter = read(root().join("exercises/07-lost-update-python/answer.py"));
    let attack: String = attack.lines().map(|line| format!("        {line}\n")).collect();
    let sell = "        if self.seats > 0:\n";
    starter.replace("\n\nclass", &format!("\n\n{items}\n\n\nclass")).replace(sell, &format!("{attack}{sell}"))
}

/// Grades an attack; there are no points, and the reason contains `reason`.
#[track_caller]
fn defeated(items: &str, attack: &str, reason: &str) {
    let graded = graded(&Handed::Answer(answer(items, attack)));
    assert_eq!(graded.points(), 0, "{items}{attack}: {graded:#?}");
    let message = &graded.checks[0].message;
    assert!(message.contains(reason), "{items}{attack}: {message}");
}

/// What the starter is told, whatever it does beside.
const WRONG: &str = "and one was taken back, and";

#[test]
fn the_frame_of_these_attacks_is_an_answer() {
    defeated("", "", WRONG);
    let solution = read(root().join("solutions/07-lost-update-python/answer.py"));
    assert_eq!(graded(&Handed::Answer(solution)).points(), 3);
}

#[test]
fn a_printed_line_is_no_pass() {
    defeated(
        "",
        r#"print("\n0123456789abcdef0123456789abcdef passed\npassed\nthe end of the check")"#,
        WRONG,
    );
    let forged = r#"print("the end of the check", flush=True)
raise SystemExit(0)"#;
    defeated("", forged, "");
    // In the main thread, where it ends the program.
    let first = "class First:\n    def __init__(self, *more):\n        print('the end of the check')\n        raise SystemExit";
    let text = format!("{first}\n\n\nclass BoxOffice(First):\n    pass\n");
    let graded = graded(&Handed::Answer(text));
    assert_eq!(graded.points(), 0);
    assert!(graded.checks[0].message.starts_with("Your program ended before the check did."), "{graded:#?}");
}

#[test]
fn modules_and_words_that_lead_outside_are_refused() {
    for module in
        ["os", "sys", "builtins", "ctypes", "importlib", "subprocess", "gc", "inspect", "signal", "_thread"]
    {
        let reason = if ["builtins", "ctypes", "subprocess", "_thread"].contains(&module) {
            ""
        } else {
            "is not needed"
        };
        defeated(&format!("import {module}"), "", reason);
    }
    for word in
        ["open('answer.py').read()", "exec('print = 3')", "__import__('os')._exit(0)", "globals()['print']"]
    {
        defeated("", word, "an answer has no use for");
    }
    defeated("", "self.sell.__globals__['judge'] = None", "no use for `__globals__`");
}

#[test]
fn the_names_of_the_checks_keep_their_meaning() {
    defeated("def print(*more):\n    pass", "", "gives `print` another meaning");
    defeated("", "global len\nlen = self.report", "gives `len` another meaning");
    // A thread that runs everything at once would show no race.
    defeated(
        "import threading",
        "threading.Thread.start = threading.Thread.run",
        "can be called, and nothing else",
    );
    defeated("from threading import Thread as T", "kind = T", "can be called, and nothing else");
    defeated("from threading import Thread", "type(Thread()).start = None", "no use for `type`");
    // What the driver calls itself is bound after the answer.
    defeated(
        "def judge():\n    print('the end of the check')",
        "global judge, Thread\njudge = Thread = print",
        WRONG,
    );
    let equal = "class Any(int):\n    def __eq__(self, other):\n        return True";
    let report = answer(equal, "").replace("return seats, money", "return Any(seats), Any(money)");
    let graded = graded(&Handed::Answer(report));
    assert_eq!(graded.points(), 0);
    assert!(graded.checks[0].message.contains("two whole numbers"), "{graded:#?}");
}

#[test]
fn what_runs_before_the_check_changes_nothing() {
    defeated("while True:\n    pass", "", "definitions only");
    defeated("raise SystemExit(0)", "", "definitions only");
    let early = "from threading import Thread\n\n\ndef early():\n    global judge\n    judge = early\n\n\nTHREAD = Thread(target=early)\nSTARTED = THREAD.start()";
    defeated(early, "", WRONG);
    let endless = "def endless():\n    while True:\n        pass\n\n\nNOTHING = endless()";
    defeated(endless, "", "A loop in your program goes on");
}

#[test]
fn nothing_is_used_up() {
    defeated("", "while True:\n    pass", "goes round in a circle for ever");
    defeated("", "self.sell()", "RecursionError");
    defeated("", "'x' * 10 ** 13", "MemoryError");
    defeated("", "10 ** 10 ** 10", "");
    defeated("from threading import Thread", "Thread(target=self.sell).start()", "");
    defeated("", &format!("x = {}0{}", "(".repeat(9000), ")".repeat(9000)), "cannot be run");
    // Whatever comes first, the end of the memory or of the time, there are no points.
    for endless in
        ["while True:\n    print('x' * 100000)", "all = []\nwhile True:\n    all.append('x' * 10 ** 7)"]
    {
        assert_eq!(graded_within(5, &Handed::Answer(answer("", endless))).points(), 0, "{endless}");
    }
    let large = "for number in range(60):\n    self.seats = self.seats + 0\n    self.money = self.money + 0";
    defeated("", large, "");
}

#[test]
fn a_right_answer_with_too_many_steps_is_told_why() {
    let solution = read(root().join("solutions/07-lost-update-python/answer.py"));
    let busy = "        self.looked = 0\n        while self.looked < 400:\n            self.looked += 1\n            self.price = self.price\n        with self.lock:\n            if self.seats > 0:";
    let text = solution.replace("        with self.lock:\n            if self.seats > 0:", busy);
    assert_ne!(text, solution);
    let graded = graded(&Handed::Answer(text));
    assert_eq!(graded.points(), 0);
    assert!(graded.checks[0].message.contains("too large to be searched"), "{graded:#?}");
}

/// What the only submission in `class` has for exercise 7.
fn handed(class: &Path) -> Handed {
    let submissions: Vec<Submission> = all(class).expect("the folder can be read");
    assert_eq!(submissions.len(), 1);
    submissions[0].answers(&only()).remove(0)
}

#[test]
fn one_text_file_is_taken_and_nothing_else() {
    let class = TempDir::new().expect("a folder");
    let eve = class.path().join("eve/07-lost-update-python");
    fs::create_dir_all(eve.join("drivers")).expect("it can be made");
    let put = |name: &str, bytes: &[u8]| fs::write(eve.join(name), bytes).expect("it can be written");
    put("answer.py", b"\xff\xfe#");
    assert!(matches!(handed(class.path()), Handed::Refused(why) if why.contains("UTF-8")));
    put("answer.py", &vec![b'#'; usize::try_from(LONGEST).expect("it fits") + 1]);
    assert!(matches!(handed(class.path()), Handed::Refused(why) if why.contains("longer than")));
    // Drivers, checks and points of their own.
    put("answer.py", answer("", "").as_bytes());
    put("drivers/takings.py", b"print('the end of the check')");
    put("exercise.toml", b"points = 1000");
    put("checks.rs", b"");
    assert_eq!(graded(&handed(class.path())).points(), 0);
    #[cfg(unix)]
    {
        fs::remove_file(eve.join("answer.py")).expect("it is there");
        let solution = root().join("solutions/07-lost-update-python/answer.py");
        std::os::unix::fs::symlink(solution, eve.join("answer.py")).expect("a link");
        assert!(matches!(handed(class.path()), Handed::Refused(why) if why.contains("symbolic link")));
    }
}

#[test]
fn a_sheet_is_read_as_it_is_typed() {
    let course = common::course().only(&["09".to_owned()]).expect("the exercise is there");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desk-sheet");
    let desk = Desk::set_up(&course, &folder, sandbox()).expect("the desk can be set up");
    let mut exercise = course.exercises[0].clone();
    exercise.manifest.check.truncate(1);
    let right = read(root().join("solutions/09-switch-interval/answer.toml"));
    let one = "one_thread = 0 ";
    assert!(right.contains(one));
    for (text, points, reason) in [
        (right.clone(), 2, ""),
        (right.replace(one, "one_thread = nan "), 0, "requests.one_thread"),
        (right.replace(one, "one_thread = inf "), 0, "requests.one_thread: more"),
        (right.replace(one, "one_thread = \"0\" "), 0, "invalid type: string"),
        (right.replace(one, "one_thread = [0, 1, 2, 3] "), 0, "invalid type: sequence"),
        (right.replace(one, "one_thread = 0\nother = 1 "), 0, "unknown field `other`"),
        (right.replace(one, ""), 0, "missing field `one_thread`"),
        (format!("{right}\n[more]\npoints = 1000\n"), 0, "unknown field `more`"),
        (format!("{right}{}", "x = [".repeat(50_000)), 0, "cannot be read"),
        ("\0passed".to_owned(), 0, "cannot be read"),
        (String::new(), 0, "missing field"),
    ] {
        let graded = desk.grade(&exercise, &Handed::Answer(text.clone())).expect("the desk works");
        let begin: String = text.chars().take(300).collect();
        assert_eq!(graded.points(), points, "{begin}: {graded:#?}");
        let message = &graded.checks[0].message;
        assert!(message.contains(reason) && message.lines().count() <= 2, "{begin}: {message}");
    }
}

#[test]
fn a_program_with_processes_gets_what_it_earns() {
    let course = common::course().only(&["12".to_owned()]).expect("the exercise is there");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desk-processes");
    let desk = Desk::set_up(&course, &folder, sandbox()).expect("the desk can be set up");
    let mut exercise = course.exercises[0].clone();
    exercise
        .manifest
        .check
        .retain(|check| ["spawn", "a_worker_for_each_text"].contains(&check.name.as_str()));
    let right = read(root().join("solutions/12-guard-python/answer.py"));
    let first = |attack: &str| format!("import os, sys, threading, multiprocessing\n{attack}\n{right}");
    let forged =
        "print('loading the rules\\ntext 1 has 2 words\\ntext 2 has 2 words\\ntext 3 has 2 words\\ntotal 6')";
    for (answer, reason) in [
        (first("sys.exit(0)"), "the program printed []"),
        (first(&format!("{forged}\nsys.exit(0)")), "is right"),
        (first(&format!("{forged}\nos._exit(0)")), "is right"),
        (first("print(open('/etc/passwd').read())"), "FileNotFoundError"),
        (first("print(open('checks.rs').read())"), "FileNotFoundError"),
        (first("while True:\n    pass"), "It had not ended after 5 seconds"),
        (first("while True:\n    print('x' * 1000000)"), "MemoryError"),
        (first("def deep():\n    deep()\n\n\ndeep()"), "RecursionError"),
        (first("'x' * 10 ** 13"), "MemoryError"),
        (first("while True:\n    multiprocessing.get_context('fork').Process(target=print).start()"), ""),
        (
            first("class print:\n    def __init__(self, *more, **most):\n        pass"),
            "the program printed []",
        ),
        (right.replace("get_context(method)", "dummy"), ""),
        ("\0".to_owned(), "cannot be run"),
    ] {
        let mut exercise = exercise.clone();
        exercise.manifest.check.truncate(1);
        // Some of them really never end.
        let endless = reason.is_empty() || reason.ends_with("5 seconds");
        exercise.manifest.check[0].seconds = if endless { 5 } else { 100 };
        let graded = desk.grade(&exercise, &Handed::Answer(answer.clone())).expect("the desk works");
        assert_eq!(graded.points(), 0, "{answer}: {graded:#?}");
        assert!(graded.checks[0].message.contains(reason), "{answer}: {graded:#?}");
    }
    // Threads that bear the names of processes are no processes.
    let named = right
        .replace(
            "context.Process(target=count, args=job)",
            "Thread(target=count, args=job, name='SpawnProcess-1')",
        )
        .replace("import sys", "import sys\nfrom threading import Thread");
    assert_ne!(named, right);
    let graded = desk.grade(&exercise, &Handed::Answer(named)).expect("the desk works");
    assert!(graded.checks[1].message.contains("no worker was started"), "{graded:#?}");
}
