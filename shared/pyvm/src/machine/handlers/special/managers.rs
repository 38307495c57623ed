//! Context managers.

use super::{begin_plainly, begins};
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::library::twins;
use crate::machine::discard::discard_then;
use crate::machine::special::{Method, Special, instance_of, method};
use crate::machine::turn::{At, Turn, in_full, unfused, window};
use crate::modules::thread::END_WITH;
use crate::object::{Kind, Value};

/// `with manager`
pub(in crate::machine::handlers) fn before_with<H: Host>(
    turn: &mut Turn<'_, H>,
    _: I,
    pc: usize,
    top: usize,
) -> At {
    if may_pass_over(turn)
        && let Some(lock) = free_lock(turn, &turn.running.window.slots[top - 1])
    {
        return hold(turn, lock, pc, top);
    }
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

/// Whether nobody counts the calls that a `with` makes.
fn may_pass_over<H: Host>(turn: &Turn<'_, H>) -> bool {
    !H::COUNTS && turn.running.own.profile.is_none()
}

/// A lock that was free and has been taken: of a `with lock`, or that of a condition.
fn free_lock<H: Host>(turn: &Turn<'_, H>, manager: &Value) -> Option<Value> {
    let lock = match manager.plain_kind()? {
        Kind::Lock(_) => manager.clone(),
        Kind::Instance(_) => twins::lock_of_condition(manager)?,
        _ => return None,
    };
    match lock.plain_kind() {
        Some(Kind::Lock(free)) if free.try_acquire(turn.running.own.number) => Some(lock),
        _ => None,
    }
}

/// `with lock`, once the lock is taken.
fn hold<H: Host>(turn: &mut Turn<'_, H>, lock: Value, pc: usize, top: usize) -> At {
    let exit = crate::machine::attribute::method(Value::Native(&END_WITH), lock);
    let mut window = window!(turn, top);
    let manager = window.exchange_top(exit);
    window.push(Value::True);
    discard_then(turn.here, manager, pc, top + 1)
}

/// The end of a `with` whose body ran through: of a lock for which nobody waits, without a call.
pub(in crate::machine::handlers) fn fused_end_with<H: Host>(
    turn: &mut Turn<'_, H>,
    i: I,
    pc: usize,
    top: usize,
) -> At {
    let I::FusedEndWith { constant } = i else { return unfused(turn, pc, top) };
    let (code, slots) = (turn.running.code, &turn.running.window.slots);
    let lock = match slots[top - 1].plain_kind() {
        Some(Kind::Method(exit)) if matches!(exit.function, Value::Native(exit) if std::ptr::eq(exit, &raw const END_WITH)) => {
            exit.receiver.plain_kind()
        }
        _ => None,
    };
    let releases = match lock {
        Some(Kind::Lock(lock)) if matches!(code.constants[constant as usize], Value::None) => {
            may_pass_over(turn) && lock.release_quietly(turn.running.own.number)
        }
        _ => false,
    };
    if !releases {
        return unfused(turn, pc, top);
    }
    let exit = window!(turn, top).pop();
    let At { mut pc, mut top } = discard_then(turn.here, exit, pc + 3, top - 1);
    match code.instructions.get(pc) {
        Some(I::PopTop) => pc += 1,
        _ => {
            window!(turn, top).push(Value::None);
            top += 1;
        }
    }
    turn.look_up(I::Call(2), pc, top)
}
