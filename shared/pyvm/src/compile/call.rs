//! Calls.

use ruff_python_ast::{Expr, ExprAttribute, ExprCall};
use ruff_text_size::Ranged;

use crate::bytecode::Instruction as I;
use crate::compile::assign::count;
use crate::compile::constant;
use crate::compile::unit::{Compiled, Unit};

impl Unit<'_> {
    pub(crate) fn call(&mut self, call: &ExprCall) -> Compiled {
        match &*call.func {
            Expr::Attribute(attribute) => self.method(attribute)?,
            Expr::Name(name) => self.load_name_for(name, true)?,
            other => {
                self.expression(other)?;
                self.emit(I::PushNull);
            }
        }
        for argument in &call.arguments.args {
            if let Expr::Starred(_) = argument {
                return self.outside(argument, "`*` in a call", "write the arguments out");
            }
            self.expression(argument)?;
        }
        let mut names = Vec::new();
        for keyword in &call.arguments.keywords {
            let Some(name) = &keyword.arg else {
                return self.outside(keyword, "`**` in a call", "write the arguments out");
            };
            if names.contains(&name.as_str()) {
                let message = format!("syntax error: keyword argument repeated: {name}");
                return self.error(keyword.range().start(), message);
            }
            self.expression(&keyword.value)?;
            names.push(name.as_str());
        }
        self.asm.set_line(self.source.position(call.range().start()).0);
        let arguments = count(call.arguments.args.len() + names.len());
        if names.is_empty() {
            self.emit(I::Call(arguments));
        } else {
            self.load_const(constant::names(names.into_iter()));
            self.emit(I::CallKw(arguments));
        }
        Ok(())
    }

    /// Loads the method of a call.
    fn method(&mut self, attribute: &ExprAttribute) -> Compiled {
        self.expression(&attribute.value)?;
        self.asm.set_line(self.source.position(attribute.attr.range().start()).0);
        let name = self.names.index(&attribute.attr);
        let of_import = matches!(&*attribute.value, Expr::Name(owner)
            if self.names.imported.contains(owner.id.as_str()));
        self.emit(I::LoadAttr { name, method: !of_import });
        if of_import {
            self.emit(I::PushNull);
        }
        Ok(())
    }
}
