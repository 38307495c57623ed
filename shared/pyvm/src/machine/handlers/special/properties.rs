//! Properties and other data descriptors.

use super::{begin, begin_plainly, begins, plain};
use crate::host::Host;
use crate::library::twins;
use crate::machine::After;
use crate::machine::discard::discard_then;
use crate::machine::special::{Method, Special, method};
use crate::machine::turn::{At, Turn, window};
use crate::object::{Kind, Value, class_of};

/// Reads a property or another data descriptor of the topmost operand. `None` where its function is not to be called plainly.
pub(in crate::machine::handlers) fn get_property<H: Host>(
    turn: &mut Turn<'_, H>,
    property: &Value,
    method: bool,
    pc: usize,
    top: usize,
) -> Option<At> {
    let after = if method { After::PushWithNull } else { After::Push };
    match property.kind() {
        Some(Kind::Property(property)) => {
            let function = plain(&property.get, 1).filter(|_| begins(turn))?;
            Some(match method {
                true => begin(turn, function, (top - 1, top - 1), after, At::new(pc, top)),
                false => begin_plainly::<_, 1>(turn, function, At::new(pc, top)),
            })
        }
        Some(Kind::Instance(descriptor)) if begins(turn) => {
            if let Some(item) = twins::item_of_named_tuple(property, &turn.running.window.slots[top - 1]) {
                let mut window = window!(turn, top);
                let owner = window.exchange_top(item);
                if method {
                    window.push(Value::Null);
                }
                return Some(discard_then(turn.here, owner, pc, top + usize::from(method)));
            }
            let Method::Plain(function, locals) = self::method(turn.running.own, descriptor, Special::GET, 3)
            else {
                return None;
            };
            let mut window = window!(turn, top);
            let class = class_of(window.peek(1));
            let owner = window.exchange_top(property.clone());
            window.push_both(owner, class);
            Some(begin(turn, (function, locals), (top - 1, top - 1), after, At::new(pc, top + 2)))
        }
        _ => None,
    }
}

/// Sets a property of the topmost operand to the one below.
pub(in crate::machine::handlers) fn set_property<H: Host>(
    turn: &mut Turn<'_, H>,
    property: &Value,
    pc: usize,
    top: usize,
) -> Option<At> {
    let Some(Kind::Property(property)) = property.kind() else { return None };
    let function = plain(&property.set, 2).filter(|_| begins(turn))?;
    turn.running.window.slots.swap(top - 2, top - 1);
    Some(begin(turn, function, (top - 2, top - 2), After::Discard, At::new(pc, top)))
}

/// The Python function that reads a property, and how many local variables it has.
pub(in crate::machine::handlers) fn getter(property: &Value) -> Option<(Value, u32)> {
    match property.kind() {
        Some(Kind::Property(property)) => plain(&property.get, 1),
        _ => None,
    }
}
