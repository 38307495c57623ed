//! Expressions of objects and of what objects hold.

use super::Grammar;
use super::scope::{Expression, Kind};

impl Grammar<'_> {
    /// An object of a class: a variable, or a new one.
    pub(super) fn object(&mut self, class: usize, depth: u32) -> Expression {
        match self.readable(Kind::Object(class)) {
            Some(name) if self.choices.percent(70) => Expression::atom(name, 0),
            _ => {
                let (name, fields) = (self.classes[class].name.clone(), self.classes[class].fields.clone());
                let arguments = self.arguments(&fields, false, depth);
                Expression::atom(format!("{name}({arguments})"), 0)
            }
        }
    }

    /// A field, a property or a method of some object, where one is of this kind.
    pub(super) fn member(&mut self, kind: Kind, depth: u32) -> Option<Expression> {
        if self.classes.is_empty() {
            return None;
        }
        let index = self.choices.below(self.classes.len());
        let object = self.readable(Kind::Object(index))?;
        let class = self.classes[index].clone();
        let size = if kind == Kind::Int { 64 } else { 60 };
        let attributes =
            class.fields.iter().map(|field| (field.name.clone(), field.kind)).chain(class.properties);
        let attributes: Vec<_> = attributes.filter(|(_, of)| *of == kind).collect();
        let methods: Vec<_> = class
            .methods
            .into_iter()
            .filter(|method| method.result == kind && (self.guarded || !method.raises))
            .collect();
        if !methods.is_empty() && (attributes.is_empty() || self.choices.percent(60)) {
            let method = self.choices.pick(&methods);
            if !self.afford(method.cost) {
                return None;
            }
            let call = self.call_of(&method, depth);
            return Some(Expression::atom(format!("{object}.{call}"), size));
        }
        let (attribute, _) = (!attributes.is_empty()).then(|| self.choices.pick(&attributes))?;
        Some(Expression::atom(format!("{object}.{attribute}"), size))
    }

    /// Prints what one can ask of a new object. Not every class answers every question.
    pub(super) fn use_object(&mut self, index: usize) {
        let class = self.classes[index].clone();
        let Some(object) = self.readable(Kind::Object(index)) else { return };
        let other = self.object(index, 0).text;
        self.line(&format!(
            "print({object}, {object} == {other}, {object} != {object}, isinstance({object}, {}))",
            class.name
        ));
        if class.ordered {
            self.line(&format!("print(sorted([{object}, {other}]), {object} < {other})"));
        }
        let question = self.choices.pick(&[
            "len({})",
            "{}()",
            "list({})",
            "{}[1]",
            "{} + 1",
            "{}.missing",
            "hash({}) == 0",
            "type({}).count()",
        ]);
        self.block("try:", |grammar| grammar.line(&format!("print({})", question.replace("{}", &object))));
        self.block("except Exception as error:", |grammar| {
            grammar.line("print(type(error).__name__, error)");
        });
    }
}
