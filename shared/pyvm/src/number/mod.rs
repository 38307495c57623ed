//! Python's arithmetic: unbounded integers, IEEE doubles, and the rules between them.

mod arithmetic;
mod big;
mod compare;
pub(crate) mod complex;
pub(crate) mod decimal;
mod float;
mod hash;
mod plain_order;
mod power;
mod round;
mod sequence;
mod small;
mod unary;

pub(crate) use arithmetic::binary;
pub(crate) use big::big_to_float;
pub(crate) use compare::{compare, compare_natively, equal, holds, is_among, order, plainly_equal};
pub(crate) use float::from_number;
pub(crate) use hash::{hash, of_answer as hash_of_answer, of_text as hash_of_text};
pub(crate) use plain_order::{are_plainly_ordered, plain_order};
pub(crate) use round::{float_to_int, round};
pub(crate) use sequence::sum_of_lists;
pub(crate) use small::{small_float, small_int};
pub(crate) use unary::{invert, negative, positive};

use dashu_int::IBig;

use crate::object::{Kind, Value};

/// A number as the operators see it: `bool` counts as `int`.
pub(crate) enum Number<'a> {
    Int(i64),
    Big(&'a IBig),
    Float(f64),
}

impl<'a> Number<'a> {
    /// The number in a value, or `None` where it is none.
    pub(crate) fn of(value: &'a Value) -> Option<Self> {
        match value {
            Value::Int(i) => Some(Self::Int(*i)),
            Value::False => Some(Self::Int(0)),
            Value::True => Some(Self::Int(1)),
            Value::Float(f) => Some(Self::Float(f.get())),
            Value::Object(object) => match &object.kind {
                Kind::BigInt(big) => Some(Self::Big(big)),
                // An object of a class derived from a number counts as the number.
                Kind::Extended(extended) => Self::of(&extended.payload),
                _ => None,
            },
            _ => None,
        }
    }
}
