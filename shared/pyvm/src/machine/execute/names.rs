//! Instructions that load and store: variables, constants, modules.

use crate::bytecode::Instruction as I;
use crate::machine::execute::{Went, not_here};
use crate::machine::running::Running;
use crate::machine::thread::Own;
use crate::machine::{build, cell, class, class_body, import, name};
use crate::object::Value;

impl Running<'_> {
    /// Loads or stores.
    #[inline(never)]
    pub(super) fn name(&mut self, instruction: I) -> Went {
        let Self { window, pc, code, function, own, .. } = self;
        let Own { interpreter, globals, .. } = &mut **own;
        match instruction {
            I::LoadFast(slot) => {
                if !window.push_local(slot as usize) {
                    return Err(name::unbound_local(code, slot));
                }
            }
            I::LoadFastLoadFast(first, second) => {
                if !window.push_local(first.into()) {
                    return Err(name::unbound_local(code, first.into()));
                }
                if !window.push_local(second.into()) {
                    return Err(name::unbound_local(code, second.into()));
                }
            }
            I::LoadConst(index) => window.push(code.constants[index as usize].clone()),
            I::StoreFast(slot) => {
                let value = window.pop();
                window.set_local(slot as usize, value);
            }
            I::StoreFastLoadFast(store, load) => {
                let value = window.pop();
                window.set_local(store.into(), value);
                if !window.push_local(load.into()) {
                    return Err(name::unbound_local(code, load.into()));
                }
            }
            I::StoreFastStoreFast(first, second) => {
                let value = window.pop();
                window.set_local(first.into(), value);
                let value = window.pop();
                window.set_local(second.into(), value);
            }
            I::LoadGlobal { name, push_null } => {
                let value = globals.read(interpreter, &function.globals, name)?;
                window.push(value);
                if push_null {
                    window.push(Value::Null);
                }
            }
            I::LoadName(name) => {
                if code.is_class
                    && let Some(value) = class_body::load(window.local(0), function.globals.name(name))
                {
                    window.push(value);
                    return Ok(None);
                }
                let value = globals.read(interpreter, &function.globals, name)?;
                window.push(value);
            }
            I::StoreName(name) if code.is_class => {
                let value = window.pop();
                class_body::store(window.local(0), function.globals.name(name), value);
            }
            I::DeleteName(name) if code.is_class => {
                let name = function.globals.name(name);
                if !class_body::delete(window.local(0), name) {
                    return Err(name::undefined(name));
                }
            }
            I::SetupAnnotations => class_body::set_up_annotations(window.local(0)),
            I::LoadLocals => {
                let names = match code.is_class {
                    true => window.local(0).clone(),
                    false => build::locals(code, window),
                };
                window.push(names);
            }
            I::LoadFromDictOrDeref(slot) => {
                let names = window.pop();
                let value = class_body::load(&names, &code.locals[slot as usize])
                    .unwrap_or_else(|| cell::load(window.local(slot as usize)));
                if value.is_null() {
                    return Err(name::unbound_free(code, slot));
                }
                window.push(value);
            }
            I::LoadFromDictOrGlobals(_) => {}
            I::LoadBuildClass => window.push(Value::Native(&class::BUILD_CLASS)),
            I::MakeCell(slot) => cell::make(window.local(slot as usize)),
            I::CopyFreeVars(_) => {
                for (slot, cell) in code.free.clone().zip(&function.closure) {
                    *window.local(slot) = cell.clone();
                }
            }
            I::LoadDeref(slot) => {
                let value = match window.at(slot as usize) {
                    // Not copied: see `Instruction::FusedResume`.
                    Value::Null => function.free_variable(slot as usize).map(cell::load).unwrap_or_default(),
                    cell => cell::load(cell),
                };
                if value.is_null() {
                    return Err(name::unbound_deref(code, slot));
                }
                window.push(value);
            }
            I::StoreDeref(slot) => {
                let value = window.pop();
                drop(cell::store(window.local(slot as usize), value));
            }
            I::DeleteDeref(slot) => {
                if cell::store(window.local(slot as usize), Value::Null).is_null() {
                    return Err(name::unbound_deref(code, slot));
                }
            }
            I::StoreGlobal(name) | I::StoreName(name) => {
                let value = window.pop();
                drop(function.globals.store(name, value));
            }
            I::DeleteGlobal(name) | I::DeleteName(name) => {
                if function.globals.store(name, Value::Null).is_null() {
                    return Err(name::undefined(function.globals.name(name)));
                }
            }
            I::DeleteFast(slot) => {
                if std::mem::take(window.local(slot as usize)).is_null() {
                    return Err(name::unbound_local(code, slot));
                }
            }
            I::LoadFastAndClear(slot) => {
                let value = std::mem::take(window.local(slot as usize));
                window.push(value);
            }
            I::ImportName(name) => {
                let (names, _) = (window.pop(), window.pop());
                let takes_names = !matches!(names, Value::None);
                let name = function.globals.name(name);
                window.push(import::module(name, takes_names, interpreter)?);
            }
            I::ImportFrom(name) => {
                let catches = code.handler_for(u32::try_from(*pc - 1).unwrap_or(u32::MAX)).is_some();
                let name = function.globals.name(name);
                window.push(import::member(window.peek(1), name, catches, interpreter)?);
            }
            _ => return Err(not_here(instruction)),
        }
        Ok(None)
    }
}
