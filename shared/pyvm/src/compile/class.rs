//! `class`.

use ruff_python_ast::{Expr, Stmt, StmtClassDef};
use ruff_text_size::Ranged;

use crate::bytecode::{Instruction as I, Parameters};
use crate::compile::annotations::of_class;
use crate::compile::binder::CLASS_CELL;
use crate::compile::function::{Given, documentation};
use crate::compile::scope::Scope;
use crate::compile::unit::{Compiled, Unit};
use crate::object::Value;

impl Unit<'_> {
    /// The body is a function that fills a dict; `__build_class__` makes a class of it (CPython's
    /// `codegen_class`).
    pub(crate) fn class_def(&mut self, def: &StmtClassDef) -> Compiled {
        if let Some(types) = &def.type_params {
            return self.outside(&**types, "a type parameter", "leave it out");
        }
        self.decorators(&def.decorator_list)?;
        self.at_definition("class", &def.name, def.range().end());
        self.emit(I::LoadBuildClass);
        self.emit(I::PushNull);
        self.class_body(def)?;
        self.load_const(Value::str(def.name.as_str()));
        self.call_with(2, def.arguments.as_deref())?;
        self.decorated(&def.decorator_list);
        self.store_name(&def.name);
        Ok(())
    }

    fn class_body(&mut self, def: &StmtClassDef) -> Compiled {
        let line = self.source.position(def.name.range().start()).0;
        let mut enclosing = self.enclosing.clone();
        enclosing.push(&self.scope);
        let scope = Scope::class(&def.body, &enclosing);
        let qualname = self.qualname_of(&def.name);
        let mut unit =
            Unit::new(self.source, self.names, scope, enclosing, &def.name, qualname.clone(), line);
        unit.class = Some(def.name.to_string());
        unit.signature = Parameters { positional: 1, positional_only: 1, ..Parameters::default() };
        unit.annotations = self.annotations(&of_class(&def.body));
        unit.asm.set_line(line);
        unit.begin();
        unit.load_name_text("__name__");
        unit.store_name("__module__");
        unit.load_const(Value::str(&*qualname));
        unit.store_name("__qualname__");
        if let text @ Value::Object(_) = documentation(&def.body) {
            unit.load_const(text);
            unit.store_name("__doc__");
        }
        if def.body.iter().any(|statement| matches!(statement, Stmt::AnnAssign(_))) {
            unit.emit(I::SetupAnnotations);
        }
        unit.body(&def.body)?;
        if unit.scope.has_class_cell() {
            let slot = unit.scope.cell_of(CLASS_CELL).expect("the scope has it");
            unit.emit(I::LoadFast(slot));
            unit.store_name("__classcell__");
        }
        unit.return_const(Value::None);
        let (free, code) = unit.into_code();
        self.make(&free, code, Given::default());
        Ok(())
    }

    /// Notes the annotation of a class variable, as text: it is not evaluated.
    pub(crate) fn class_annotation(&mut self, target: &Expr, annotation: &Expr) {
        let Expr::Name(name) = target else { return };
        let text = self.source.text[annotation.range()].to_owned();
        self.load_const(Value::str(text));
        self.load_name_text("__annotations__");
        self.load_const(Value::str(&*self.mangled(&name.id)));
        self.emit(I::StoreSubscr);
    }
}
