//! Expressions of whole numbers.

use super::Grammar;
use super::scope::{Expression, Kind, Level};

/// How many bits an int variable may have. (`+=` adds a little at every turn; no program turns so often
/// that it would matter.)
const VARIABLE_BITS: u32 = 64;
/// More bits than this and a product is no longer multiplied further.
const MANY_BITS: u32 = 400;

impl Grammar<'_> {
    pub(super) fn int(&mut self, depth: u32) -> Expression {
        if depth == 0 {
            return match self.readable(Kind::Int) {
                Some(name) if self.choices.percent(60) => Expression::atom(name, VARIABLE_BITS),
                _ => self.int_literal(),
            };
        }
        let depth = depth - 1;
        match self.choices.below(24) {
            0 => self.int(0),
            1 | 2 => self.binary(Kind::Int, depth, "+", Level::Sum, |a, b| a.max(b) + 1),
            3 | 4 => self.binary(Kind::Int, depth, "-", Level::Sum, |a, b| a.max(b) + 1),
            5 | 6 => self.product(depth),
            7 => self.binary(Kind::Int, depth, "&", Level::BitAnd, u32::max),
            8 => self.binary(Kind::Int, depth, "|", Level::BitOr, u32::max),
            9 => self.binary(Kind::Int, depth, "^", Level::BitXor, u32::max),
            10 | 11 => self.int_division(depth),
            12 => self.unary(depth),
            13 => self.shift(depth),
            14 => self.length(depth),
            15 => {
                let function = self.choices.pick(&["max", "min"]);
                let [a, b] = [(); 2].map(|()| self.expression(Kind::Int, depth));
                Expression::atom(format!("{function}({}, {})", a.text, b.text), a.size.max(b.size))
            }
            16 => {
                let list = self.expression(Kind::Ints, depth);
                let text = self.choices.pick(&["sum({})", "max({}, default=0)", "min({}, default=-1)"]);
                Expression::atom(text.replace("{}", &list.text), 100)
            }
            17 => {
                let (table, key) = (self.expression(Kind::Table, 0), self.expression(Kind::Text, depth));
                Expression::atom(format!("{}.get({}, {depth})", table.text, key.text), VARIABLE_BITS)
            }
            18 => {
                let (text, part) = (self.expression(Kind::Text, depth), self.expression(Kind::Text, 0));
                let method = self.choices.pick(&["find", "count", "rfind"]);
                Expression::atom(format!("{}.{method}({})", text.at(Level::Atom), part.text), 16)
            }
            19 => Expression::atom(
                format!("{}[0]", self.expression(Kind::Pair, depth).at(Level::Atom)),
                VARIABLE_BITS,
            ),
            20 => {
                let truth = self.expression(Kind::Bool, depth);
                Expression::atom(format!("int({})", truth.text), 1)
            }
            21 => self.folded(depth),
            _ if self.guarded => self.risky_int(depth),
            _ => self.int(0),
        }
    }

    fn int_literal(&mut self) -> Expression {
        let literal = match self.choices.below(12) {
            0 => self.choices.pick(&[
                "1_000_000",
                "0xff",
                "0b1011",
                "2147483647",
                "9223372036854775807",
                "10 ** 20",
            ]),
            _ => return Expression::atom((self.choices.below(20)).to_string(), 5),
        };
        let level = if literal.contains("**") { Level::Power } else { Level::Atom };
        Expression::new(literal.to_owned(), level, 67)
    }

    fn product(&mut self, depth: u32) -> Expression {
        let (left, right) = (self.expression(Kind::Int, depth), self.expression(Kind::Int, depth));
        if left.size + right.size > MANY_BITS {
            return self.int(0);
        }
        if left.size < 90 && self.choices.percent(25) {
            let power = 2 + self.choices.below(2);
            return Expression::new(
                format!("{} ** {power}", left.at(Level::Atom)),
                Level::Power,
                left.size * 3,
            );
        }
        let text = format!("{} * {}", left.at(Level::Product), right.at(Level::Sign));
        Expression::new(text, Level::Product, left.size + right.size)
    }

    fn int_division(&mut self, depth: u32) -> Expression {
        let left = self.expression(Kind::Int, depth);
        let operator = self.choices.pick(&["//", "%"]);
        let sign = if self.choices.percent(20) { "-" } else { "" };
        let right = 2 + self.choices.below(12);
        Expression::new(
            format!("{} {operator} {sign}{right}", left.at(Level::Product)),
            Level::Product,
            left.size,
        )
    }

    fn unary(&mut self, depth: u32) -> Expression {
        let of = self.expression(Kind::Int, depth);
        match self.choices.below(3) {
            0 => Expression::new(format!("-{}", of.at(Level::Sign)), Level::Sign, of.size),
            1 => Expression::new(format!("~{}", of.at(Level::Sign)), Level::Sign, of.size + 1),
            _ => Expression::atom(format!("abs({})", of.text), of.size),
        }
    }

    fn shift(&mut self, depth: u32) -> Expression {
        let left = self.expression(Kind::Int, depth);
        let operator = self.choices.pick(&["<<", ">>"]);
        let by = 1 + self.choices.below(9);
        Expression::new(format!("{} {operator} {by}", left.at(Level::Shift)), Level::Shift, left.size + 10)
    }

    fn length(&mut self, depth: u32) -> Expression {
        let kind = self.choices.pick(&[Kind::Text, Kind::Ints, Kind::Table, Kind::Texts]);
        let of = self.expression(kind, depth);
        Expression::atom(format!("len({})", of.text), 16)
    }

    /// A number made from the items of a list by a generator expression.
    fn folded(&mut self, depth: u32) -> Expression {
        let list = self.expression(Kind::Ints, depth);
        let function = self.choices.pick(&["sum", "max", "len"]);
        let item = self.name("i");
        let element = self.inner(&[(&item, Kind::Int)], |grammar, depth| grammar.stored(Kind::Int, depth));
        let items = format!(
            "{element} for {item} in {list}[:6]",
            element = element.at(Level::Or),
            list = list.at(Level::Atom)
        );
        let text = match function {
            "max" => format!("max(({items}), default=0)"),
            "len" => format!("len([{items}])"),
            _ => format!("sum({items})"),
        };
        Expression::atom(text, 100)
    }

    /// What may raise: a division by nothing, a text that is no number, a place outside a list.
    pub(super) fn risky_int(&mut self, depth: u32) -> Expression {
        match self.choices.below(6) {
            0 => {
                let (left, right) = (self.expression(Kind::Int, depth), self.expression(Kind::Int, 0));
                Expression::new(
                    format!("{} // {}", left.at(Level::Product), right.at(Level::Sign)),
                    Level::Product,
                    left.size,
                )
            }
            1 => {
                let text = self.expression(Kind::Text, depth);
                Expression::atom(format!("int({})", text.text), 200)
            }
            2 => {
                let list = self.expression(Kind::Ints, 0);
                let index = self.choices.below(8);
                Expression::atom(format!("{}[{index}]", list.at(Level::Atom)), VARIABLE_BITS)
            }
            3 => {
                let (table, key) = (self.expression(Kind::Table, 0), self.expression(Kind::Text, 0));
                Expression::atom(format!("{}[{}]", table.at(Level::Atom), key.text), VARIABLE_BITS)
            }
            4 => {
                let (list, item) = (self.expression(Kind::Ints, depth), self.expression(Kind::Int, 0));
                Expression::atom(format!("{}.index({})", list.at(Level::Atom), item.text), 16)
            }
            _ => {
                // The wrong types, on purpose.
                let (left, right) = (self.expression(Kind::Int, 0), self.expression(Kind::Text, 0));
                Expression::new(
                    format!("{} + {}", left.at(Level::Sum), right.at(Level::Product)),
                    Level::Sum,
                    64,
                )
            }
        }
    }
}
