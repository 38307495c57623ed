//! Exceptions, and the traceback they collect on their way out.

use std::fmt::Write as _;
use std::ops::{Deref, DerefMut};

use crate::source::Source;

/// The result of anything that may raise.
pub type Result<T> = std::result::Result<T, Raise>;

/// An exception on its way to a handler. Boxed because it is rare and a result should stay small.
#[derive(Clone, Debug)]
pub struct Raise(pub Box<Exception>);

impl Deref for Raise {
    type Target = Exception;

    fn deref(&self) -> &Exception {
        &self.0
    }
}

impl DerefMut for Raise {
    fn deref_mut(&mut self) -> &mut Exception {
        &mut self.0
    }
}

/// An exception.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Its class.
    pub kind: ExceptionKind,
    /// Its argument as text; empty where it has none.
    pub message: String,
    /// Where it passed through, innermost first.
    pub traceback: Vec<TracebackEntry>,
}

/// One line of a traceback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracebackEntry {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The function, or `<module>`.
    pub function: String,
    /// The text of the line.
    pub text: String,
}

macro_rules! exception_kinds {
    ($($name:ident $(=> $constructor:ident)?),* $(,)?) => {
        /// The classes of exceptions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // Python's own names
        pub enum ExceptionKind {
            $($name),*,
            /// Not a Python exception: the program used what the subset does not have.
            OutsideSubset,
        }

        impl ExceptionKind {
            /// The class's name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name)),*,
                    Self::OutsideSubset => "outside the subset",
                }
            }

            /// The class of this name; `RuntimeError` for one that is not here.
            pub fn from_name(name: &str) -> Self {
                match name {
                    $(stringify!($name) => Self::$name),*,
                    "outside the subset" => Self::OutsideSubset,
                    _ => Self::RuntimeError,
                }
            }
        }

        #[allow(missing_docs)]
        impl Raise {
            $($(
                pub fn $constructor(message: impl Into<String>) -> Self {
                    Self::new(ExceptionKind::$name, message)
                }
            )?)*
        }
    };
}

exception_kinds! {
    AssertionError => assertion_error,
    AttributeError => attribute_error,
    ImportError => import_error,
    IndexError => index_error,
    MemoryError => memory_error,
    NameError => name_error,
    OSError => os_error,
    OverflowError => overflow_error,
    RecursionError => recursion_error,
    RuntimeError => runtime_error,
    TypeError => type_error,
    UnboundLocalError => unbound_local_error,
    ValueError => value_error,
    ZeroDivisionError => zero_division_error,
}

impl Raise {
    /// A new exception.
    pub fn new(kind: ExceptionKind, message: impl Into<String>) -> Self {
        Self(Box::new(Exception { kind, message: message.into(), traceback: Vec::new() }))
    }

    /// The program used something that Python has and this machine has not.
    pub fn outside_subset(message: impl Into<String>) -> Self {
        Self::new(ExceptionKind::OutsideSubset, message)
    }
}

impl Exception {
    /// Notes that the exception passed through this line of this function.
    pub(crate) fn passed(&mut self, source: &Source, line: u32, function: &str) {
        self.traceback.push(TracebackEntry {
            path: source.path.clone(),
            line,
            function: function.to_owned(),
            text: source.line(line).to_owned(),
        });
    }

    /// The last line of a traceback: the class, and the message if there is one.
    pub fn summary(&self) -> String {
        match (self.kind, self.message.is_empty(), self.traceback.first()) {
            (ExceptionKind::OutsideSubset, _, Some(at)) => {
                format!("{}:{}: {}", at.path, at.line, self.message)
            }
            (ExceptionKind::OutsideSubset, _, None) => self.message.clone(),
            (kind, true, _) => kind.name().to_owned(),
            (kind, false, _) => format!("{}: {}", kind.name(), self.message),
        }
    }

    /// The traceback as CPython prints it, without a newline at the end.
    pub fn report(&self) -> String {
        if self.kind == ExceptionKind::OutsideSubset {
            return self.summary();
        }
        let mut report = String::from("Traceback (most recent call last):\n");
        let mut repeats = 0;
        for (at, entry) in self.traceback.iter().enumerate().rev() {
            // CPython shows the first three of equal lines and counts the others.
            repeats = if self.traceback.get(at + 1) == Some(entry) { repeats + 1 } else { 0 };
            if repeats < 3 {
                let TracebackEntry { path, line, function, text } = entry;
                let _ = write!(report, "  File \"{path}\", line {line}, in {function}\n    {text}\n");
            }
            if repeats >= 3 && (at == 0 || self.traceback[at - 1] != *entry) {
                let more = repeats - 2;
                let s = if more == 1 { "" } else { "s" };
                let _ = writeln!(report, "  [Previous line repeated {more} more time{s}]");
            }
        }
        report + &self.summary()
    }
}
