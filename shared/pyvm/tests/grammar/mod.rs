//! A grammar of small Python programs: choices in, the text of a program out.
//!
//! Every program ends, prints the same on every run, and defines a name before it uses it. It ends
//! because loops run over copies of a few items, because a function calls only functions above it, and
//! because what a line may cost is counted ([`Grammar::afford`]). It is mostly free of type errors, because
//! every expression is made for a [`Kind`]. What may raise stands in a `try` that prints the exception,
//! but for a few programs that end with one.
//!
//! One file per kind of construct: `expression` chooses among `int`, `truth`, `text`, `list`, `container`
//! and `object`; `statement` and `block` give statements; `function`, `template` and `class` give
//! definitions.
#![allow(dead_code, reason = "each program that includes this module uses a part of it")]
#![allow(unreachable_pub, reason = "the fuzz targets include this module too")]

mod block;
mod choices;
mod class;
mod container;
mod expression;
mod function;
mod int;
mod list;
mod object;
mod scope;
mod statement;
mod template;
mod text;
mod truth;

pub use choices::Choices;
use class::Class;
use function::Function;
use scope::{Kind, Variable};

/// How many statements a body may run, by the estimate that [`Grammar::afford`] makes.
const BUDGET: u32 = 3_000;

/// The program that these choices make.
pub fn program(choices: Choices<'_>) -> String {
    let mut grammar = Grammar::new(choices);
    grammar.module();
    grammar.lines.join("\n") + "\n"
}

/// A program in the making.
struct Grammar<'a> {
    choices: Choices<'a>,
    lines: Vec<String>,
    indentation: usize,
    /// How many names were made: a name is used for one thing only.
    names: usize,
    /// What can be read here, the innermost scope last.
    variables: Vec<Variable>,
    functions: Vec<Function>,
    classes: Vec<Class>,
    /// How often the line being written runs, at most, each time that its body runs.
    weight: u32,
    /// What the body being written costs so far.
    spent: u32,
    /// Whether an exception that is raised here is caught and printed.
    guarded: bool,
    /// Whether `break` and `continue` mean something here.
    in_loop: bool,
}

impl<'a> Grammar<'a> {
    fn new(choices: Choices<'a>) -> Self {
        Self {
            choices,
            lines: Vec::new(),
            indentation: 0,
            names: 0,
            variables: Vec::new(),
            functions: Vec::new(),
            classes: Vec::new(),
            weight: 1,
            spent: 0,
            guarded: false,
            in_loop: false,
        }
    }

    /// Writes the whole program: definitions, statements among them, and at the end what all variables
    /// hold.
    fn module(&mut self) {
        for kind in [Kind::Int, Kind::Text, Kind::Ints] {
            self.new_variable(kind);
        }
        for _ in 0..2 + self.choices.below(3) {
            self.definition();
            for _ in 0..2 + self.choices.below(3) {
                self.statement(2);
            }
        }
        self.show_everything();
        if self.choices.percent(12) {
            // The last lines may raise, and nobody catches it.
            self.guarded = true;
            for _ in 0..4 {
                let value = self.risky_int(1);
                self.line(&format!("print({})", value.text));
            }
        }
    }

    fn definition(&mut self) {
        match self.choices.below(10) {
            0..=2 => self.function(),
            3 => self.generator(),
            4 => self.recursive_function(),
            5 => self.closure(),
            6 => self.decorated_function(),
            7 => self.context_manager(),
            _ => self.class(),
        }
    }

    fn show_everything(&mut self) {
        let names: Vec<String> = self.variables.iter().map(|variable| variable.name.clone()).collect();
        for names in names.chunks(5) {
            self.line(&format!("print({})", names.join(", ")));
        }
    }

    /// Writes a line.
    fn line(&mut self, text: &str) {
        self.lines.push("    ".repeat(self.indentation) + text);
        self.spent += self.weight;
    }

    /// Writes a line that opens a block, and what the block holds.
    fn block(&mut self, head: &str, body: impl FnOnce(&mut Self)) {
        self.line(head);
        self.indentation += 1;
        let known = self.variables.len();
        body(self);
        // What is made in a block may not have been made after it.
        self.variables.truncate(known);
        self.indentation -= 1;
    }

    /// A name of its own.
    fn name(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    /// Whether something that costs so much, where it runs as often as the line being written, still
    /// fits; if so it is paid for.
    fn afford(&mut self, cost: u32) -> bool {
        let cost = cost.saturating_mul(self.weight);
        let fits = self.spent.saturating_add(cost) <= BUDGET;
        if fits {
            self.spent += cost;
        }
        fits
    }

    /// Makes something that runs `times` as often as what is around it.
    fn repeated<T>(&mut self, times: u32, make: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.weight;
        self.weight = outer.saturating_mul(times);
        let made = make(self);
        self.weight = outer;
        made
    }
}
