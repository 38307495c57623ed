//! Expressions of lists.

use super::Grammar;
use super::scope::{Expression, Kind, Level, Variable};

/// The names and kinds that a comprehension or a lambda binds.
pub(super) type Bound<'a> = &'a [(&'a str, Kind)];

impl Grammar<'_> {
    /// Makes an expression that sees these names too, and runs a few times. It is told how many levels of
    /// operators it may have: comprehensions in comprehensions end where they would run too often.
    pub(super) fn inner(
        &mut self,
        bound: Bound<'_>,
        make: impl FnOnce(&mut Self, u32) -> Expression,
    ) -> Expression {
        let known = self.variables.len();
        for (name, kind) in bound {
            self.variables.push(Variable { name: (*name).to_owned(), kind: *kind, writable: false });
        }
        let made = self.repeated(6, |grammar| make(grammar, u32::from(grammar.weight <= 36)));
        self.variables.truncate(known);
        made
    }

    /// A variable of this kind, or a display of a few items.
    fn variable_or_display(&mut self, kind: Kind, item: Kind) -> Expression {
        match self.readable(kind) {
            Some(name) if self.choices.percent(60) => Expression::atom(name, 24),
            _ => {
                let items: Vec<String> =
                    (0..self.choices.below(5)).map(|_| self.stored(item, 0).at(Level::Conditional)).collect();
                Expression::atom(format!("[{}]", items.join(", ")), 4)
            }
        }
    }

    /// A comprehension of `item`s, over what `source` gives.
    fn comprehension(&mut self, item: Kind, source: Kind, depth: u32) -> Expression {
        let (list, name) = (self.expression(source, depth), self.name("i"));
        let of = match source {
            Kind::Texts => Kind::Text,
            Kind::Floats => Kind::Float,
            _ => Kind::Int,
        };
        let element = self.inner(&[(&name, of)], |grammar, depth| grammar.stored(item, depth));
        let mut text = format!("[{} for {name} in {}[:6]", element.text, list.at(Level::Atom));
        if self.choices.percent(40) {
            let test = self.inner(&[(&name, of)], |grammar, depth| grammar.expression(Kind::Bool, depth));
            text += &format!(" if {}", test.at(Level::Or));
        }
        Expression::atom(text + "]", 6)
    }

    pub(super) fn ints(&mut self, depth: u32) -> Expression {
        if depth == 0 {
            return self.variable_or_display(Kind::Ints, Kind::Int);
        }
        let depth = depth - 1;
        match self.choices.below(14) {
            0 | 1 => self.variable_or_display(Kind::Ints, Kind::Int),
            2 => self.joined(Kind::Ints, depth),
            3 => {
                let of = self.expression(Kind::Ints, depth);
                Expression::new(
                    format!("{} * {}", of.at(Level::Product), self.choices.below(3)),
                    Level::Product,
                    of.size * 2,
                )
            }
            4 => self.sliced(Kind::Ints, depth),
            5 => self.sorted(depth),
            6 => {
                let stop = self.expression(Kind::Int, depth);
                let step = self.choices.pick(&["", ", 1", ", 2"]);
                let start = if step.is_empty() { "" } else { "0, " };
                Expression::atom(format!("list(range({start}{} % 7{step}))", stop.at(Level::Product)), 7)
            }
            7 | 8 => {
                let source = self.choices.pick(&[Kind::Ints, Kind::Texts, Kind::Ints]);
                self.comprehension(Kind::Int, source, depth)
            }
            9 => {
                let [a, b] = [(); 2].map(|()| self.expression(Kind::Ints, depth));
                let item = self.stored(Kind::Int, 0);
                Expression::atom(
                    format!("[*{}, {}, *{}]", a.at(Level::BitOr), item.text, b.at(Level::BitOr)),
                    a.size + b.size + 1,
                )
            }
            10 => self.mapped(depth),
            11 => Expression::atom(
                format!("list({}.values())", self.expression(Kind::Table, 0).at(Level::Atom)),
                24,
            ),
            12 => {
                let of = self.expression(Kind::Ints, depth);
                let operator = self.choices.pick(&["|", "&", "-", "^"]);
                let other = self.expression(Kind::Ints, depth);
                // A set is printed in an order that nothing promises, so it becomes a list in order.
                Expression::atom(
                    format!("sorted(set({}) {operator} set({}))", of.text, other.text),
                    of.size + other.size,
                )
            }
            _ => Expression::atom(format!("list(reversed({}))", self.expression(Kind::Ints, depth).text), 48),
        }
    }

    fn joined(&mut self, kind: Kind, depth: u32) -> Expression {
        let [a, b] = [(); 2].map(|()| self.expression(kind, depth));
        Expression::new(
            format!("{} + {}", a.at(Level::Sum), b.at(Level::Product)),
            Level::Sum,
            a.size + b.size,
        )
    }

    fn sliced(&mut self, kind: Kind, depth: u32) -> Expression {
        let of = self.expression(kind, depth);
        Expression::atom(format!("{}[{}]", of.at(Level::Atom), self.slice()), of.size)
    }

    fn sorted(&mut self, depth: u32) -> Expression {
        let of = self.expression(Kind::Ints, depth);
        let name = self.name("i");
        let options = match self.choices.below(4) {
            0 => ", reverse=True".to_owned(),
            1 => {
                let key =
                    self.inner(&[(&name, Kind::Int)], |grammar, depth| grammar.expression(Kind::Int, depth));
                format!(", key=lambda {name}: {}", key.text)
            }
            _ => String::new(),
        };
        Expression::atom(format!("sorted({}{options})", of.text), of.size)
    }

    fn mapped(&mut self, depth: u32) -> Expression {
        let (list, name) = (self.expression(Kind::Ints, depth), self.name("i"));
        let (function, kind) = self.choices.pick(&[("map", Kind::Int), ("filter", Kind::Bool)]);
        let body = self.inner(&[(&name, Kind::Int)], |grammar, depth| grammar.stored(kind, depth));
        let text = format!("list({function}(lambda {name}: {}, {}[:6]))", body.text, list.at(Level::Atom));
        Expression::atom(text, 6)
    }

    pub(super) fn texts(&mut self, depth: u32) -> Expression {
        if depth == 0 {
            return self.variable_or_display(Kind::Texts, Kind::Text);
        }
        let depth = depth - 1;
        match self.choices.below(8) {
            0 => self.joined(Kind::Texts, depth),
            1 => self.sliced(Kind::Texts, depth),
            2 => {
                let of = self.stored(Kind::Text, depth);
                Expression::atom(
                    format!(
                        "{}.split({})",
                        of.at(Level::Atom),
                        self.choices.pick(&["", "' '", "'a'", "',', 1"])
                    ),
                    40,
                )
            }
            3 => {
                let of = self.expression(Kind::Text, depth);
                Expression::atom(format!("list({}[:5])", of.at(Level::Atom)), 5)
            }
            4 => Expression::atom(format!("list({})", self.expression(Kind::Table, 0).text), 24),
            5 => {
                let of = self.expression(Kind::Texts, depth);
                let key = self.choices.pick(&["", ", key=len", ", key=str.lower", ", reverse=True"]);
                Expression::atom(format!("sorted({}{key})", of.text), of.size)
            }
            _ => {
                let source = self.choices.pick(&[Kind::Ints, Kind::Texts]);
                self.comprehension(Kind::Text, source, depth)
            }
        }
    }

    pub(super) fn floats(&mut self, depth: u32) -> Expression {
        match self.choices.below(4) {
            0 if depth > 0 => self.comprehension(Kind::Float, Kind::Ints, depth - 1),
            1 if depth > 0 => self.comprehension(Kind::Float, Kind::Floats, depth - 1),
            2 if depth > 0 => self.sliced(Kind::Floats, depth - 1),
            _ => self.variable_or_display(Kind::Floats, Kind::Float),
        }
    }
}
