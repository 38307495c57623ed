//! Expressions of floats, and the choice among all kinds.

use super::Grammar;
use super::scope::{Expression, Kind, Level};

impl Grammar<'_> {
    /// An expression of a kind, with so many levels of operators at most.
    pub(super) fn expression(&mut self, kind: Kind, depth: u32) -> Expression {
        if depth > 0
            && self.choices.percent(12)
            && let Some(call) = self.call(kind, depth - 1)
        {
            return call;
        }
        if depth > 0 && self.choices.percent(6) {
            return self.conditional(kind, depth - 1);
        }
        match kind {
            Kind::Int => self.int(depth),
            Kind::Float => self.float(depth),
            Kind::Bool => self.truth(depth),
            Kind::Text => self.text(depth),
            Kind::Ints => self.ints(depth),
            Kind::Texts => self.texts(depth),
            Kind::Floats => self.floats(depth),
            Kind::Table => self.table(depth),
            Kind::Pair => self.pair(depth),
            Kind::Object(class) => self.object(class, depth),
        }
    }

    fn conditional(&mut self, kind: Kind, depth: u32) -> Expression {
        let [yes, no] = [(); 2].map(|()| self.expression(kind, depth));
        let test = self.expression(Kind::Bool, depth);
        let text =
            format!("{} if {} else {}", yes.at(Level::Or), test.at(Level::Or), no.at(Level::Conditional));
        Expression::new(text, Level::Conditional, yes.size.max(no.size))
    }

    /// Two expressions with an operator between them.
    pub(super) fn binary(
        &mut self,
        kind: Kind,
        depth: u32,
        operator: &str,
        level: Level,
        size: fn(u32, u32) -> u32,
    ) -> Expression {
        let (left, right) = (self.expression(kind, depth), self.expression(kind, depth));
        // Operators of one level bind from the left, so the right side needs parentheses there.
        let right_text = if right.level <= level { format!("({})", right.text) } else { right.text.clone() };
        let text = format!("{} {operator} {right_text}", left.at(level));
        Expression::new(text, level, size(left.size, right.size))
    }

    fn float(&mut self, depth: u32) -> Expression {
        if depth == 0 {
            return match self.readable(Kind::Float) {
                Some(name) if self.choices.percent(60) => Expression::atom(name, 0),
                _ => Expression::atom(
                    self.choices.pick(&["0.5", "2.0", "0.1", "3.25", "1e3", "1.5e-3", "7.0", "1e16"]),
                    0,
                ),
            };
        }
        let depth = depth - 1;
        match self.choices.below(12) {
            0 | 1 => self.binary(Kind::Float, depth, "+", Level::Sum, u32::max),
            2 => self.binary(Kind::Float, depth, "-", Level::Sum, u32::max),
            3 | 4 => self.binary(Kind::Float, depth, "*", Level::Product, u32::max),
            5 | 6 => {
                let kind = self.choices.pick(&[Kind::Int, Kind::Float]);
                let left = self.expression(kind, depth);
                let right = self.choices.pick(&["4", "3", "0.25", "7", "10"]);
                Expression::new(format!("{} / {right}", left.at(Level::Product)), Level::Product, 0)
            }
            7 => Expression::atom(
                format!("round({}, {})", self.expression(Kind::Float, depth).text, self.choices.below(4)),
                0,
            ),
            8 => Expression::atom(format!("float({})", self.expression(Kind::Int, depth).text), 0),
            9 => Expression::atom(format!("sum({})", self.expression(Kind::Floats, depth).text), 0),
            10 => Expression::new(
                format!("-{}", self.expression(Kind::Float, depth).at(Level::Sign)),
                Level::Sign,
                0,
            ),
            _ => self.float(0),
        }
    }
}
