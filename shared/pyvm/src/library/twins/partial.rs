//! `functools.partial`: what a call of one calls (`partial_vectorcall`, `Modules/_functoolsmodule.c`).

use super::field::Field;
use crate::object::{Function, Kind, Value, lock};

static FUNCTION: Field = Field::new("func");
static ARGUMENTS: Field = Field::new("args");
static KEYWORDS: Field = Field::new("keywords");

/// A function, its first arguments, and its last ones by name.
pub(crate) struct Partial {
    pub(crate) function: Value,
    pub(crate) arguments: Vec<Value>,
    pub(crate) names: Vec<Value>,
    pub(crate) values: Vec<Value>,
}

/// What an object calls whose `__call__` is this function, where that is the library's own.
pub(crate) fn partial(object: &Value, call: &Function) -> Option<Partial> {
    if !call.code.source.library || &*call.code.qualname != "partial.__call__" {
        return None;
    }
    let (arguments, keywords) = (ARGUMENTS.object(object)?, KEYWORDS.object(object)?);
    let (Kind::Tuple(arguments), Kind::Dict(keywords)) = (&arguments.kind, &keywords.kind) else {
        return None;
    };
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (name, value) in lock(keywords).iter() {
        name.plain_text()?;
        names.push(name.clone());
        values.push(value.clone());
    }
    Some(Partial { function: FUNCTION.of(object)?, arguments: arguments.clone(), names, values })
}
