//! How a program ended: what is said of it, and the exit code.

use pyvm::Interpreter;
use pyvm::object::{Kind, Raise, Result, Value, exception_named, lock, str};

use crate::measured::Exit;
use crate::output::TOO_MUCH;
use crate::shared::Shared;

/// What `sys.exit` was called with, where that is what this is: the exit code, and what is to be said
/// (`handle_system_exit`, `Python/pythonrun.c`).
pub(crate) fn system_exit(raise: &Raise) -> Option<(i32, Option<String>)> {
    if !raise.is_a(exception_named("SystemExit")) {
        return None;
    }
    let args = lock(&raise.exception().args).clone();
    Some(match args.first() {
        None | Some(Value::None | Value::False) => (0, None),
        Some(Value::True) => (1, None),
        // The system keeps the lowest eight bits.
        Some(Value::Int(code)) => (i32::from(code.to_le_bytes()[0]), None),
        Some(value) if matches!(value.kind(), Some(Kind::BigInt(_))) => (255, None),
        Some(value) => (1, Some(format!("{}\n", str(value)))),
    })
}

/// What is said of an exception that ended the program, if anything.
pub(crate) fn report(raise: &Raise) -> Option<String> {
    match system_exit(raise) {
        Some((_, said)) => said,
        // The command that ran the program says it, in its own words.
        None if raise.is_outside_subset() => None,
        None => Some(format!("{}\n", raise.report())),
    }
}

/// What is said once all threads have ended.
pub(crate) fn report_rest(shared: &Shared, interpreter: &Interpreter, memory_errors: &[String]) {
    for ignored in interpreter.take_ignored() {
        shared.report(&ignored);
    }
    for error in memory_errors {
        shared.report(&format!("memory error: {error}\n"));
    }
}

/// How the program ended.
pub(crate) fn exit(
    outside_subset: Option<String>,
    result: Result<Value>,
    printed_too_much: bool,
    memory_errors: &[String],
) -> Exit {
    if let Some(text) = outside_subset {
        return Exit::OutsideSubset(text);
    }
    match (result, memory_errors) {
        (Err(raise), _) => match system_exit(&raise) {
            Some((0, _)) => Exit::Done,
            Some((code, _)) => Exit::Exited(u8::try_from(code).unwrap_or(255)),
            None => Exit::Failed(raise.summary()),
        },
        (Ok(_), _) if printed_too_much => Exit::Failed(format!("MemoryError: {TOO_MUCH}")),
        (Ok(_), [first, ..]) => Exit::Failed(format!("memory error: {first}")),
        (Ok(_), []) => Exit::Done,
    }
}
