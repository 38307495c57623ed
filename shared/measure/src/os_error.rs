//! What the operating system refuses, as Python's `OSError` and its kin (PEP 3151).

use std::io::{Error, ErrorKind};

use pyvm::object::{Raise, Value, exception_named};

/// The exception for an error of the system, about a path if there is one.
pub(crate) fn os_error(error: &Error, path: Option<&str>) -> Raise {
    let (number, class) = number_and_class(error);
    let mut args = vec![Value::Int(number.into()), Value::str(text(error))];
    args.extend(path.map(Value::str));
    Raise::with(Value::Type(exception_named(class)), args)
}

/// The same, about two paths: `os.rename`.
pub(crate) fn os_error_of_two(error: &Error, from: &str, to: &str) -> Raise {
    let (number, class) = number_and_class(error);
    // The fourth argument is Windows' own error number.
    let args = vec![
        Value::Int(number.into()),
        Value::str(text(error)),
        Value::str(from),
        Value::None,
        Value::str(to),
    ];
    Raise::with(Value::Type(exception_named(class)), args)
}

/// The number is Linux's wherever the kind of the error is known, so that a program prints the same on every
/// system.
fn number_and_class(error: &Error) -> (i32, &'static str) {
    match error.kind() {
        ErrorKind::NotFound => (2, "FileNotFoundError"),
        ErrorKind::PermissionDenied => (13, "PermissionError"),
        ErrorKind::AlreadyExists => (17, "FileExistsError"),
        ErrorKind::NotADirectory => (20, "NotADirectoryError"),
        ErrorKind::IsADirectory => (21, "IsADirectoryError"),
        ErrorKind::DirectoryNotEmpty => (39, "OSError"),
        ErrorKind::BrokenPipe => (32, "BrokenPipeError"),
        ErrorKind::ConnectionRefused => (111, "ConnectionRefusedError"),
        ErrorKind::ConnectionReset => (104, "ConnectionResetError"),
        ErrorKind::ConnectionAborted => (103, "ConnectionAbortedError"),
        ErrorKind::TimedOut => (110, "TimeoutError"),
        ErrorKind::WouldBlock => (11, "BlockingIOError"),
        ErrorKind::Interrupted => (4, "InterruptedError"),
        _ => (error.raw_os_error().unwrap_or(5), "OSError"),
    }
}

/// The text without what the standard library adds to it.
fn text(error: &Error) -> String {
    if error.raw_os_error().is_none() && error.kind() == ErrorKind::IsADirectory {
        return "Is a directory".to_owned();
    }
    let text = error.to_string();
    text.split_once(" (os error").map_or(&*text, |(text, _)| text).to_owned()
}
