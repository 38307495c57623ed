//! Which names a scope binds and uses, and which ones the scopes inside it want of it.

use std::collections::HashSet;

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    Alias, Comprehension, ExceptHandler, Expr, ExprContext, MatchCase, Parameters, Stmt, StmtClassDef,
    StmtFunctionDef,
};

use crate::compile::pattern::captured;

/// What the visited code does with names, in its own scope.
#[derive(Default)]
pub(crate) struct Binder {
    /// In the order of their first binding, with repetitions.
    pub(crate) bound: Vec<String>,
    /// Those of `global` statements.
    pub(crate) globals: HashSet<String>,
    /// Those of `nonlocal` statements.
    pub(crate) nonlocals: HashSet<String>,
    /// Those that are mentioned at all.
    pub(crate) used: HashSet<String>,
    /// Those that functions inside use and do not bind.
    pub(crate) wanted: HashSet<String>,
    /// Those that an `import` binds.
    pub(crate) imported: HashSet<String>,
    /// Whether there is a `yield`.
    pub(crate) yields: bool,
    /// Whether this is a generator expression: what `:=` binds in it belongs to the code around (PEP 572).
    is_generator: bool,
    /// What `:=` binds in a generator expression.
    named: HashSet<String>,
}

/// The names that an assignment target binds.
pub(crate) fn bound_names(target: &Expr) -> Vec<String> {
    let mut binder = Binder::default();
    binder.visit_expr(target);
    binder.bound
}

/// The names that `import` statements outside of functions bind.
pub(crate) fn imported_names(body: &[Stmt]) -> HashSet<String> {
    Binder::of(body).imported
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
    /// What a body of statements does with names.
    pub(crate) fn of(body: &[Stmt]) -> Self {
        let mut binder = Self::default();
        binder.visit_body(body);
        binder
    }

    /// What a function does with names, its parameters bound first.
    pub(crate) fn of_function(parameters: Option<&Parameters>, body: &[Stmt]) -> Self {
        let mut binder = Self::default();
        binder.parameters(parameters);
        binder.visit_body(body);
        binder
    }

    /// What a lambda does with names.
    pub(crate) fn of_lambda(parameters: Option<&Parameters>, body: &Expr) -> Self {
        let mut binder = Self::default();
        binder.parameters(parameters);
        binder.visit_expr(body);
        binder
    }

    /// What the code of a generator expression does with names.
    pub(crate) fn of_generator(elements: &[&Expr], generators: &[Comprehension]) -> Self {
        let mut binder = Self { is_generator: true, ..Self::default() };
        binder.bound.push(FIRST_ITERABLE.to_owned());
        binder.turns(elements, generators);
        binder
    }

    fn parameters(&mut self, parameters: Option<&Parameters>) {
        self.bound.extend(parameter_names(parameters));
    }

    /// The clauses of a comprehension but for the first iterable, which belongs to the scope around it.
    fn turns(&mut self, elements: &[&Expr], generators: &[Comprehension]) {
        for (at, generator) in generators.iter().enumerate() {
            if at > 0 {
                self.visit_expr(&generator.iter);
            }
            self.visit_expr(&generator.target);
            generator.ifs.iter().for_each(|test| self.visit_expr(test));
        }
        elements.iter().for_each(|element| self.visit_expr(element));
    }

    /// The names that a function with these uses wants of the scopes around it.
    pub(crate) fn free(self) -> HashSet<String> {
        let bound: HashSet<String> =
            self.bound.into_iter().filter(|name| !self.nonlocals.contains(name)).collect();
        let all = self.used.into_iter().chain(self.wanted).chain(self.nonlocals);
        all.filter(|name| !bound.contains(name) && !self.globals.contains(name)).collect()
    }

    /// The names that the body of a class wants of the scopes around it: what it binds is not seen by its methods,
    /// and not looked for outside.
    pub(crate) fn free_of_class(self) -> HashSet<String> {
        let bound: HashSet<String> = self.bound.into_iter().collect();
        let own = self.used.into_iter().filter(|name| !bound.contains(name) && !self.globals.contains(name));
        own.chain(self.nonlocals).chain(self.wanted.into_iter().filter(|name| name != CLASS_CELL)).collect()
    }

    fn import(&mut self, alias: &Alias) {
        let name = alias.asname.as_ref().unwrap_or(&alias.name);
        let name = name.split('.').next().unwrap_or_default();
        self.bound.push(name.to_owned());
        self.imported.insert(name.to_owned());
    }

    fn function(&mut self, def: &StmtFunctionDef) {
        self.bound.push(def.name.to_string());
        def.decorator_list.iter().for_each(|decorator| self.visit_expr(&decorator.expression));
        self.defaults(Some(&def.parameters));
        self.wanted.extend(Self::of_function(Some(&def.parameters), &def.body).free());
    }

    fn defaults(&mut self, parameters: Option<&Parameters>) {
        for parameter in parameters.into_iter().flat_map(|all| all.iter_non_variadic_params()) {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
    }

    fn class(&mut self, def: &StmtClassDef) {
        self.bound.push(def.name.to_string());
        def.decorator_list.iter().for_each(|decorator| self.visit_expr(&decorator.expression));
        if let Some(arguments) = &def.arguments {
            self.visit_arguments(arguments);
        }
        self.wanted.extend(Self::of(&def.body).free_of_class());
    }

    /// A comprehension that runs in this very scope, with variables of its own.
    fn comprehension(&mut self, elements: &[&Expr], generators: &[Comprehension]) {
        if let Some(first) = generators.first() {
            self.visit_expr(&first.iter);
        }
        let mut inner = Self { is_generator: self.is_generator, ..Self::default() };
        inner.turns(elements, generators);
        self.named.extend(std::mem::take(&mut inner.named));
        let own: HashSet<String> =
            generators.iter().flat_map(|generator| bound_names(&generator.target)).collect();
        let outer = |name: &String| !own.contains(name);
        self.bound.extend(inner.bound.into_iter().filter(outer)); // by `:=`
        self.used.extend(inner.used.into_iter().filter(outer));
        self.wanted.extend(inner.wanted.into_iter().filter(outer));
        self.yields |= inner.yields;
    }
}

/// The variable that holds the first iterable of a generator expression.
pub(crate) const FIRST_ITERABLE: &str = ".0";

/// The variable by which `super()` finds its class.
pub(crate) const CLASS_CELL: &str = "__class__";

/// The names of parameters, in the order of the locals they become.
pub(crate) fn parameter_names(parameters: Option<&Parameters>) -> Vec<String> {
    let Some(all) = parameters else { return Vec::new() };
    let plain = all.posonlyargs.iter().chain(&all.args).chain(&all.kwonlyargs);
    let mut names: Vec<String> = plain.map(|parameter| parameter.parameter.name.to_string()).collect();
    names.extend([&all.vararg, &all.kwarg].into_iter().flatten().map(|rest| rest.name.to_string()));
    names
}

impl<'a> Visitor<'a> for Binder {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Global(global) => self.globals.extend(global.names.iter().map(ToString::to_string)),
            Stmt::Nonlocal(nonlocal) => self.nonlocals.extend(nonlocal.names.iter().map(ToString::to_string)),
            Stmt::Import(import) => import.names.iter().for_each(|alias| self.import(alias)),
            Stmt::ImportFrom(import) => import.names.iter().for_each(|alias| self.import(alias)),
            // The annotation is not evaluated.
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.visit_expr(value);
                }
                self.visit_expr(&assign.target);
            }
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_match_case(&mut self, case: &'a MatchCase) {
        captured(&case.pattern, &mut self.bound);
        visitor::walk_match_case(self, case);
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(inner) = handler;
        self.bound.extend(inner.name.as_ref().map(ToString::to_string));
        visitor::walk_except_handler(self, handler);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) => {
                self.used.insert(name.id.to_string());
                if name.ctx != ExprContext::Load {
                    self.bound.push(name.id.to_string());
                } else if name.id == "super" {
                    self.used.insert(CLASS_CELL.to_owned());
                }
            }
            Expr::ListComp(list) => self.comprehension(&[&list.elt], &list.generators),
            Expr::SetComp(set) => self.comprehension(&[&set.elt], &set.generators),
            Expr::DictComp(dict) => {
                let parts: Vec<&Expr> = dict.key.as_deref().into_iter().chain([&*dict.value]).collect();
                self.comprehension(&parts, &dict.generators);
            }
            Expr::Generator(generator) => {
                if let Some(first) = generator.generators.first() {
                    self.visit_expr(&first.iter);
                }
                let mut inner = Self::of_generator(&[&generator.elt], &generator.generators);
                let named = std::mem::take(&mut inner.named);
                match self.is_generator {
                    true => self.named.extend(named),
                    false => self.bound.extend(named),
                }
                self.wanted.extend(inner.free());
            }
            Expr::Named(named) if self.is_generator => {
                self.visit_expr(&named.value);
                if let Expr::Name(name) = &*named.target {
                    self.used.insert(name.id.to_string());
                    self.named.insert(name.id.to_string());
                }
            }
            Expr::Lambda(lambda) => {
                self.defaults(lambda.parameters.as_deref());
                self.wanted.extend(Self::of_lambda(lambda.parameters.as_deref(), &lambda.body).free());
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.yields = true;
                visitor::walk_expr(self, expression);
            }
            _ => visitor::walk_expr(self, expression),
        }
    }
}
