//! Attributes of objects of a program's classes, and methods of built-in ones.
//!
//! Where objects of a shape have an attribute is remembered ([`Lookups`](crate::machine::lookup::Lookups)), or which function
//! of their class it is. Where the memory fails, the longer functions look.

use crate::builtins;
use crate::bytecode::{Instruction as I, Name};
use crate::host::Host;
use crate::machine::After;
use crate::machine::attribute::{self, Attribute};
use crate::machine::discard::{discard, discard_then};
use crate::machine::handlers::{modules, special};
use crate::machine::lookup::{Load, NOWHERE};
use crate::machine::special::instance_of;
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, fuses, in_full, try_lock, unfused, window};
use crate::object::{Attributes, Function, Here, Kind, MutexGuard, Super, Value, class_of, lock};

/// The attributes of an object of a program's class, and what is remembered of its shape under a name.
#[inline(always)]
fn remembered<'v, 'o, H: Host>(
    owner: &'v Value,
    name: u32,
    function: &Function,
    own: &'o Own,
    here: Here<'_>,
) -> Option<(MutexGuard<'v, Attributes>, &'o Load)> {
    let Value::Object(object) = owner else { return None };
    let Kind::Instance(instance) = &object.kind else { return None };
    let attributes = try_lock::<H, _>(here, &instance.attributes)?;
    let key = attributes.shaped()?.0.key(function.globals.name_number(name));
    let load = own.lookups.load(&own.interpreter, key)?;
    Some((attributes, load))
}

/// What an object of a program's class has of its own under a name, where it is as remembered.
#[inline(always)]
fn own_attribute<H: Host>(
    owner: &Value,
    name: u32,
    function: &Function,
    own: &Own,
    here: Here<'_>,
) -> Option<Value> {
    let (attributes, load) = remembered::<H>(owner, name, function, own, here)?;
    attributes.shaped()?.1.get(load.place as usize)?.copied(here)
}

/// The function that an object's class has under a name, and the object itself has not, where it is as remembered.
#[inline(always)]
fn method_of_class<H: Host>(
    owner: &Value,
    name: u32,
    function: &Function,
    own: &Own,
    here: Here<'_>,
) -> Option<Value> {
    let (_, load) = remembered::<H>(owner, name, function, own, here)?;
    load.method.copied(here)
}

pub(super) fn load_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method: false } = i else { return load_method(turn, i, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let mut window = window!(turn, top);
    match own_attribute::<H>(window.peek(1), name, function, own, turn.here) {
        Some(value) => {
            let owner = window.exchange_top(value);
            discard_then(turn.here, owner, pc, top)
        }
        None => load_attr_of_any(turn, i, pc, top),
    }
}

/// An attribute that is called next.
#[inline(never)]
fn load_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, .. } = i else { return in_full(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let mut window = window!(turn, top);
    match method_of_class::<H>(window.peek(1), name, function, own, turn.here) {
        Some(function) => {
            let owner = window.exchange_top(function);
            window.push(owner);
            At::new(pc, top + 1)
        }
        None => load_attr_of_any(turn, i, pc, top),
    }
}

/// `local.name`
pub(super) fn fused_load_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadAttr { slot, name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let mut window = window!(turn, top);
    match own_attribute::<H>(window.at(slot.into()), name, function, own, turn.here) {
        Some(value) => {
            window.push(value);
            At::new(pc + 1, top + 1)
        }
        None => fused_load_property(turn, i, pc, top),
    }
}

/// The function that reads a property of an object, and how many local variables it has, where it is as remembered.
#[inline(always)]
fn getter_of<H: Host>(owner: &Value, name: u32, turn: &Turn<'_, H>) -> Option<(Value, u32)> {
    let Value::Object(object) = owner else { return None };
    let Kind::Instance(instance) = &object.kind else { return None };
    let key = lock(&instance.attributes).shaped()?.0.key(turn.running.function.globals.name_number(name));
    let own = &*turn.running.own;
    let (function, locals) = own.lookups.getter(&own.interpreter, key)?;
    Some((function.copied(turn.here)?, locals))
}

/// `local.name` of a property.
#[inline(never)]
fn fused_load_property<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadAttr { slot, name } = i else { return unfused(turn, pc, top) };
    let owner = &turn.running.window.slots[usize::from(slot)];
    let Some(function) = getter_of(owner, name, turn).filter(|_| special::begins(turn)) else {
        return unfused(turn, pc, top);
    };
    let Some(owner) = owner.copied(turn.here) else { return put_back(turn, function.0, pc, top) };
    window!(turn, top).push(owner);
    special::begin(turn, function, (top, top), After::Push, At::new(pc + 1, top + 1))
}

/// `local.name`, to be called next.
pub(super) fn fused_load_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadMethod { slot, name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let mut window = window!(turn, top);
    let Some(function) = method_of_class::<H>(window.at(slot.into()), name, function, own, turn.here) else {
        return fused_load_method_of_builtin(turn, i, pc, top);
    };
    match window.at(slot.into()).copied(turn.here) {
        Some(owner) => {
            window.push_both(function, owner);
            At::new(pc + 1, top + 2)
        }
        None => put_back(turn, function, pc, top),
    }
}

/// The same for an object of a built-in class.
#[inline(never)]
fn fused_load_method_of_builtin<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadMethod { slot, name } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Object(object) = window.at(slot.into()) else { return unfused(turn, pc, top) };
    let Some(class) = builtins::class_of_container(&object.kind) else { return unfused(turn, pc, top) };
    let name = turn.running.function.globals.name(name);
    let Some(function) = turn.running.own.lookups.known_method(class, name) else {
        return unfused(turn, pc, top);
    };
    let Some(owner) = object.copied(turn.here) else { return unfused(turn, pc, top) };
    window.push_both(Value::Native(function), Value::Object(owner));
    At::new(pc + 1, top + 2)
}

/// `local.name op= …`: the object stays below its attribute.
pub(super) fn fused_copy_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCopyAttr { slot, name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let mut window = window!(turn, top);
    let Some(value) = own_attribute::<H>(window.at(slot.into()), name, function, own, turn.here) else {
        return unfused(turn, pc, top);
    };
    match window.at(slot.into()).copied(turn.here) {
        Some(owner) => {
            window.push_both(owner, value);
            At::new(pc + 2, top + 2)
        }
        None => put_back(turn, value, pc, top),
    }
}

/// The owner of what was found cannot be copied in passing: the plain instructions find it again.
#[inline(never)]
fn put_back<H: Host>(turn: &mut Turn<'_, H>, found: Value, pc: usize, top: usize) -> At {
    drop(found);
    unfused(turn, pc, top)
}

/// The method of an object of a built-in class, where it is as remembered, or whatever it is.
#[inline(never)]
fn load_attr_of_any<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return modules::load_attr(turn, i, pc, top) };
    if matches!(object.kind, Kind::Instance(_)) {
        let owner = &turn.running.window.slots[top - 1];
        return match getter_of(owner, name, turn).filter(|_| special::begins(turn)) {
            Some(function) => {
                let after = if method { After::PushWithNull } else { After::Push };
                special::begin(turn, function, (top - 1, top - 1), after, At::new(pc, top))
            }
            None => load_attr_of_instance(turn, i, pc, top),
        };
    }
    if matches!(object.kind, Kind::Class(_)) {
        return load_attr_of_class(turn, i, pc, top);
    }
    if matches!(object.kind, Kind::Extended(_)) {
        return load_attr_of_extended(turn, i, pc, top);
    }
    let Some(class) = builtins::class_of_container(&object.kind).filter(|_| method) else {
        return modules::load_attr(turn, i, pc, top);
    };
    let name = turn.running.function.globals.name(name);
    let Some(function) = turn.running.own.lookups.known_method(class, name) else {
        return in_full(turn, pc, top);
    };
    let owner = window.exchange_top(Value::Native(function));
    window.push(owner);
    At::new(pc, top + 1)
}

/// The attribute of an object of a program's class, which is remembered from now on.
#[inline(never)]
fn load_attr_of_instance<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name: place, method } = i else { return in_full(turn, pc, top) };
    let function = turn.running.function;
    let window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Instance(instance) = &object.kind else { return in_full(turn, pc, top) };
    let (name, number) = (function.globals.name(place), function.globals.name_number(place));
    let class = || Value::Object(instance.class.clone());
    let own = &mut *turn.running.own;
    let found = own.lookups.find(&own.interpreter, instance.class(), class, number, name);
    if !found.is_plain {
        let property = if instance.class().intercepts { Value::Null } else { found.value.clone() };
        if let Some((function, locals)) = special::getter(&property)
            && let Some((shape, _)) = lock(&instance.attributes).shaped()
        {
            own.lookups.remember_getter(shape.key(number), function, locals);
        }
        return special::get_property(turn, &property, method, pc, top)
            .unwrap_or_else(|| in_full(turn, pc, top));
    }
    let (of_class, is_function) = (found.value.clone(), found.is_function);
    let attributes = lock(&instance.attributes);
    let value = match attributes.shaped() {
        Some((shape, values)) => {
            let key = shape.key(number);
            let known = own.lookups.load(&own.interpreter, key).map(|load| load.place);
            let place = if known == Some(NOWHERE) { None } else { attributes.place(name) };
            if known.is_none() {
                let at = place.map_or(NOWHERE, |place| place as u32);
                let is_method = place.is_none() && is_function;
                let method = if is_method { of_class.clone() } else { Value::Null };
                own.lookups.remember_load(key, at, method);
            }
            place.and_then(|place| values.get(place)).cloned()
        }
        None => attributes.get(name),
    };
    drop(attributes);
    match value {
        Some(value) => give(turn, value, method, pc, top),
        None => class_attribute_of_instance(turn, of_class, method, pc, top),
    }
}

/// A property of an object whose class derives from a built-in one: a field of a named tuple, say.
#[inline(never)]
fn load_attr_of_extended<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name: place, method } = i else { return in_full(turn, pc, top) };
    let function = turn.running.function;
    let window = window!(turn, top);
    let Some(instance) = instance_of(window.peek(1)) else { return in_full(turn, pc, top) };
    let (name, number) = (function.globals.name(place), function.globals.name_number(place));
    let class = || Value::Object(instance.class.clone());
    let own = &mut *turn.running.own;
    let found = own.lookups.find(&own.interpreter, instance.class(), class, number, name);
    if instance.class().intercepts {
        return in_full(turn, pc, top);
    }
    let (value, is_plain) = (found.value.clone(), found.is_plain);
    if is_plain {
        let own_value = lock(&instance.attributes).named(name);
        return match own_value {
            _ if const { H::COUNTS } => in_full(turn, pc, top),
            Some(own) => give(turn, own, method, pc, top),
            None if is_method_of_extended(turn.running.own, window.peek(1), &value, name) => {
                class_attribute_of_instance(turn, value, method, pc, top)
            }
            None => in_full(turn, pc, top),
        };
    }
    let property = value;
    special::get_property(turn, &property, method, pc, top).unwrap_or_else(|| in_full(turn, pc, top))
}

/// Whether what was found for an object of a class that derives from a built-in one is a function of a program's, or a method of
/// that class: what else a built-in class has is no method.
fn is_method_of_extended(own: &mut Own, owner: &Value, found: &Value, name: &Name) -> bool {
    let payload = match owner.plain_kind() {
        Some(Kind::Extended(extended)) => extended.payload.plain_kind(),
        _ => None,
    };
    match found {
        Value::Native(found) => payload
            .and_then(builtins::class_of_container)
            .and_then(|class| own.lookups.method(class, name))
            .is_some_and(|method| std::ptr::eq(method, *found)),
        found => matches!(found.plain_kind(), Some(Kind::Function(_))),
    }
}

/// Puts an attribute in the place of its object.
fn give<H: Host>(turn: &mut Turn<'_, H>, value: Value, method: bool, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    window.set_top(value);
    if method {
        window.push(Value::Null);
    }
    At::new(pc, window.top)
}

/// What the class of an object has, and the object itself has not.
fn class_attribute_of_instance<H: Host>(
    turn: &mut Turn<'_, H>,
    found: Value,
    method: bool,
    pc: usize,
    top: usize,
) -> At {
    let mut window = window!(turn, top);
    match (&found, found.kind()) {
        (Value::Native(_), _) | (_, Some(Kind::Function(_))) if method => {
            let owner = window.exchange_top(found);
            window.push(owner);
            At::new(pc, window.top)
        }
        (_, Some(Kind::ClassMethod(function))) if method => {
            let class = class_of(window.peek(1));
            window.set_top(function.clone());
            window.push(class);
            At::new(pc, window.top)
        }
        (_, Some(Kind::StaticMethod(function))) => give(turn, function.clone(), method, pc, top),
        (Value::Null | Value::Native(_), _) => in_full(turn, pc, top),
        (_, Some(Kind::Function(_) | Kind::ClassMethod(_) | Kind::Property(_) | Kind::Instance(_))) => {
            in_full(turn, pc, top)
        }
        _ => give(turn, found, method, pc, top),
    }
}

/// What a class has that a program defines.
#[inline(never)]
fn load_attr_of_class<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name: place, method } = i else { return in_full(turn, pc, top) };
    let function = turn.running.function;
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Class(class) = &object.kind else { return in_full(turn, pc, top) };
    let (name, number) = (function.globals.name(place), function.globals.name_number(place));
    let own = &mut *turn.running.own;
    let of_class = || Value::Object(object.clone());
    let found = own.lookups.find(&own.interpreter, class, of_class, number, name);
    // `__name__` and the like are no entries of the class.
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
        Some(Kind::ClassMethod(_) | Kind::Instance(_)) => in_full(turn, pc, top),
        _ if found.is_null() => in_full(turn, pc, top),
        _ => give(turn, found, method, pc, top),
    }
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
