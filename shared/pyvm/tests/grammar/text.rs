//! Expressions of text.

use super::Grammar;
use super::scope::{Expression, KINDS, Kind, Level};

/// Literals with quotes, escapes and letters outside ASCII among them.
const LITERALS: [&str; 14] = [
    "'abc'", "'a'", "''", "'Zed'", "'12'", "'7'", "\"it's\"", "'x y z'", "'tab\\t'", "'é☕'", "'k1'", "'k2'",
    "'B'", "'-'",
];

impl Grammar<'_> {
    pub(super) fn text(&mut self, depth: u32) -> Expression {
        if depth == 0 {
            return match self.readable(Kind::Text) {
                Some(name) if self.choices.percent(50) => Expression::atom(name, 60),
                _ => Expression::atom(self.choices.pick(&LITERALS), 5),
            };
        }
        let depth = depth - 1;
        match self.choices.below(16) {
            0 | 1 => {
                let [left, right] = [(); 2].map(|()| self.expression(Kind::Text, depth));
                let text = format!("{} + {}", left.at(Level::Sum), right.at(Level::Product));
                Expression::new(text, Level::Sum, left.size + right.size)
            }
            2 => {
                let of = self.expression(Kind::Text, depth);
                let times = self.choices.below(4);
                Expression::new(format!("{} * {times}", of.at(Level::Product)), Level::Product, of.size * 3)
            }
            3 | 4 => {
                let of = self.expression(Kind::Text, depth);
                Expression::atom(format!("{}[{}]", of.at(Level::Atom), self.slice()), of.size)
            }
            5 | 6 => {
                let of = self.expression(Kind::Text, depth);
                let methods = [
                    "upper()",
                    "lower()",
                    "title()",
                    "strip()",
                    "swapcase()",
                    "replace('a', 'bb')",
                    "rjust(6, '.')",
                    "zfill(4)",
                    "center(7)",
                    "strip('ab')",
                ];
                Expression::atom(
                    format!("{}.{}", of.at(Level::Atom), self.choices.pick(&methods)),
                    of.size * 2 + 7,
                )
            }
            7 => {
                let of = self.expression(Kind::Texts, depth);
                Expression::atom(
                    format!("{}.join({})", self.choices.pick(&["','", "''", "' - '"]), of.text),
                    999,
                )
            }
            8 | 9 => {
                let kind = self.choices.pick(&KINDS);
                let of = self.expression(kind, depth);
                Expression::atom(format!("{}({})", self.choices.pick(&["str", "repr"]), of.text), 999)
            }
            10..=12 => self.f_string(depth),
            13 => self.old_format(depth),
            14 => Expression::atom(format!("{}[1]", self.expression(Kind::Pair, depth).at(Level::Atom)), 60),
            _ => {
                let code = self.expression(Kind::Int, depth);
                Expression::atom(format!("chr(97 + {} % 26)", code.at(Level::Product)), 1)
            }
        }
    }

    /// What stands between the brackets of a slice.
    pub(super) fn slice(&mut self) -> String {
        let bound = |grammar: &mut Self| match grammar.choices.below(4) {
            0 => String::new(),
            1 => format!("-{}", 1 + grammar.choices.below(4)),
            _ => grammar.choices.below(6).to_string(),
        };
        let (start, stop) = (bound(self), bound(self));
        match self.choices.below(5) {
            0 => format!("{start}:{stop}:-1"),
            1 => format!("{start}:{stop}:2"),
            _ => format!("{start}:{stop}"),
        }
    }

    fn f_string(&mut self, depth: u32) -> Expression {
        let mut text = String::from("f\"");
        for _ in 0..1 + self.choices.below(3) {
            text += self.choices.pick(&["", "<", " and ", "=", "{{", "é"]);
            let kind = self.choices.pick(&KINDS);
            // A field holds no quote and no backslash, as Python 3.11 and before demand.
            let name = self.readable(kind);
            let Some(name) = name else {
                let number = self.choices.below(50);
                text += &format!("{{{number} * {depth}}}");
                continue;
            };
            let field = match kind {
                Kind::Int => {
                    self.choices.pick(&["", ":>8", ":+d", ":x", ":,", ":05d", "!r", ":<6", ":^9", " % 7"])
                }
                Kind::Float => self.choices.pick(&["", ":.2f", ":10.3f", ":e", ":g", ":+.1f", "!r"]),
                Kind::Text => self.choices.pick(&["", "!r", ":>10", ":*^12", ":.3", "=", "!a"]),
                Kind::Bool => self.choices.pick(&["", ":d", "!s"]),
                _ => self.choices.pick(&["", "!r", "!s", "="]),
            };
            text += &format!("{{{name}{field}}}");
        }
        Expression::atom(text + "\"", 999)
    }

    fn old_format(&mut self, depth: u32) -> Expression {
        let (number, word) = (self.expression(Kind::Int, depth), self.expression(Kind::Text, depth));
        let form = self.choices.pick(&["'%d:%s'", "'%5d|%-6s'", "'%x %r'", "'%+d%%%.2s'"]);
        if self.choices.percent(50) {
            let text = format!("{form} % ({}, {})", number.text, word.text);
            return Expression::new(text, Level::Product, 999);
        }
        let form = self.choices.pick(&["'{}:{}'", "'{1}{0}'", "'{0:>6}{1!r}'", "'{:d} {:>4}'"]);
        Expression::atom(format!("{form}.format({}, {})", number.text, word.text), 999)
    }
}
