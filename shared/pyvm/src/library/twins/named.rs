//! `collections.namedtuple`: making one, and reading its fields (`tuplegetter_descr_get`, `Modules/_collectionsmodule.c`).

use super::Twin;
use super::field::{Field, Own};
use crate::object::{Extended, Function, Instance, Kind, Value};

static INDEX: Field = Field::new("_index");
static GET: Own = Own::new("__get__");

/// How the text of each `__new__` begins that `name_fields` of `library/collections.py` makes, and nobody else.
const BEGINNING: &str = "def make(_tuple_new";

/// The twin of the `__new__` that has this code, where that is one of a named tuple.
pub(crate) fn new_of(function: &Function) -> Option<Twin> {
    let source = &function.code.source;
    let simple = function.code.parameters.are_simple();
    (source.library && simple && source.text.starts_with(BEGINNING)).then_some(make as Twin)
}

/// A named tuple of all its fields, in their order.
fn make(function: &Function, arguments: &[Value]) -> Value {
    let [Value::Object(class), items @ ..] = arguments else { return Value::Null };
    let Kind::Class(of) = &class.kind else { return Value::Null };
    if of.finalizes || arguments.len() != function.code.parameters.positional {
        return Value::Null;
    }
    let (instance, payload) = (Instance::new(class.clone()), Value::tuple(items.to_vec()));
    Value::object(Kind::Extended(Box::new(Extended { instance, payload })))
}

/// The field of a named tuple that a descriptor stands for.
pub(crate) fn item(descriptor: &Value, owner: &Value) -> Option<Value> {
    let Value::Object(owner) = owner else { return None };
    let Kind::Extended(extended) = &owner.kind else { return None };
    let Some(Kind::Tuple(items)) = extended.payload.plain_kind() else { return None };
    let Value::Int(index) = INDEX.of(descriptor)? else { return None };
    if !GET.is_of(descriptor) {
        return None;
    }
    items.get(usize::try_from(index).ok()?).cloned()
}
