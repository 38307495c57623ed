//! `def`.

use std::collections::HashSet;

use ruff_python_ast::{Parameters, StmtFunctionDef};
use ruff_text_size::Ranged;

use crate::bytecode::Instruction as I;
use crate::compile::assign::count;
use crate::compile::constant;
use crate::compile::scope::Scope;
use crate::compile::unit::{Compiled, Unit};
use crate::object::{Kind, Value};

impl Unit<'_> {
    pub(crate) fn function_def(&mut self, def: &StmtFunctionDef) -> Compiled {
        if def.is_async {
            return self.outside(def, "`async def`", "use threads");
        }
        if let Some(decorator) = def.decorator_list.first() {
            return self.outside(decorator, "a decorator", "call the function yourself");
        }
        self.distinct(&def.parameters)?;
        let defaults = self.defaults(&def.parameters)?;
        let scope = Scope::function(&def.parameters, &def.body);
        let line = self.source.position(def.name.range().start()).0;
        let mut enclosing = self.enclosing.clone();
        enclosing.push(&self.scope);
        let mut unit = Unit::new(self.source, self.names, scope, enclosing, &def.name, line);
        unit.asm.set_line(line);
        unit.emit(I::Resume);
        unit.body(&def.body)?;
        unit.return_const(Value::None);
        let code = unit.finish();
        self.load_const(Value::object(Kind::Code(code)));
        self.emit(I::MakeFunction);
        if defaults {
            self.emit(I::SetFunctionDefaults);
        }
        self.store_name(&def.name);
        Ok(())
    }

    /// Refuses two parameters of one name.
    fn distinct(&self, parameters: &Parameters) -> Compiled {
        let mut names = HashSet::new();
        match parameters.iter().find(|parameter| !names.insert(parameter.name().as_str())) {
            Some(twice) => {
                let message =
                    format!("syntax error: duplicate argument '{}' in function definition", twice.name());
                self.error(twice.name().range().start(), message)
            }
            None => Ok(()),
        }
    }

    /// Builds the tuple of default values; false where there are none.
    fn defaults(&mut self, parameters: &Parameters) -> Compiled<bool> {
        if let Some(extra) = parameters.vararg.as_deref().or(parameters.kwarg.as_deref()) {
            return self.outside(extra, "a parameter `*args` or `**kwargs`", "name every parameter");
        }
        if let Some(only) = parameters.kwonlyargs.first().or(parameters.posonlyargs.first()) {
            return self.outside(
                only,
                "a positional-only or keyword-only parameter",
                "leave out the `/` or `*`",
            );
        }
        let defaults: Vec<_> = parameters.args.iter().filter_map(|p| p.default.as_deref()).collect();
        if defaults.is_empty() {
            return Ok(false);
        }
        if let Some(constants) = defaults.iter().copied().map(constant::folded).collect::<Option<Vec<_>>>() {
            self.load_const(Value::tuple(constants));
            return Ok(true);
        }
        for default in &defaults {
            self.expression(default)?;
        }
        self.emit(I::BuildTuple(count(defaults.len())));
        Ok(true)
    }
}
