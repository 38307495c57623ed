//! Attributes of modules.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard_then;
use crate::machine::turn::{At, Turn, in_full, window};
use crate::object::{Kind, Value};

/// `module.name`, where the module has that.
#[inline(never)]
pub(super) fn load_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method } = i else { return in_full(turn, pc, top) };
    let name = turn.running.function.globals.name(name);
    let mut window = window!(turn, top);
    let member = match window.peek(1) {
        Value::Module(module) => match turn.running.own.lookups.member(module, name) {
            Some(member) => member.clone(),
            None => return in_full(turn, pc, top),
        },
        Value::Object(object) if let Kind::Module(module) = &object.kind => module.0.get(name),
        _ => return in_full(turn, pc, top),
    };
    if member.is_null() {
        return in_full(turn, pc, top);
    }
    let owner = window.exchange_top(member);
    if method {
        window.push(Value::Null);
    }
    discard_then(turn.here, owner, pc, top + usize::from(method))
}
