//! The traceback: where an exception passed through, as CPython prints it.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::bytecode::{Code, Part, Position};
use crate::marks::Marks;
use crate::object::{
    Custom, Exception, Kind, NativeFunction, Raise, Ref, Result, Type, Value, class_name, lock, own_special,
    with_ancestors,
};
use crate::rules::Python;

/// One line of a traceback. Most exceptions are caught, and nobody asks for the texts: they are looked up when somebody
/// does.
#[derive(Clone, Debug)]
pub struct TracebackEntry {
    code: Arc<Code>,
    /// The instruction.
    part: Part,
    /// How the part of the line is marked that failed.
    marks: Marks,
    /// The frame, where it has variables of its own.
    pub(crate) frame: Option<Ref>,
}

impl TracebackEntry {
    /// The file.
    pub fn path(&self) -> &str {
        &self.code.source.path
    }

    /// The function, or `<module>`.
    pub fn function(&self) -> &str {
        &self.code.name
    }

    /// The line, from 1.
    pub fn line(&self) -> u32 {
        self.code.lines.get(self.part.at as usize).copied().unwrap_or(0)
    }

    /// Which part of the text it was, as far as that is known.
    fn position(&self) -> Option<Position> {
        self.code.position(self.part)
    }

    /// The text of the line; empty where CPython could not read it.
    pub fn text(&self) -> &str {
        self.code.source.line(self.line())
    }
}

impl PartialEq for TracebackEntry {
    fn eq(&self, other: &Self) -> bool {
        (self.line(), self.function(), self.path(), self.text())
            == (other.line(), other.function(), other.path(), other.text())
    }
}

impl Eq for TracebackEntry {}

/// So many exceptions of a group are reported (`max_group_width`, `Lib/traceback.py`).
const MOST_PARTS: usize = 15;

impl Raise {
    /// Notes that the exception passed through this instruction of this code, in this frame, under the rules of `python`.
    pub(crate) fn passed(&self, code: &Arc<Code>, part: Part, frame: Option<Ref>, python: Python) {
        let entry = TracebackEntry { code: code.clone(), part, marks: Marks::of(python), frame };
        lock(&self.exception().story).traceback.push(entry);
    }

    /// What the traceback knows the frame by through which the exception passed last, as long as that runs.
    pub(crate) fn last_frame(&self) -> Option<Ref> {
        let frame = lock(&self.exception().story).traceback.last()?.frame.clone()?;
        match &frame.kind {
            Kind::Frame(kept) if lock(kept).variables().is_none() => Some(frame),
            _ => None,
        }
    }

    /// Forgets the frames of the traceback, the innermost one first, and those of the exceptions that led to this one.
    pub(crate) fn forget_frames(&self) {
        let mut next = Some(self.clone());
        while let Some(raise) = next {
            let mut story = lock(&raise.exception().story);
            let frames: Vec<Ref> =
                story.traceback.iter_mut().filter_map(|entry| entry.frame.take()).collect();
            let before = Raise::from_value(&story.context);
            drop(story);
            frames.into_iter().for_each(drop);
            // In a circle, one that has been seen has no frames any more.
            next = before.filter(|raise| {
                lock(&raise.exception().story).traceback.iter().any(|entry| entry.frame.is_some())
            });
        }
    }

    /// The last line of a traceback: the class, and the message if there is one.
    pub fn summary(&self) -> String {
        let told = lock(&self.exception().story).text.clone();
        let (message, class) =
            (told.unwrap_or_else(|| self.message()), class_in_report(&self.exception().class));
        if self.is_outside_subset() {
            return match lock(&self.exception().story).traceback.first() {
                Some(at) => format!("{}:{}: {message}", at.path(), at.line()),
                None => message,
            };
        }
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
        let mut report = String::new();
        for (at, (raised, why)) in self.chain().iter().enumerate().rev() {
            let raised = Self(raised.clone());
            match raised.parts() {
                Some(parts) => {
                    let mut lines = Vec::new();
                    raised.report_group(&parts, 0, &mut lines);
                    report += &lines.join("\n");
                }
                None => report += &raised.own_report(),
            }
            if at > 0 {
                let _ = write!(report, "\n\n{why}\n\n");
            }
        }
        report
    }

    /// This one and those that led to it, each with what connects it to the one before; one that comes up again
    /// ends the chain.
    fn chain(&self) -> Vec<(Ref, &'static str)> {
        let mut chain: Vec<(Ref, &str)> = vec![(self.0.clone(), "")];
        while let Some((next, why)) = chain.last().and_then(|(last, _)| leading_to(last))
            && !chain.iter().any(|(known, _)| Ref::ptr_eq(known, &next))
        {
            chain.push((next, why));
        }
        chain
    }

    /// All exceptions of a report, this one first.
    pub(crate) fn all_in_report(&self) -> Vec<Self> {
        self.chain().into_iter().map(|(raised, _)| Self(raised)).collect()
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
        let mut told: Vec<Self> = self.all_in_report();
        let mut at = 0;
        while let Some(parts) = told.get(at).map(|one| one.parts().unwrap_or_default()) {
            told.extend(parts.iter().flat_map(Self::all_in_report));
            at += 1;
        }
        let all = told.into_iter().map(Self::into_value);
        all.filter(|value| own_special(value, "__str__").is_some()).collect()
    }

    /// Notes what the `__str__` of its class said.
    pub(crate) fn keep_text(&self, text: &str) {
        lock(&self.exception().story).text = Some(text.to_owned());
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
                let (path, line, function) = (entry.path(), entry.line(), entry.function());
                let _ = writeln!(report, "  File \"{path}\", line {line}, in {function}");
                report += &entry.marks.excerpt(&entry.code.source, line, entry.position());
            }
            if repeats >= 3 && (at == 0 || traceback[at - 1] != *entry) {
                let more = repeats - 2;
                let s = if more == 1 { "" } else { "s" };
                let _ = writeln!(report, "  [Previous line repeated {more} more time{s}]");
            }
        }
        report += &self.summary();
        report += lock(&self.exception().story).suggestion.as_deref().unwrap_or_default();
        for note in self.notes() {
            let _ = write!(report, "\n{note}");
        }
        report
    }

    /// The exceptions of a group; `None` for any other exception.
    fn parts(&self) -> Option<Vec<Self>> {
        let class = &self.exception().class;
        let is_group = |class: &Value| matches!(class.kind(), Some(Kind::Class(class)) if &*class.name == "BaseExceptionGroup" && &*class.module == "builtins");
        if !with_ancestors(class).iter().any(is_group) {
            return None;
        }
        let parts = lock(&self.exception().attributes).named("exceptions")?;
        match parts.kind() {
            Some(Kind::Tuple(parts)) => Some(parts.iter().filter_map(Self::from_value).collect()),
            _ => None,
        }
    }

    /// The report of a group, its exceptions in boxes (`TracebackException.format`, `Lib/traceback.py`).
    fn report_group(&self, parts: &[Self], depth: usize, lines: &mut Vec<String>) {
        let inner = depth + 1;
        let (outside, inside) = ("  ".repeat(inner), "  ".repeat(inner + 1));
        let own = self.own_report().replacen("Traceback (", "Exception Group Traceback (", 1);
        for (at, line) in own.lines().enumerate() {
            let margin = if at == 0 && depth == 0 && own.starts_with("Exception Group") { '+' } else { '|' };
            lines.push(format!("{outside}{margin} {line}"));
        }
        let rule = "-".repeat(16);
        let mut closes = true;
        for (at, part) in parts.iter().take(MOST_PARTS + 1).enumerate() {
            let left = if at == 0 { "+-" } else { "  " };
            let title = if at < MOST_PARTS { (at + 1).to_string() } else { "...".to_owned() };
            lines.push(format!("{outside}{left}+{rule} {title} {rule}"));
            closes = true;
            if at == MOST_PARTS {
                let more = parts.len() - MOST_PARTS;
                let s = if more == 1 { "" } else { "s" };
                lines.push(format!("{inside}| and {more} more exception{s}"));
            } else if let Some(parts) = part.parts() {
                part.report_group(&parts, inner, lines);
                closes = false;
            } else {
                lines.extend(part.report().lines().map(|line| format!("{inside}| {line}")));
            }
        }
        if closes {
            lines.push(format!("{inside}+{}", "-".repeat(36)));
        }
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

/// The exception that led to this one, and how CPython says so.
fn leading_to(raised: &Ref) -> Option<(Ref, &'static str)> {
    let Kind::Exception(exception) = &raised.kind else { return None };
    let exception: &Exception = exception;
    let story = lock(&exception.story);
    match (&story.cause, &story.context) {
        (Value::Object(cause), _) => {
            Some((cause.clone(), "The above exception was the direct cause of the following exception:"))
        }
        (_, Value::Object(context)) if !story.context_hidden => {
            Some((context.clone(), "During handling of the above exception, another exception occurred:"))
        }
        _ => None,
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

/// `exception.__traceback__`: `None` where it has not passed through any line yet.
pub(crate) fn traceback_of(exception: &Exception) -> Value {
    let entries = lock(&exception.story).traceback.clone();
    Traceback::of(entries)
}

/// `exception.__traceback__ = value` (`BaseException_set_tb`, `Objects/exceptions.c`).
///
/// # Errors
/// `TypeError` where the value is neither a traceback nor `None`.
pub(crate) fn set_traceback(exception: &Exception, value: &Value) -> Result<()> {
    let entries = match (value, value.kind()) {
        (Value::None, _) => Vec::new(),
        (Value::Null, _) => return Err(Raise::type_error("__traceback__ may not be deleted")),
        (_, Some(Kind::Custom(custom))) if let Some(of) = custom.as_any().downcast_ref::<Traceback>() => {
            of.entries.clone()
        }
        _ => return Err(Raise::type_error("__traceback__ must be a traceback or None")),
    };
    let old = std::mem::replace(&mut lock(&exception.story).traceback, entries);
    // Innermost first, as when the exception dies.
    old.into_iter().for_each(drop);
    Ok(())
}

/// A `traceback` object: where an exception passed through at the moment when the program asked.
#[derive(Debug)]
struct Traceback {
    /// Innermost first, as in the exception. There is at least one.
    entries: Vec<TracebackEntry>,
}

impl Traceback {
    fn of(entries: Vec<TracebackEntry>) -> Value {
        match entries.is_empty() {
            true => Value::None,
            false => Value::object(Kind::Custom(Box::new(Self { entries }))),
        }
    }
}

static TRACEBACK: Type = Type::new(
    "traceback",
    NativeFunction::new("traceback", |_, _| Err(Raise::type_error("cannot create 'traceback' instances"))),
)
.with_attributes(|value, name| {
    let Some(Kind::Custom(custom)) = value.kind() else { return None };
    let entries = &custom.as_any().downcast_ref::<Traceback>()?.entries;
    match name {
        "tb_lineno" => entries.last().map(|entry| Value::Int(entry.line().into())),
        "tb_lasti" => entries.last().map(|entry| Value::Int(2 * i64::from(entry.part.at))),
        "_line" => entries.last().map(|entry| Value::str(entry.text())),
        "_place" => entries.last().map(|entry| {
            Value::tuple(vec![
                Value::str(entry.path()),
                Value::str(entry.function()),
                Value::Int(entry.line().into()),
            ])
        }),
        // What `_get_code_position` of `Lib/traceback.py` gives: lines and columns.
        "_position" => entries.last().map(|entry| match entry.position() {
            Some(Position { line, end_line, column, end_column }) => {
                let numbers = [line, end_line, column, end_column];
                Value::tuple(numbers.into_iter().map(|number| Value::Int(number.into())).collect())
            }
            None => Value::None,
        }),
        "_variables" => entries.last().map(|entry| match entry.frame.as_ref().map(|frame| &frame.kind) {
            Some(Kind::Frame(frame)) => lock(frame).variables().unwrap_or(Value::None),
            _ => Value::None,
        }),
        "tb_next" => Some(Traceback::of(entries[..entries.len() - 1].to_vec())),
        _ => None,
    }
});

impl Custom for Traceback {
    fn is_constant(&self) -> bool {
        true
    }

    fn class(&self) -> &'static Type {
        &TRACEBACK
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}
