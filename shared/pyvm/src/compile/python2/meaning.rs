//! What means something else in Python 2 becomes a call of the library's `_python2`.

use std::cell::RefCell;
use std::collections::BTreeSet;

use ruff_python_ast::visitor::transformer::{Transformer, walk_expr, walk_stmt};
use ruff_python_ast::{
    Alias, Arguments, AtomicNodeIndex, Expr, ExprCall, ExprContext, ExprName, Identifier, ModModule,
    Operator, Stmt, StmtAssign, StmtImportFrom,
};
use ruff_text_size::{Ranged, TextRange};

/// The names that the library's `_python2` has for a program.
const NAMES: &[&str] = &[
    "range",
    "xrange",
    "raw_input",
    "input",
    "unicode",
    "basestring",
    "unichr",
    "long",
    "reduce",
    "cmp",
    "file",
    "map",
    "filter",
    "zip",
    "round",
    "sorted",
    "intern",
    "apply",
    "execfile",
    "StandardError",
];

/// Adapts what the parser gave for a text of Python 2.
pub(crate) fn adapt(module: &mut ModModule) {
    let wanted = Wanted { divides: !has_true_division(&module.body), names: RefCell::default() };
    wanted.visit_body(&mut module.body);
    let names = wanted.names.into_inner();
    let at = TextRange::empty(module.range.start());
    let import = Stmt::ImportFrom(StmtImportFrom {
        node_index: AtomicNodeIndex::NONE,
        range: at,
        module: Some(Identifier::new("_python2", at)),
        names: names.iter().map(|name| alias(name, at)).collect(),
        level: 0,
        is_lazy: false,
    });
    if !names.is_empty() {
        // The text that says what the module is stays first.
        let first = module.body.first().is_some_and(|first| match first {
            Stmt::Expr(expression) => expression.value.is_string_literal_expr(),
            _ => false,
        });
        module.body.insert(usize::from(first), import);
    }
}

fn alias(name: &str, range: TextRange) -> Alias {
    Alias { node_index: AtomicNodeIndex::NONE, range, name: Identifier::new(name, range), asname: None }
}

/// `from __future__ import division`
fn has_true_division(body: &[Stmt]) -> bool {
    body.iter().any(|statement| match statement {
        Stmt::ImportFrom(import) => {
            import.module.as_ref().is_some_and(|module| module == "__future__")
                && import.names.iter().any(|alias| &alias.name == "division")
        }
        _ => false,
    })
}

struct Wanted {
    divides: bool,
    /// What the program uses of the library's module.
    names: RefCell<BTreeSet<String>>,
}

impl Wanted {
    fn call(&self, function: &str, arguments: Vec<Expr>, range: TextRange) -> Expr {
        self.names.borrow_mut().insert(function.to_owned());
        let name = ExprName {
            node_index: AtomicNodeIndex::NONE,
            range,
            id: function.into(),
            ctx: ExprContext::Load,
        };
        Expr::Call(ExprCall {
            node_index: AtomicNodeIndex::NONE,
            range_start: range.start(),
            func: Box::new(Expr::Name(name)),
            arguments: Arguments {
                node_index: AtomicNodeIndex::NONE,
                range,
                args: arguments.into(),
                keywords: Default::default(),
            },
        })
    }
}

impl Transformer for Wanted {
    fn visit_expr(&self, expr: &mut Expr) {
        walk_expr(self, expr);
        let range = expr.range();
        match expr {
            Expr::BinOp(division) if division.op == Operator::Div && self.divides => {
                let operands = vec![(*division.left).clone(), (*division.right).clone()];
                *expr = self.call("_2divide", operands, range);
            }
            Expr::Call(call) if call.arguments.is_empty() => {
                if let Expr::Attribute(attribute) = &*call.func
                    && matches!(attribute.attr.as_str(), "keys" | "values" | "items")
                {
                    let listed = expr.clone();
                    *expr = self.call("_2list", vec![listed], range);
                }
            }
            Expr::Name(name) if name.ctx == ExprContext::Load => {
                let id = name.id.as_str();
                if NAMES.contains(&id) || id.starts_with("_2") {
                    self.names.borrow_mut().insert(id.to_owned());
                }
            }
            _ => {}
        }
    }

    fn visit_stmt(&self, statement: &mut Stmt) {
        walk_stmt(self, statement);
        let Stmt::AugAssign(change) = &*statement else { return };
        if change.op != Operator::Div || !self.divides {
            return;
        }
        let mut read = (*change.target).clone();
        match &mut read {
            Expr::Name(name) => name.ctx = ExprContext::Load,
            Expr::Attribute(attribute) => attribute.ctx = ExprContext::Load,
            Expr::Subscript(item) => item.ctx = ExprContext::Load,
            _ => return,
        }
        let value = self.call("_2divide", vec![read, (*change.value).clone()], change.range);
        *statement = Stmt::Assign(StmtAssign {
            node_index: AtomicNodeIndex::NONE,
            range: change.range,
            targets: vec![(*change.target).clone()],
            value: Box::new(value),
        });
    }
}
