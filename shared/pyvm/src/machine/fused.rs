//! Executes fused instructions: operands stay in their local variables, and no reference to them is counted.

use std::sync::Arc;

use crate::bytecode::{Code, Instruction as I};
use crate::machine::Interpreter;
use crate::machine::lookup::Lookups;
use crate::machine::sequence;
use crate::machine::window::{Window, discard};
use crate::object::{Function, Kind, Value, lock};

/// Does what it can: gives how many instructions it has swallowed, 0 where the plain ones have to do it, errors
/// and questions included.
#[inline(always)]
pub(crate) fn execute(
    instruction: I,
    code: &Code,
    function: &Function,
    window: &mut Window<'_>,
    interpreter: &Arc<Interpreter>,
    lookups: &mut Lookups,
) -> usize {
    match instruction {
        I::FusedLoadFastAttr { slot, name } => {
            let Value::Object(object) = window.at(slot.into()) else { return 0 };
            let Kind::Instance(instance) = &object.kind else { return 0 };
            let name = function.globals.name(name);
            let class = || Value::Object(instance.class.clone());
            if instance.class().intercepts {
                return 0;
            }
            if lookups.find(interpreter, instance.class(), class, name).is_data {
                return 0;
            }
            let Some(value) = lock(&instance.attributes).get(name) else { return 0 };
            window.push(value);
        }
        I::FusedLocalItem { container, index } => {
            let Some(item) = item(window.at(container.into()), window.at(index.into())) else { return 0 };
            window.push(item);
        }
        I::FusedConstItem { container, constant } => {
            let index = &code.constants[constant as usize];
            let Some(item) = item(window.at(container.into()), index) else { return 0 };
            window.push(item);
            return 2;
        }
        I::FusedSetLocalItem { container, index } => {
            let (container, index) = (window.at(container.into()), window.at(index.into()));
            let (Value::Object(object), Value::Int(at)) = (container, index) else { return 0 };
            let Kind::List(items) = &object.kind else { return 0 };
            let mut items = lock(items);
            let Some(place) = usize::try_from(*at).ok().and_then(|at| items.get_mut(at)) else { return 0 };
            let old = std::mem::replace(place, window.peek(1).clone());
            drop(items);
            discard(old);
            discard(window.pop());
        }
        I::FusedContains { container, invert } => {
            let container = window.at(container.into());
            let Value::Object(object) = container else { return 0 };
            if !matches!(object.kind, Kind::Dict(_) | Kind::Set(_)) {
                return 0;
            }
            let Ok(found) = sequence::contains(container, window.peek(1)) else { return 0 };
            window.set_top(Value::from(found != invert));
        }
        _ => return 0,
    }
    1
}

/// Executes just the first of them: the load. The slot of a variable without a value is an error.
pub(crate) fn load(first: I, window: &mut Window<'_>) -> Result<(), u32> {
    let slots = match first {
        I::LoadFast(slot) => [Some(slot), None],
        I::LoadFastLoadFast(a, b) => [Some(a.into()), Some(b.into())],
        _ => [None, None],
    };
    for slot in slots.into_iter().flatten() {
        if !window.push_local(slot as usize) {
            return Err(slot);
        }
    }
    Ok(())
}

/// `container[index]` of a list, tuple or dict; `None` for anything that is not so simple.
#[inline(always)]
fn item(container: &Value, index: &Value) -> Option<Value> {
    let Value::Object(object) = container else { return None };
    let at = |at: &i64| usize::try_from(*at).ok();
    match (&object.kind, index) {
        (Kind::List(items), Value::Int(i)) => at(i).and_then(|at| lock(items).get(at).cloned()),
        (Kind::Tuple(items), Value::Int(i)) => at(i).and_then(|at| items.get(at).cloned()),
        (Kind::Dict(dict), _) => lock(dict).get(index).ok()?.cloned(),
        _ => None,
    }
}
