//! Which built-in class a value belongs to.

use crate::builtins::{
    bytes, classes, complex, deque, dict, float, int, iterators, list, object, set, str, tuple,
};
use crate::object::{Kind, Type, Value, lock};

/// The built-in class of a value. An object of a program's class counts as an `object`, or as the container it
/// derives from.
pub(crate) fn type_of(value: &Value) -> &'static Type {
    match value {
        Value::Null | Value::None => &object::NONE_TYPE,
        Value::False | Value::True => &int::BOOL,
        Value::Int(_) => &int::INT,
        Value::Float(_) => &float::FLOAT,
        Value::Native(function) if std::ptr::eq(*function, &raw const super::NOT_IMPLEMENTED) => {
            &object::NOT_IMPLEMENTED_TYPE
        }
        Value::Native(function) if std::ptr::eq(*function, &raw const super::ELLIPSIS) => {
            &object::ELLIPSIS_TYPE
        }
        Value::Native(_) => &object::BUILTIN_FUNCTION,
        Value::Type(_) => &object::TYPE,
        Value::Module(_) => &object::MODULE,
        Value::Iter(iter) => iter.class(),
        Value::Object(object) => type_of_kind(&object.kind),
    }
}

/// The class of a built-in container or text: its methods are found without asking anybody else.
#[inline(always)]
pub(crate) fn class_of_container(kind: &Kind) -> Option<&'static Type> {
    match kind {
        Kind::Str(_) => Some(&str::STR),
        Kind::List(_) => Some(&list::LIST),
        Kind::Dict(_) => Some(&dict::DICT),
        Kind::Set(_) => Some(&set::SET),
        Kind::Tuple(_) => Some(&tuple::TUPLE),
        Kind::Deque(_) => Some(&deque::DEQUE),
        Kind::Bytes(_) | Kind::Generator(_) | Kind::Lock(_) | Kind::Custom(_) => class_of_other(kind),
        _ => None,
    }
}

#[inline(never)]
fn class_of_other(kind: &Kind) -> Option<&'static Type> {
    match kind {
        Kind::Generator(generator) if lock(generator).is_plain() => Some(&object::GENERATOR),
        Kind::Generator(generator) if lock(generator).class_name() != "generator" => None,
        // What it has besides methods, no lookup of methods finds.
        _ => Some(type_of_kind(kind)),
    }
}

/// The built-in class of an object.
pub(crate) fn type_of_kind(kind: &Kind) -> &'static Type {
    match kind {
        Kind::Str(_) => &str::STR,
        Kind::Bytes(_) => &bytes::BYTES,
        Kind::BigInt(_) => &int::INT,
        Kind::Complex(..) => &complex::COMPLEX,
        Kind::Tuple(_) => &tuple::TUPLE,
        Kind::List(_) => &list::LIST,
        Kind::Dict(_) => &dict::DICT,
        Kind::Set(_) => &set::SET,
        Kind::FrozenSet(_) => &set::FROZEN_SET,
        Kind::Deque(_) => &deque::DEQUE,
        Kind::View(view) => dict::view::class(view),
        Kind::Range(_) => &classes::RANGE,
        Kind::Slice(_) => &tuple::SLICE,
        Kind::Iterator(iter) => lock(iter).class(),
        Kind::Generator(generator) => match lock(generator).class_name() {
            "map" => &iterators::MAP,
            "filter" => &iterators::FILTER,
            "zip" => &iterators::ZIP,
            "enumerate" => &iterators::ENUMERATE,
            "reversed" => &iterators::REVERSED,
            _ => &object::GENERATOR,
        },
        Kind::Cell(_) => &object::CELL,
        Kind::Code(_) => &object::CODE,
        Kind::Function(_) => &object::FUNCTION,
        Kind::Method(method) => match method.function {
            Value::Native(_) => &object::BUILTIN_FUNCTION,
            _ => &object::METHOD,
        },
        Kind::Property(_) => &object::PROPERTY,
        Kind::StaticMethod(_) => &object::STATIC_METHOD,
        Kind::ClassMethod(_) => &object::CLASS_METHOD,
        Kind::Super(_) => &object::SUPER,
        Kind::Class(_) => &object::TYPE,
        Kind::Instance(_) => &object::OBJECT,
        Kind::Extended(extended) => type_of(&extended.payload),
        Kind::Exception(_) => &super::exceptions::BASE_EXCEPTION,
        Kind::Frame(_) => &object::OBJECT,
        Kind::Module(_) => &object::MODULE,
        Kind::Lock(lock) if lock.reentrant => &crate::modules::thread::RLOCK,
        Kind::Lock(_) => &crate::modules::thread::LOCK,
        Kind::Custom(custom) => custom.class(),
    }
}
