//! What an instruction touches, told from its operands.

use crate::bytecode::Instruction as I;
use crate::object::{Kind, Value};
use crate::states::touch::calls::{call, lock_step};
use crate::states::touch::values::{attribute_of, change, look, look_deep, step, subscript};
use crate::states::touch::{Place, STRUCTURE, Touch, Visit, touch};

/// The operand so many places below the top, which is 1; `Null` where there is none.
pub(super) fn below_top(slots: &[Value], depth: usize) -> &Value {
    slots.len().checked_sub(depth).and_then(|at| slots.get(at)).unwrap_or(&Value::Null)
}

pub(super) fn is_lock(value: &Value) -> bool {
    matches!(value.kind(), Some(Kind::Lock(_)))
}

pub(super) fn is_of_lock(callable: &Value, first: &Value) -> bool {
    match callable {
        Value::Native(_) => is_lock(first),
        _ => matches!(callable.kind(), Some(Kind::Method(method)) if is_lock(&method.receiver)),
    }
}

#[derive(Clone, Copy)]
pub(super) struct Operands<'a> {
    pub(super) slots: &'a [Value],
}

impl<'a> Operands<'a> {
    fn peek(self, depth: usize) -> &'a Value {
        below_top(self.slots, depth)
    }

    pub(super) fn touched<'n>(
        self,
        instruction: I,
        module: usize,
        in_class: bool,
        name: &dyn Fn(u32) -> &'n crate::bytecode::Name,
        visit: Visit<'_>,
    ) {
        let global = |slot: u32, writes| Touch {
            place: Place { of: module, part: slot.into() },
            object: None,
            writes,
        };
        match instruction {
            I::LoadGlobal { name: slot, .. } | I::LoadName(slot) => visit(global(slot, false)),
            I::StoreName(_) | I::DeleteName(_) if in_class => {}
            I::StoreGlobal(slot) | I::DeleteGlobal(slot) | I::StoreName(slot) | I::DeleteName(slot) => {
                visit(global(slot, true));
            }
            I::LoadDeref(slot) | I::LoadFromDictOrDeref(slot) => self.cell(slot, false, visit),
            I::StoreDeref(slot) | I::DeleteDeref(slot) => self.cell(slot, true, visit),
            I::LoadAttr { name: of, .. } => attribute_of(self.peek(1), name(of), false, visit),
            I::StoreAttr(of) | I::DeleteAttr(of) => attribute_of(self.peek(1), name(of), true, visit),
            I::LoadSuperAttr { name: of, .. } => attribute_of(self.peek(1), name(of), false, visit),
            I::BinarySubscr => subscript(self.peek(2), self.peek(1), false, visit),
            I::StoreSubscr => subscript(self.peek(2), self.peek(1), true, visit),
            I::DeleteSubscr => change(self.peek(2), visit),
            I::BinarySlice => look(self.peek(3), visit),
            I::StoreSlice => change(self.peek(3), visit),
            I::BinaryOp { in_place, .. } => {
                if in_place {
                    change(self.peek(2), visit);
                }
                look(self.peek(2), visit);
                look(self.peek(1), visit);
            }
            I::CompareOp { .. } => [2, 1].into_iter().for_each(|at| look_deep(self.peek(at), visit)),
            I::UnaryNegative | I::UnaryInvert | I::UnaryPositive | I::GetYieldFromIter => {}
            I::ToBool | I::GetIter | I::ContainsOp { .. } | I::ListToTuple | I::GetLen => {
                look(self.peek(1), visit);
            }
            I::ForIter(_) => step(self.peek(1), visit),
            I::Send(_) => step(self.peek(2), visit),
            I::ListExtend(_) | I::SetUpdate(_) | I::DictUpdate(_) | I::DictMerge(_) => {
                step(self.peek(1), visit);
                look(self.peek(1), visit);
            }
            I::ListAppend(_) | I::SetAdd(_) | I::MapAdd(_) => {}
            I::UnpackSequence(_) | I::UnpackEx { .. } => {
                step(self.peek(1), visit);
                look(self.peek(1), visit);
            }
            I::FormatSimple | I::ConvertValue(_) => look_deep(self.peek(1), visit),
            I::FormatWithSpec => look_deep(self.peek(2), visit),
            I::BuildString(count) => {
                (1..=count as usize).for_each(|at| look(self.peek(at), visit));
            }
            I::MatchSequence | I::MatchMapping | I::MatchKeys | I::MatchClass(_) | I::CheckEgMatch => {
                [1, 2, 3].into_iter().for_each(|at| look_deep(self.peek(at), visit));
            }
            I::BeforeWith if is_lock(self.peek(1)) => lock_step(self.peek(1), "acquire", visit),
            I::Call(count) | I::CallKw(count) => {
                let names = usize::from(matches!(instruction, I::CallKw(_)));
                let count = count as usize;
                let (callable, receiver) = (self.peek(count + names + 2), self.peek(count + names + 1));
                let start = self.slots.len().saturating_sub(count + names);
                let given = &self.slots[start..self.slots.len() - names];
                let first = if receiver.is_null() { None } else { Some(receiver) };
                let arguments: Vec<&Value> = first.into_iter().chain(given).collect();
                call(callable, &arguments, visit);
            }
            I::CallFunctionEx { named } => {
                let named = usize::from(named);
                let arguments = self.peek(1 + named);
                let spread: Vec<&Value> = match arguments.kind() {
                    Some(Kind::Tuple(items)) => items.iter().collect(),
                    _ => vec![arguments],
                };
                if let Some(Kind::Iterator(_) | Kind::List(_)) = arguments.kind() {
                    look(arguments, visit);
                }
                call(self.peek(3 + named), &spread, visit);
            }
            I::WithExceptStart => call(self.peek(4), &[], visit),
            I::ImportFrom(_) | I::SetupAnnotations | I::LoadLocals | I::LoadFromDictOrGlobals(_) => {}
            _ => {}
        }
    }

    fn cell(self, slot: u32, writes: bool, visit: Visit<'_>) {
        if let Some(Value::Object(cell)) = self.slots.get(slot as usize) {
            touch(cell, STRUCTURE, writes, visit);
        }
    }
}
