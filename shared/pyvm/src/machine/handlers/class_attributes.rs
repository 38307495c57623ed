//! What classes of a program have, and what `super()` finds in them.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::attribute::{self, Attribute};
use crate::machine::discard::{discard, discard_then};
use crate::machine::handlers::attributes::give;
use crate::machine::special::{Special, instance_of};
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, fuses, in_full, window};
use crate::object::{Instance, Kind, Super, Value};

/// What a class has that a program defines.
#[inline(never)]
pub(super) fn load_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method } = i else { return in_full(turn, pc, top) };
    let (number, own) = (turn.running.function.globals.name_number(name), &*turn.running.own);
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Class(class) = &object.kind else { return in_full(turn, pc, top) };
    let known = own.lookups.known(&own.interpreter, class.id, number);
    let found = known.and_then(|found| match found.value.plain_kind() {
        _ if found.gives_itself => found.value.copied(turn.here),
        Some(Kind::StaticMethod(function)) if class.metaclass.is_null() => function.copied(turn.here),
        _ => None,
    });
    let Some(found) = found else { return load_attr_rarely(turn, i, pc, top) };
    let class = window.exchange_top(found);
    if method {
        window.push(Value::Null);
    }
    discard_then(turn.here, class, pc, top + usize::from(method))
}

/// The same where it is not remembered, or is bound to the class.
#[inline(never)]
fn load_attr_rarely<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name: place, method } = i else { return in_full(turn, pc, top) };
    let function = turn.running.function;
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Class(class) = &object.kind else { return in_full(turn, pc, top) };
    let (name, number) = (function.globals.name(place), function.globals.name_number(place));
    let own = &mut *turn.running.own;
    let of_class = || Value::Object(object.clone());
    let found = own.lookups.find(&own.interpreter, class, of_class, number, name);
    if found.value.is_null() && !method && class.metaclass.is_null() && &**name == "__name__" {
        let text = Value::str(&*class.name);
        return give(turn, text, false, pc, top);
    }
    // `__qualname__` and the like are no entries of the class.
    if !class.metaclass.is_null() || !found.is_function && name.starts_with("__") {
        return in_full(turn, pc, top);
    }
    let found = found.value.clone();
    match found.kind() {
        Some(Kind::ClassMethod(function)) if method => {
            let class = window.exchange_top(function.clone());
            window.push(class);
            At::new(pc, window.top)
        }
        Some(Kind::StaticMethod(function)) => give(turn, function.clone(), method, pc, top),
        Some(Kind::Instance(instance)) if is_value(own, instance) => give(turn, found, method, pc, top),
        Some(Kind::ClassMethod(_) | Kind::Instance(_)) => in_full(turn, pc, top),
        _ if found.is_null() => in_full(turn, pc, top),
        _ => give(turn, found, method, pc, top),
    }
}

/// Whether an object that a class has is what reading it gives: it is no descriptor.
fn is_value(own: &mut Own, instance: &Instance) -> bool {
    let class = || Value::Object(instance.class_ref().clone());
    Special::GET.of_class(own, instance.class(), class).is_null()
}

/// `super().name`, to be called next.
pub(super) fn load_super_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadSuperAttr { name: place, method: true } = i else { return in_full(turn, pc, top) };
    if const { !fuses::<H>() } {
        return in_full(turn, pc, top);
    }
    let function = turn.running.function;
    let (name, number) = (function.globals.name(place), function.globals.name_number(place));
    let mut window = window!(turn, top);
    let (after, receiver) = window.pair();
    let Some(instance) = instance_of(receiver) else { return in_full(turn, pc, top) };
    let Value::Object(later) = after else { return in_full(turn, pc, top) };
    let Kind::Class(after) = &later.kind else { return in_full(turn, pc, top) };
    let own = &mut *turn.running.own;
    let look = || {
        let inner = Super { after: Value::Object(later.clone()), receiver: receiver.clone() };
        match attribute::of_super(&inner, name) {
            Ok(Attribute::Method(function)) => function,
            _ => Value::Null,
        }
    };
    let ids = (instance.class().id, after.id, number);
    let found = own.lookups.above(&own.interpreter, ids, look).clone();
    if found.is_null() {
        return in_full(turn, pc, top);
    }
    // The class and the object move down, over `super` itself.
    let receiver = window.pop();
    let class = window.exchange_top(receiver);
    let super_class = window.exchange(top - 3, found);
    discard(class);
    discard(super_class);
    At::new(pc, top - 1)
}
