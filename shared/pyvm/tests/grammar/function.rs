//! Functions, generators, and calls of both.

use super::Grammar;
use super::scope::{Expression, KINDS, Kind, Variable};

/// What a call needs to know of a function.
#[derive(Clone, Debug)]
pub(super) struct Function {
    pub(super) name: String,
    pub(super) parameters: Vec<Parameter>,
    /// Whether more positional arguments are taken, all of them ints.
    pub(super) more: bool,
    pub(super) result: Kind,
    /// What one call costs.
    pub(super) cost: u32,
    pub(super) raises: bool,
    /// Whether a call gives an iterator over the result's items.
    pub(super) generator: bool,
}

/// A parameter.
#[derive(Clone, Debug)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) default: Option<String>,
    pub(super) keyword_only: bool,
}

impl Grammar<'_> {
    /// Writes a definition whose body `write` makes, and gives what one call costs. The body sees the
    /// parameters, and reads what is outside.
    pub(super) fn body(
        &mut self,
        head: &str,
        parameters: &[Parameter],
        raises: bool,
        write: impl FnOnce(&mut Self),
    ) -> u32 {
        let outside = self.variables.clone();
        for variable in &mut self.variables {
            variable.writable = false;
        }
        let (weight, spent) = (std::mem::replace(&mut self.weight, 1), std::mem::take(&mut self.spent));
        let guarded = std::mem::replace(&mut self.guarded, raises);
        let in_loop = std::mem::take(&mut self.in_loop);
        self.block(head, |grammar| {
            for parameter in parameters {
                let (name, kind) = (parameter.name.clone(), parameter.kind);
                // A list that came in may be the caller's: only its own list is a function free to change.
                let writable = !matches!(kind, Kind::Ints | Kind::Texts | Kind::Floats | Kind::Table);
                grammar.variables.push(Variable { name, kind, writable });
            }
            write(grammar);
        });
        let cost = self.spent;
        (self.weight, self.spent, self.guarded, self.in_loop) = (weight, spent, guarded, in_loop);
        self.variables = outside;
        cost
    }

    /// Some parameters: plain ones, then with defaults, then keyword-only.
    pub(super) fn parameters(&mut self, most: usize) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        let (mut defaults, mut keywords) = (false, false);
        for _ in 0..self.choices.below(most + 1) {
            let kind = self.choices.pick(&KINDS);
            defaults = defaults || self.choices.percent(30);
            keywords = keywords || self.choices.percent(10);
            let default = defaults.then(|| self.stored(kind, 0).text);
            parameters.push(Parameter { name: self.name_for(kind), kind, default, keyword_only: keywords });
        }
        parameters
    }

    pub(super) fn signature(parameters: &[Parameter], more: bool) -> String {
        let mut parts = Vec::new();
        let mut star = false;
        for parameter in parameters {
            if parameter.keyword_only && !star {
                parts.push(if more { "*more" } else { "*" }.to_owned());
                star = true;
            }
            let default = parameter.default.as_ref().map(|value| format!("={value}")).unwrap_or_default();
            parts.push(format!("{}{default}", parameter.name));
        }
        if more && !star {
            parts.push("*more".to_owned());
        }
        parts.join(", ")
    }

    /// A function of a few statements.
    pub(super) fn function(&mut self) {
        let parameters = self.parameters(4);
        let (name, result) = (self.name("function"), self.kind());
        let (raises, more) = (self.choices.percent(25), self.choices.percent(20));
        let head = format!("def {name}({}):", Self::signature(&parameters, more));
        let cost = self.body(&head, &parameters, raises, |grammar| {
            if more {
                grammar.line("more = list(more)");
                grammar.declare("more", Kind::Ints);
            }
            grammar.statements(1);
            if grammar.choices.percent(30) {
                let (test, early) = (grammar.expression(Kind::Bool, 1), grammar.stored(result, 1));
                grammar.block(&format!("if {}:", test.text), |grammar| {
                    grammar.line(&format!("return {}", early.text));
                });
            }
            let value = grammar.stored(result, 2);
            grammar.line(&format!("return {}", value.text));
        });
        self.functions.push(Function { name, parameters, more, result, cost, raises, generator: false });
        self.show_call();
    }

    /// A generator function: its body yields in a loop.
    pub(super) fn generator(&mut self) {
        let parameters = self.parameters(2);
        let (name, turn) = (self.name("generator"), self.name_for(Kind::Int));
        let (item, result) = self.choices.pick(&[(Kind::Int, Kind::Ints), (Kind::Text, Kind::Texts)]);
        let turns = 1 + self.choices.below(6);
        let head = format!("def {name}({}):", Self::signature(&parameters, false));
        let cost = self.body(&head, &parameters, false, |grammar| {
            if grammar.choices.percent(40) {
                grammar.statement(1);
            }
            grammar.block(&format!("for {turn} in range({turns}):"), |grammar| {
                grammar.declare(&turn, Kind::Int);
                grammar.repeated(6, |grammar| {
                    let value = grammar.stored(item, 2);
                    grammar.line(&format!("yield {}", value.text));
                    if grammar.choices.percent(50) {
                        grammar.statement(0);
                    }
                });
            });
            if grammar.choices.percent(30) {
                let more = grammar.stored(result, 1);
                grammar.line(&format!("yield from {}", more.text));
            }
        });
        self.functions.push(Function {
            name,
            parameters,
            more: false,
            result,
            cost,
            raises: false,
            generator: true,
        });
        self.show_call();
    }

    /// Prints a call of the function that was just defined.
    fn show_call(&mut self) {
        let function = self.functions.last().expect("it was just defined").clone();
        if function.raises || !self.afford(function.cost) {
            return;
        }
        let call = self.call_of(&function, 1);
        if function.generator {
            self.line(&format!("print(list({call}), next({call}))"));
        } else {
            self.line(&format!("print({call})"));
        }
    }

    /// A call that gives this kind: of a function, or of a method.
    pub(super) fn call(&mut self, kind: Kind, depth: u32) -> Option<Expression> {
        let fitting: Vec<usize> = (0..self.functions.len())
            .filter(|&index| {
                self.functions[index].result == kind && (self.guarded || !self.functions[index].raises)
            })
            .collect();
        if fitting.is_empty() || self.choices.percent(35) {
            return self.member(kind, depth);
        }
        let function = self.functions[self.choices.pick(&fitting)].clone();
        if !self.afford(function.cost) {
            return None;
        }
        let call = self.call_of(&function, depth);
        let text = if function.generator { format!("list({call})") } else { call };
        let size = match kind {
            Kind::Int => 64,
            Kind::Text => 60,
            _ => 40,
        };
        Some(Expression::atom(text, size))
    }

    pub(super) fn call_of(&mut self, function: &Function, depth: u32) -> String {
        format!("{}({})", function.name, self.arguments(&function.parameters, function.more, depth))
    }

    /// Arguments for these parameters: by position or by name, and some defaults left alone.
    pub(super) fn arguments(&mut self, parameters: &[Parameter], more: bool, depth: u32) -> String {
        let mut parts = Vec::new();
        let mut by_name = false;
        for parameter in parameters {
            let value = self.stored(parameter.kind, depth.min(1)).text;
            if parameter.default.is_some() && self.choices.percent(40) {
                by_name = true;
                continue;
            }
            by_name = by_name || parameter.keyword_only || self.choices.percent(15);
            parts.push(if by_name { format!("{}={value}", parameter.name) } else { value });
        }
        if more && !by_name && self.choices.percent(60) {
            let items = self.stored(Kind::Ints, 0);
            parts.push(format!("*{}", items.text));
        }
        parts.join(", ")
    }
}
