//! Annotations. They are compiled beside the code they belong to, and evaluated when a program asks for them.

use std::sync::Arc;

use ruff_python_ast::{Expr, Parameters, Stmt};
use ruff_text_size::Ranged;

use crate::bytecode::{Annotations, Instruction as I, Name};
use crate::compile::assign::count;
use crate::compile::binder::Binder;
use crate::compile::scope::Scope;
use crate::compile::unit::Unit;
use crate::object::Value;

/// Whether a module says `from __future__ import annotations`.
pub(crate) fn are_text(body: &[Stmt]) -> bool {
    body.iter().any(|statement| match statement {
        Stmt::ImportFrom(import) => {
            import.module.as_ref().is_some_and(|module| module == "__future__")
                && import.names.iter().any(|alias| &alias.name == "annotations")
        }
        _ => false,
    })
}

/// The annotations of parameters and result, in the order of CPython's `codegen_annotations`.
pub(crate) fn of_function<'e>(
    parameters: &'e Parameters,
    returns: Option<&'e Expr>,
) -> Vec<(&'e str, &'e Expr)> {
    let plain = parameters.posonlyargs.iter().chain(&parameters.args).map(|parameter| &parameter.parameter);
    let named_only = parameters.kwonlyargs.iter().map(|parameter| &parameter.parameter);
    let all = plain.chain(parameters.vararg.as_deref()).chain(named_only).chain(parameters.kwarg.as_deref());
    let annotated =
        all.filter_map(|parameter| Some((parameter.name.as_str(), parameter.annotation.as_deref()?)));
    annotated.chain(returns.map(|returns| ("return", returns))).collect()
}

/// The annotations of a class body.
pub(crate) fn of_class(body: &[Stmt]) -> Vec<(&str, &Expr)> {
    let named = body.iter().filter_map(|statement| match statement {
        Stmt::AnnAssign(assign) => match &*assign.target {
            Expr::Name(name) => Some((name.id.as_str(), &*assign.annotation)),
            _ => None,
        },
        _ => None,
    });
    named.collect()
}

impl Unit<'_> {
    /// Compiles annotations; `None` where there are none.
    pub(crate) fn annotations(&self, all: &[(&str, &Expr)]) -> Option<Annotations> {
        if all.is_empty() {
            return None;
        }
        let texts: Vec<(Name, Box<str>)> = all
            .iter()
            .map(|(name, annotation)| {
                let text = match annotation {
                    Expr::StringLiteral(text) => text.value.to_str(),
                    other => &self.source.text[other.range()],
                };
                (Name::from(&*self.mangled(name)), text.into())
            })
            .collect();
        // They see globals only. One that names something else shows as its text, as does one that is outside the
        // subset.
        let scope = Scope::function(Binder::default(), 0, &[]);
        let line = self.source.line_of(all[0].1.range().start());
        let name = "__annotate__";
        let mut unit = Unit::new(self.source, self.names, scope, Vec::new(), name, name.into(), line);
        unit.begin();
        let mut evaluable = !self.names.annotations_are_text;
        for ((_, annotation), (name, _)) in all.iter().zip(&texts) {
            unit.load_const(Value::str(&**name));
            evaluable = evaluable && unit.expression(annotation).is_ok();
        }
        if !evaluable {
            return Some(Annotations { texts, code: None });
        }
        unit.emit(I::BuildMap(count(texts.len())));
        unit.emit(I::ReturnValue);
        let code: Arc<_> = unit.finish();
        Some(Annotations { texts, code: Some(code) })
    }
}
