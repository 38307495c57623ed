//! The traceback: where an exception passed through, as CPython prints it.

use std::sync::Arc;

use crate::bytecode::{Code, Part, Position};
use crate::marks::Marks;
use crate::object::{Custom, Exception, Kind, NativeFunction, Raise, Ref, Result, Type, Value, lock};
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

    /// All lines of the part, without the spaces at their ends.
    fn lines(&self) -> String {
        let (line, source) = (self.line(), &self.code.source);
        let end = self.position().map_or(line, |position| position.end_line);
        let lines: Vec<&str> = (line..=end).map(|line| source.whole_line(line).trim_end()).collect();
        lines.join("\n")
    }

    /// What is shown of the source, with these marks or with its own.
    pub(crate) fn excerpt(&self, marks: Option<Marks>) -> String {
        marks.unwrap_or(self.marks).excerpt(&self.code.source, self.line(), self.position())
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
        "_lines" => entries.last().map(|entry| Value::str(entry.lines())),
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
