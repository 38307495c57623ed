//! Calls.

use ruff_python_ast::{Arguments, Expr, ExprAttribute, ExprCall, Keyword};
use ruff_text_size::Ranged;

use crate::bytecode::{Instruction as I, Location};
use crate::compile::assign::count;
use crate::compile::constant;
use crate::compile::scope::Place;
use crate::compile::unit::{Compiled, Unit};
use crate::object::Value;

impl Unit<'_> {
    pub(crate) fn call(&mut self, call: &ExprCall) -> Compiled {
        let location = self.asm.location();
        // `CALL_FUNCTION_EX` has no place for the object of a method: the method takes it along.
        let unpacks = call.arguments.args.iter().any(Expr::is_starred_expr)
            || call.arguments.keywords.iter().any(|keyword| keyword.arg.is_none());
        match &*call.func {
            // Only the machine sees the variables of a function.
            Expr::Name(name)
                if (name.id == "locals" || name.id == "vars")
                    && call.arguments.is_empty()
                    && self.locals_are_its_own(&name.id) =>
            {
                self.emit(I::LoadLocals);
                return Ok(());
            }
            Expr::Name(name)
                if (name.id == "eval" || name.id == "exec")
                    && call.arguments.args.len() == 1
                    && call.arguments.keywords.is_empty()
                    && !unpacks
                    && self.locals_are_its_own("locals") =>
            {
                self.at(name);
                self.load_name_for(&name.id, true)?;
                self.asm.set_location(location);
                self.expression(&call.arguments.args[0])?;
                self.load_const(Value::None);
                self.emit(I::LoadLocals);
                self.emit(I::Call(3));
                return Ok(());
            }
            Expr::Attribute(attribute) if self.is_super(attribute) && !unpacks => {
                self.at(attribute);
                self.super_attribute(attribute, true)?;
                self.asm.set_location(location);
                self.at_attribute(attribute);
            }
            Expr::Attribute(attribute) if !unpacks => self.method(attribute, location)?,
            Expr::Name(name) => {
                self.at(name);
                self.load_name_for(&name.id, true)?;
                self.asm.set_location(location);
            }
            other => {
                self.expression(other)?;
                self.emit(I::PushNull);
            }
        }
        self.call_with(0, Some(&call.arguments))
    }

    /// Whether `locals()`, or `vars()`, here means the variables of a function or a class body.
    fn locals_are_its_own(&self, name: &str) -> bool {
        match self.scope.place(name) {
            Place::Global => self.scope.is_function(),
            Place::Name => self.scope.is_class(),
            _ => false,
        }
    }

    /// Loads arguments and calls. `loaded` arguments lie on the stack already.
    pub(crate) fn call_with(&mut self, loaded: usize, all: Option<&Arguments>) -> Compiled {
        let (arguments, keywords) = all.map_or((&[][..], &[][..]), |all| (&all.args[..], &all.keywords[..]));
        self.distinct_keywords(keywords)?;
        if arguments.iter().any(Expr::is_starred_expr) || keywords.iter().any(|keyword| keyword.arg.is_none())
        {
            return self.call_unpacking(loaded, arguments, keywords);
        }
        for argument in arguments {
            match (argument, all) {
                // The parentheses of the call are its own.
                (Expr::Generator(generator), Some(all)) if !generator.parenthesized => {
                    self.expression_at(argument, self.location(all))?;
                }
                _ => self.expression(argument)?,
            }
        }
        for keyword in keywords {
            self.expression(&keyword.value)?;
        }
        let all = count(loaded + arguments.len() + keywords.len());
        if keywords.is_empty() {
            self.emit(I::Call(all));
        } else {
            let names = keywords.iter().filter_map(|keyword| keyword.arg.as_ref());
            self.load_const(constant::names(names.map(|name| name.as_str())));
            self.emit(I::CallKw(all));
        }
        Ok(())
    }

    /// A call with `*` or `**`: the arguments become a tuple and a dict.
    fn call_unpacking(&mut self, loaded: usize, arguments: &[Expr], keywords: &[Keyword]) -> Compiled {
        match arguments {
            [Expr::Starred(all)] if loaded == 0 => {
                // A lone `*` needs no list of its own; the call makes a tuple of it.
                self.expression(&all.value)?;
            }
            _ => {
                self.collection(arguments, loaded, I::BuildList(0), I::ListAppend(1), I::ListExtend(1))?;
                self.emit(I::ListToTuple);
            }
        }
        if !keywords.is_empty() {
            self.emit(I::BuildMap(0));
            for keyword in keywords {
                match &keyword.arg {
                    Some(name) => {
                        self.load_const(Value::str(name.as_str()));
                        self.expression(&keyword.value)?;
                        self.emit(I::BuildMap(1));
                    }
                    None => self.expression(&keyword.value)?,
                }
                self.emit(I::DictMerge(1));
            }
        }
        self.emit(I::CallFunctionEx { named: !keywords.is_empty() });
        Ok(())
    }

    fn distinct_keywords(&self, keywords: &[Keyword]) -> Compiled {
        let mut names = Vec::new();
        for keyword in keywords {
            let Some(name) = &keyword.arg else { continue };
            if names.contains(&name.as_str()) {
                let message = format!("syntax error: keyword argument repeated: {name}");
                return self.error(keyword.range().start(), message);
            }
            names.push(name.as_str());
        }
        Ok(())
    }

    /// Loads the method of a call, which stands at `location`.
    fn method(&mut self, attribute: &ExprAttribute, location: Location) -> Compiled {
        self.expression(&attribute.value)?;
        self.at(attribute);
        self.at_attribute(attribute);
        let name = self.name_index(&attribute.attr);
        let of_import = matches!(&*attribute.value, Expr::Name(owner)
            if self.names.imported.contains(owner.id.as_str()));
        self.emit(I::LoadAttr { name, method: !of_import });
        if of_import {
            self.emit(I::PushNull);
        }
        self.asm.set_location(location);
        if !of_import {
            self.at_attribute(attribute);
        }
        Ok(())
    }

    /// Whether this is an attribute of `super()` or `super(class, object)` inside a method.
    pub(crate) fn is_super(&self, attribute: &ExprAttribute) -> bool {
        let Expr::Call(call) = &*attribute.value else { return false };
        matches!(&*call.func, Expr::Name(name) if name.id == "super")
            && call.arguments.keywords.is_empty()
            && call.arguments.args.is_empty()
            && self.scope.is_function()
            && self.scope.parameters > 0
            && self.scope.free_names().iter().any(|name| name == "__class__")
    }

    /// `super().name`, without making the object that `super()` is.
    pub(crate) fn super_attribute(&mut self, attribute: &ExprAttribute, method: bool) -> Compiled {
        let whole = self.asm.location();
        if let Expr::Call(call) = &*attribute.value {
            self.at(&*call.func);
            self.load_name_text("super");
            self.at(call);
        }
        self.load_name_text("__class__");
        let first = self.scope.locals[0].clone();
        self.load_name_text(&first);
        self.asm.set_location(whole);
        let name = self.name_index(&attribute.attr);
        self.emit(I::LoadSuperAttr { name, method });
        Ok(())
    }
}
