//! Whether the machine did with a program what it had to.

use crate::facts::Facts;
use crate::process::Ended;
use crate::redact::{redact, unordered};
use crate::scope::Scope;

/// What came out, in words.
pub(crate) type Verdict = Result<String, String>;

/// The exit codes of `gil run`: the program ran to its end; it failed; it was refused.
const DONE: i32 = 0;
const FAILED: i32 = 1;
const REFUSED: i32 = 2;

/// Judges one run, against CPython's where there is one.
pub(crate) fn judge(scope: &Scope, facts: Option<&Facts>, ours: &Ended, theirs: Option<&Ended>) -> Verdict {
    let Some(code) = ours.code else { return Err("did not end by itself".to_owned()) };
    let refused = code == REFUSED && ours.last_words().contains("error");
    match (scope, theirs, facts) {
        (Scope::NoPython, ..) if refused => Ok("refused".to_owned()),
        (Scope::NoPython, ..) => Err(format!("accepted: {}", ours.short())),
        (Scope::Outside(..), ..) if refused => Ok("refused in words".to_owned()),
        (Scope::Outside(..), ..) if code <= FAILED => Ok("runs".to_owned()),
        (_, Some(theirs), Some(facts)) => compare(facts, ours, theirs),
        (_, None, Some(facts)) if code <= FAILED => alone(facts, ours),
        _ => Err(format!("{}: {}", ours.short(), ours.last_words())),
    }
}

/// The same exit code, the same output and, of a program that fails, the same error.
fn compare(facts: &Facts, ours: &Ended, theirs: &Ended) -> Verdict {
    if theirs.code.is_none() {
        return Err("CPython did not end by itself".to_owned());
    }
    if ours.code != theirs.code {
        return Err(format!("{}: {}", ours.short(), ours.last_words()));
    }
    let (one, other) = (redact(&ours.stdout), redact(&theirs.stdout));
    let same = one == other;
    let same_lines = || facts.is_concurrent() && unordered(&ours.stdout) == unordered(&theirs.stdout);
    if !same && !same_lines() {
        let line = one.lines().zip(other.lines()).take_while(|(one, other)| one == other).count() + 1;
        return Err(format!("prints something else, first in line {line} of its output"));
    }
    if ours.code != Some(DONE) {
        if redact(ours.last_words()) != redact(theirs.last_words()) {
            return Err(format!("fails otherwise than CPython: {}", ours.last_words()));
        }
        return Ok("fails as in CPython".to_owned());
    }
    Ok(if same { "same" } else { "same lines, other order" }.to_owned())
}

/// Without a CPython: it ran to its end, or failed in a way that is the program's own fault for all
/// that can be told without one.
fn alone(facts: &Facts, ours: &Ended) -> Verdict {
    let words = ours.last_words();
    let of_undefined = |name: &String| words.starts_with(&format!("NameError: name '{name}' is not defined"));
    match ours.code {
        Some(DONE) => Ok("runs".to_owned()),
        _ if facts.undefined.iter().any(of_undefined) => Ok("fails for want of a name".to_owned()),
        _ if words.starts_with("TypeError: ") => Ok("fails; nobody to ask whether it must".to_owned()),
        _ => Err(format!("{}: {words}", ours.short())),
    }
}

#[test]
fn a_program_passes_only_with_cpythons_output_and_error() {
    let ended = |code, stdout: &str, stderr: &str| Ended {
        code: Some(code),
        stdout: stdout.to_owned(),
        stderr: stderr.to_owned(),
    };
    let judged = |code: &str, ours: &Ended, theirs: Option<&Ended>| {
        let facts = Facts::of(code).expect("this parses");
        judge(&Scope::of(Some(&facts)), Some(&facts), ours, theirs).is_ok()
    };
    let (ab, ba) = (ended(0, "a\nb\n", ""), ended(0, "b\na\n", ""));
    assert!(judged("pass", &ab, Some(&ab)));
    assert!(!judged("pass", &ab, Some(&ba)), "without threads the order counts");
    assert!(judged("import threading", &ab, Some(&ba)));
    let failed = |message: &str| ended(1, "", message);
    assert!(judged("pass", &failed("KeyError: 1\n"), Some(&failed("Traceback\nKeyError: 1\n"))));
    assert!(!judged("pass", &failed("KeyError: 1"), Some(&failed("KeyError: 2"))));
    let refused = ended(2, "", "error: p.py:1:1: outside the subset");
    assert!(!judged("pass", &refused, None));
    assert!(judged("import asyncio", &refused, None));
    assert!(judged("x", &failed("NameError: name 'x' is not defined"), None));
    assert!(!judged("x", &failed("NameError: name 'len' is not defined"), None));
    assert!(!judged("pass", &Ended::default(), None), "a program that hangs");
}
