//! Classes: fields, methods, operators and inheritance.

use super::Grammar;
use super::function::{Function, Parameter};
use super::scope::{Kind, Level, Variable};

/// What an expression needs to know of a class.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) name: String,
    /// The arguments of its constructor, which are its fields.
    pub(super) fields: Vec<Parameter>,
    pub(super) methods: Vec<Function>,
    pub(super) properties: Vec<(String, Kind)>,
    pub(super) ordered: bool,
}

/// The kinds that a field may have.
const FIELDS: [Kind; 5] = [Kind::Int, Kind::Text, Kind::Ints, Kind::Table, Kind::Float];

impl Grammar<'_> {
    /// A class, sometimes with a base among the classes above it, and a variable that holds an object.
    pub(super) fn class(&mut self) {
        let base = (!self.classes.is_empty() && self.choices.percent(45))
            .then(|| self.choices.below(self.classes.len()))
            .map(|index| self.classes[index].clone());
        let name = self.name("Class");
        let own: Vec<Parameter> = (0..1 + self.choices.below(2))
            .map(|_| {
                let kind = self.choices.pick(&FIELDS);
                Parameter { name: self.name("field"), kind, default: None, keyword_only: false }
            })
            .collect();
        let inherited = base.as_ref().map(|base| base.fields.clone()).unwrap_or_default();
        let fields: Vec<Parameter> = inherited.iter().chain(&own).cloned().collect();
        let head =
            base.as_ref().map_or(format!("class {name}:"), |base| format!("class {name}({}):", base.name));
        let mut class = Class {
            name,
            methods: base.as_ref().map(|base| base.methods.clone()).unwrap_or_default(),
            properties: base.as_ref().map(|base| base.properties.clone()).unwrap_or_default(),
            ordered: base.as_ref().is_some_and(|base| base.ordered),
            fields,
        };
        self.block(&head, |grammar| {
            grammar.line(&format!("made = {}", grammar.indentation));
            grammar.constructor(&inherited, &own);
            if base.is_none() || grammar.choices.percent(40) {
                grammar.representation(&class.fields);
            }
            grammar.operators(&mut class);
            for _ in 0..1 + grammar.choices.below(2) {
                grammar.method(&mut class);
            }
            if let Some(method) = base.as_ref().and_then(|base| base.methods.first()) {
                grammar.overridden(method, &mut class);
            }
        });
        self.classes.push(class);
        self.new_variable(Kind::Object(self.classes.len() - 1));
        self.use_object(self.classes.len() - 1);
    }

    fn constructor(&mut self, inherited: &[Parameter], own: &[Parameter]) {
        let names = |fields: &[Parameter]| {
            fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>().join(", ")
        };
        let all: Vec<Parameter> = inherited.iter().chain(own).cloned().collect();
        self.block(&format!("def __init__(self, {}):", names(&all)), |grammar| {
            if !inherited.is_empty() {
                grammar.line(&format!("super().__init__({})", names(inherited)));
            }
            for field in own {
                // A list or a dict of its own: else two objects would share one.
                let value = match field.kind {
                    Kind::Ints => format!("list({})", field.name),
                    Kind::Table => format!("dict({})", field.name),
                    _ => field.name.clone(),
                };
                grammar.line(&format!("self.{} = {value}", field.name));
            }
        });
    }

    fn representation(&mut self, fields: &[Parameter]) {
        let parts: Vec<String> = fields.iter().map(|field| format!("{{self.{}!r}}", field.name)).collect();
        let text = format!("{{type(self).__name__}}({})", parts.join(", "));
        self.block("def __repr__(self):", |grammar| grammar.line(&format!("return f\"{text}\"")));
    }

    fn operators(&mut self, class: &mut Class) {
        let key = class.fields[0].name.clone();
        if self.choices.percent(50) && matches!(class.fields[0].kind, Kind::Int | Kind::Text | Kind::Float) {
            class.ordered = true;
            self.block("def __lt__(self, other):", |grammar| {
                grammar.line(&format!("return self.{key} < other.{key}"));
            });
        }
        if self.choices.percent(40) {
            self.block("def __eq__(self, other):", |grammar| {
                grammar.line("if type(other) is not type(self):");
                grammar.line("    return NotImplemented");
                grammar.line(&format!("return self.{key} == other.{key}"));
            });
        }
        let value = self.inside(&class.fields, |grammar| grammar.stored(Kind::Int, 2));
        match self.choices.below(6) {
            0 => self.block("def __len__(self):", |grammar| {
                grammar.line(&format!("return abs({}) % 7", value.text));
            }),
            1 => self.block("def __call__(self, by=2):", |grammar| {
                grammar.line(&format!("return by * {}", value.at(Level::Sign)));
            }),
            2 => self.block("def __iter__(self):", |grammar| {
                grammar.line(&format!("yield {}", value.text));
                grammar.line(&format!("yield self.{key}"));
            }),
            3 => self.block("def __getitem__(self, index):", |grammar| {
                grammar.line(&format!("return [self.{key}, {}][index]", value.text));
            }),
            4 => {
                let property = self.name("property");
                self.line("@property");
                self.block(&format!("def {property}(self):"), |grammar| {
                    grammar.line(&format!("return {}", value.text));
                });
                class.properties.push((property, Kind::Int));
            }
            _ => {
                self.line("@classmethod");
                self.block("def count(cls, by=1):", |grammar| {
                    grammar.line("cls.made += by");
                    grammar.line("return cls.__name__, cls.made");
                });
            }
        }
    }

    /// Makes something that sees the fields of `self`.
    fn inside<T>(&mut self, fields: &[Parameter], make: impl FnOnce(&mut Self) -> T) -> T {
        let known = self.variables.len();
        for field in fields {
            self.variables.push(Variable {
                name: format!("self.{}", field.name),
                kind: field.kind,
                writable: true,
            });
        }
        let made = make(self);
        self.variables.truncate(known);
        made
    }

    fn method(&mut self, class: &mut Class) {
        let (name, result) = (self.name("method"), self.choices.pick(&FIELDS));
        let (parameters, raises) = (self.parameters(2), self.choices.percent(15));
        let signature = Self::signature(&parameters, false);
        let comma = if signature.is_empty() { "" } else { ", " };
        let fields = class.fields.clone();
        let cost =
            self.body(&format!("def {name}(self{comma}{signature}):"), &parameters, raises, |grammar| {
                grammar.inside(&fields, |grammar| {
                    grammar.statements(1);
                    let value = grammar.stored(result, 2);
                    grammar.line(&format!("return {}", value.text));
                });
            });
        class.methods.push(Function {
            name,
            parameters,
            more: false,
            result,
            cost,
            raises,
            generator: false,
        });
    }

    /// A method of the base, written again: it asks the base and says so.
    fn overridden(&mut self, method: &Function, class: &mut Class) {
        let signature = Self::signature(&method.parameters, false);
        let comma = if signature.is_empty() { "" } else { ", " };
        let passed: Vec<String> = method
            .parameters
            .iter()
            .map(|parameter| {
                let name = &parameter.name;
                if parameter.keyword_only { format!("{name}={name}") } else { name.clone() }
            })
            .collect();
        self.block(&format!("def {}(self{comma}{signature}):", method.name), |grammar| {
            grammar.line(&format!("print('{} of', type(self).__name__)", method.name));
            grammar.line(&format!("return super().{}({})", method.name, passed.join(", ")));
        });
        let mut overriding = method.clone();
        overriding.cost += 3;
        if let Some(known) = class.methods.iter_mut().find(|known| known.name == overriding.name) {
            *known = overriding;
        }
    }
}
