//! What the file system refuses, as Linux numbers it and Python names it (PEP 3151).

use pyvm::object::{Raise, Value, exception_named};

/// Why something cannot be done with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Error {
    NotFound,
    Exists,
    NotFolder,
    IsFolder,
    NotEmpty,
    BadDescriptor,
    NoLink,
}

impl Error {
    fn parts(self) -> (i64, &'static str, &'static str) {
        match self {
            Self::NotFound => (2, "No such file or directory", "FileNotFoundError"),
            Self::BadDescriptor => (9, "Bad file descriptor", "OSError"),
            Self::NoLink => (22, "Invalid argument", "OSError"),
            Self::Exists => (17, "File exists", "FileExistsError"),
            Self::NotFolder => (20, "Not a directory", "NotADirectoryError"),
            Self::IsFolder => (21, "Is a directory", "IsADirectoryError"),
            Self::NotEmpty => (39, "Directory not empty", "OSError"),
        }
    }

    /// The exception, about a path.
    pub(super) fn of(self, path: &str) -> Raise {
        let (number, text, class) = self.parts();
        let args = vec![Value::Int(number), Value::str(text), Value::str(path)];
        Raise::with(Value::Type(exception_named(class)), args)
    }

    /// The same, about two paths: `os.rename`. The fourth argument is Windows' own error number.
    pub(super) fn of_two(self, from: &str, to: &str) -> Raise {
        let (number, text, class) = self.parts();
        let args = vec![Value::Int(number), Value::str(text), Value::str(from), Value::None, Value::str(to)];
        Raise::with(Value::Type(exception_named(class)), args)
    }
}
