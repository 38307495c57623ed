//! `text += more`, without copying the text each time.

use crate::bytecode::{BinaryOperator as Op, Code, Instruction as I};
use crate::machine::window::Window;
use crate::object::{Kind, Ref, Value};

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
    pub(crate) fn append_text(&mut self, local: usize) -> bool {
        let variable = std::mem::take(self.local(local));
        if !variable.is(self.peek(2)) {
            *self.local(local) = variable;
            return false;
        }
        drop(variable);
        let more = self.pop();
        let grown = match (self.peek_mut(1), more.kind()) {
            (Value::Object(object), Some(Kind::Str(more))) => match Ref::get_mut(object) {
                Some(object) => {
                    if let Kind::Str(text) = &mut object.kind {
                        text.append(more);
                    }
                    true
                }
                None => false,
            },
            _ => false,
        };
        if !grown {
            *self.local(local) = self.peek(1).clone();
            self.push(more);
        }
        grown
    }
}
