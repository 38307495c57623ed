//! `text += more`, without copying the text each time.

use crate::bytecode::{BinaryOperator as Op, Code, Instruction as I};
use crate::machine::window::Window;
use crate::object::{Here, Kind, Object, Value};

/// The local variable that holds the left operand and gets the result, where both operands are text. Once the
/// variable lets go, nobody else may hold the text, and it can grow in place (`BINARY_OP_INPLACE_ADD_UNICODE`,
/// `Python/bytecodes.c`).
pub(crate) fn grown_local(
    code: &Code,
    pc: usize,
    op: Op,
    in_place: bool,
    a: &Value,
    b: &Value,
) -> Option<usize> {
    if !in_place || op != Op::Add || !is_text(a) || !is_text(b) {
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
        if self.append_to_only(here) {
            let more = self.pop();
            drop(more.dropped(here));
            return true;
        }
        *self.local(local) = self.peek(2).clone();
        false
    }

    /// Appends the topmost text to the one below it, where nobody else holds that one.
    #[inline(always)]
    fn append_to_only(&mut self, here: Here<'_>) -> bool {
        let Some([Value::Object(text), Value::Object(more)]) = self.slots.get_mut(self.top - 2..self.top)
        else {
            return false;
        };
        let Kind::Str(more) = &more.kind else { return false };
        match text.only(here) {
            Some(Object { kind: Kind::Str(text) }) => text.append(more),
            _ => return false,
        }
        true
    }
}
