//! The special methods of numbers, text and sequences under their names: `(5).__add__(3)`, and `super().__add__(other)`
//! in a class that derives from `int`. Operators themselves never look here.

use crate::builtins::{bytes, classes, deque, float, int, list, str, tuple};
use crate::bytecode::{BinaryOperator as Op, CompareOperator as Order};
use crate::machine::sequence;
use crate::number::{self, hash};
use crate::object::{Args, NativeFunction, Outcome, Result, Type, Value};

/// The special method of this name that objects of a built-in class have without a method in its list.
pub(crate) fn of(class: &'static Type, name: &str) -> Option<&'static NativeFunction> {
    if !name.starts_with("__") {
        return None;
    }
    let is = |other: &'static Type| std::ptr::eq(class, other);
    let number = is(&int::INT) || is(&float::FLOAT);
    let sequence = is(&str::STR) || is(&bytes::BYTES) || is(&tuple::TUPLE) || is(&list::LIST);
    let sequence = sequence || is(&deque::DEQUE);
    if is(&classes::RANGE) {
        return SEQUENCES.iter().find(|function| function.name == name);
    }
    if !number && !sequence {
        return None;
    }
    let named = |all: &'static [NativeFunction]| all.iter().find(|function| function.name == name);
    named(COMMON).or_else(|| named(if number { NUMBERS } else { SEQUENCES }))
}

/// The result of an operator; `NotImplemented` where it is not for these operands.
fn or_not_implemented(result: Result<Value>) -> Result<Outcome> {
    match result {
        Err(raise) if !raise.is_question() && raise.is_a(&super::exceptions::TYPE_ERROR) => {
            Ok(Outcome::Value(Value::Native(&super::NOT_IMPLEMENTED)))
        }
        result => result.map(Outcome::Value),
    }
}

fn operator(op: Op, args: Args<'_>) -> Result<Outcome> {
    let [a, b] = args.exactly()?;
    or_not_implemented(number::binary(op, false, a, b))
}

fn reflected(op: Op, args: Args<'_>) -> Result<Outcome> {
    let [a, b] = args.exactly()?;
    or_not_implemented(number::binary(op, false, b, a))
}

fn order(op: Order, args: Args<'_>) -> Result<Outcome> {
    let [a, b] = args.exactly()?;
    let of_a_kind = number::order(a, b).is_some() || super::type_of(a).is_a(super::type_of(b));
    if !of_a_kind && matches!(op, Order::Equal | Order::NotEqual) {
        return Ok(Outcome::Value(Value::Native(&super::NOT_IMPLEMENTED)));
    }
    or_not_implemented(number::compare_natively(op, a, b).map(Value::from))
}

fn unary(compute: fn(&Value) -> Result<Value>, args: Args<'_>) -> Result<Outcome> {
    let [value] = args.exactly()?;
    compute(value).map(Outcome::Value)
}

fn absolute(value: &Value) -> Result<Value> {
    if number::compare_natively(Order::Less, value, &Value::Int(0))? {
        return number::negative(value);
    }
    number::positive(value)
}

macro_rules! methods {
    ($($name:literal $function:ident($with:expr)),* $(,)?) => {
        &[$(NativeFunction::new($name, |_, args| $function($with, args))),*]
    };
}

static COMMON: &[NativeFunction] = methods! {
    "__eq__" order(Order::Equal),
    "__ne__" order(Order::NotEqual),
    "__lt__" order(Order::Less),
    "__le__" order(Order::LessEqual),
    "__gt__" order(Order::Greater),
    "__ge__" order(Order::GreaterEqual),
    "__add__" operator(Op::Add),
    "__mul__" operator(Op::Multiply),
    "__rmul__" reflected(Op::Multiply),
    "__mod__" operator(Op::Remainder),
    "__hash__" unary(|value| hash(&native(value)).map(|hash| Value::Int(hash as i64))),
};

static NUMBERS: &[NativeFunction] = methods! {
    "__radd__" reflected(Op::Add),
    "__sub__" operator(Op::Subtract),
    "__rsub__" reflected(Op::Subtract),
    "__truediv__" operator(Op::TrueDivide),
    "__rtruediv__" reflected(Op::TrueDivide),
    "__floordiv__" operator(Op::FloorDivide),
    "__rfloordiv__" reflected(Op::FloorDivide),
    "__rmod__" reflected(Op::Remainder),
    "__pow__" operator(Op::Power),
    "__rpow__" reflected(Op::Power),
    "__and__" operator(Op::And),
    "__or__" operator(Op::Or),
    "__xor__" operator(Op::Xor),
    "__lshift__" operator(Op::LeftShift),
    "__rshift__" operator(Op::RightShift),
    "__neg__" unary(number::negative),
    "__pos__" unary(number::positive),
    "__invert__" unary(number::invert),
    "__abs__" unary(absolute),
    "__bool__" unary(|value| Ok(Value::from(native(value).is_true()))),
    "__int__" unary(|value| match native(value) {
        Value::Float(float) => number::float_to_int(float.get()),
        other => number::positive(&other),
    }),
    "__index__" unary(number::positive),
    "__float__" unary(|value| value.to_float().map(Value::float)),
};

static SEQUENCES: &[NativeFunction] = &[
    NativeFunction::new("__len__", |_, args| {
        let [value] = args.exactly()?;
        super::length(&native(value)).map(Outcome::from)
    }),
    NativeFunction::new("__contains__", |_, args| {
        let [container, item] = args.exactly()?;
        Ok(sequence::contains(&native(container), item)?.into())
    }),
    NativeFunction::new("__getitem__", |_, args| {
        let [container, index] = args.exactly()?;
        sequence::item(&native(container), index).map(Outcome::Value)
    }),
    NativeFunction::new("__iter__", |_, args| {
        let [container] = args.exactly()?;
        Ok(Outcome::Value(crate::object::Iter::over(native(container))?.into_value()))
    }),
];

/// What an object of a class derived from a built-in one is apart from that class.
pub(crate) fn native(value: &Value) -> Value {
    match value {
        Value::Object(object) => match &object.kind {
            crate::object::Kind::Extended(extended) => extended.payload.clone(),
            _ => value.clone(),
        },
        _ => value.clone(),
    }
}
