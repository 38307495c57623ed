//! Attributes of objects of a program's classes, and methods of built-in ones.

use std::sync::atomic::Ordering;

use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::turn::{At, Turn, in_full, unfused, window};
use crate::machine::window::discard;
use crate::object::{Kind, Value, lock};

pub(super) fn load_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method } = i else { return in_full(turn, pc, top) };
    let function = turn.running.function;
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Instance(instance) = &object.kind else { return method_of_builtin(turn, i, pc, top) };
    let class = instance.class();
    if class.intercepts {
        return in_full(turn, pc, top);
    }
    let name = function.globals.name(name);
    let of_class = || Value::Object(instance.class.clone());
    let own = &mut *turn.running.own;
    let found = own.lookups.find(&own.interpreter, class, of_class, name);
    if found.is_data {
        return in_full(turn, pc, top);
    }
    let own = lock(&instance.attributes).find(name, &mut found.place);
    match own {
        Some(value) => {
            window.set_top(value);
            if method {
                window.push(Value::Null);
            }
        }
        None if method && found.is_function => {
            let function = found.value.clone();
            let owner = std::mem::replace(window.peek_mut(1), function);
            window.push(owner);
        }
        None => return in_full(turn, pc, top),
    }
    (pc, window.top)
}

fn method_of_builtin<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method: true } = i else { return in_full(turn, pc, top) };
    let name = turn.running.function.globals.name(name);
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Some(class) = builtins::class_of_container(&object.kind) else { return in_full(turn, pc, top) };
    let Some(function) = turn.running.own.lookups.method(class, name) else { return in_full(turn, pc, top) };
    let owner = std::mem::replace(window.peek_mut(1), Value::Native(function));
    window.push(owner);
    (pc, top + 1)
}

pub(super) fn fused_load_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadAttr { slot, name } = i else { return unfused(turn, pc, top) };
    let function = turn.running.function;
    let mut window = window!(turn, top);
    let Value::Object(object) = window.at(slot.into()) else { return unfused(turn, pc, top) };
    let Kind::Instance(instance) = &object.kind else { return unfused(turn, pc, top) };
    let class = instance.class();
    if class.intercepts {
        return unfused(turn, pc, top);
    }
    let name = function.globals.name(name);
    let of_class = || Value::Object(instance.class.clone());
    let own = &mut *turn.running.own;
    let found = own.lookups.find(&own.interpreter, class, of_class, name);
    if found.is_data {
        return unfused(turn, pc, top);
    }
    let Some(value) = lock(&instance.attributes).find(name, &mut found.place) else {
        return unfused(turn, pc, top);
    };
    window.push(value);
    (pc + 1, top + 1)
}

pub(super) fn store_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreAttr(name) = i else { return in_full(turn, pc, top) };
    let function = turn.running.function;
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Instance(instance) = &object.kind else { return in_full(turn, pc, top) };
    let class = instance.class();
    if !class.sets_plainly.load(Ordering::Relaxed) {
        return in_full(turn, pc, top);
    }
    let name = function.globals.name(name);
    let of_class = || Value::Object(instance.class.clone());
    let own = &mut *turn.running.own;
    let found = own.lookups.find(&own.interpreter, class, of_class, name);
    if found.is_data {
        return in_full(turn, pc, top);
    }
    let value = window.peek(2).clone();
    let old = lock(&instance.attributes).put(name, &mut found.place, value);
    discard(old);
    discard(window.pop());
    discard(window.pop());
    (pc, top - 2)
}
