//! `local.name op= operand` of numbers: the attribute is changed where it lies.
//!
//! Between reading it and setting it other threads may run in Python, but under a GIL none does here: threads look up at
//! jumps and calls only. Without a GIL they run all the time, so there the instructions are executed one by one.

use crate::bytecode::{BinaryOperator, Instruction as I};
use crate::host::{Checks, Host};
use crate::machine::fused;
use crate::machine::handlers::attributes;
use crate::machine::turn::{At, Turn, try_lock, unfused};
use crate::object::{Kind, Value};

/// Does it where the result is as simple as `compute` can tell. Gives whether that was so.
#[inline(always)]
fn change<H: Host>(
    turn: &Turn<'_, H>,
    (op, slot, name): (BinaryOperator, u16, u32),
    operand: usize,
    compute: impl FnOnce(BinaryOperator, &Value, &Value) -> Option<Value>,
) -> Option<()> {
    if const { matches!(H::CHECKS, Checks::Nowhere) } {
        return None;
    }
    let (running, slots) = (&turn.running, &*turn.running.window.slots);
    let operand = match *running.code.instructions.get(operand)? {
        I::LoadFast(local) => slots.get(local as usize)?,
        I::LoadConst(constant) => running.code.constants.get(constant as usize)?,
        _ => return None,
    };
    let Value::Object(object) = slots.get(usize::from(slot))? else { return None };
    let Kind::Instance(instance) = &object.kind else { return None };
    let mut attributes = try_lock::<H, _>(turn.here, &instance.attributes)?;
    let (shape, values) = attributes.shaped_mut()?;
    let key = shape.key(running.function.globals.name_number(name));
    let value = values.get_mut(running.own.lookups.both(&running.own.interpreter, key)?)?;
    let new = compute(op, value, operand)?;
    std::mem::forget(std::mem::replace(value, new)); // a number
    Some(())
}

/// `local.name op= operand`
pub(super) fn fused_change_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedChangeAttr { op, slot, name } = i else { return unfused(turn, pc, top) };
    match change(turn, (op, slot, name), pc + 2, fused::common_binary) {
        Some(()) => At::new(pc + 6, top),
        None => change_rarely(turn, i, pc, top),
    }
}

/// The same for floats and the rarer operators, or whatever it is.
#[inline(never)]
fn change_rarely<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedChangeAttr { op, slot, name } = i else { return unfused(turn, pc, top) };
    match change(turn, (op, slot, name), pc + 2, fused::binary) {
        Some(()) => At::new(pc + 6, top),
        None => attributes::fused_copy_attr(turn, I::FusedCopyAttr { slot, name }, pc, top),
    }
}
