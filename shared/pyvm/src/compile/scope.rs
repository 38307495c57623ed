//! Where names live (CPython's `Python/symtable.c`).

use std::collections::HashSet;

use ruff_python_ast::Stmt;

use crate::compile::binder::{Binder, CLASS_CELL, declared_global};

/// Where a name lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A slot of the frame.
    Fast(u32),
    /// A cell in a slot of the frame, shared with other functions.
    Deref(u32),
    /// The module's globals, then the built-ins.
    Global,
    /// The names of a class body, then a cell.
    ClassDeref(u32),
    /// The names of the code itself, a module or a class body, then globals and built-ins.
    Name,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScopeKind {
    Module,
    Class,
    Function,
}

/// The names of one module, class body or function.
pub(crate) struct Scope {
    kind: ScopeKind,
    /// Parameters first, then what the scope binds, then what it takes from outside, then what only
    /// comprehensions bind.
    pub(crate) locals: Vec<String>,
    pub(crate) parameters: usize,
    /// How many of `locals` the scope itself binds.
    own: usize,
    /// Those of its own that inner functions use.
    cells: HashSet<String>,
    /// How many of `locals` come from enclosing functions, after its own.
    pub(crate) free: usize,
    globals: HashSet<String>,
    nonlocals: HashSet<String>,
    pub(crate) yields: bool,
    comprehensions: Vec<Inner>,
}

/// The names that hold their value only inside a comprehension, and those of them that functions in it use.
struct Inner {
    names: Vec<String>,
    cells: HashSet<String>,
}

impl Scope {
    fn new(kind: ScopeKind) -> Self {
        Self {
            kind,
            locals: Vec::new(),
            parameters: 0,
            own: 0,
            cells: HashSet::new(),
            free: 0,
            globals: HashSet::new(),
            nonlocals: HashSet::new(),
            yields: false,
            comprehensions: Vec::new(),
        }
    }

    /// The scope of a module with this body. A name that one of its functions declares `global` is an
    /// explicit global for the module too.
    pub(crate) fn module(body: &[Stmt]) -> Self {
        Self { globals: declared_global(body), ..Self::new(ScopeKind::Module) }
    }

    /// The scope of a function inside others.
    pub(crate) fn function(uses: Binder, parameters: usize, enclosing: &[&Self]) -> Self {
        let mut scope = Self::new(ScopeKind::Function);
        for (at, name) in uses.bound.iter().enumerate() {
            // A parameter that is declared `global` too is an error that the statement reports.
            if at < parameters || (!uses.globals.contains(name) && !uses.nonlocals.contains(name)) {
                scope.add_local(name);
            }
        }
        scope.parameters = parameters;
        scope.own = scope.locals.len();
        scope.cells = scope.locals.iter().filter(|name| uses.wanted.contains(*name)).cloned().collect();
        scope.globals.clone_from(&uses.globals);
        scope.nonlocals.clone_from(&uses.nonlocals);
        scope.yields = uses.yields;
        scope.take_from(uses.free(), enclosing);
        scope
    }

    /// The scope of a class body. Its first local is the dict of its names.
    pub(crate) fn class(body: &[Stmt], enclosing: &[&Self]) -> Self {
        let uses = Binder::of(body);
        let mut scope = Self::new(ScopeKind::Class);
        scope.add_local(".names");
        scope.parameters = 1;
        if uses.wanted.contains(CLASS_CELL) {
            scope.add_local(CLASS_CELL);
            scope.cells.insert(CLASS_CELL.to_owned());
        }
        scope.own = scope.locals.len();
        scope.globals.clone_from(&uses.globals);
        scope.nonlocals.clone_from(&uses.nonlocals);
        scope.take_from(uses.free_of_class(), enclosing);
        scope
    }

    /// Takes the names that an enclosing scope lends.
    fn take_from(&mut self, wanted: HashSet<String>, enclosing: &[&Self]) {
        let mut free: Vec<String> =
            wanted.into_iter().filter(|name| enclosing.iter().any(|outer| outer.lends(name))).collect();
        free.sort_unstable();
        self.free = free.len();
        self.locals.extend(free);
    }

    /// The first name of a `nonlocal` statement that no enclosing function binds.
    pub(crate) fn unbound_nonlocal<'n>(&self, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        let mut names = names;
        names.find(|name| !self.free_names().iter().any(|free| free == name))
    }

    /// The names it takes from enclosing functions, in the order of their slots.
    pub(crate) fn free_names(&self) -> &[String] {
        &self.locals[self.own..self.own + self.free]
    }

    /// Where its names from enclosing functions begin.
    pub(crate) fn first_free(&self) -> usize {
        self.own
    }

    /// The slots of its own variables that inner functions share.
    pub(crate) fn cell_slots(&self) -> Vec<u32> {
        let own = self.locals[..self.own].iter().zip(0..);
        own.filter(|(name, _)| self.cells.contains(*name)).map(|(_, slot)| slot).collect()
    }

    pub(crate) fn is_parameter(&self, name: &str) -> bool {
        self.locals.iter().take(self.parameters).any(|parameter| parameter == name)
    }

    pub(crate) fn is_module(&self) -> bool {
        self.kind == ScopeKind::Module
    }

    pub(crate) fn is_class(&self) -> bool {
        self.kind == ScopeKind::Class
    }

    pub(crate) fn is_function(&self) -> bool {
        self.kind == ScopeKind::Function
    }

    /// Whether the class body keeps its class for `super()`.
    pub(crate) fn has_class_cell(&self) -> bool {
        self.is_class() && self.cells.contains(CLASS_CELL)
    }

    fn add_local(&mut self, name: &str) -> u32 {
        let at = self.locals.iter().position(|n| n == name).unwrap_or_else(|| {
            self.locals.push(name.to_owned());
            self.locals.len() - 1
        });
        u32::try_from(at).expect("fewer than 2 ** 32 locals")
    }

    fn slot(&self, name: &str) -> Option<u32> {
        self.locals.iter().position(|n| n == name).and_then(|at| u32::try_from(at).ok())
    }

    pub(crate) fn place(&self, name: &str) -> Place {
        let slot = self.slot(name);
        if let (Some(slot), Some(inner)) = (slot, self.inner(name)) {
            return if inner.cells.contains(name) { Place::Deref(slot) } else { Place::Fast(slot) };
        }
        match (slot, self.kind) {
            (Some(slot), _) if (slot as usize) < self.own && self.is_function() => {
                if self.cells.contains(name) { Place::Deref(slot) } else { Place::Fast(slot) }
            }
            (Some(slot), kind) if (slot as usize) < self.own + self.free && slot as usize >= self.own => {
                let plain = kind == ScopeKind::Function
                    || self.nonlocals.contains(name)
                    || self.in_class_comprehension();
                if plain { Place::Deref(slot) } else { Place::ClassDeref(slot) }
            }
            _ if self.globals.contains(name) || self.is_function() || self.in_class_comprehension() => {
                Place::Global
            }
            _ => Place::Name,
        }
    }

    /// Whether a comprehension in a class body is being compiled. It does not see the names of the class, as a function
    /// in its place would not (PEP 709).
    fn in_class_comprehension(&self) -> bool {
        self.is_class() && !self.comprehensions.is_empty()
    }

    /// The innermost comprehension that binds a name.
    fn inner(&self, name: &str) -> Option<&Inner> {
        self.comprehensions.iter().rev().find(|inner| inner.names.iter().any(|n| n == name))
    }

    /// Whether a function inside this scope could mean its variable by `name`.
    fn lends(&self, name: &str) -> bool {
        if self.inner(name).is_some() {
            return true;
        }
        let Some(slot) = self.slot(name) else { return false };
        match self.kind {
            ScopeKind::Module => false,
            ScopeKind::Class => name == CLASS_CELL || (slot as usize) >= self.own && self.is_free(slot),
            ScopeKind::Function => (slot as usize) < self.own || self.is_free(slot),
        }
    }

    fn is_free(&self, slot: u32) -> bool {
        (self.own..self.own + self.free).contains(&(slot as usize))
    }

    /// The slot in which the cell of a name lies, for an inner function to take.
    pub(crate) fn cell_of(&self, name: &str) -> Option<u32> {
        self.slot(name)
    }

    /// Enters a comprehension that binds these names, some of which functions in it want; gives their slots.
    pub(crate) fn enter_comprehension(&mut self, names: Vec<String>, wanted: &HashSet<String>) -> Vec<u32> {
        let slots = names.iter().map(|name| self.add_local(name)).collect();
        let cells = names.iter().filter(|name| wanted.contains(*name)).cloned().collect();
        self.comprehensions.push(Inner { names, cells });
        slots
    }

    pub(crate) fn leave_comprehension(&mut self) {
        self.comprehensions.pop();
    }
}
