//! Special methods that a program's class has in Python, as instructions look for them.
//!
//! Each has a number, by which a thread remembers what a class has under its name.

use crate::bytecode::{BinaryOperator as Op, CompareOperator as Compare};
use crate::machine::operators::may_overload;
use crate::machine::thread::Own;
use crate::object::{Class, Instance, Kind, Ref, Value, class_of, is_subclass};

/// The name of a special method. Its number is below those of a program's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Special(u32, &'static str);

impl Special {
    pub(crate) const GET_ITEM: Self = Self(2, "__getitem__");
    pub(crate) const SET_ITEM: Self = Self(3, "__setitem__");
    pub(crate) const DELETE_ITEM: Self = Self(4, "__delitem__");
    pub(crate) const CONTAINS: Self = Self(5, "__contains__");
    pub(crate) const LEN: Self = Self(6, "__len__");
    pub(crate) const BOOL: Self = Self(7, "__bool__");
    pub(crate) const ITER: Self = Self(8, "__iter__");
    pub(crate) const NEXT: Self = Self(9, "__next__");
    pub(crate) const CALL: Self = Self(10, "__call__");
    pub(crate) const ENTER: Self = Self(11, "__enter__");
    pub(crate) const EXIT: Self = Self(12, "__exit__");
    pub(crate) const GET: Self = Self(13, "__get__");
    pub(crate) const STR: Self = Self(14, "__str__");
    pub(crate) const REPR: Self = Self(15, "__repr__");
    pub(crate) const FORMAT: Self = Self(22, "__format__");
    pub(crate) const SET_ATTR: Self = Self(23, "__setattr__");
    pub(crate) const HASH: Self = Self(24, "__hash__");
    pub(crate) const MISSING: Self = Self(25, "__missing__");
    pub(crate) const GET_ATTR: Self = Self(26, "__getattr__");
    pub(crate) const EQUAL: Self = Self::comparison(Compare::Equal);

    /// The method of an operator, and the one that changes the left operand in place.
    pub(crate) fn operator(op: Op) -> (Self, Self) {
        let (name, in_place) = match op {
            Op::Add => ("__add__", "__iadd__"),
            Op::Subtract => ("__sub__", "__isub__"),
            Op::Multiply => ("__mul__", "__imul__"),
            Op::MatrixMultiply => ("__matmul__", "__imatmul__"),
            Op::TrueDivide => ("__truediv__", "__itruediv__"),
            Op::FloorDivide => ("__floordiv__", "__ifloordiv__"),
            Op::Remainder => ("__mod__", "__imod__"),
            Op::Power => ("__pow__", "__ipow__"),
            Op::LeftShift => ("__lshift__", "__ilshift__"),
            Op::RightShift => ("__rshift__", "__irshift__"),
            Op::And => ("__and__", "__iand__"),
            Op::Or => ("__or__", "__ior__"),
            Op::Xor => ("__xor__", "__ixor__"),
        };
        (Self(32 + op as u32, name), Self(48 + op as u32, in_place))
    }

    /// The method of a comparison.
    pub(crate) const fn comparison(op: Compare) -> Self {
        let name = match op {
            Compare::Less => "__lt__",
            Compare::LessEqual => "__le__",
            Compare::Equal => "__eq__",
            Compare::NotEqual => "__ne__",
            Compare::Greater => "__gt__",
            Compare::GreaterEqual => "__ge__",
        };
        Self(16 + op as u32, name)
    }
}

impl Special {
    /// The number of the name.
    #[inline(always)]
    pub(crate) const fn number(self) -> u32 {
        self.0
    }

    /// What a class has under the name; `Null` for nothing.
    pub(crate) fn of_class(self, own: &mut Own, class: &Class, value: impl FnOnce() -> Value) -> Value {
        own.lookups.find(&own.interpreter, class, value, self.0, self.1).value.clone()
    }
}

/// What makes a value an object of a program's class.
#[inline(always)]
pub(crate) fn instance_of(value: &Value) -> Option<&Instance> {
    match value {
        Value::Object(object) => object.kind.instance(),
        _ => None,
    }
}

/// A special method that a class has in Python.
pub(crate) enum Method {
    /// The function takes just what it is given; so many local variables has it.
    Plain(Value, u32),
    /// What it is needs a longer look.
    Other,
    /// The class has none, but perhaps what `object` or a built-in class has.
    None,
}

/// The special method of this name for an object of a program's class, to be called with so many arguments.
pub(crate) fn method(own: &mut Own, instance: &Instance, special: Special, given: usize) -> Method {
    let Special(number, name) = special;
    if let Some(found) = own.lookups.known(&own.interpreter, instance.class().id, number) {
        return as_method(&found.value, given);
    }
    let class = || Value::Object(instance.class_ref().clone());
    as_method(&own.lookups.find(&own.interpreter, instance.class(), class, number, name).value, given)
}

/// What a class has, as a method to be called with so many arguments.
#[inline(always)]
fn as_method(found: &Value, given: usize) -> Method {
    match found {
        Value::Object(object) if let Kind::Function(function) = &object.kind => {
            match function.code.plain_parameters == given {
                true => Method::Plain(found.clone(), function.code.locals.len() as u32),
                false => Method::Other,
            }
        }
        Value::Null | Value::Native(_) => Method::None,
        _ => Method::Other,
    }
}

/// Whether the right operand's own method comes before that of the left one: its class derives from the left one's.
pub(crate) fn right_first(left: &Instance, right: &Value) -> bool {
    if let Some(right) = instance_of(right)
        && Ref::ptr_eq(left.class_ref(), right.class_ref())
    {
        return false;
    }
    may_overload(right) && is_subclass(&class_of(right), &Value::Object(left.class_ref().clone()))
}
