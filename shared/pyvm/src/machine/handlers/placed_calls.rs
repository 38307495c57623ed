//! Calls whose operands are constants and local variables, put where the function finds them as its first local variables.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::inside;
use crate::machine::thread::Own;
use crate::machine::turn::{At, Left, Placed, Turn};
use crate::object::{Function, Kind, Value};

/// A call that is placed: what kind of call it is, where it lies and which instruction follows.
pub(super) type Call = (Left, Placed, usize);

/// Puts a function, the object whose method it is or `Null`, and the operands of its call, which are loaded at `pc`, in their places.
/// `None` where there is more to it; some may lie in their places then.
#[inline(always)]
pub(super) fn place<H: Host>(
    turn: &mut Turn<'_, H>,
    pc: usize,
    top: usize,
    function: impl FnOnce(&[Value], &Function, &Own) -> Option<Value>,
    object: impl FnOnce(&[Value]) -> Option<Value>,
) -> Option<Call> {
    let (running, here) = (&mut turn.running, turn.here);
    let (locals, operands) = running.window.slots.split_at_mut_checked(top)?;
    let [callee, receiver, first, second, ..] = operands else { return None };
    let (code, locals) = (running.code, &*locals);
    // The places are empty.
    std::mem::forget(std::mem::replace(callee, function(locals, running.function, running.own)?));
    std::mem::forget(std::mem::replace(receiver, object(locals)?));
    let operand = |load| match load {
        I::LoadFast(local) => locals.get(local as usize)?.copied(here),
        I::LoadConst(constant) => code.constants.get(constant as usize)?.copied(here),
        _ => None,
    };
    let count = match *code.instructions.get(pc..)? {
        [I::Call(0), ..] => 0,
        [a, I::Call(1), ..] => {
            std::mem::forget(std::mem::replace(first, operand(a)?));
            1
        }
        [a, b, I::Call(2), ..] => {
            std::mem::forget(std::mem::replace(first, operand(a)?));
            std::mem::forget(std::mem::replace(second, operand(b)?));
            2
        }
        _ => return None,
    };
    let Value::Object(callee) = callee else { return None };
    let Kind::Function(function) = &callee.kind else { return None };
    let given = count + usize::from(!receiver.is_null());
    let left = match given == function.code.plain_parameters {
        true => Left::Call,
        false if function.takes(given) => Left::CallWithDefaults,
        false => return None,
    };
    let locals = function.code.locals.len() as u32;
    let first = (top + 2 + count - given) as u32;
    let placed = Placed { at: top as u32, first, given: given as u32, locals };
    Some((left, placed, pc + count + 1))
}

/// Begins a call that is placed.
#[inline(always)]
pub(super) fn begin<H: Host>(turn: &mut Turn<'_, H>, (left, placed, next): Call) -> At {
    let top = (placed.first + placed.given) as usize;
    if left == Left::Call {
        return inside::call(turn, placed, next, top);
    }
    if let Some(at) = inside::call_with_defaults(turn, placed, next) {
        return at;
    }
    turn.running.own.placed = placed;
    turn.leave(left, next, top)
}

/// Empties the places of a call that could not be placed whole.
pub(super) fn clear<H: Host>(turn: &mut Turn<'_, H>, top: usize) {
    // At most a function, an object and two operands.
    if let Some(placed) = turn.running.window.slots.get_mut(top..) {
        placed.iter_mut().take(4).for_each(|slot| drop(std::mem::take(slot)));
    }
}
