//! Which names a body of statements binds.

use std::collections::HashSet;

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Alias, Expr, ExprContext, Stmt};

/// Collects the names that the visited statements bind in their own scope.
#[derive(Default)]
pub(crate) struct Binder {
    /// In the order of their first binding, with repetitions.
    pub(crate) bound: Vec<String>,
    /// Those of `global` statements.
    pub(crate) globals: HashSet<String>,
    /// Those that an `import` binds.
    pub(crate) imported: HashSet<String>,
}

/// The names that an assignment target binds.
pub(crate) fn bound_names(target: &Expr) -> Vec<String> {
    let mut binder = Binder::default();
    binder.visit_expr(target);
    binder.bound
}

/// The names that `import` statements outside of functions bind.
pub(crate) fn imported_names(body: &[Stmt]) -> HashSet<String> {
    let mut binder = Binder::default();
    binder.visit_body(body);
    binder.imported
}

/// The names that any function in this body declares `global`.
pub(crate) fn declared_global(body: &[Stmt]) -> HashSet<String> {
    struct Declared(HashSet<String>);
    impl<'a> Visitor<'a> for Declared {
        fn visit_stmt(&mut self, statement: &'a Stmt) {
            if let Stmt::Global(global) = statement {
                self.0.extend(global.names.iter().map(ToString::to_string));
            }
            visitor::walk_stmt(self, statement);
        }

        fn visit_expr(&mut self, _: &'a Expr) {}
    }
    let mut declared = Declared(HashSet::new());
    declared.visit_body(body);
    declared.0
}

impl Binder {
    fn import(&mut self, alias: &Alias) {
        let name = alias.asname.as_ref().unwrap_or(&alias.name);
        let name = name.split('.').next().unwrap_or_default();
        self.bound.push(name.to_owned());
        self.imported.insert(name.to_owned());
    }
}

impl<'a> Visitor<'a> for Binder {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            // A function or class binds its name here; what is inside is another scope.
            Stmt::FunctionDef(def) => self.bound.push(def.name.to_string()),
            Stmt::ClassDef(def) => self.bound.push(def.name.to_string()),
            Stmt::Global(global) => self.globals.extend(global.names.iter().map(ToString::to_string)),
            Stmt::Import(import) => import.names.iter().for_each(|alias| self.import(alias)),
            Stmt::ImportFrom(import) => import.names.iter().for_each(|alias| self.import(alias)),
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) if name.ctx != ExprContext::Load => self.bound.push(name.id.to_string()),
            // These have scopes of their own.
            Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::DictComp(_)
            | Expr::Generator(_)
            | Expr::Lambda(_) => {}
            _ => visitor::walk_expr(self, expression),
        }
    }
}
