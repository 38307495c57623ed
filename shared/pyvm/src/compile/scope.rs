//! Which names are local to a function (CPython's `Python/symtable.c`).

use std::collections::HashSet;

use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::{Parameters, Stmt};

use crate::compile::binder::{Binder, declared_global};

/// Where a name lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A slot of the frame.
    Fast(u32),
    /// The module's globals, then the built-ins.
    Global,
    /// The module's globals, seen from the module's own top level.
    Name,
}

/// The names of one module or function.
pub(crate) struct Scope {
    /// Parameters first.
    pub(crate) locals: Vec<String>,
    pub(crate) parameters: usize,
    /// How many of `locals` the function itself binds; the others belong to comprehensions alone.
    own: usize,
    is_module: bool,
    globals: HashSet<String>,
    /// Names that hold their value only inside a comprehension, innermost last.
    comprehensions: Vec<Vec<String>>,
}

impl Scope {
    /// The scope of a module with this body. A name that one of its functions declares `global` is an
    /// explicit global for the module too.
    pub(crate) fn module(body: &[Stmt]) -> Self {
        Self { is_module: true, globals: declared_global(body), ..Self::empty() }
    }

    fn empty() -> Self {
        Self {
            locals: Vec::new(),
            parameters: 0,
            own: 0,
            is_module: false,
            globals: HashSet::new(),
            comprehensions: Vec::new(),
        }
    }

    pub(crate) fn function(parameters: &Parameters, body: &[Stmt]) -> Self {
        let mut scope = Self::empty();
        for parameter in parameters.iter() {
            scope.locals.push(parameter.name().to_string());
        }
        scope.parameters = scope.locals.len();
        let mut binder = Binder::default();
        binder.visit_body(body);
        for name in binder.bound {
            if !binder.globals.contains(&name) {
                scope.add_local(&name);
            }
        }
        scope.own = scope.locals.len();
        scope.globals = binder.globals;
        scope
    }

    pub(crate) fn is_parameter(&self, name: &str) -> bool {
        self.locals[..self.parameters].iter().any(|parameter| parameter == name)
    }

    pub(crate) fn is_module(&self) -> bool {
        self.is_module
    }

    fn add_local(&mut self, name: &str) -> u32 {
        let at = self.locals.iter().position(|n| n == name).unwrap_or_else(|| {
            self.locals.push(name.to_owned());
            self.locals.len() - 1
        });
        u32::try_from(at).expect("fewer than 2 ** 32 locals")
    }

    pub(crate) fn place(&self, name: &str) -> Place {
        let hidden = self.comprehensions.iter().flatten().any(|n| n == name);
        match self.locals.iter().position(|n| n == name) {
            Some(at) if hidden || at < self.own => {
                Place::Fast(u32::try_from(at).expect("fewer than 2 ** 32 locals"))
            }
            _ if self.is_module && !self.globals.contains(name) => Place::Name,
            _ => Place::Global,
        }
    }

    /// Whether a function inside this one could mean this scope's variable by `name`.
    pub(crate) fn lends(&self, name: &str) -> bool {
        !self.is_module && matches!(self.place(name), Place::Fast(_))
            || self.comprehensions.iter().flatten().any(|n| n == name)
    }

    /// Enters a comprehension that binds these names; gives their slots.
    pub(crate) fn enter_comprehension(&mut self, names: Vec<String>) -> Vec<u32> {
        let slots = names.iter().map(|name| self.add_local(name)).collect();
        self.comprehensions.push(names);
        slots
    }

    pub(crate) fn leave_comprehension(&mut self) {
        self.comprehensions.pop();
    }
}
