//! `text += more`, without copying the text each time.

use crate::bytecode::{BinaryOperator as Op, Code, Instruction as I};
use crate::machine::window::Window;
use crate::object::{Here, Kind, Object, Ref, Value};

/// The local variable that holds the left operand and gets the result, where both operands are text. Once the
/// variable lets go, nobody else may hold the text, and it can grow in place (`BINARY_OP_INPLACE_ADD_UNICODE`,
/// `Python/bytecodes.c`, which is for `text = text + more` too).
pub(crate) fn grown_local(code: &Code, pc: usize, op: Op, a: &Value, b: &Value) -> Option<usize> {
    if op != Op::Add || !is_text(a) || !is_text(b) {
        return None;
    }
    match *code.instructions.get(pc)? {
        I::StoreFast(slot) => Some(slot as usize),
        I::StoreFastLoadFast(slot, _) | I::StoreFastStoreFast(slot, _) => Some(slot.into()),
        _ => None,
    }
}

fn is_text(value: &Value) -> bool {
    matches!(value, Value::Object(object) if matches!(object.kind, Kind::Str(_)))
}

/// Whether `a op b` is a text's own `%`: it takes whatever stands on its right, whose class is asked first only where it is
/// derived from `str` (`binary_op1`, `Objects/abstract.c`).
pub(crate) fn formats(op: Op, a: &Value, b: &Value) -> bool {
    op == Op::Remainder && is_text(a) && (is_text(b) || b.as_str().is_none())
}

/// Appends a text to another one, where nobody else holds that one. False where it is not so.
#[inline(always)]
pub(crate) fn append(to: &mut Value, more: &Value, here: Here<'_>) -> bool {
    let (Value::Object(text), Value::Object(more)) = (to, more) else { return false };
    let Kind::Str(more) = &more.kind else { return false };
    match text.only(here) {
        Some(Object { kind: Kind::Str(text) }) => text.append(more),
        _ => return false,
    }
    true
}

impl Window<'_> {
    /// Appends the topmost text to the one below it, which the local variable holds too. False where somebody
    /// else holds it as well.
    pub(crate) fn append_text(&mut self, local: usize, here: Here<'_>) -> bool {
        if !self.at(local).is(self.peek(2)) {
            return false;
        }
        let variable = std::mem::take(self.local(local));
        if let Some(variable) = variable.dropped(here) {
            *self.local(local) = variable;
            return false;
        }
        if self.append_slot(self.top - 2, self.top - 1, here) {
            let more = self.pop();
            drop(more.dropped(here));
            return true;
        }
        *self.local(local) = self.peek(2).clone();
        false
    }

    /// Appends the text in one slot to the one in another, where nobody else holds that one.
    #[inline(always)]
    pub(crate) fn append_slot(&mut self, to: usize, more: usize, here: Here<'_>) -> bool {
        match self.slots.get_disjoint_mut([to, more]) {
            Ok([to, more]) => append(to, more, here),
            Err(_) => false,
        }
    }

    /// Where the instruction at `pc` stores the sum of the two topmost operands into the variable that the first one is
    /// from, and nobody else holds that text: has it grow there, and empties the first one's slot. The store has no more
    /// to do then.
    #[inline(always)]
    pub(crate) fn grow_local(&mut self, code: &Code, pc: usize, here: Here<'_>) -> bool {
        let Some(&I::StoreFast(local)) = code.instructions.get(pc) else { return false };
        let places = [self.top - 2, self.top - 1, local as usize];
        let Ok([operand, more, local]) = self.slots.get_disjoint_mut(places) else { return false };
        grow(operand, local, more, here)
    }

    /// The same where a text that is no operand is to be added to the topmost one.
    #[inline(always)]
    pub(crate) fn grow_local_by(&mut self, more: &Value, code: &Code, pc: usize, here: Here<'_>) -> bool {
        let Some(&I::StoreFast(local)) = code.instructions.get(pc) else { return false };
        let Ok([operand, local]) = self.slots.get_disjoint_mut([self.top - 1, local as usize]) else {
            return false;
        };
        grow(operand, local, more, here)
    }
}

/// Has a variable's text grow, where the operand is the only other one that holds it, and gives that up.
#[inline(always)]
fn grow(operand: &mut Value, local: &mut Value, more: &Value, here: Here<'_>) -> bool {
    match (&*operand, &*local) {
        (Value::Object(a), Value::Object(b)) if Ref::ptr_eq(a, b) && matches!(a.kind, Kind::Str(_)) => {}
        _ => return false,
    }
    if let Some(held) = std::mem::take(operand).dropped(here) {
        *operand = held;
        return false;
    }
    let grown = append(local, more, here);
    if !grown {
        *operand = local.clone();
    }
    grown
}
