//! What a regular expression consists of.

/// A set of characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Set {
    /// From and to, both included.
    pub(super) ranges: Vec<(char, char)>,
    /// Classes such as `\w`, each with whether it is meant the other way round.
    pub(super) classes: Vec<(Class, bool)>,
    /// Everything else is meant.
    pub(super) negated: bool,
    /// Capital and small letters are the same.
    pub(super) ignores_case: bool,
    /// The classes know ASCII only.
    pub(super) ascii: bool,
}

/// A class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `\d`
    Digit,
    /// `\w`
    Word,
    /// `\s`
    Space,
}

impl Class {
    pub(super) fn contains(self, c: char, ascii: bool) -> bool {
        match self {
            Self::Digit => {
                c.is_ascii_digit() || !ascii && c > '\u{7f}' && c.is_numeric() && c.is_alphanumeric()
            }
            Self::Word => c == '_' || c.is_ascii_alphanumeric() || !ascii && c.is_alphanumeric(),
            Self::Space => {
                matches!(c, ' ' | '\t'..='\r')
                    || !ascii && (c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c))
            }
        }
    }
}

/// The small letter of a letter.
pub(super) fn folded(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

impl Set {
    /// One character.
    pub(super) fn of(c: char) -> Self {
        Self { ranges: vec![(c, c)], ..Self::default() }
    }

    pub(super) fn contains(&self, c: char) -> bool {
        let has = |c: char| {
            self.ranges.iter().any(|(from, to)| (*from..=*to).contains(&c))
                || self.classes.iter().any(|(class, other)| class.contains(c, self.ascii) != *other)
        };
        let found = has(c)
            || self.ignores_case && {
                let small = folded(c);
                let capital = c.to_uppercase().next().unwrap_or(c);
                has(small) || has(capital)
            };
        found != self.negated
    }
}

/// A place that has no width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// `\A`, and `^` without the flag M
    Start,
    /// `^` with the flag M
    LineStart,
    /// `$`: the end, or before a newline at the end
    End,
    /// `$` with the flag M
    LineEnd,
    /// `\Z`
    TextEnd,
    /// `\b`
    WordEdge { ascii: bool },
    /// `\B`
    NoWordEdge { ascii: bool },
}

/// A part of a regular expression.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// One character of a set.
    Set(Set),
    /// `.` with the flag S
    Any,
    Place(Place),
    Sequence(Vec<Node>),
    /// The first that fits.
    Choice(Vec<Node>),
    /// A group, captured under its number where it has one.
    Group(Option<usize>, Box<Node>),
    Repeat {
        node: Box<Node>,
        least: usize,
        most: Option<usize>,
        greedy: bool,
    },
    /// The text of a group again.
    Again {
        group: usize,
        ignores_case: bool,
    },
    /// `(?=…)` and its kin; `behind` is the width of what must stand before.
    Look {
        node: Box<Node>,
        negative: bool,
        behind: Option<usize>,
    },
    /// `(?>…)`: once found, it is not tried another way.
    Atomic(Box<Node>),
}

impl Node {
    /// Its width in characters, where all that fits is equally wide.
    pub(super) fn width(&self) -> Option<usize> {
        match self {
            Self::Place(_) | Self::Look { .. } => Some(0),
            Self::Set(_) | Self::Any => Some(1),
            Self::Sequence(parts) => parts.iter().map(Self::width).sum(),
            Self::Choice(parts) => {
                let first = parts.first()?.width();
                parts.iter().all(|part| part.width() == first).then_some(first)?
            }
            Self::Group(_, node) | Self::Atomic(node) => node.width(),
            Self::Repeat { node, least, most, .. } => {
                (Some(*least) == *most).then(|| node.width().map(|width| width * least))?
            }
            Self::Again { .. } => None,
        }
    }
}
