//! The traceback: where an exception passed through, as CPython prints it.

use std::fmt::Write as _;

use crate::object::{Exception, Kind, Raise, Ref, Value, lock};
use crate::source::Source;

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

impl Raise {
    /// Notes that the exception passed through this line of this function.
    pub(crate) fn passed(&self, source: &Source, line: u32, function: &str) {
        lock(&self.exception().story).traceback.push(TracebackEntry {
            path: source.path.clone(),
            line,
            function: function.to_owned(),
            text: source.line(line).to_owned(),
        });
    }

    /// The last line of a traceback: the class, and the message if there is one.
    pub fn summary(&self) -> String {
        let (message, class) = (self.message(), self.class_name());
        if self.is_outside_subset() {
            return match lock(&self.exception().story).traceback.first() {
                Some(at) => format!("{}:{}: {message}", at.path, at.line),
                None => message,
            };
        }
        // A class of the program is shown with its module, except for the main one's.
        match message.is_empty() {
            true => class,
            false => format!("{class}: {message}"),
        }
    }

    /// The traceback as CPython prints it, without a newline at the end, the exceptions that led to this
    /// one first.
    pub fn report(&self) -> String {
        if self.is_outside_subset() {
            return self.summary();
        }
        // From this one back to the first; one that comes up again ends the chain.
        let mut chain: Vec<(Ref, &str)> = vec![(self.0.clone(), "")];
        while let Some((next, why)) = chain.last().and_then(|(last, _)| leading_to(last))
            && !chain.iter().any(|(known, _)| Ref::ptr_eq(known, &next))
        {
            chain.push((next, why));
        }
        let mut report = String::new();
        for (at, (raised, why)) in chain.iter().enumerate().rev() {
            report += &Self(raised.clone()).own_report();
            if at > 0 {
                let _ = write!(report, "\n\n{why}\n\n");
            }
        }
        report
    }

    fn own_report(&self) -> String {
        let story = lock(&self.exception().story);
        let traceback = story.traceback.clone();
        drop(story);
        let mut report = String::new();
        if !traceback.is_empty() {
            report.push_str("Traceback (most recent call last):\n");
        }
        let mut repeats = 0;
        for (at, entry) in traceback.iter().enumerate().rev() {
            // CPython shows the first three of equal lines and counts the others.
            repeats = if traceback.get(at + 1) == Some(entry) { repeats + 1 } else { 0 };
            if repeats < 3 {
                let TracebackEntry { path, line, function, text } = entry;
                let _ = write!(report, "  File \"{path}\", line {line}, in {function}\n    {text}\n");
            }
            if repeats >= 3 && (at == 0 || traceback[at - 1] != *entry) {
                let more = repeats - 2;
                let s = if more == 1 { "" } else { "s" };
                let _ = writeln!(report, "  [Previous line repeated {more} more time{s}]");
            }
        }
        report + &self.summary()
    }
}

/// The exception that led to this one, and how CPython says so.
fn leading_to(raised: &Ref) -> Option<(Ref, &'static str)> {
    let Kind::Exception(exception) = &raised.kind else { return None };
    let exception: &Exception = exception;
    let story = lock(&exception.story);
    match (&story.cause, &story.context) {
        (Value::Object(cause), _) => Some((
            cause.clone(),
            "The above exception was the direct cause of the following exception:",
        )),
        (_, Value::Object(context)) if !story.context_hidden => Some((
            context.clone(),
            "During handling of the above exception, another exception occurred:",
        )),
        _ => None,
    }
}
