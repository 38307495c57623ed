//! Attributes of objects of a program's classes, and methods of built-in ones.
//!
//! Where objects of a shape have an attribute is remembered ([`Lookups`](crate::machine::lookup::Lookups)), or which function
//! of their class it is. Where the memory fails, the longer functions look.

use crate::builtins;
use crate::bytecode::{Instruction as I, Name};
use crate::host::Host;
use crate::machine::After;
use crate::machine::discard::discard_then;
use crate::machine::handlers::{class_attributes, modules, returns, special};
use crate::machine::lookup::{Load, NOWHERE};
use crate::machine::special::instance_of;
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, in_full, try_lock, unfused, window};
use crate::object::{Attributes, Function, Here, Kind, MutexGuard, Value, class_of, lock};

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
pub(super) fn method_of_class<H: Host>(
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

/// `return local.name`
pub(super) fn fused_return_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedReturnAttr { slot, name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let window = window!(turn, top);
    match own_attribute::<H>(window.at(slot.into()), name, function, own, turn.here) {
        // What keeps the variables of the frame comes first.
        Some(value) if own.is_known => put_back(turn, value, pc, top),
        Some(value) => returns::give_back(turn, value, pc + 2, top),
        None => fused_load_property(turn, I::FusedLoadAttr { slot, name }, pc, top),
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

/// A number or text that an object has from its class, where it is as remembered.
#[inline(always)]
fn constant_of<H: Host>(owner: &Value, name: u32, turn: &Turn<'_, H>) -> Option<Value> {
    let Value::Object(object) = owner else { return None };
    let Kind::Instance(instance) = &object.kind else { return None };
    let own = &*turn.running.own;
    let attributes = try_lock::<H, _>(turn.here, &instance.attributes)?;
    let key = attributes.shaped()?.0.key(turn.running.function.globals.name_number(name));
    own.lookups.constant(&own.interpreter, key)?.copied(turn.here)
}

/// `local.name` of a property, or of a constant of the class.
#[inline(never)]
fn fused_load_property<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadAttr { slot, name } = i else { return unfused(turn, pc, top) };
    let owner = &turn.running.window.slots[usize::from(slot)];
    if let Some(value) = constant_of(owner, name, turn) {
        window!(turn, top).push(value);
        return At::new(pc + 1, top + 1);
    }
    let Some(function) = getter_of(owner, name, turn).filter(|_| special::begins(turn)) else {
        return unfused(turn, pc, top);
    };
    let Some(owner) = owner.copied(turn.here) else { return put_back(turn, function.0, pc, top) };
    window!(turn, top).push(owner);
    special::begin_plainly::<_, 1>(turn, function, At::new(pc + 1, top + 1))
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

/// A number or an object of a built-in class that an object's class has under a name, and the object itself has not, as
/// remembered.
fn constant_of_class<H: Host>(turn: &Turn<'_, H>, owner: &Value, name: u32) -> Option<Value> {
    let instance = instance_of(owner)?;
    let number = turn.running.function.globals.name_number(name);
    let key = lock(&instance.attributes).shaped()?.0.key(number);
    let own = &*turn.running.own;
    let found = own.lookups.known(&own.interpreter, instance.class().id, number)?;
    let is_constant = match &found.value {
        Value::None | Value::False | Value::True | Value::Int(_) | Value::Float(_) => true,
        value => matches!(
            value.plain_kind(),
            Some(
                Kind::Str(_) | Kind::List(_) | Kind::Tuple(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Lock(_)
            )
        ),
    };
    let nowhere_else = || own.lookups.load(&own.interpreter, key).is_some_and(|load| load.place == NOWHERE);
    (found.is_plain && is_constant && nowhere_else()).then(|| found.value.clone())
}

/// The method of an object of a built-in class, where it is as remembered, or whatever it is.
#[inline(never)]
fn load_attr_of_any<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return modules::load_attr(turn, i, pc, top) };
    if matches!(object.kind, Kind::Class(_)) {
        return class_attributes::load_attr(turn, i, pc, top);
    }
    if matches!(object.kind, Kind::Instance(_)) {
        let owner = &turn.running.window.slots[top - 1];
        if let Some(value) = constant_of(owner, name, turn).filter(|_| !method) {
            let owner = window!(turn, top).exchange_top(value);
            return discard_then(turn.here, owner, pc, top);
        }
        return match getter_of(owner, name, turn).filter(|_| special::begins(turn)) {
            Some(function) if method => {
                special::begin(turn, function, (top - 1, top - 1), After::PushWithNull, At::new(pc, top))
            }
            Some(function) => special::begin_plainly::<_, 1>(turn, function, At::new(pc, top)),
            None => match constant_of_class(turn, owner, name) {
                Some(value) => give(turn, value, method, pc, top),
                None => load_attr_of_instance(turn, i, pc, top),
            },
        };
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
    let class = || Value::Object(instance.class_ref().clone());
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
            // Both have the same place in the memory.
            if place.is_none() && is_lasting(&of_class) {
                own.lookups.remember_constant(key, of_class.clone());
            } else if known.is_none() {
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
        // No class has an entry for it but one that says what it is.
        None if matches!(of_class, Value::Null | Value::Native(_)) && &**name == "__class__" => {
            let class = class_of(window.peek(1));
            give(turn, class, method, pc, top)
        }
        None if of_class.is_null() => {
            special::get_fallback(turn, name, method, pc, top).unwrap_or_else(|| in_full(turn, pc, top))
        }
        None => class_attribute_of_instance(turn, of_class, method, pc, top),
    }
}

/// Whether what a class has may be remembered like a number: nobody counts references to it.
fn is_lasting(of_class: &Value) -> bool {
    match of_class {
        Value::None | Value::False | Value::True | Value::Int(_) | Value::Float(_) => true,
        value => value.plain_text().is_some(),
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
    let class = || Value::Object(instance.class_ref().clone());
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
pub(super) fn give<H: Host>(turn: &mut Turn<'_, H>, value: Value, method: bool, pc: usize, top: usize) -> At {
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
