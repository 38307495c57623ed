//! The walk through an answer's syntax tree.

use super::{FRAMES, HOOKS, OWN, RELIED_ON, WORDS};
use ruff_python_ast::visitor::{Visitor, walk_except_handler, walk_expr, walk_stmt};
use ruff_python_ast::{ExceptHandler, Expr, ExprContext, Stmt};
use ruff_text_size::{Ranged, TextSize};

/// Looks at the whole tree.
pub(super) struct Search<'m> {
    modules: &'m [&'m str],
    /// The names that imports bind.
    imported: Vec<String>,
    /// The first thing that is refused.
    pub(super) found: Option<(TextSize, String)>,
}

impl<'m> Search<'m> {
    /// Nothing found yet. An answer may import these modules.
    pub(super) fn new(modules: &'m [&'m str]) -> Self {
        Self { modules, imported: Vec::new(), found: None }
    }

    fn refuse(&mut self, at: &impl Ranged, why: impl Into<String>) {
        if self.found.is_none() {
            self.found = Some((at.range().start(), why.into()));
        }
    }

    /// A statement of the module: checks call the definitions themselves, so nothing may run before.
    pub(super) fn top(&mut self, statement: &Stmt) {
        let is_text = |expr: &Expr| matches!(expr, Expr::StringLiteral(_));
        match statement {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) | Stmt::Import(_) | Stmt::ImportFrom(_) => {}
            Stmt::Assign(_) | Stmt::AnnAssign(_) | Stmt::Pass(_) => {}
            Stmt::Expr(expr) if is_text(&expr.value) => {}
            other => self.refuse(
                other,
                "an answer is definitions only (imports, functions, classes, constants): the checks use them, each in \
                 its own way.",
            ),
        }
    }

    fn module(&mut self, at: &impl Ranged, module: &str) {
        if !self.modules.contains(&module) {
            let allowed = self.modules.join(", ");
            self.refuse(at, format!("`{module}` is not needed here. An answer may import: {allowed}."));
        }
    }

    /// A name gets a meaning.
    fn bound(&mut self, at: &impl Ranged, name: &str) {
        if RELIED_ON.contains(&name) {
            self.refuse(at, format!("this gives `{name}` another meaning, and the checks use that name."));
        } else if self.imported.iter().any(|imported| imported == name) {
            self.refuse(at, format!("this gives `{name}` another meaning; it was imported."));
        }
    }

    /// Whether an expression is something of the library: `threading.Lock`, `Lock`.
    fn is_imported(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Name(name) => self.imported.iter().any(|imported| *imported == name.id.as_str()),
            Expr::Attribute(attribute) => self.is_imported(&attribute.value),
            _ => false,
        }
    }

    /// What is done with things of the library as they are: they may be called, be base classes and be caught.
    fn visit_whole(&mut self, expr: &Expr) {
        if !self.is_imported(expr) {
            self.visit_expr(expr);
        } else if let Expr::Attribute(attribute) = expr
            && attribute.attr.starts_with("__")
            && !OWN.contains(&attribute.attr.as_str())
        {
            self.refuse(expr, "an answer looks at no inner parts of the library.");
        }
    }
}

/// Collects the names that imports bind, and refuses modules.
pub(super) struct Imports<'s, 'm>(pub(super) &'s mut Search<'m>);

impl<'a> Visitor<'a> for Imports<'_, '_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => {
                for alias in &import.names {
                    self.0.module(alias, alias.name.as_str());
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.0.bound(alias, name);
                    self.0.imported.push(name.to_string());
                }
            }
            Stmt::ImportFrom(import) => {
                self.0.module(import, import.module.as_ref().map_or("", |module| module.as_str()));
                for alias in &import.names {
                    if alias.name.as_str() == "*" {
                        self.0.refuse(alias, "name what you import: `*` can be anything.");
                    }
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.0.bound(alias, name);
                    self.0.imported.push(name.to_string());
                }
            }
            other => walk_stmt(self, other),
        }
    }
}

impl<'a> Visitor<'a> for Search<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(_) | Stmt::ImportFrom(_) => return,
            Stmt::Global(global) => {
                global.names.iter().for_each(|name| self.bound(name, name));
            }
            Stmt::FunctionDef(function) => {
                self.bound(&function.name, &function.name);
                if HOOKS.contains(&function.name.as_str()) {
                    self.refuse(&function.name, format!("an answer has no use for `{}`.", function.name));
                }
            }
            Stmt::ClassDef(class) => {
                self.bound(&class.name, &class.name);
                for base in class.bases() {
                    self.visit_whole(base);
                }
                class.decorator_list.iter().for_each(|decorator| self.visit_expr(&decorator.expression));
                if let Some(keyword) = class.keywords().first() {
                    self.refuse(keyword, "an answer has no use for metaclasses.");
                }
                return self.visit_body(&class.body);
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(inner) = handler;
        match &inner.type_ {
            Some(caught) if self.is_imported(caught) => {
                self.visit_whole(caught);
                self.visit_body(&inner.body);
            }
            _ => walk_except_handler(self, handler),
        }
    }

    /// `Lock`, `dict[str, Lock]`, `Lock | None`: nothing here gets hold of the class.
    fn visit_annotation(&mut self, annotation: &'a Expr) {
        match annotation {
            Expr::Subscript(subscript) => {
                self.visit_annotation(&subscript.value);
                self.visit_annotation(&subscript.slice);
            }
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|element| self.visit_annotation(element)),
            Expr::BinOp(either) => {
                self.visit_annotation(&either.left);
                self.visit_annotation(&either.right);
            }
            other => self.visit_whole(other),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Call(call) => {
                self.visit_whole(&call.func);
                call.arguments.args.iter().for_each(|argument| self.visit_expr(argument));
                call.arguments.keywords.iter().for_each(|keyword| self.visit_expr(&keyword.value));
                return;
            }
            Expr::Name(name) => {
                if WORDS.contains(&name.id.as_str()) {
                    self.refuse(name, format!("an answer has no use for `{}`.", name.id));
                }
                if matches!(name.ctx, ExprContext::Store | ExprContext::Del) {
                    self.bound(name, &name.id);
                }
            }
            Expr::Attribute(attribute) => {
                let name = attribute.attr.as_str();
                let inner = name.starts_with("__") && name.ends_with("__") && !OWN.contains(&name);
                if inner || FRAMES.contains(&name) {
                    self.refuse(expr, format!("an answer has no use for `{name}`."));
                }
            }
            _ => {}
        }
        if self.is_imported(expr) {
            self.refuse(expr, "what is imported can be called, and nothing else: call it here.");
        }
        walk_expr(self, expr);
    }
}
