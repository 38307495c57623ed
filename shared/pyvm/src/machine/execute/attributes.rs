//! Instructions for attributes.

use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::machine::After;
use crate::machine::attribute::{self, Attribute, attribute};
use crate::machine::execute::{Went, call_instead, not_here};
use crate::machine::running::Running;
use crate::machine::thread::Own;
use crate::object::{Calling, Value};

impl Running<'_> {
    /// Reads, sets or deletes an attribute.
    #[inline(never)]
    pub(super) fn attribute(&mut self, instruction: I) -> Went {
        let Self { window, function, own, .. } = self;
        let Own { interpreter, lookups, .. } = &mut **own;
        match instruction {
            I::LoadAttr { name, method } => {
                let name = function.globals.name(name);
                if let Value::Module(module) = window.peek(1)
                    && let Some(member) = module.member(name)
                {
                    window.set_top(member.clone());
                    if method {
                        window.push(Value::Null);
                    }
                    return Ok(None);
                }
                if method
                    && let Value::Object(object) = window.peek(1)
                    && let Some(class) = builtins::class_of_container(&object.kind)
                    && let Some(function) = lookups.method(class, name)
                {
                    let owner = std::mem::replace(window.peek_mut(1), Value::Native(function));
                    window.push(owner);
                    return Ok(None);
                }
                let found = attribute(window.peek(1), name, interpreter)?;
                match found {
                    Attribute::Method(function) if method => {
                        let owner = window.pop();
                        window.push(function);
                        window.push(owner);
                    }
                    Attribute::Call(callable, arguments) => {
                        drop(window.pop());
                        let after = if method { After::PushWithNull } else { After::Push };
                        return call_instead(Calling { callable, arguments, keywords: Value::Null, after });
                    }
                    other => {
                        let owner = window.pop();
                        window.push(match other {
                            Attribute::Method(function) => attribute::method(function, owner),
                            Attribute::Value(value) | Attribute::Call(value, _) => value,
                        });
                        if method {
                            window.push(Value::Null);
                        }
                    }
                }
            }
            I::LoadSuperAttr { name, method } => {
                let (receiver, after, _) = (window.pop(), window.pop(), window.pop());
                let inner = crate::object::Super { after, receiver };
                match attribute::of_super(&inner, function.globals.name(name))? {
                    Attribute::Method(function) if method => {
                        window.push(function);
                        window.push(inner.receiver);
                    }
                    Attribute::Call(callable, arguments) => {
                        let after = if method { After::PushWithNull } else { After::Push };
                        return call_instead(Calling { callable, arguments, keywords: Value::Null, after });
                    }
                    other => {
                        window.push(match other {
                            Attribute::Method(function) => attribute::method(function, inner.receiver),
                            Attribute::Value(value) | Attribute::Call(value, _) => value,
                        });
                        if method {
                            window.push(Value::Null);
                        }
                    }
                }
            }
            I::StoreAttr(name) => {
                let name = function.globals.name(name);
                let (owner, value) = (window.pop(), window.pop());
                let setting = attribute::set(&owner, name, value, interpreter);
                if let Some((callable, arguments)) = setting? {
                    let after = After::Discard;
                    return call_instead(Calling { callable, arguments, keywords: Value::Null, after });
                }
            }
            I::DeleteAttr(name) => {
                let owner = window.pop();
                let setting = attribute::set(&owner, function.globals.name(name), Value::Null, interpreter);
                if let Some((callable, arguments)) = setting? {
                    let after = After::Discard;
                    return call_instead(Calling { callable, arguments, keywords: Value::Null, after });
                }
            }
            _ => return Err(not_here(instruction)),
        }
        Ok(None)
    }
}
