//! Searches for the natively written twins of the library's `re`: what is found, as it is needed.

use super::matcher::{Matcher, NOWHERE, Subject, TooLong};
use super::program::Program;
use crate::object::{Kind, Str, Value};

/// A pattern and the text it is tried on.
pub(crate) struct Search<'a> {
    program: &'a Program,
    text: Text<'a>,
}

/// A text, with its characters where they are not its bytes.
enum Text<'a> {
    Ascii(&'a Str),
    Wide(Vec<char>),
    Bytes(&'a [u8]),
}

/// How a pattern has to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// At the start.
    Start,
    /// Anywhere.
    Anywhere,
    /// From the start to the end.
    Whole,
}

/// The positions of a match: start and end of the whole and of each group, -1 for a group that took no part.
pub(crate) type Spans = Vec<i64>;

impl<'a> Search<'a> {
    /// A compiled pattern and a text; `None` where they are not of a kind.
    pub(crate) fn new(pattern: &'a Value, text: &'a Value) -> Option<Self> {
        let Some(Kind::Custom(custom)) = pattern.plain_kind() else { return None };
        let program = custom.as_any().downcast_ref::<Program>()?;
        let text = match text.plain_kind()? {
            Kind::Str(text) if text.is_ascii() => Text::Ascii(text),
            Kind::Str(text) => Text::Wide(text.chars().collect()),
            Kind::Bytes(bytes) => Text::Bytes(bytes),
            _ => return None,
        };
        (program.of_text != matches!(text, Text::Bytes(_))).then_some(Self { program, text })
    }

    /// How many groups there are.
    pub(crate) fn groups(&self) -> usize {
        self.program.groups
    }

    /// The length of the text.
    pub(crate) fn len(&self) -> usize {
        match &self.text {
            Text::Ascii(text) => text.len(),
            Text::Wide(text) => text.len(),
            Text::Bytes(text) => text.len(),
        }
    }

    /// A part of the text.
    pub(crate) fn part(&self, from: i64, to: i64) -> Value {
        let places = usize::try_from(from).unwrap_or(0)..usize::try_from(to).unwrap_or(0);
        match &self.text {
            Text::Ascii(text) => Value::object(Kind::Str(Str::ascii(text.get(places).unwrap_or_default()))),
            Text::Wide(text) => Value::str(text.get(places).unwrap_or_default().iter().collect::<String>()),
            Text::Bytes(text) => Value::bytes(text.get(places).unwrap_or_default()),
        }
    }

    /// A part of the text that a group took, which is empty where it took none.
    pub(crate) fn group(&self, spans: &[i64], group: usize) -> Value {
        self.part(spans[2 * group], spans[2 * group + 1])
    }

    /// A match between two places. `None` where there is no telling, the text being too hard.
    pub(crate) fn one(&self, start: usize, end: usize, way: Way) -> Option<Option<Spans>> {
        match &self.text {
            Text::Ascii(text) => one(self.program, text.as_bytes(), start, end, way),
            Text::Wide(text) => one(self.program, &text[..], start, end, way),
            Text::Bytes(text) => one(self.program, *text, start, end, way),
        }
        .ok()
    }

    /// Shows `visit` all matches between two places that do not overlap, `most` at the most where that is above 0.
    pub(crate) fn each(
        &self,
        start: usize,
        end: usize,
        most: usize,
        visit: &mut dyn FnMut(&[i64]),
    ) -> Option<()> {
        match &self.text {
            Text::Ascii(text) => each(self.program, text.as_bytes(), start, end, most, visit),
            Text::Wide(text) => each(self.program, &text[..], start, end, most, visit),
            Text::Bytes(text) => each(self.program, *text, start, end, most, visit),
        }
        .ok()
    }
}

/// The number of the group of a pattern that has this name.
pub(crate) fn group_of_name(pattern: &Value, name: &str) -> Option<usize> {
    let Some(Kind::Custom(custom)) = pattern.plain_kind() else { return None };
    let program = custom.as_any().downcast_ref::<Program>()?;
    program.names.iter().find(|(known, _)| known == name).map(|(_, group)| *group)
}

/// Where the last match is, and its groups.
fn spans<S: Subject + ?Sized>(matcher: &Matcher<'_, S>, into: &mut Spans) {
    let of = |slot: usize| i64::try_from(slot).unwrap_or(-1);
    into.clear();
    for pair in matcher.slots[..2 * (matcher.program.groups + 1)].chunks_exact(2) {
        match *pair {
            [start, end] if start != NOWHERE && end != NOWHERE => into.extend([of(start), of(end)]),
            _ => into.extend([-1, -1]),
        }
    }
}

pub(super) fn one<S: Subject + ?Sized>(
    program: &Program,
    text: &S,
    start: usize,
    end: usize,
    way: Way,
) -> Result<Option<Spans>, TooLong> {
    let (start, end) = (start.min(text.len()), end.min(text.len()));
    if start > end {
        return Ok(None);
    }
    let mut matcher = Matcher::new(program, text, end);
    let found = match way {
        Way::Anywhere => matcher.search(start)?,
        way => matcher.fits(start, way == Way::Whole)?,
    };
    Ok(found.then(|| {
        let mut found = Vec::with_capacity(2 * (program.groups + 1));
        spans(&matcher, &mut found);
        found
    }))
}

/// All matches that do not overlap. An empty one is not allowed right at the end of the one before.
pub(super) fn each<S: Subject + ?Sized>(
    program: &Program,
    text: &S,
    start: usize,
    end: usize,
    most: usize,
    visit: &mut dyn FnMut(&[i64]),
) -> Result<(), TooLong> {
    let (mut start, end) = (start.min(text.len()), end.min(text.len()));
    let (mut found, mut count) = (Vec::new(), 0);
    let mut matcher = Matcher::new(program, text, end);
    while start <= end && (most == 0 || count < most) && matcher.search(start)? {
        spans(&matcher, &mut found);
        visit(&found);
        count += 1;
        let (from, to) = (matcher.slots[0], matcher.slots[1]);
        start = to;
        if to == from {
            // After an empty match one that is not empty may begin at the same place.
            if matcher.fits_more(to)? && (most == 0 || count < most) {
                spans(&matcher, &mut found);
                visit(&found);
                count += 1;
                start = matcher.slots[1];
            } else {
                start = to + 1;
            }
        }
    }
    Ok(())
}
