//! Expressions of dicts and tuples.

use super::Grammar;
use super::scope::{Expression, Kind, Level};

impl Grammar<'_> {
    pub(super) fn table(&mut self, depth: u32) -> Expression {
        if depth == 0 {
            return match self.readable(Kind::Table) {
                Some(name) if self.choices.percent(60) => Expression::atom(name, 0),
                _ => self.table_display(),
            };
        }
        let depth = depth - 1;
        match self.choices.below(7) {
            0 => {
                let name = self.name("i");
                let list = self.expression(Kind::Texts, depth);
                let value =
                    self.inner(&[(&name, Kind::Text)], |grammar, depth| grammar.stored(Kind::Int, depth));
                Expression::atom(
                    format!("{{{name}: {} for {name} in {}[:6]}}", value.text, list.at(Level::Atom)),
                    0,
                )
            }
            1 => {
                let (keys, values) =
                    (self.expression(Kind::Texts, depth), self.expression(Kind::Ints, depth));
                Expression::atom(format!("dict(zip({}, {}))", keys.text, values.text), 0)
            }
            2 => {
                let [a, b] = [(); 2].map(|()| self.expression(Kind::Table, depth));
                Expression::new(format!("{} | {}", a.at(Level::BitOr), b.at(Level::BitXor)), Level::BitOr, 0)
            }
            3 => {
                let (table, value) = (self.expression(Kind::Table, depth), self.stored(Kind::Int, depth));
                Expression::atom(format!("{{**{}, 'k1': {}}}", table.at(Level::BitOr), value.text), 0)
            }
            4 => Expression::atom(
                format!("dict(sorted({}.items()))", self.expression(Kind::Table, 0).at(Level::Atom)),
                0,
            ),
            _ => self.table_display(),
        }
    }

    fn table_display(&mut self) -> Expression {
        let entries: Vec<String> = (0..self.choices.below(4))
            .map(|_| format!("{}: {}", self.stored(Kind::Text, 0).text, self.stored(Kind::Int, 0).text))
            .collect();
        Expression::atom(format!("{{{}}}", entries.join(", ")), 0)
    }

    pub(super) fn pair(&mut self, depth: u32) -> Expression {
        match self.readable(Kind::Pair) {
            Some(name) if self.choices.percent(50) => Expression::atom(name, 0),
            _ => {
                let (number, word) = (self.stored(Kind::Int, depth), self.stored(Kind::Text, depth));
                Expression::atom(format!("({}, {})", number.text, word.text), 0)
            }
        }
    }
}
