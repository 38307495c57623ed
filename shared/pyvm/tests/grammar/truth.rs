//! Expressions of truth.

use super::Grammar;
use super::scope::{Expression, Kind, Level};

impl Grammar<'_> {
    pub(super) fn truth(&mut self, depth: u32) -> Expression {
        if depth == 0 {
            return match self.readable(Kind::Bool) {
                Some(name) if self.choices.percent(50) => Expression::atom(name, 1),
                _ => self.comparison(0),
            };
        }
        let depth = depth - 1;
        match self.choices.below(10) {
            0 => self.binary(Kind::Bool, depth, "and", Level::And, u32::max),
            1 => self.binary(Kind::Bool, depth, "or", Level::Or, u32::max),
            2 => Expression::new(
                format!("not {}", self.expression(Kind::Bool, depth).at(Level::Not)),
                Level::Not,
                1,
            ),
            3 => self.membership(depth),
            4 => {
                let list = self.expression(Kind::Ints, depth);
                let (function, item) = (self.choices.pick(&["any", "all"]), self.name("i"));
                let test = self.inner(&[(&item, Kind::Int)], |grammar, depth| grammar.comparison(depth));
                Expression::atom(
                    format!("{function}({} for {item} in {}[:6])", test.text, list.at(Level::Atom)),
                    1,
                )
            }
            5 => {
                let text = self.expression(Kind::Text, depth);
                let test = self.choices.pick(&[
                    "isdigit()",
                    "isalpha()",
                    "isupper()",
                    "startswith('a')",
                    "endswith('1')",
                ]);
                Expression::atom(format!("{}.{test}", text.at(Level::Atom)), 1)
            }
            6 if self.choices.percent(30) => {
                let kind = self.kind();
                let value = self.expression(kind, 0);
                let class = self.choices.pick(&["int", "str", "list", "(bool, dict)", "object", "float"]);
                Expression::atom(format!("isinstance({}, {class})", value.text), 1)
            }
            7 => {
                let kind = self.choices.pick(&[Kind::Text, Kind::Ints, Kind::Int, Kind::Table]);
                Expression::atom(format!("bool({})", self.expression(kind, depth).text), 1)
            }
            _ => self.comparison(depth),
        }
    }

    pub(super) fn comparison(&mut self, depth: u32) -> Expression {
        let kind =
            self.choices.pick(&[Kind::Int, Kind::Int, Kind::Text, Kind::Float, Kind::Ints, Kind::Pair]);
        let operands = [(); 3].map(|()| self.expression(kind, depth).at(Level::BitOr));
        let operators = [(); 2].map(|()| self.choices.pick(&["<", "==", ">=", "!=", "<=", ">"]));
        let mut text = format!("{} {} {}", operands[0], operators[0], operands[1]);
        if self.choices.percent(15) {
            text += &format!(" {} {}", operators[1], operands[2]);
        }
        Expression::new(text, Level::Comparison, 1)
    }

    fn membership(&mut self, depth: u32) -> Expression {
        let (item, container) = self.choices.pick(&[
            (Kind::Int, Kind::Ints),
            (Kind::Text, Kind::Text),
            (Kind::Text, Kind::Table),
            (Kind::Text, Kind::Texts),
        ]);
        let (item, container) = (self.expression(item, depth), self.expression(container, depth));
        let operator = self.choices.pick(&["in", "not in"]);
        let text = format!("{} {operator} {}", item.at(Level::BitOr), container.at(Level::BitOr));
        Expression::new(text, Level::Comparison, 1)
    }
}
