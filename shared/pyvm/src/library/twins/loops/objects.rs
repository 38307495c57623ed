//! Loops over `itertools.count` and `chain`: their state is in the object, where everybody sees it.

use super::super::{attribute, is_own};
use crate::builtins::iterators as classes;
use crate::object::traverse::of_value;
use crate::object::{Iter, Kind, OfLibrary, Ref, Result, Type, Value, Walk, class_of, lock};

/// The walk of a loop over an object of one of these classes, and of no class derived from it.
#[inline(never)]
pub(crate) fn own_loop(value: &Value) -> Option<Iter> {
    let class = class_of(value);
    let Some(Kind::Class(class)) = class.kind() else { return None };
    let walk: Box<dyn Walk> = match (&*class.module, &*class.name) {
        ("_io_memory", "StringIO" | "BytesIO") => super::super::memory::lines(value)?,
        ("itertools", "count") if is_own(value, "__next__") => {
            if !matches!(
                (attribute(value, "_next")?, attribute(value, "_step")?),
                (Value::Int(_), Value::Int(_))
            ) {
                return None;
            }
            Box::new(Count(value.clone()))
        }
        ("itertools", "chain") if is_own(value, "__iter__") => {
            return Iter::native(&attribute(value, "_items")?);
        }
        _ => return None,
    };
    Some(Iter::OfLibrary(OfLibrary(walk)))
}

#[derive(Clone, Debug)]
struct Count(Value);

impl Walk for Count {
    fn next(&mut self) -> Option<Result<Value>> {
        let Value::Object(object) = &self.0 else { return None };
        let Kind::Instance(instance) = &object.kind else { return None };
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
        of_value(&self.0, visit);
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::COUNT
    }
}
