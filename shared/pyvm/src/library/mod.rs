//! The parts of the standard library, and of the machine itself, that are written in Python.
//!
//! CPython has most of its library in Python too. Here it means that whatever waits, calls back or switches
//! threads in it happens in frames like any other, where a host can stop it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::bytecode::Program;
use crate::compile;
use crate::source::Source;

/// The module with what the machine itself needs.
pub(crate) const BUILTINS: &str = "builtins";

/// Each module's text, by its name.
static TEXTS: &[(&str, &str)] = &[
    ("builtins", include_str!("builtins.py")),
];

/// Whether there is a module of this name.
pub(crate) fn exists(name: &str) -> bool {
    name != BUILTINS && TEXTS.iter().any(|(known, _)| *known == name)
}

/// The names of all modules.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(|(name, _)| *name).filter(|name| *name != BUILTINS)
}

/// The compiled module of this name. It is compiled once in a process.
pub(crate) fn program(name: &str) -> Option<Arc<Program>> {
    static COMPILED: OnceLock<Mutex<HashMap<&'static str, Arc<Program>>>> = OnceLock::new();
    let (name, text) = TEXTS.iter().find(|(known, _)| *known == name)?;
    let mut compiled =
        COMPILED.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let program = compiled.entry(name).or_insert_with(|| {
        let source = Source::new(format!("<library {name}>"), *text).of_library();
        Arc::new(compile(source).unwrap_or_else(|error| panic!("the library compiles: {error}")))
    });
    Some(program.clone())
}

/// A package that holds nothing but modules.
pub(crate) fn empty_package() -> Arc<Program> {
    static EMPTY: OnceLock<Arc<Program>> = OnceLock::new();
    EMPTY
        .get_or_init(|| {
            let source = Source::new("<library package>", "").of_library();
            Arc::new(compile(source).unwrap_or_else(|error| panic!("an empty text compiles: {error}")))
        })
        .clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_compiles() {
        for (name, _) in TEXTS {
            assert!(program(name).is_some());
        }
    }
}
