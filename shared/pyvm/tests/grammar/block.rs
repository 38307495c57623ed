//! Statements that hold statements.

use super::Grammar;
use super::scope::{Kind, Level};

/// A loop runs at most so many turns.
const TURNS: u32 = 6;
/// Loops are not nested deeper than where a line runs so often.
const MOST_TURNS: u32 = 36;

impl Grammar<'_> {
    /// A compound statement, with so many levels of blocks inside at most.
    pub(super) fn compound(&mut self, depth: u32) {
        let loops = self.weight < MOST_TURNS && self.afford(TURNS * 4);
        match self.choices.below(10) {
            0 | 1 => self.branches(depth),
            2..=4 if loops => self.for_loop(depth),
            5 if loops => self.while_loop(depth),
            6..=8 => self.try_statement(depth),
            9 => self.walrus_branch(depth),
            _ => self.branches(depth),
        }
    }

    fn branches(&mut self, depth: u32) {
        let test = self.expression(Kind::Bool, 2).text;
        self.block(&format!("if {test}:"), |grammar| grammar.statements(depth));
        if self.choices.percent(30) {
            let test = self.expression(Kind::Bool, 1).text;
            self.block(&format!("elif {test}:"), |grammar| grammar.statements(depth));
        }
        if self.choices.percent(50) {
            self.block("else:", |grammar| grammar.statements(depth));
        }
    }

    fn walrus_branch(&mut self, depth: u32) {
        let (value, name) = (self.stored(Kind::Int, 2), self.name_for(Kind::Int));
        let limit = self.choices.below(30);
        self.line(&format!("if ({name} := {}) > {limit}:", value.text));
        // The name is bound whichever way the test went.
        self.declare(&name, Kind::Int);
        self.indentation += 1;
        let known = self.variables.len();
        self.statements(depth);
        self.variables.truncate(known);
        self.indentation -= 1;
    }

    /// Writes the body of a loop and, sometimes, its `else`. Where an outer `break` would be meant, the
    /// `else` is in the outer loop's hands.
    fn loop_body(&mut self, head: &str, depth: u32, bound: &[(&str, Kind)]) {
        let outer = std::mem::replace(&mut self.in_loop, true);
        self.block(head, |grammar| {
            for (name, kind) in bound {
                grammar.declare(name, *kind);
            }
            grammar.repeated(TURNS, |grammar| grammar.statements(depth));
        });
        self.in_loop = outer;
        if self.choices.percent(25) {
            self.block("else:", |grammar| grammar.statements(0));
        }
    }

    fn for_loop(&mut self, depth: u32) {
        let (number, word) = (self.name_for(Kind::Int), self.name_for(Kind::Text));
        match self.choices.below(7) {
            0 | 1 => {
                let turns = 1 + self.choices.below(TURNS as usize);
                self.loop_body(&format!("for {number} in range({turns}):"), depth, &[(&number, Kind::Int)]);
            }
            // A copy of a few items: the body may change the list.
            2 => {
                let list = self.expression(Kind::Ints, 1).at(Level::Atom);
                self.loop_body(&format!("for {number} in {list}[:{TURNS}]:"), depth, &[(&number, Kind::Int)]);
            }
            3 => {
                let text = self.expression(Kind::Text, 1).at(Level::Atom);
                self.loop_body(&format!("for {word} in {text}[:{TURNS}]:"), depth, &[(&word, Kind::Text)]);
            }
            4 => {
                let list = self.expression(Kind::Texts, 1).at(Level::Atom);
                let head = format!("for {number}, {word} in enumerate({list}[:{TURNS}]):");
                self.loop_body(&head, depth, &[(&number, Kind::Int), (&word, Kind::Text)]);
            }
            5 => {
                let table = self.expression(Kind::Table, 1).at(Level::Atom);
                let head = format!("for {word}, {number} in list({table}.items())[:{TURNS}]:");
                self.loop_body(&head, depth, &[(&number, Kind::Int), (&word, Kind::Text)]);
            }
            _ => {
                let (numbers, words) = (self.expression(Kind::Ints, 1), self.expression(Kind::Texts, 1));
                let head = format!(
                    "for {number}, {word} in zip({}[:{TURNS}], {}):",
                    numbers.at(Level::Atom),
                    words.text
                );
                self.loop_body(&head, depth, &[(&number, Kind::Int), (&word, Kind::Text)]);
            }
        }
    }

    fn while_loop(&mut self, depth: u32) {
        // The counter has a name that no statement knows, so that it only ever goes down.
        let counter = self.name("left");
        let turns = 1 + self.choices.below(TURNS as usize);
        self.line(&format!("{counter} = {turns}"));
        let test = if self.choices.percent(40) {
            format!(" and {}", self.expression(Kind::Bool, 1).at(Level::Not))
        } else {
            String::new()
        };
        let outer = std::mem::replace(&mut self.in_loop, true);
        self.block(&format!("while {counter} > 0{test}:"), |grammar| {
            grammar.line(&format!("{counter} -= 1"));
            grammar.repeated(TURNS, |grammar| grammar.statements(depth));
        });
        self.in_loop = outer;
    }

    fn try_statement(&mut self, depth: u32) {
        let outer = std::mem::replace(&mut self.guarded, true);
        self.block("try:", |grammar| {
            grammar.statements(depth);
            let value = grammar.expression(Kind::Int, 3);
            grammar.line(&format!("print('tried', {})", value.text));
        });
        self.guarded = outer;
        if self.choices.percent(30) {
            let class = self.choices.pick(&[
                "KeyError",
                "(IndexError, ZeroDivisionError)",
                "ValueError",
                "LookupError",
            ]);
            let caught = self.name("error");
            self.block(&format!("except {class} as {caught}:"), |grammar| {
                grammar.line(&format!("print('caught', repr({caught}))"));
                grammar.statements(0);
            });
        }
        self.block("except Exception as error:", |grammar| {
            grammar.line("print(type(error).__name__, error)");
        });
        if self.choices.percent(25) {
            self.block("else:", |grammar| grammar.statements(0));
        }
        if self.choices.percent(30) {
            self.block("finally:", |grammar| {
                // `break` in a `finally` takes the exception away, which newer CPythons warn about.
                let outer = std::mem::replace(&mut grammar.in_loop, false);
                grammar.print();
                grammar.in_loop = outer;
            });
        }
    }
}
