//! Instructions whose operand is an object of a program's class that answers by a special method.
//!
//! In the plain case the function begins to run at once, with the operands as its arguments, and an
//! [`After`] says what becomes of its result. CPython has the same in `BINARY_SUBSCR_GETITEM`, `LOAD_ATTR_PROPERTY`
//! and the like (`Python/bytecodes.c`), and in the slots of `Objects/typeobject.c`. Everything else goes the general way,
//! and so do hosts that count instructions: for them the time of an operator is that of the general way.

use crate::builtins;
use crate::bytecode::{CompareOperator, Instruction as I};
use crate::host::Host;
use crate::library::twins;
use crate::machine::After;
use crate::machine::after::Tried;
use crate::machine::discard::{discard, discard_then};
use crate::machine::fused;
use crate::machine::handlers::keys;
use crate::machine::lookup::{INIT, NEW};
use crate::machine::special::{Method, Special, instance_of, method, right_first};
use crate::machine::thread::Own;
use crate::machine::turn::{At, Left, Placed, Turn, fuses, in_full, window};
use crate::object::{Exception, Instance, Kind, NativeFunction, Object, Value, class_of};

/// Whether functions may begin to run in the middle of an instruction.
#[inline(always)]
pub(super) fn begins<H: Host>(turn: &Turn<'_, H>) -> bool {
    (const { fuses::<H>() }) && turn.running.own.profile.is_none()
}

/// Leaves for the call of a function. Its arguments lie in their order from `first` on; the caller keeps `at` slots.
#[inline(always)]
pub(super) fn begin<H: Host>(
    turn: &mut Turn<'_, H>,
    (function, locals): (Value, u32),
    (at, first): (usize, usize),
    after: After,
    At { pc, top }: At,
) -> At {
    let Value::Object(function) = function else { return in_full(turn, pc, top) };
    let own = &mut *turn.running.own;
    own.placed = Placed { at: at as u32, first: first as u32, given: 0, locals };
    own.beginning = Some((function, after));
    turn.leave(Left::Begin, pc, top)
}

/// Calls the special method of the operand `depth` places below the top with all operands from there on. They are in the
/// order of its parameters. `None` where there is no such method to be called plainly.
#[inline(always)]
fn call_on_operands<H: Host>(
    turn: &mut Turn<'_, H>,
    special: Special,
    given: usize,
    after: After,
    pc: usize,
    top: usize,
) -> Option<At> {
    if !begins(turn) {
        return None;
    }
    let first = top - given;
    let instance = instance_of(turn.running.window.slots.get(first)?)?;
    match method(turn.running.own, instance, special, given) {
        Method::Plain(function, locals) => {
            Some(begin(turn, (function, locals), (first, first), after, At::new(pc, top)))
        }
        _ => None,
    }
}

/// `container[index]`
#[inline(never)]
pub(super) fn get_item<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    match call_on_operands(turn, Special::GET_ITEM, 2, After::Push, pc, top) {
        Some(at) => at,
        None => get_item_of_extended(turn, pc, top),
    }
}

/// The same of an object whose class derives from a built-in one, and leaves its items to that one.
fn get_item_of_extended<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let [container, index] = &turn.running.window.slots[top - 2..top] else { return in_full(turn, pc, top) };
    let Value::Object(object) = container else { return in_full(turn, pc, top) };
    let Kind::Extended(extended) = &object.kind else { return in_full(turn, pc, top) };
    let own = &mut *turn.running.own;
    // A dict's subclass may have a `__missing__`.
    if matches!(extended.payload.kind(), Some(Kind::Dict(_)))
        || !matches!(method(own, &extended.instance, Special::GET_ITEM, 2), Method::None)
    {
        return in_full(turn, pc, top);
    }
    let Some(item) = fused::item(&extended.payload, index, turn.here, &mut own.characters) else {
        return in_full(turn, pc, top);
    };
    window!(turn, top).replace_pair(item);
    At::new(pc, top - 1)
}

/// `del container[index]`
#[inline(never)]
pub(super) fn delete_item<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    match call_on_operands(turn, Special::DELETE_ITEM, 2, After::Discard, pc, top) {
        Some(at) => at,
        None => in_full(turn, pc, top),
    }
}

/// `container[index] = value`
#[inline(never)]
pub(super) fn set_item<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let container = &turn.running.window.slots[top - 2];
    let Some(instance) = instance_of(container).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let Method::Plain(function, locals) = method(turn.running.own, instance, Special::SET_ITEM, 3) else {
        return in_full(turn, pc, top);
    };
    // The value lies below the container and the index.
    turn.running.window.slots[top - 3..top].rotate_left(1);
    begin(turn, (function, locals), (top - 3, top - 3), After::Discard, At::new(pc, top))
}

/// `item in container`
#[inline(never)]
pub(super) fn contains<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::ContainsOp { invert } = i else { return in_full(turn, pc, top) };
    let container = &turn.running.window.slots[top - 1];
    let Some(instance) = instance_of(container).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let Method::Plain(function, locals) = method(turn.running.own, instance, Special::CONTAINS, 2) else {
        return in_full(turn, pc, top);
    };
    turn.running.window.slots.swap(top - 2, top - 1);
    begin(turn, (function, locals), (top - 2, top - 2), After::AnyTruth { invert }, At::new(pc, top))
}

/// `iter(object)`, at the start of a loop.
#[inline(never)]
pub(super) fn get_iter<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    match call_on_operands(turn, Special::ITER, 1, After::Push, pc, top) {
        Some(at) => at,
        None => in_full(turn, pc, top),
    }
}

/// The next item of a loop over an object; the object stays where it is.
#[inline(never)]
pub(super) fn next<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let iterator = &turn.running.window.slots[top - 1];
    let Some(instance) = instance_of(iterator).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let Method::Plain(function, locals) = method(turn.running.own, instance, Special::NEXT, 1) else {
        return in_full(turn, pc, top);
    };
    let iterator = iterator.clone();
    window!(turn, top).push(iterator);
    begin(turn, (function, locals), (top, top), After::ForIter, At::new(pc, top + 1))
}

/// The truth of an object: as its class says, or true.
#[inline(never)]
pub(super) fn truth<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let Some(instance) = instance_of(&turn.running.window.slots[top - 1]).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let is_plain = matches!(&turn.running.window.slots[top - 1], Value::Object(object) if matches!(object.kind, Kind::Instance(_)));
    let own = &mut *turn.running.own;
    let (found, after) = match method(own, instance, Special::BOOL, 1) {
        Method::None => (method(own, instance, Special::LEN, 1), After::Length { invert: false }),
        found => (found, After::Truth { invert: false }),
    };
    match found {
        Method::Plain(function, locals) => {
            begin(turn, (function, locals), (top - 1, top - 1), after, At::new(pc, top))
        }
        Method::None if is_plain => {
            let old = window!(turn, top).exchange_top(Value::True);
            discard(old);
            At::new(pc, top)
        }
        _ => in_full(turn, pc, top),
    }
}

/// Whether a value is an object whose class is known to say nothing of its truth.
#[inline(always)]
pub(super) fn is_surely_true(own: &Own, value: &Value) -> bool {
    let Value::Object(object) = value else { return false };
    let Kind::Instance(instance) = &object.kind else { return false };
    let class = instance.class().id;
    let lacks = |special: Special| {
        own.lookups
            .known(&own.interpreter, class, special.number())
            .is_some_and(|found| found.value.is_null())
    };
    lacks(Special::BOOL) && lacks(Special::LEN)
}

/// Calls a method of the left one of the two topmost operands with both. They stay where they are until there is a
/// result: it may be `NotImplemented`.
fn call_operator<H: Host>(
    turn: &mut Turn<'_, H>,
    function: (Value, u32),
    tried: Tried,
    pc: usize,
    top: usize,
) -> At {
    let mut window = window!(turn, top);
    let (left, right) = window.pair();
    let (left, right) = (left.clone(), right.clone());
    window.push_both(left, right);
    begin(turn, function, (top, top), After::Operator(tried), At::new(pc, top + 2))
}

/// `a op b`, and `a op= b`.
#[inline(never)]
pub(super) fn binary<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::BinaryOp { op, in_place } = i else { return in_full(turn, pc, top) };
    let [left, right] = &turn.running.window.slots[top - 2..top] else { return in_full(turn, pc, top) };
    let Some(instance) = instance_of(left).filter(|_| begins(turn)) else { return in_full(turn, pc, top) };
    let (plain, changing) = Special::operator(op);
    let own = &mut *turn.running.own;
    if in_place {
        match method(own, instance, changing, 2) {
            Method::Plain(function, locals) => {
                return call_operator(turn, (function, locals), Tried::InPlace, pc, top);
            }
            Method::Other => return in_full(turn, pc, top),
            Method::None => {}
        }
    }
    match method(own, instance, plain, 2) {
        Method::Plain(function, locals) if !right_first(instance, right) => {
            call_operator(turn, (function, locals), Tried::Left, pc, top)
        }
        _ => in_full(turn, pc, top),
    }
}

/// `a < b` and the other comparisons.
#[inline(never)]
pub(super) fn compare<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::CompareOp { op, .. } = i else { return in_full(turn, pc, top) };
    let [left, right] = &turn.running.window.slots[top - 2..top] else { return in_full(turn, pc, top) };
    let Some(instance) = instance_of(left).filter(|_| begins(turn)) else { return in_full(turn, pc, top) };
    let own = &mut *turn.running.own;
    let (found, tried) = match method(own, instance, Special::comparison(op), 2) {
        Method::None if op == CompareOperator::NotEqual => {
            (method(own, instance, Special::EQUAL, 2), Tried::Opposite)
        }
        found => (found, Tried::Left),
    };
    match found {
        Method::Plain(function, locals) if !right_first(instance, right) => {
            call_operator(turn, (function, locals), tried, pc, top)
        }
        _ => in_full(turn, pc, top),
    }
}

/// `with manager`
pub(super) fn before_with<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let Some(instance) = instance_of(&turn.running.window.slots[top - 1]).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let own = &mut *turn.running.own;
    let Method::Plain(enter, locals) = method(own, instance, Special::ENTER, 1) else {
        return in_full(turn, pc, top);
    };
    // What takes the exception is looked at when it is called.
    let class = || Value::Object(instance.class.clone());
    let exit = Special::EXIT.of_class(own, instance.class(), class);
    if !matches!(exit.kind(), Some(Kind::Function(_))) {
        return in_full(turn, pc, top);
    }
    let mut window = window!(turn, top);
    let manager = window.peek(1).clone();
    let exit = crate::machine::attribute::method(exit, manager);
    let manager = window.exchange_top(exit);
    window.push(manager);
    begin(turn, (enter, locals), (top, top), After::Push, At::new(pc, top + 1))
}

/// Calls an object of a program's class.
pub(super) fn call<H: Host>(turn: &mut Turn<'_, H>, count: usize, pc: usize, top: usize) -> At {
    let at = top - count - 2;
    let [object, empty] = &turn.running.window.slots[at..at + 2] else { return in_full(turn, pc, top) };
    let Some(instance) = instance_of(object).filter(|_| empty.is_null() && begins(turn)) else {
        return in_full(turn, pc, top);
    };
    match method(turn.running.own, instance, Special::CALL, count + 1) {
        Method::Plain(function, locals) => {
            turn.running.window.slots.swap(at, at + 1);
            begin(turn, (function, locals), (at, at + 1), After::Push, At::new(pc, top))
        }
        _ => in_full(turn, pc, top),
    }
}

/// Calls a function with the object that it belongs to, where the place of an object is taken by an argument: `__exit__` at
/// the end of a `with` block.
#[inline(never)]
pub(super) fn call_method_of_three<H: Host>(
    turn: &mut Turn<'_, H>,
    count: usize,
    pc: usize,
    top: usize,
) -> At {
    let at = top - count - 2;
    let callable = &turn.running.window.slots[at];
    let (Value::Object(object), true) = (callable, begins(turn)) else { return in_full(turn, pc, top) };
    let Kind::Method(bound) = &object.kind else { return in_full(turn, pc, top) };
    let Some(function) = plain(&bound.function, count + 2) else { return in_full(turn, pc, top) };
    let receiver = bound.receiver.clone();
    discard(window!(turn, top).exchange(at, receiver));
    begin(turn, function, (at, at), After::Push, At::new(pc, top))
}

/// Makes an object of a class of the library's by the native twin of its `__new__`.
#[inline(never)]
fn make_by_twin<H: Host>(turn: &mut Turn<'_, H>, count: usize, pc: usize, top: usize) -> At {
    let at = top - count - 2;
    let [Value::Object(object), Value::Null, ..] = &turn.running.window.slots[at..top] else {
        return in_full(turn, pc, top);
    };
    let Kind::Class(class) = &object.kind else { return in_full(turn, pc, top) };
    let own = &mut *turn.running.own;
    let value = || Value::Object(object.clone());
    let new = own.lookups.find(&own.interpreter, class, value, NEW, "__new__");
    let Some(Kind::StaticMethod(new)) = new.value.plain_kind() else { return in_full(turn, pc, top) };
    let Some(Kind::Function(function)) = new.plain_kind() else { return in_full(turn, pc, top) };
    // A class that derives from a named tuple may have an `__init__`.
    let Some(twin) = function.twin.filter(|_| class.own("_fields").is_some()) else {
        return in_full(turn, pc, top);
    };
    let (function, class) = (new.clone(), value());
    let Some(Kind::Function(function)) = function.plain_kind() else { return in_full(turn, pc, top) };
    let slots = &mut turn.running.window.slots[at..top];
    slots[1] = class;
    let made = twin(function, &slots[1..]);
    let class = std::mem::take(&mut slots[1]);
    discard(class);
    if made.is_null() {
        return in_full(turn, pc, top);
    }
    let mut window = window!(turn, top);
    window.truncate(at + 1);
    let class = window.exchange(at, made);
    let At { pc, top } = discard_then(turn.here, class, pc, at + 1);
    turn.look_up(I::Call(count as u32), pc, top)
}

/// Makes an object of a class of the program that has no `__init__`, or an exception.
#[inline(never)]
pub(super) fn make<H: Host>(turn: &mut Turn<'_, H>, count: usize, pc: usize, top: usize) -> At {
    let at = top - count - 2;
    let (Value::Object(object), true) = (&turn.running.window.slots[at], begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let Kind::Class(class) = &object.kind else { return in_full(turn, pc, top) };
    let is_exception = class.native.is_some_and(|native| native.is_a(&builtins::exceptions::BASE_EXCEPTION));
    if !is_exception && (class.native.is_some() || count > 0) {
        return make_by_twin(turn, count, pc, top);
    }
    let own = &mut *turn.running.own;
    let value = || Value::Object(object.clone());
    let is_native = |found: &Value| matches!(found, Value::Null | Value::Native(_));
    let new = own.lookups.find(&own.interpreter, class, value, NEW, "__new__");
    if !is_native(&new.value) {
        return in_full(turn, pc, top);
    }
    let init = own.lookups.find(&own.interpreter, class, value, INIT, "__init__").value.clone();
    let locals = match init.kind() {
        Some(Kind::Function(init)) if is_exception && init.code.plain_parameters == count + 1 => {
            Some(init.code.locals.len() as u32)
        }
        _ if is_native(&init) => None,
        _ => return in_full(turn, pc, top),
    };
    own.interpreter.note_object_of(class);
    let made = if is_exception {
        let arguments = turn.running.window.slots[top - count..top].to_vec();
        Kind::Exception(Box::new(Exception::new(value(), arguments)))
    } else {
        Kind::Instance(Instance::new(object.clone()))
    };
    let made = Object::new(made);
    let mut window = window!(turn, top);
    if let Some(locals) = locals {
        std::mem::forget(window.exchange(at + 1, Value::Object(made.clone()))); // the empty place
        discard(window.exchange(at, Value::Null));
        return begin(turn, (init, locals), (at, at + 1), After::Instance(made), At::new(pc, top));
    }
    window.truncate(at + 1);
    discard(window.exchange(at, Value::Object(made)));
    turn.look_up(I::Call(count as u32), pc, at + 1)
}

/// A native function or built-in class of one argument, an object of a program's class, which is its method that answers.
/// `None` for all others.
#[inline(never)]
pub(super) fn call_native<H: Host>(
    turn: &mut Turn<'_, H>,
    function: &'static NativeFunction,
    pc: usize,
    top: usize,
) -> Option<At> {
    let instance = instance_of(&turn.running.window.slots[top - 1]).filter(|_| begins(turn))?;
    let own = &mut *turn.running.own;
    let (found, after) = if std::ptr::eq(function, &raw const builtins::aggregate::LEN) {
        (method(own, instance, Special::LEN, 1), After::Len)
    } else if std::ptr::eq(function, &raw const builtins::STR.new) {
        text_of(own, instance)
    } else if std::ptr::eq(function, &raw const builtins::functions::REPR) {
        (method(own, instance, Special::REPR, 1), After::Text { repr: true })
    } else {
        return keys::call_native(turn, function, pc, top);
    };
    let Method::Plain(function, locals) = found else { return None };
    let mut window = window!(turn, top);
    // Below the argument lie the native function and the empty place.
    std::mem::forget(window.exchange(top - 3, Value::Null));
    Some(begin(turn, (function, locals), (top - 3, top - 1), after, At::new(pc, top)))
}

/// What gives the text of an object: its `__str__`, or else its `__repr__`.
fn text_of(own: &mut Own, instance: &Instance) -> (Method, After) {
    match method(own, instance, Special::STR, 1) {
        // Those of a class that derives from a built-in one may have that one's.
        Method::None if instance.class().native.is_none() => {
            (method(own, instance, Special::REPR, 1), After::Text { repr: true })
        }
        found => (found, After::Text { repr: false }),
    }
}

/// The text of an object in an f-string.
#[inline(never)]
pub(super) fn format_simple<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let Some(instance) = instance_of(&turn.running.window.slots[top - 1]).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let own = &mut *turn.running.own;
    if instance.class().native.is_some() || !matches!(method(own, instance, Special::FORMAT, 2), Method::None)
    {
        return in_full(turn, pc, top);
    }
    match text_of(own, instance) {
        (Method::Plain(function, locals), after) => {
            begin(turn, (function, locals), (top - 1, top - 1), after, At::new(pc, top))
        }
        _ => in_full(turn, pc, top),
    }
}

/// Reads a property or another data descriptor of the topmost operand. `None` where its function is not to be called plainly.
pub(super) fn get_property<H: Host>(
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
            Some(begin(turn, function, (top - 1, top - 1), after, At::new(pc, top)))
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
pub(super) fn set_property<H: Host>(
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
pub(super) fn getter(property: &Value) -> Option<(Value, u32)> {
    match property.kind() {
        Some(Kind::Property(property)) => plain(&property.get, 1),
        _ => None,
    }
}

/// A Python function that takes just so many arguments, and how many local variables it has.
fn plain(function: &Value, given: usize) -> Option<(Value, u32)> {
    match function.kind() {
        Some(Kind::Function(inner)) if inner.code.plain_parameters == given => {
            Some((function.clone(), inner.code.locals.len() as u32))
        }
        _ => None,
    }
}
