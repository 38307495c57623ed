//! Objects of native modules, as far as they travel.

use crate::modules::random::generator;
use crate::object::{Custom, Kind, NativeFunction, Raise, Type, Value};
use crate::transfer::graph::Handle;

/// An object that processes share: the host keeps it, and a program holds this in its place.
#[derive(Debug)]
pub(crate) struct Shared(pub(crate) Handle);

/// The class of [`Shared`].
pub(crate) static SHARED: Type = Type::new(
    "SharedObject",
    NativeFunction::new("SharedObject", |_, _| {
        Err(Raise::type_error("cannot create 'SharedObject' instances"))
    }),
);

impl Custom for Shared {
    fn class(&self) -> &'static Type {
        &SHARED
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// The value that stands for a shared object.
pub fn shared(handle: Handle) -> Value {
    Value::object(Kind::Custom(Box::new(Shared(handle))))
}

/// The kind of an object, and its state as bytes; `None` for one that does not travel.
pub(super) fn save(object: &dyn Custom) -> Option<(u8, Vec<u8>)> {
    generator::save(object).map(|bytes| (RANDOM, bytes))
}

/// The object of this kind and state.
pub(super) fn load(kind: u8, bytes: &[u8]) -> Option<Value> {
    match kind {
        RANDOM => generator::load(bytes),
        _ => None,
    }
}

/// A generator of `_random`.
const RANDOM: u8 = 0;
