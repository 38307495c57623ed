//! Context managers.

use super::{begin_plainly, begins};
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::special::{Method, Special, instance_of, method};
use crate::machine::turn::{At, Turn, in_full, window};
use crate::object::{Kind, Value};

/// `with manager`
pub(in crate::machine::handlers) fn before_with<H: Host>(
    turn: &mut Turn<'_, H>,
    _: I,
    pc: usize,
    top: usize,
) -> At {
    let Some(instance) = instance_of(&turn.running.window.slots[top - 1]).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let own = &mut *turn.running.own;
    let Method::Plain(enter, locals) = method(own, instance, Special::ENTER, 1) else {
        return in_full(turn, pc, top);
    };
    // What takes the exception is looked at when it is called.
    let class = || Value::Object(instance.class_ref().clone());
    let exit = Special::EXIT.of_class(own, instance.class(), class);
    if !matches!(exit.kind(), Some(Kind::Function(_))) {
        return in_full(turn, pc, top);
    }
    let mut window = window!(turn, top);
    let manager = window.peek(1).clone();
    let exit = crate::machine::attribute::method(exit, manager);
    let manager = window.exchange_top(exit);
    window.push(manager);
    begin_plainly::<_, 1>(turn, (enter, locals), At::new(pc, top + 1))
}
