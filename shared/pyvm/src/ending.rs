//! How a program ended: what is said of it, and the exit code. The same for every runner.

use crate::object::{Kind, Raise, Result, Value, exception_named, lock, str};

/// What is said when a program prints more than is kept.
pub const TOO_MUCH: &str = "the program printed more than the 64 MiB that are kept";

/// So many bytes of a program's output are kept; endless output must not eat the memory.
pub const MOST_OUTPUT: usize = 64 << 20;

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It came to its end.
    Done,
    /// It ended itself by `sys.exit` with this code, which is not zero.
    Exited(u8),
    /// An exception ended it, or its memory went wrong; the text is the traceback's last line, or the first of what
    /// went wrong.
    Failed(String),
    /// It used what the subset does not have; the text says what and where.
    OutsideSubset(String),
}

impl Exit {
    /// The exit code of a command that ran it.
    pub fn code(&self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Exited(code) => *code,
            Self::Failed(_) => 1,
            Self::OutsideSubset(_) => 2,
        }
    }
}

/// What `sys.exit` was called with, where that is what this is: the exit code, and what is to be said
/// (`handle_system_exit`, `Python/pythonrun.c`).
pub fn system_exit(raise: &Raise) -> Option<(i32, Option<String>)> {
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
pub fn report(raise: &Raise) -> Option<String> {
    match system_exit(raise) {
        Some((_, said)) => said,
        // The command that ran the program says it, in its own words.
        None if raise.is_outside_subset() => None,
        None => Some(format!("{}\n", raise.report())),
    }
}

/// How the program ended.
pub fn exit(
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
