//! `import`.

use ruff_python_ast::{Identifier, StmtImport, StmtImportFrom};
use ruff_text_size::Ranged;

use crate::bytecode::Instruction as I;
use crate::compile::unit::{Compiled, Unit};
use crate::modules;
use crate::object::Value;

impl Unit<'_> {
    pub(crate) fn import(&mut self, import: &StmtImport) -> Compiled {
        for alias in &import.names {
            self.known_module(&alias.name)?;
            self.load_const(Value::Int(0));
            self.load_const(Value::None);
            let index = self.names.index(&alias.name);
            self.emit(I::ImportName(index));
            let name = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store_name(name);
        }
        Ok(())
    }

    pub(crate) fn import_from(&mut self, import: &StmtImportFrom) -> Compiled {
        let Some(module) = import.module.as_ref().filter(|_| import.level == 0) else {
            return self.outside(import, "a relative import", "import the module by its name");
        };
        self.known_module(module)?;
        if import.names.iter().any(|alias| &alias.name == "*") {
            return self.outside(import, "`from … import *`", "name what you import");
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

    fn known_module(&self, name: &Identifier) -> Compiled {
        if modules::find(name).is_some() {
            return Ok(());
        }
        let what = format!("the module `{name}`");
        let available = modules::ALL.iter().map(|module| module.name).collect::<Vec<_>>().join(", ");
        self.outside(&name.range(), &what, &format!("available are: {available}"))
    }
}
