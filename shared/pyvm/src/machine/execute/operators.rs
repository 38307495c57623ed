//! Operators and subscripts.

use crate::bytecode::Instruction as I;
use crate::machine::discard::discard;
use crate::machine::execute::{Went, call_instead, not_here};
use crate::machine::operators::{self, may_overload, special_call};
use crate::machine::running::Running;
use crate::machine::{After, sequence, subscript, text};
use crate::number;
use crate::object::{Kind, Result, Value, lock, with_here};

impl Running<'_> {
    /// Computes.
    #[inline(never)]
    pub(super) fn operate(&mut self, instruction: I) -> Went {
        let Self { window, pc, code, own, .. } = self;
        let interpreter = &own.interpreter;
        match instruction {
            I::BinaryOp { op, in_place } => {
                let (a, b) = window.pair();
                let fast = match (a, b) {
                    (Value::Int(a), Value::Int(b)) => number::small_int(op, *a, *b).map(Value::Int),
                    (Value::Float(a), Value::Float(b)) => {
                        number::small_float(op, a.get(), b.get()).map(Value::float)
                    }
                    _ => None,
                };
                if let Some(result) = fast {
                    window.replace_numbers(result);
                } else {
                    if (may_overload(a) || may_overload(b))
                        && !text::formats(op, a, b)
                        && let Some(calling) = operators::binary(interpreter, op, in_place, a, b)
                    {
                        window.truncate(window.top - 2);
                        return call_instead(calling);
                    }
                    if let Some(local) = text::grown_local(code, *pc, op, a, b)
                        && with_here(|here| window.append_text(local, here))
                    {
                        return Ok(None);
                    }
                    let (a, b) = window.pair();
                    let result = number::binary(op, in_place, a, b)?;
                    window.replace_pair(result);
                }
            }
            I::CompareOp { op, to_bool } => {
                let holds = match window.pair() {
                    (Value::Int(a), Value::Int(b)) => number::holds(op, Some(a.cmp(b))),
                    (a, b) => {
                        if (may_overload(a) || may_overload(b))
                            && let Some(mut calling) = operators::compare(interpreter, op, a, b)
                        {
                            if to_bool {
                                calling.after = After::AnyTruth { invert: false };
                            }
                            window.truncate(window.top - 2);
                            return call_instead(calling);
                        }
                        number::compare(op, a, b)?
                    }
                };
                window.replace_pair(Value::from(holds));
            }
            I::ToBool => {
                if may_overload(window.peek(1))
                    && let Some(calling) = operators::truth_call(window.peek(1), false)
                {
                    drop(window.pop());
                    return call_instead(calling);
                }
                let truth = window.pop().is_true();
                window.push(Value::from(truth));
            }
            I::UnaryNot => {
                let truth = window.pop().is_true();
                window.push(Value::from(!truth));
            }
            I::UnaryNegative | I::UnaryPositive | I::UnaryInvert => {
                let (method, compute): (_, fn(&Value) -> Result<Value>) = match instruction {
                    I::UnaryNegative => ("__neg__", number::negative),
                    I::UnaryPositive => ("__pos__", number::positive),
                    _ => ("__invert__", number::invert),
                };
                if may_overload(window.peek(1))
                    && let Some(calling) = special_call(window.peek(1), method, &[], After::Push)
                {
                    drop(window.pop());
                    return call_instead(calling);
                }
                *window.peek_mut(1) = compute(window.peek(1))?;
            }
            I::IsOp { invert } => {
                let (a, b) = window.pair();
                let same = a.is(b);
                window.replace_pair(Value::from(same != invert));
            }
            I::ContainsOp { invert } => {
                let (item, container) = window.pair();
                if (may_overload(container) || matches!(container.kind(), Some(Kind::Generator(_))))
                    && let Some(calling) = operators::contains_call(interpreter, container, item, invert)
                {
                    window.truncate(window.top - 2);
                    return call_instead(calling);
                }
                let found = sequence::contains(container, item)?;
                window.replace_pair(Value::from(found != invert));
            }
            I::BinarySubscr => {
                let (container, index) = window.pair();
                if let (Value::Object(object), Value::Int(at)) = (container, index)
                    && let Kind::List(items) = &object.kind
                {
                    let item = usize::try_from(*at).ok().and_then(|at| lock(items).get(at).cloned());
                    if let Some(item) = item {
                        window.replace_pair(item);
                        return Ok(None);
                    }
                }
                if may_overload(container)
                    && let Some(calling) = subscript::get(container, index)
                {
                    window.truncate(window.top - 2);
                    return call_instead(calling);
                }
                let item = sequence::item(container, index)?;
                window.replace_pair(item);
            }
            I::BinarySlice => {
                let (start, stop) = window.pair();
                let slice = subscript::slice(start, stop, &Value::None);
                let container = window.peek(3);
                if may_overload(container)
                    && let Some(calling) = subscript::get(container, &slice)
                {
                    window.truncate(window.top - 3);
                    return call_instead(calling);
                }
                let part = sequence::item(container, &slice)?;
                window.truncate(window.top - 2);
                window.set_top(part);
            }
            I::StoreSubscr => {
                let (index, container, value) = (window.peek(1), window.peek(2), window.peek(3));
                if let (Value::Int(at), Value::Object(object)) = (index, container)
                    && let Kind::List(items) = &object.kind
                {
                    let mut items = lock(items);
                    if let Some(place) = usize::try_from(*at).ok().and_then(|at| items.get_mut(at)) {
                        let old = std::mem::replace(place, value.clone());
                        drop(items);
                        discard(old);
                        window.truncate(window.top - 3);
                        return Ok(None);
                    }
                }
                if may_overload(container)
                    && let Some(calling) =
                        special_call(container, "__setitem__", &[index, value], After::Discard)
                {
                    window.truncate(window.top - 3);
                    return call_instead(calling);
                }
                sequence::set_item(container, index, value.clone())?;
                window.truncate(window.top - 3);
            }
            I::StoreSlice => {
                let slice = subscript::slice(window.peek(2), window.peek(1), &Value::None);
                let (container, value) = (window.peek(3), window.peek(4));
                if may_overload(container)
                    && let Some(calling) =
                        special_call(container, "__setitem__", &[&slice, value], After::Discard)
                {
                    window.truncate(window.top - 4);
                    return call_instead(calling);
                }
                sequence::set_item(container, &slice, value.clone())?;
                window.truncate(window.top - 4);
            }
            I::DeleteSubscr => {
                let (container, index) = window.pair();
                if may_overload(container)
                    && let Some(calling) = special_call(container, "__delitem__", &[index], After::Discard)
                {
                    window.truncate(window.top - 2);
                    return call_instead(calling);
                }
                sequence::delete_item(container, index)?;
                window.truncate(window.top - 2);
            }
            I::BuildSlice(count) => {
                let parts = window.take(count as usize);
                let none = Value::None;
                window.push(subscript::slice(&parts[0], &parts[1], parts.get(2).unwrap_or(&none)));
            }
            _ => return Err(not_here(instruction)),
        }
        Ok(None)
    }
}
