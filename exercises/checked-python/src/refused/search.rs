//! The walk through an answer's syntax tree.

use super::{HOOKS, LEADING, OWN, RELIED_ON, WORDS};
use ruff_python_ast::visitor::{Visitor, walk_except_handler, walk_expr, walk_pattern, walk_stmt};
use ruff_python_ast::{ExceptHandler, Expr, ExprContext, Pattern, PatternKeyword, Stmt};
use ruff_text_size::{Ranged, TextSize};

/// Looks at the whole tree.
pub(super) struct Search<'m> {
    modules: &'m [&'m str],
    /// The names that imports bind, and whether each is a module.
    pub(super) imported: Vec<(String, bool)>,
    /// The first thing that is refused.
    pub(super) found: Option<(TextSize, String)>,
}

impl<'m> Search<'m> {
    /// Nothing found yet. An answer may import these modules.
    pub(super) fn new(modules: &'m [&'m str]) -> Self {
        Self { modules, imported: Vec::new(), found: None }
    }

    pub(super) fn refuse(&mut self, at: &impl Ranged, why: impl Into<String>) {
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

    pub(super) fn module(&mut self, at: &impl Ranged, module: &str) {
        if !self.modules.contains(&module) {
            let allowed = self.modules.join(", ");
            self.refuse(at, format!("`{module}` is not needed here. An answer may import: {allowed}."));
        }
    }

    /// A name gets a meaning.
    pub(super) fn bound(&mut self, at: &impl Ranged, name: &str) {
        if RELIED_ON.contains(&name) {
            self.refuse(at, format!("this gives `{name}` another meaning, and the checks use that name."));
        } else if self.import(name).is_some() {
            self.refuse(at, format!("this gives `{name}` another meaning; it was imported."));
        }
    }

    /// Whether a name was imported, and then whether it is a module.
    fn import(&self, name: &str) -> Option<bool> {
        self.imported.iter().find(|(imported, _)| imported == name).map(|(_, module)| *module)
    }

    /// Whether an expression is something of the library: `threading.Lock`, `Lock`.
    fn is_imported(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Name(name) => self.import(&name.id).is_some(),
            Expr::Attribute(attribute) => self.is_imported(&attribute.value),
            _ => false,
        }
    }

    /// What is done with things of the library as they are: they may be called, be base classes and be caught. Classes
    /// may be asked for their methods; modules in modules, and whatever begins with `_`, are nobody's business.
    fn visit_whole(&mut self, expr: &Expr) {
        if !self.is_imported(expr) {
            return self.visit_expr(expr);
        }
        let mut path = Vec::new();
        let mut at = expr;
        while let Expr::Attribute(attribute) = at {
            path.push(attribute.attr.as_str());
            at = &attribute.value;
        }
        let root = if let Expr::Name(name) = at { name.id.as_str() } else { "" };
        if self.import(root) == Some(false) {
            path.push(root);
        }
        path.reverse();
        let is_class = |name: &str| name.starts_with(char::is_uppercase);
        let inner = path.iter().any(|name| name.starts_with('_') && !OWN.contains(name));
        if inner || (path.len() > 1 && !is_class(path[0])) || path.contains(&"mro") {
            self.refuse(expr, "an answer looks at no inner parts of the library.");
        }
    }

    /// An attribute that leads too far.
    fn attribute(&mut self, at: &impl Ranged, name: &str) {
        let inner = name.starts_with("__") && name.ends_with("__") && !OWN.contains(&name);
        if inner || LEADING.contains(&name) {
            self.refuse(at, format!("an answer has no use for `{name}`."));
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
        if let Some(name) = &inner.name {
            self.bound(name, name);
        }
        match &inner.type_ {
            Some(caught) if self.is_imported(caught) => {
                self.visit_whole(caught);
                self.visit_body(&inner.body);
            }
            _ => walk_except_handler(self, handler),
        }
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(matched) => matched.name.as_ref(),
            Pattern::MatchStar(matched) => matched.name.as_ref(),
            Pattern::MatchMapping(matched) => matched.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bound(name, name);
        }
        walk_pattern(self, pattern);
    }

    fn visit_pattern_keyword(&mut self, keyword: &'a PatternKeyword) {
        self.attribute(keyword, &keyword.attr);
        self.visit_pattern(&keyword.pattern);
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
                self.attribute(expr, &attribute.attr);
            }
            _ => {}
        }
        if self.is_imported(expr) {
            self.refuse(expr, "what is imported can be called, and nothing else: call it here.");
        }
        walk_expr(self, expr);
    }
}
