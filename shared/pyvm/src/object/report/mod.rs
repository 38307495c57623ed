//! The report of an exception: its traceback as CPython prints it, and those of the exceptions that led to it.

mod syntax;
mod tree;

use std::fmt::Write as _;

use crate::marks::Marks;
use crate::object::{Kind, Raise, TracebackEntry, Value, class_name, lock, own_special};
use tree::{Context, Tree};

/// So many equal entries in a row are shown, and the others counted (`_RECURSIVE_CUTOFF`, `Lib/traceback.py`).
const MOST_EQUAL: usize = 3;

impl Raise {
    /// The last line of a traceback: the class, and the message if there is one.
    pub fn summary(&self) -> String {
        let told = lock(&self.exception().story).text.clone();
        let message = told.unwrap_or_else(|| self.message());
        if self.is_outside_subset() {
            return match lock(&self.exception().story).traceback.first() {
                Some(at) => format!("{}:{}: {message}", at.path(), at.line()),
                None => message,
            };
        }
        let class = class_in_report(&self.exception().class);
        if message.is_empty() { class } else { format!("{class}: {message}") }
    }

    /// The traceback as CPython prints it, without a newline at the end, the exceptions that led to this
    /// one first.
    pub fn report(&self) -> String {
        if self.is_outside_subset() {
            return self.summary();
        }
        let mut text = String::new();
        let tree = Tree::of(self);
        tree.format(0, &mut Context::default(), &mut text);
        text.truncate(text.len() - usize::from(text.ends_with('\n')));
        text
    }

    /// The traceback of this exception alone, as `PyTraceBack_Print` (`Python/traceback.c`) prints it.
    pub(crate) fn short_report(&self, marks: Option<Marks>) -> String {
        let entries = self.entries(marks);
        let head = if entries.is_empty() { "" } else { "Traceback (most recent call last):\n" };
        format!("{head}{entries}{}", self.summary())
    }

    /// All exceptions of a report, this one first.
    pub(crate) fn all_in_report(&self) -> Vec<Self> {
        Tree::of(self).into_exceptions()
    }

    /// Those of the exceptions in a report whose class has a `__str__` that has not been asked yet.
    pub(crate) fn untold(&self) -> Vec<Value> {
        let mut all = self.with_own_text();
        all.retain(|value| match Self::from_value(value) {
            Some(raise) => lock(&raise.exception().story).text.is_none(),
            None => false,
        });
        all
    }

    /// Those of the exceptions in a report whose class has a `__str__`.
    pub(crate) fn with_own_text(&self) -> Vec<Value> {
        let all = self.all_in_report().into_iter().map(Self::into_value);
        all.filter(|value| own_special(value, "__str__").is_some()).collect()
    }

    /// Notes what the `__str__` of its class said.
    pub(crate) fn keep_text(&self, text: &str) {
        lock(&self.exception().story).text = Some(text.to_owned());
    }

    /// The entries of the traceback, the outermost first (`StackSummary.format`); with other marks than their own, where
    /// those are given.
    fn entries(&self, marks: Option<Marks>) -> String {
        let traceback = lock(&self.exception().story).traceback.clone();
        let mut text = String::new();
        let mut repeats = 0;
        for (at, entry) in traceback.iter().enumerate().rev() {
            repeats = if traceback.get(at + 1) == Some(entry) { repeats + 1 } else { 0 };
            if repeats < MOST_EQUAL {
                let (path, line, function) = (entry.path(), entry.line(), entry.function());
                let _ = writeln!(text, "  File \"{path}\", line {line}, in {function}");
                text += &entry.excerpt(marks);
            }
            let is_last = |entry: &TracebackEntry| at == 0 || traceback[at - 1] != *entry;
            if repeats >= MOST_EQUAL && is_last(entry) {
                let more = repeats + 1 - MOST_EQUAL;
                let s = if more == 1 { "" } else { "s" };
                let _ = writeln!(text, "  [Previous line repeated {more} more time{s}]");
            }
        }
        text
    }

    /// What comes below the entries: the class, the message and the notes (`TracebackException.format_exception_only`).
    /// `suggestion` is what stands behind the message.
    pub(crate) fn only(&self, suggestion: &str) -> String {
        let mut text = match self.syntax_lines() {
            Some(lines) => lines,
            None => self.summary(),
        };
        let _ = writeln!(text, "{suggestion}");
        for note in self.notes() {
            let _ = writeln!(text, "{note}");
        }
        text
    }

    /// The name that may have been meant, as far as somebody has looked for it.
    fn suggestion(&self) -> String {
        lock(&self.exception().story).suggestion.clone().unwrap_or_default()
    }

    /// What `add_note` added.
    fn notes(&self) -> Vec<String> {
        let notes = lock(&self.exception().attributes).named("__notes__");
        match notes.as_ref().and_then(Value::kind) {
            Some(Kind::List(notes)) => {
                lock(notes).iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The name of an exception's class in a report: with its module, except for the main one's
/// (`print_exception_message`, `Python/pythonrun.c`).
fn class_in_report(class: &Value) -> String {
    match class.kind() {
        Some(Kind::Class(class)) if matches!(&*class.module, "__main__" | "builtins") => {
            class.qualname.to_string()
        }
        Some(Kind::Class(class)) => format!("{}.{}", class.module, class.qualname),
        _ => class_name(class),
    }
}
