//! A value: what a variable holds and what lies on the operand stack.

use std::borrow::Cow;

use dashu_int::IBig;

use crate::object::{
    Dict, Extended, Here, Instance, Iter, Kind, Letters, NativeFunction, NativeModule, Object, Raise, Ref,
    Set, Str, Type, biased, identity,
};

/// A float's bits. Every variant of [`Value`] then holds at most one 64-bit integer or pointer, so the
/// compiler keeps a value in two registers; with an `f64` among them it would go through memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Float(u64);

impl Float {
    /// Wraps a float.
    #[inline]
    pub const fn new(float: f64) -> Self {
        Self(float.to_bits())
    }

    /// The float.
    #[inline]
    pub const fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// What a variable holds: 16 bytes, either the value itself or a reference to an [`Object`].
///
/// Machine-word integers and floats are stored in place, so arithmetic on them touches no shared
/// memory. CPython allocates an object for each; a program can tell the difference only through `is` on
/// equal numbers, which Python leaves undefined, and through NaN: two of them are the same one here, so
/// `[nan] == [nan]` holds, which in CPython needs them to be one object.
///
/// What is no variable's value comes first, and what is counted last: one comparison tells.
#[derive(Debug, Default)]
pub enum Value {
    /// No value: an unbound variable, or the empty place that `PUSH_NULL` makes.
    #[default]
    Null,
    /// The iterator of a running `for` loop. Only ever on the operand stack, owned by its frame.
    Iter(Box<Iter>),
    /// `None`
    None,
    /// `False`
    False,
    /// `True`
    True,
    /// An integer that fits 64 bits. One that does not is a [`Kind::BigInt`], never both.
    Int(i64),
    /// A float
    Float(Float),
    /// A function of the machine itself
    Native(&'static NativeFunction),
    /// A built-in class
    Type(&'static Type),
    /// A module of the machine itself
    Module(&'static NativeModule),
    /// An object on the heap
    Object(Ref),
}

impl Clone for Value {
    /// Always inlined: loading a variable is the most frequent thing a program does.
    #[inline(always)]
    fn clone(&self) -> Self {
        match self {
            Self::Object(object) => Self::Object(object.clone()),
            Self::Iter(iter) => copy_of(iter),
            plain => biased::copy_plain(plain),
        }
    }
}

impl Value {
    /// The kind of an object. Not that of the container in an object of a derived class, which may have its own mind.
    #[inline(always)]
    pub(crate) fn plain_kind(&self) -> Option<&Kind> {
        match self {
            Self::Object(object) => Some(&object.kind),
            _ => None,
        }
    }

    /// Whether it is an object of a program's class, whose hash and equality the program may have written.
    #[inline(always)]
    pub(crate) fn is_programs(&self) -> bool {
        matches!(self.plain_kind(), Some(Kind::Instance(_) | Kind::Extended(_)))
    }

    /// Whether hashing it, and comparing it with others of which the same holds, asks nobody.
    pub(crate) fn is_plain_key(&self) -> bool {
        match self.plain_kind() {
            None | Some(Kind::Str(_) | Kind::Bytes(_)) => true,
            Some(Kind::Tuple(items)) => items.iter().all(Self::is_plain_key),
            Some(_) => false,
        }
    }

    /// The text of a plain `str`.
    #[inline(always)]
    pub(crate) fn plain_text(&self) -> Option<&Str> {
        match self.plain_kind() {
            Some(Kind::Str(text)) => Some(text),
            _ => None,
        }
    }

    /// A copy, where there is a value and copying it takes no call.
    #[inline(always)]
    pub(crate) fn copied(&self, here: Here<'_>) -> Option<Self> {
        match self {
            Self::Object(object) => object.copied(here).map(Self::Object),
            Self::Iter(_) | Self::Null => None,
            plain => Some(biased::copy_plain(plain)),
        }
    }

    /// Takes a value that is there. It is looked at, so that it moves as it was written, in two words: a processor has to wait
    /// where it reads at once what it has just written in parts.
    #[inline(always)]
    pub(crate) fn taken(place: &mut Self) -> Self {
        let value = std::mem::take(place);
        if value.is_null() {
            no_value();
        }
        value
    }

    /// Drops the value, where that takes no call; otherwise gives it back.
    #[inline(always)]
    pub(crate) fn dropped(self, here: Here<'_>) -> Option<Self> {
        match self {
            Self::Object(object) => object.dropped(here).map(Self::Object),
            Self::Iter(_) => Some(self),
            plain => {
                std::mem::forget(plain);
                None
            }
        }
    }
}

/// An `extern "C"` function ends the process where it panics: nobody who calls it has to clean up.
#[cold]
#[inline(never)]
extern "C" fn no_value() -> ! {
    unreachable!("there is a value")
}

#[cold]
fn copy_of(iter: &Iter) -> Value {
    Value::Iter(Box::new(iter.clone()))
}

impl Value {
    /// A float.
    #[inline]
    pub const fn float(float: f64) -> Self {
        Self::Float(Float::new(float))
    }

    /// A string.
    pub fn str(text: impl Into<Letters>) -> Self {
        Self::object(Kind::Str(Str::new(text)))
    }

    /// A string of one character.
    pub(crate) fn character(c: char) -> Self {
        Self::object(Kind::Str(Str::character(c)))
    }

    /// A `bytes`.
    pub fn bytes(bytes: impl Into<Box<[u8]>>) -> Self {
        Self::object(Kind::Bytes(bytes.into()))
    }

    /// A new dict of these entries.
    pub fn dict(entries: Dict) -> Self {
        Self::object(Kind::Dict(Box::new(entries.into())))
    }

    /// A new set of these members.
    pub fn set(members: Set) -> Self {
        Self::object(Kind::Set(Box::new(members.into())))
    }

    /// A tuple of these items.
    #[inline]
    pub fn tuple(items: Vec<Self>) -> Self {
        Self::object(Kind::Tuple(items))
    }

    /// A new list of these items.
    #[inline]
    pub fn list(items: Vec<Self>) -> Self {
        Self::object(Kind::List(items.into()))
    }

    /// An integer of any size, in its one right form.
    pub fn int(number: IBig) -> Self {
        match i64::try_from(&number) {
            Ok(small) => Self::Int(small),
            Err(_) => Self::object(Kind::BigInt(number)),
        }
    }

    /// A new object of this kind.
    #[inline(always)]
    pub fn object(kind: Kind) -> Self {
        Self::Object(Object::new(kind))
    }

    /// The kind of the object this refers to, if it refers to one. An object of a class derived from a built-in
    /// container counts as the container.
    #[inline(always)]
    pub fn kind(&self) -> Option<&Kind> {
        match self {
            Self::Object(object) => match &object.kind {
                Kind::Extended(extended) => Extended::kind(extended),
                kind => Some(kind),
            },
            _ => None,
        }
    }

    /// The object of a program's class that this refers to.
    pub(crate) fn instance(&self) -> Option<&Instance> {
        match self {
            Self::Object(object) => object.kind.instance(),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        self.as_text().map(|text| &**text)
    }

    /// The text of a string, with what is known about it.
    pub fn as_text(&self) -> Option<&Str> {
        match self.kind() {
            Some(Kind::Str(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether it refers to an object, or is a loop's iterator: all others are numbers and constants.
    #[inline(always)]
    pub(crate) fn is_counted(&self) -> bool {
        matches!(self, Self::Object(_) | Self::Iter(_))
    }

    /// True for the empty place.
    #[inline(always)]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The name of the value's class, as `type(x).__name__` gives it.
    pub fn type_name(&self) -> Cow<'static, str> {
        match self {
            Self::Null => Cow::Borrowed("NULL"),
            Self::Object(object) => object.kind.type_name(),
            other => Cow::Borrowed(crate::builtins::type_of(other).name),
        }
    }

    /// Python's truth value (`Objects/object.c`, `PyObject_IsTrue`).
    #[inline]
    pub fn is_true(&self) -> bool {
        match self {
            Self::Null | Self::None | Self::False => false,
            Self::True => true,
            Self::Int(i) => *i != 0,
            Self::Float(f) => f.get() != 0.0,
            Self::Object(object) => object.kind.is_true(),
            Self::Native(_) | Self::Type(_) | Self::Module(_) | Self::Iter(_) => true,
        }
    }

    /// Python's `is`: the same object, or the same immediate value.
    #[inline]
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) | (Self::Null, Self::Null) => true,
            (Self::True, Self::True) | (Self::False, Self::False) => true,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a == b,
            (Self::Native(a), Self::Native(b)) => std::ptr::eq(*a, *b),
            (Self::Type(a), Self::Type(b)) => std::ptr::eq(*a, *b),
            (Self::Module(a), Self::Module(b)) => std::ptr::eq(*a, *b),
            (Self::Object(a), Self::Object(b)) => Ref::ptr_eq(a, b),
            _ => false,
        }
    }

    /// The integer of an argument that must be a machine-size integer, as CPython's `__index__`.
    ///
    /// # Errors
    /// `TypeError` for anything that is not an integer, `OverflowError` beyond 64 bits.
    pub fn to_index(&self) -> Result<i64, Raise> {
        match self {
            Self::Int(i) => Ok(*i),
            Self::False => Ok(0),
            Self::True => Ok(1),
            _ if matches!(self.kind(), Some(Kind::BigInt(_))) => {
                Err(Raise::overflow_error("Python int too large to convert to C ssize_t"))
            }
            Self::Object(object)
                if let Kind::Extended(extended) = &object.kind
                    && matches!(extended.payload, Self::Int(_)) =>
            {
                extended.payload.to_index()
            }
            _ if crate::object::own_special(self, "__index__").is_some() => {
                crate::object::ask("_index", &[self])?.to_index()
            }
            _ => Err(Raise::type_error(format!(
                "'{}' object cannot be interpreted as an integer",
                self.type_name()
            ))),
        }
    }

    /// The float of an argument that must be a real number.
    ///
    /// # Errors
    /// `TypeError` for anything that is not a number, `OverflowError` for an integer beyond a float.
    pub fn to_float(&self) -> Result<f64, Raise> {
        match self {
            Self::Float(f) => Ok(f.get()),
            #[allow(clippy::cast_precision_loss, reason = "Python rounds here too, to nearest, ties to even")]
            Self::Int(i) => Ok(*i as f64),
            Self::False => Ok(0.0),
            Self::True => Ok(1.0),
            _ if crate::object::own_special(self, "__float__").is_some() => {
                crate::object::ask("_float", &[self])?.to_float()
            }
            Self::Object(object)
                if let Kind::Extended(extended) = &object.kind
                    && matches!(extended.payload, Self::Int(_) | Self::Float(_)) =>
            {
                extended.payload.to_float()
            }
            _ => match self.kind() {
                Some(Kind::BigInt(big)) => crate::number::big_to_float(big),
                _ if crate::object::own_special(self, "__index__").is_some() => {
                    crate::object::ask("_index", &[self])?.to_float()
                }
                _ => Err(Raise::type_error(format!("must be real number, not {}", self.type_name()))),
            },
        }
    }
}

/// What `id()` gives: the address of an object, and for a value without one a number that no address is.
pub fn address(value: &Value) -> i64 {
    let of = |address: u64| i64::try_from(address).unwrap_or(0);
    match value {
        Value::Object(object) => of(identity::of(object)),
        Value::Native(function) => {
            of(identity::of_static(std::ptr::from_ref(*function).addr(), function.name))
        }
        Value::Type(class) => of(identity::of_static(std::ptr::from_ref(*class).addr(), class.name)),
        Value::Module(module) => of(identity::of_static(std::ptr::from_ref(*module).addr(), module.name)),
        Value::Int(i) => i.wrapping_mul(32).wrapping_add(9_488_449),
        Value::Float(f) => i64::from_ne_bytes(f.get().to_bits().to_ne_bytes()) | 1,
        Value::Null | Value::None => 9_481_537,
        Value::False => 9_481_569,
        Value::True => 9_481_601,
        Value::Iter(_) => 9_481_633,
    }
}

impl From<bool> for Value {
    #[inline(always)]
    fn from(b: bool) -> Self {
        if b { Self::True } else { Self::False }
    }
}

impl From<i64> for Value {
    fn from(i: i64) -> Self {
        Self::Int(i)
    }
}

impl From<f64> for Value {
    fn from(f: f64) -> Self {
        Self::float(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_two_words() {
        assert_eq!(size_of::<Value>(), 16);
    }
}
