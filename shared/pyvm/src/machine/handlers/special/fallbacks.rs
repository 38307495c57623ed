//! Attributes that a class's `__getattr__` and `__setattr__` answer for.

use super::{begin, begins, plain};
use crate::bytecode::Name;
use crate::host::Host;
use crate::machine::After;
use crate::machine::discard::discard_then;
use crate::machine::special::{Special, instance_of};
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, window};
use crate::modules::thread::ident;
use crate::object::{Instance, Kind, Value};

/// An attribute of the topmost operand, which has none of this name, as its class's `__getattr__` says. `None` where it has none
/// that is a function of two parameters, and for names like `__dict__`, which are no entries of an object.
pub(in crate::machine::handlers) fn get_fallback<H: Host>(
    turn: &mut Turn<'_, H>,
    name: &Name,
    is_called: bool,
    pc: usize,
    top: usize,
) -> Option<At> {
    let instance = instance_of(&turn.running.window.slots[top - 1]).filter(|_| begins(turn))?;
    if name.starts_with("__") {
        return None;
    }
    let function = function_of(turn.running.own, instance, Special::GET_ATTR);
    let name = Value::str(&**name);
    let mut window = window!(turn, top);
    let answer = match twin_of(&function) {
        Some(twin) => twin(&[window.peek(1).clone(), name.clone(), ident(turn.running.own.number)]),
        None => Value::Null,
    };
    if answer.is_null() {
        let (function, locals) = plain(&function, 2)?;
        window.push(name);
        let after = if is_called { After::PushWithNull } else { After::Push };
        return Some(begin(turn, (function, locals), (top - 1, top - 1), after, At::new(pc, top + 1)));
    }
    let owner = window.exchange_top(answer);
    if is_called {
        window.push(Value::Null);
    }
    Some(discard_then(turn.here, owner, pc, top + usize::from(is_called)))
}

/// Sets an attribute of the topmost operand to the one below, as its class's `__setattr__` does it. `None` where that is no
/// function of three parameters.
pub(in crate::machine::handlers) fn set_fallback<H: Host>(
    turn: &mut Turn<'_, H>,
    name: &Name,
    pc: usize,
    top: usize,
) -> Option<At> {
    let instance = instance_of(&turn.running.window.slots[top - 1]).filter(|_| begins(turn))?;
    let function = function_of(turn.running.own, instance, Special::SET_ATTR);
    let name = Value::str(&**name);
    let mut window = window!(turn, top);
    if let Some(twin) = twin_of(&function) {
        let (value, owner) = (window.peek(2).clone(), window.peek(1).clone());
        let done = twin(&[owner, name.clone(), value, ident(turn.running.own.number)]);
        if !done.is_null() {
            window.replace_pair(Value::Null);
            return Some(At::new(pc, top - 2));
        }
    }
    let (function, locals) = plain(&function, 3)?;
    let (owner, value) = (window.pop(), window.pop());
    window.push_both(owner, name);
    window.push(value);
    Some(begin(turn, (function, locals), (top - 2, top - 2), After::Discard, At::new(pc, top + 1)))
}

/// What does a function of the library natively: it gets the thread's identification as its last argument.
fn twin_of(function: &Value) -> Option<impl Fn(&[Value]) -> Value + '_> {
    let Some(Kind::Function(function)) = function.plain_kind() else { return None };
    let twin = function.twin?;
    Some(move |arguments: &[Value]| twin(function, arguments))
}

/// What an object's class has under the name.
fn function_of(own: &mut Own, instance: &Instance, special: Special) -> Value {
    special.of_class(own, instance.class(), || Value::Object(instance.class_ref().clone()))
}
