//! Kinds of values, the variables that hold them, and the sizes that keep values small.

use super::Grammar;

/// What an expression evaluates to. Few kinds, so that two variables often fit together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Int,
    Float,
    Text,
    Bool,
    Ints,
    Texts,
    Floats,
    /// A dict from text to int.
    Table,
    /// A tuple of an int and a text.
    Pair,
    /// An object of the class with this index.
    Object(usize),
}

/// All kinds that need no class.
pub(super) const KINDS: [Kind; 9] = [
    Kind::Int,
    Kind::Text,
    Kind::Ints,
    Kind::Bool,
    Kind::Table,
    Kind::Float,
    Kind::Texts,
    Kind::Pair,
    Kind::Floats,
];

impl Kind {
    fn prefix(self) -> &'static str {
        match self {
            Self::Int => "n",
            Self::Float => "x",
            Self::Text => "s",
            Self::Bool => "b",
            Self::Ints => "ns",
            Self::Texts => "ss",
            Self::Floats => "xs",
            Self::Table => "table",
            Self::Pair => "pair",
            Self::Object(_) => "object",
        }
    }

    /// How large a stored value may be when it is written: bits of an int, letters of a text, items of a
    /// list.
    fn limit(self) -> u32 {
        match self {
            Self::Int => 64,
            Self::Text => 60,
            Self::Ints | Self::Texts | Self::Floats => 24,
            _ => u32::MAX,
        }
    }
}

/// A name that can be read.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    pub(super) name: String,
    pub(super) kind: Kind,
    /// Whether an assignment here assigns to it; a function's body only reads what is outside.
    pub(super) writable: bool,
}

/// An expression, how tightly its outermost operator binds, and how large its value is at most.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    pub(super) text: String,
    pub(super) level: Level,
    pub(super) size: u32,
}

/// Python's operator precedence, loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Conditional,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Sign,
    Power,
    Atom,
}

impl Expression {
    pub(super) fn new(text: String, level: Level, size: u32) -> Self {
        Self { text, level, size }
    }

    pub(super) fn atom(text: impl Into<String>, size: u32) -> Self {
        Self::new(text.into(), Level::Atom, size)
    }

    /// The text, in parentheses where it binds less tightly than this.
    pub(super) fn at(&self, level: Level) -> String {
        if self.level < level { format!("({})", self.text) } else { self.text.clone() }
    }
}

impl Grammar<'_> {
    /// A kind, one of the classes' objects included.
    pub(super) fn kind(&mut self) -> Kind {
        if !self.classes.is_empty() && self.choices.percent(12) {
            return Kind::Object(self.choices.below(self.classes.len()));
        }
        // The first kinds are the more useful ones.
        let bound = 1 + self.choices.below(KINDS.len());
        KINDS[self.choices.below(bound)]
    }

    /// A variable of this kind that can be read.
    pub(super) fn readable(&mut self, kind: Kind) -> Option<String> {
        self.one(|variable| variable.kind == kind)
    }

    /// A variable of this kind that can be assigned.
    pub(super) fn writable(&mut self, kind: Kind) -> Option<String> {
        self.one(|variable| variable.kind == kind && variable.writable)
    }

    fn one(&mut self, wanted: impl Fn(&Variable) -> bool) -> Option<String> {
        let fitting: Vec<&Variable> = self.variables.iter().filter(|variable| wanted(variable)).collect();
        if fitting.is_empty() {
            return None;
        }
        Some(fitting[self.choices.below(fitting.len())].name.clone())
    }

    /// Makes a variable known.
    pub(super) fn declare(&mut self, name: &str, kind: Kind) {
        self.variables.push(Variable { name: name.to_owned(), kind, writable: true });
    }

    /// A new name for a value of this kind. It is known only when it is declared.
    pub(super) fn name_for(&mut self, kind: Kind) -> String {
        self.name(kind.prefix())
    }

    /// Writes an assignment of a new variable.
    pub(super) fn new_variable(&mut self, kind: Kind) {
        let value = self.stored(kind, 2);
        let name = self.name_for(kind);
        self.line(&format!("{name} = {}", value.text));
        self.declare(&name, kind);
    }

    /// An expression whose value is small enough to be kept: else loops would make it grow without end.
    pub(super) fn stored(&mut self, kind: Kind, depth: u32) -> Expression {
        let value = self.expression(kind, depth);
        if value.size <= kind.limit() {
            return value;
        }
        match kind {
            Kind::Int => {
                Expression::new(format!("{} % 1000003", value.at(Level::Product)), Level::Product, 20)
            }
            Kind::Text => Expression::atom(format!("{}[:40]", value.at(Level::Atom)), 40),
            _ => Expression::atom(format!("{}[:12]", value.at(Level::Atom)), 12),
        }
    }
}
