//! Statements of one line or two.

use super::Grammar;
use super::scope::{Kind, Level};

impl Grammar<'_> {
    /// A few statements, at least one.
    pub(super) fn statements(&mut self, depth: u32) {
        for _ in 0..1 + self.choices.below(2) {
            self.statement(depth);
        }
    }

    /// A statement, with so many levels of blocks at most.
    pub(super) fn statement(&mut self, depth: u32) {
        if depth > 0 && self.choices.percent(35) {
            return self.compound(depth - 1);
        }
        match self.choices.below(12) {
            0..=3 => self.print(),
            4 | 5 => {
                let kind = self.kind();
                self.new_variable(kind);
            }
            6 => self.reassign(),
            7 => self.augment(),
            8 => self.change_list(),
            9 => self.change_table(),
            10 => self.unpack(),
            _ => self.leave_or_check(),
        }
    }

    pub(super) fn print(&mut self) {
        let kind = self.kind();
        let value = self.expression(kind, 2);
        match self.choices.below(6) {
            0 => {
                let kind = self.kind();
                let other = self.expression(kind, 1);
                let options = self.choices.pick(&["", ", sep=' | '", ", end=';\\n'"]);
                self.line(&format!("print({}, {}{options})", value.text, other.text));
            }
            1 => self.line(&format!("print('value', {})", value.text)),
            2 if value.text.len() < 20 => {
                self.line(&format!("print(repr({}), type({}).__name__)", value.text, value.text));
            }
            _ => self.line(&format!("print({})", value.text)),
        }
    }

    fn reassign(&mut self) {
        let kind = self.kind();
        let Some(name) = self.writable(kind) else { return self.new_variable(kind) };
        let value = self.stored(kind, 2);
        self.line(&format!("{name} = {}", value.text));
    }

    fn augment(&mut self) {
        let kind =
            self.choices.pick(&[Kind::Int, Kind::Int, Kind::Text, Kind::Ints, Kind::Table, Kind::Float]);
        let Some(name) = self.writable(kind) else { return self.new_variable(kind) };
        let value = self.stored(kind, 1).text;
        match kind {
            Kind::Int => {
                let operator = self.choices.pick(&["+=", "-=", "^=", "|=", "*=", "//=", "%=", ">>="]);
                match operator {
                    "//=" | "%=" | ">>=" => {
                        let by = 2 + self.choices.below(9);
                        self.line(&format!("{name} {operator} {by}"));
                    }
                    "*=" => {
                        self.line(&format!("{name} *= {value}"));
                        self.line(&format!("{name} %= 999983"));
                    }
                    "+=" | "-=" => self.line(&format!("{name} {operator} ({value}) % 1000")),
                    _ => self.line(&format!("{name} {operator} {value}")),
                }
            }
            Kind::Float => {
                let operator = self.choices.pick(&["+=", "-=", "*="]);
                self.line(&format!("{name} {operator} {value}"));
            }
            Kind::Table => self.line(&format!("{name} |= {value}")),
            // A text or a list that grows in a loop is cut, or it would double at every turn.
            _ => {
                self.line(&format!("{name} += {value}"));
                self.line(&format!("{name} = {name}[-16:]"));
            }
        }
    }

    fn change_list(&mut self) {
        let (kind, item) = self.choices.pick(&[(Kind::Ints, Kind::Int), (Kind::Texts, Kind::Text)]);
        let Some(name) = self.writable(kind) else { return self.new_variable(kind) };
        let value = self.stored(item, 1).text;
        let place = self.choices.below(4);
        match self.choices.below(9) {
            0 | 1 => self.line(&format!("{name}.append({value})")),
            2 => self.line(&format!("{name}.insert({place}, {value})")),
            3 => self.line(&format!("{name}.sort()")),
            4 => self.line(&format!("{name}.reverse()")),
            5 => {
                let slice = format!("{place}:{}", place + self.choices.below(3));
                self.line(&format!("{name}[{slice}] = [{value}]"));
            }
            6 => self.line(&format!("del {name}[{place}:]")),
            7 if self.guarded => self.line(&format!("print({name}.pop({place}))")),
            7 => self.line(&format!("print({name}.pop() if {name} else 'empty')")),
            _ if self.guarded => self.line(&format!("{name}[{place}] = {value}")),
            _ => self.line(&format!("{name}.extend([{value}] * {place})")),
        }
    }

    fn change_table(&mut self) {
        let Some(name) = self.writable(Kind::Table) else { return self.new_variable(Kind::Table) };
        let (key, value) = (self.stored(Kind::Text, 1), self.stored(Kind::Int, 1));
        let key = key.text;
        match self.choices.below(6) {
            0 | 1 => self.line(&format!("{name}[{key}] = {}", value.text)),
            2 => self.line(&format!("print({name}.setdefault({key}, {}))", value.text)),
            3 => self.line(&format!("print({name}.pop({key}, None))")),
            4 if self.guarded => self.line(&format!("del {name}[{key}]")),
            _ => {
                let count = format!("{name}.get({key}, 0) % 1000 + 1");
                self.line(&format!("{name}[{key}] = {count}"));
            }
        }
    }

    fn unpack(&mut self) {
        match self.choices.below(5) {
            0 => {
                let pair = self.expression(Kind::Pair, 1);
                let (number, word) = (self.name_for(Kind::Int), self.name_for(Kind::Text));
                self.line(&format!("{number}, {word} = {}", pair.text));
                self.declare(&number, Kind::Int);
                self.declare(&word, Kind::Text);
            }
            1 => {
                let (head, list) = (self.stored(Kind::Int, 1), self.stored(Kind::Ints, 1));
                let (first, rest) = (self.name_for(Kind::Int), self.name_for(Kind::Ints));
                self.line(&format!("{first}, *{rest} = [{}, *{}]", head.text, list.at(Level::BitOr)));
                self.declare(&first, Kind::Int);
                self.declare(&rest, Kind::Ints);
            }
            2 => {
                let (Some(a), Some(b)) = (self.writable(Kind::Int), self.writable(Kind::Int)) else {
                    return self.print();
                };
                self.line(&format!("{a}, {b} = {b}, {a}"));
            }
            3 => {
                let kind = self.choices.pick(&[Kind::Int, Kind::Text, Kind::Bool]);
                let value = self.stored(kind, 1);
                let [a, b] = [(); 2].map(|()| self.name_for(kind));
                self.line(&format!("{a} = {b} = {}", value.text));
                self.declare(&a, kind);
                self.declare(&b, kind);
            }
            _ => {
                let kind = self.kind();
                let (value, name) = (self.stored(kind, 1), self.name("gone"));
                self.line(&format!("{name} = {}", value.text));
                self.line(&format!("print({name})"));
                self.line(&format!("del {name}"));
            }
        }
    }

    /// `break`, `continue`, `raise` and `assert`, where they make sense.
    fn leave_or_check(&mut self) {
        let test = self.expression(Kind::Bool, 1).text;
        if self.in_loop && self.choices.percent(50) {
            let leave = self.choices.pick(&["break", "continue"]);
            return self.block(&format!("if {test}:"), |grammar| grammar.line(leave));
        }
        if !self.guarded {
            return self.print();
        }
        match self.choices.below(4) {
            0 => {
                let message = self.stored(Kind::Text, 1).text;
                self.line(&format!("assert {test}, {message}"));
            }
            1 => {
                let class = self.choices.pick(&[
                    "ValueError",
                    "KeyError",
                    "RuntimeError('stop')",
                    "IndexError(1, 2)",
                ]);
                self.block(&format!("if {test}:"), |grammar| grammar.line(&format!("raise {class}")));
            }
            2 => {
                let message = self.stored(Kind::Text, 1).text;
                self.block(&format!("if {test}:"), |grammar| {
                    grammar.line(&format!("raise TypeError({message})"));
                });
            }
            _ => {
                let value = self.expression(Kind::Int, 3);
                self.line(&format!("print({})", value.text));
            }
        }
    }
}
