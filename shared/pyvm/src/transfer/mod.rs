//! Values on their way to another process: as pickles, and as images of a whole interpreter.
//!
//! A *pickle* is what CPython's `pickle` makes: functions and classes go by name, objects as their class and their
//! attributes. An *image* is what `fork` gives a child: everything that the modules' globals lead to, functions and
//! classes included.
//!
//! Both are a `Graph`: a list of typed nodes, each made of earlier ones, and what is filled into the changeable
//! ones afterwards, so that shared references and cycles arrive as they left. Reading one never runs code, and goes
//! through without recursion and within limits: a malformed message is an error and nothing worse. What only Python
//! code can finish (a `__setstate__`, a key with a `__hash__` of its own) is handed back as a list of
//! repairs.

mod compiled;
mod custom;
mod decode;
mod encode;
mod graph;
mod image;
mod place;
mod registry;
mod stateless;

use std::sync::Arc;

use crate::machine::Interpreter;
use crate::object::{Raise, Result, Value};

pub use compiled::{adopt_library, compiled_library};
pub(crate) use compiled::{constant, constants};
pub use custom::shared;
pub(crate) use custom::{SHARED, Shared};
pub(crate) use decode::{Loaded, Step};
pub(crate) use encode::Dumped;
pub use graph::Handle;
pub(crate) use image::image;
pub use image::{begin_spawned, restore};

pub(crate) use stateless::{function_at, place_of_stateless};

use graph::Graph;

/// A value's pickle.
///
/// # Errors
/// As CPython's `pickle.dumps`, for what has no pickle. An object whose class pickles it by Python code is refused:
/// nobody can call that here.
pub fn pickle(value: &Value, interpreter: &Arc<Interpreter>) -> Result<Vec<u8>> {
    match dumps(value, &[], interpreter)? {
        Dumped::Bytes(bytes) => Ok(bytes),
        Dumped::Asks(objects) => Err(Raise::outside_subset(format!(
            "a '{}' object, whose class has a pickle method, is outside the subset here; send its parts",
            objects.first().map(Value::type_name).unwrap_or_default()
        ))),
    }
}

/// The value of a pickle.
///
/// # Errors
/// What is wrong with it, or that only Python code could finish it.
pub fn unpickle(bytes: &[u8], interpreter: &Arc<Interpreter>) -> std::result::Result<Value, String> {
    match loads(bytes, &[], interpreter)? {
        Step::Loaded(Loaded { value, repairs }) if repairs.is_empty() => Ok(value),
        _ => Err("an object that only Python code can build".to_owned()),
    }
}

/// A value's pickle, or the objects whose states Python code has to give first. `states` are pairs of an object and
/// its state.
///
/// # Errors
/// As `pickle.dumps`.
pub(crate) fn dumps(
    value: &Value,
    states: &[(Value, Value)],
    interpreter: &Arc<Interpreter>,
) -> Result<Dumped> {
    encode::dumps(value, states, interpreter)
}

/// The value of a pickle, or the next call that Python code has to make for it. `made` is what earlier calls gave.
///
/// # Errors
/// What is wrong with the pickle.
pub(crate) fn loads(
    bytes: &[u8],
    made: &[Value],
    interpreter: &Arc<Interpreter>,
) -> std::result::Result<Step, String> {
    let graph: Graph = postcard::from_bytes(bytes).map_err(|_| "a malformed pickle".to_owned())?;
    decode::decode(graph, made, false, interpreter)
}
