//! The compiler: a `.py` file to bytecode.
//!
//! Ruff's parser reads the Python; what it gives is walked once per function. There is one file per
//! kind of construct. Whatever the subset leaves out is refused here, with its place and with what to
//! use instead ([`CompileError`]).

mod annotations;
mod assembler;
mod assign;
mod binder;
mod boolean;
mod call;
mod class;
mod collection;
mod comprehension;
mod constant;
mod depth;
mod error;
mod exception_groups;
mod exceptions;
mod expression;
mod flow;
mod fstring;
mod function;
mod generator;
mod import;
mod jumps;
mod loops;
mod pattern;
mod python2;
mod scope;
mod statement;
mod superinstruction;
mod unit;
mod with;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use ruff_python_parser::parse_module;

use crate::bytecode::{Name, Program};
use crate::source::Source;
use binder::imported_names;
use unit::Unit;

pub use error::CompileError;

/// Compiles a program.
///
/// # Errors
/// A syntax error, or the first construct that the subset leaves out.
pub fn compile(source: Source) -> Result<Program, CompileError> {
    let first = ["__name__", "__file__"].map(Name::from);
    compile_after(source, &first)
}

/// Compiles a text for a module that other code has been compiled for, which knows these names by their places.
///
/// # Errors
/// As [`compile`].
pub(crate) fn compile_after(source: Source, known: &[Name]) -> Result<Program, CompileError> {
    let source = match source.may_be_python_2.then(|| python2::rewritten(&source.text)).flatten() {
        Some(text) => source.rewritten(text),
        None => source,
    };
    depth::check(&source)?;
    let source = Arc::new(source);
    let mut module = parse_module(&source.text)
        .map_err(|error| CompileError::syntax(&source, error.location, &error.error.to_string()))?
        .into_syntax();
    if source.is_python_2() {
        python2::adapt(&mut module);
    }
    let suite = &module.body;
    let names = Names {
        imported: imported_names(suite),
        annotations_are_text: annotations::are_text(suite),
        ..Names::default()
    };
    for name in known {
        names.index(name);
    }
    let code = Unit::module(&source, &names, suite).compile_module(suite)?;
    let imports = names.imports.take();
    Ok(Program { code, names: names.in_order(), imports })
}

/// The names of a module.
#[derive(Default)]
pub(crate) struct Names {
    /// In the order of their first use.
    indices: RefCell<HashMap<Name, u32>>,
    /// Those that the module's own `import` statements bind: a call of their members needs no method
    /// lookup (CPython's `is_import_originated`, `Python/codegen.c`).
    pub(crate) imported: HashSet<String>,
    /// Whether annotations are not evaluated, by `from __future__ import annotations`.
    pub(crate) annotations_are_text: bool,
    /// The modules that are imported anywhere.
    pub(crate) imports: RefCell<Vec<String>>,
}

impl Names {
    /// The index of a name, which is added where it is new.
    pub(crate) fn index(&self, name: &str) -> u32 {
        let mut names = self.indices.borrow_mut();
        if let Some(index) = names.get(name) {
            return *index;
        }
        let index = u32::try_from(names.len()).expect("a program has fewer than 2 ** 32 names");
        names.insert(name.into(), index);
        index
    }

    fn in_order(self) -> Arc<crate::object::Names> {
        let mut names: Vec<_> = self.indices.into_inner().into_iter().collect();
        names.sort_unstable_by_key(|(_, index)| *index);
        Arc::new(crate::object::Names::new(names.into_iter().map(|(name, _)| name).collect()))
    }
}
