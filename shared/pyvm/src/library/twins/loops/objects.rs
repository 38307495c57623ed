//! Loops over `itertools.count`, `repeat` and `chain`: their state is in the object, where everybody sees it.

use super::super::{attribute, is_own};
use crate::builtins::iterators as classes;
use crate::object::{Function, Iter, Kind, OfLibrary, Ref, Result, Type, Value, Walk, class_of, lock};

/// The walk of a loop over an object of one of these classes, and of no class derived from it.
#[inline(never)]
pub(crate) fn own_loop(value: &Value) -> Option<Iter> {
    let class = class_of(value);
    let (Some(Kind::Class(class)), Value::Object(this)) = (class.kind(), value) else { return None };
    let walk: Box<dyn Walk> = match (&*class.module, &*class.name) {
        ("_io_memory", "StringIO" | "BytesIO") => super::super::memory::lines(value)?,
        ("itertools", "count") if is_own(value, "__next__") => {
            if !matches!(
                (attribute(value, "_next")?, attribute(value, "_step")?),
                (Value::Int(_), Value::Int(_))
            ) {
                return None;
            }
            Box::new(Count(this.clone()))
        }
        ("itertools", "repeat") if is_own(value, "__next__") => {
            if !matches!(attribute(value, "_left")?, Value::Int(_) | Value::None) {
                return None;
            }
            Box::new(Repeat(this.clone()))
        }
        ("itertools", "chain") if is_own(value, "__iter__") => {
            return Iter::native(&attribute(value, "_items")?);
        }
        ("itertools", "groupby") if is_own(value, "__iter__") && is_own(value, "__next__") => {
            return Iter::native(&attribute(value, "_groups")?);
        }
        _ => return None,
    };
    Some(Iter::OfLibrary(OfLibrary(walk)))
}

/// Over an `itertools.count`.
#[derive(Clone, Debug)]
struct Count(Ref);

/// The next number of an `itertools.count`, as it was made: the number first, then the step, both numbers in place.
fn count_on(object: &Ref) -> Option<Value> {
    let Kind::Instance(instance) = &object.kind else { return None };
    let mut attributes = lock(&instance.attributes);
    if attributes.place("_next") != Some(0) || attributes.place("_step") != Some(1) {
        return None;
    }
    let (_, [Value::Int(next), Value::Int(step), ..]) = attributes.shaped_mut()? else { return None };
    let number = *next;
    *next = number.checked_add(*step)?;
    Some(Value::Int(number))
}

/// `count.__next__(self)`
pub(in crate::library::twins) fn next_number(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [Value::Object(object)] => count_on(object).unwrap_or_default(),
        _ => Value::Null,
    }
}

impl Walk for Count {
    fn next(&mut self) -> Option<Result<Value>> {
        if let Some(number) = count_on(&self.0) {
            return Some(Ok(number));
        }
        let Kind::Instance(instance) = &self.0.kind else { return None };
        let mut attributes = lock(&instance.attributes);
        let (number, step) = (attributes.named("_next")?, attributes.named("_step")?);
        let sum = match crate::number::binary(crate::bytecode::BinaryOperator::Add, false, &number, &step) {
            Ok(sum) => sum,
            Err(raise) => return Some(Err(raise)),
        };
        let old = attributes.set("_next".into(), sum);
        drop(attributes); // before what is dropped
        drop(old);
        Some(Ok(number))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.0);
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::COUNT
    }
}

/// Over an `itertools.repeat`.
#[derive(Clone, Debug)]
struct Repeat(Ref);

/// The object of an `itertools.repeat` once more, as it was made: the object first, then how often it is still to come.
fn repeat_on(object: &Ref) -> Option<Value> {
    let Kind::Instance(instance) = &object.kind else { return None };
    let mut attributes = lock(&instance.attributes);
    if attributes.place("_object") != Some(0) || attributes.place("_left") != Some(1) {
        return None;
    }
    let (_, [repeated, left, ..]) = attributes.shaped_mut()? else { return None };
    match left {
        Value::None => {}
        Value::Int(left) if *left > 0 => *left -= 1,
        _ => return None,
    }
    Some(repeated.clone())
}

/// `repeat.__next__(self)`
pub(in crate::library::twins) fn next_repeated(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [Value::Object(object)] => repeat_on(object).unwrap_or_default(),
        _ => Value::Null,
    }
}

impl Walk for Repeat {
    fn next(&mut self) -> Option<Result<Value>> {
        repeat_on(&self.0).map(Ok)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.0);
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::REPEAT
    }
}
