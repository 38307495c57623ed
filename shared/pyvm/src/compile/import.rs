//! `import`.

use ruff_python_ast::{Identifier, StmtImport, StmtImportFrom};
use ruff_text_size::Ranged;

use crate::bytecode::Instruction as I;
use crate::compile::error::CompileError;
use crate::compile::unit::{Compiled, Unit};
use crate::modules;
use crate::object::Value;

impl Unit<'_> {
    /// `import a.b` binds `a`; `import a.b as c` binds the module `a.b` itself.
    pub(crate) fn import(&mut self, import: &StmtImport) -> Compiled {
        for alias in &import.names {
            self.known_module(&alias.name)?;
            self.load_const(Value::Int(0));
            self.load_const(Value::None);
            let index = self.names.index(&alias.name);
            self.emit(I::ImportName(index));
            match (&alias.asname, alias.name.split_once('.')) {
                (Some(name), Some((_, path))) => {
                    for part in path.split('.') {
                        let index = self.names.index(part);
                        self.emit(I::ImportFrom(index));
                        self.emit(I::Swap(2));
                        self.emit(I::PopTop);
                    }
                    self.store_name(name);
                }
                (Some(name), None) => self.store_name(name),
                (None, Some((first, _))) => self.store_name(first),
                (None, None) => self.store_name(&alias.name),
            }
        }
        Ok(())
    }

    pub(crate) fn import_from(&mut self, import: &StmtImportFrom) -> Compiled {
        let Some(module) = import.module.as_ref().filter(|_| import.level == 0) else {
            return self.outside(import, "a relative import", "import the module by its name");
        };
        if module == "__future__" {
            return Ok(());
        }
        self.known_module(module)?;
        if import.names.iter().any(|alias| &alias.name == "*") {
            return self.import_all(import, module);
        }
        for alias in &import.names {
            // A name may be a module of its own.
            self.note_module(&format!("{module}.{}", alias.name));
        }
        self.load_const(Value::Int(0));
        self.load_const(super::constant::names(import.names.iter().map(|alias| alias.name.as_str())));
        let index = self.names.index(module);
        self.emit(I::ImportName(index));
        for alias in &import.names {
            let index = self.names.index(&alias.name);
            self.emit(I::ImportFrom(index));
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name));
        }
        self.emit(I::PopTop);
        Ok(())
    }

    /// `from module import *`: what the module has is known now, so it is named one by one.
    fn import_all(&mut self, import: &StmtImportFrom, module: &Identifier) -> Compiled {
        if !self.scope.is_module() {
            let message = "import * only allowed at module level";
            return Err(CompileError::syntax(self.source, import.range(), message));
        }
        let names = modules::public_names(module);
        self.load_const(Value::Int(0));
        self.load_const(super::constant::names(["*"].into_iter()));
        let index = self.names.index(module);
        self.emit(I::ImportName(index));
        for name in names {
            let index = self.names.index(&name);
            self.emit(I::ImportFrom(index));
            self.store_name(&name);
        }
        self.emit(I::PopTop);
        Ok(())
    }

    fn known_module(&self, name: &Identifier) -> Compiled {
        // A program that is ready for a module's absence gets `ModuleNotFoundError` when it runs.
        if self.note_module(name) || self.catches_imports > 0 {
            return Ok(());
        }
        let what = format!("the module `{name}`");
        let instead = modules::instead_of(name);
        self.outside(&name.range(), &what, &instead)
    }

    /// Notes that a module is imported; false where there is none of this name.
    fn note_module(&self, name: &str) -> bool {
        let known = modules::exists(name);
        let mut imports = self.names.imports.borrow_mut();
        if known && !imports.iter().any(|module| module == name) {
            imports.push(name.to_owned());
        }
        known
    }
}
