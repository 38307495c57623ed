//! `int | str`: a union of classes (`Objects/unionobject.c`, PEP 604).

use crate::object::{Custom, Kind, NativeFunction, Raise, Type, Value, class_name, is_class};

/// A union.
#[derive(Debug)]
struct Union {
    /// Its classes, and perhaps `None`, each once.
    members: Vec<Value>,
}

static UNION: Type = Type::new(
    "types.UnionType",
    NativeFunction::new("UnionType", |_, _| {
        Err(Raise::type_error("cannot create 'types.UnionType' instances"))
    }),
)
.with_attributes(|value, name| match name {
    "__args__" => members(value).map(|members| Value::tuple(members.to_vec())),
    _ => None,
});

impl Custom for Union {
    fn class(&self) -> &'static Type {
        &UNION
    }

    fn is_constant(&self) -> bool {
        true
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// The members of a union; `None` where the value is none.
pub(crate) fn members(value: &Value) -> Option<&[Value]> {
    match value.kind() {
        Some(Kind::Custom(custom)) => custom.as_any().downcast_ref::<Union>().map(|union| &*union.members),
        _ => None,
    }
}

/// `a | b` of classes; `None` where one of them cannot be in a union.
pub(crate) fn of(a: &Value, b: &Value) -> Option<Value> {
    if matches!((a, b), (Value::None, Value::None)) {
        return None;
    }
    let mut all: Vec<Value> = Vec::new();
    for side in [a, b] {
        let given = match members(side) {
            Some(members) => members,
            None if is_class(side) || matches!(side, Value::None) => std::slice::from_ref(side),
            None => return None,
        };
        for member in given {
            if !all.iter().any(|known| known.is(member)) {
                all.push(member.clone());
            }
        }
    }
    match all.len() {
        1 => all.pop(),
        _ => Some(Value::object(Kind::Custom(Box::new(Union { members: all })))),
    }
}

/// How a union is shown.
pub(crate) fn shown(members: &[Value]) -> String {
    let name = |member: &Value| match (member, member.kind()) {
        (Value::None, _) => "None".to_owned(),
        (_, Some(Kind::Class(class))) if &*class.module != "builtins" => {
            format!("{}.{}", class.module, class.qualname)
        }
        _ => class_name(member),
    };
    members.iter().map(name).collect::<Vec<_>>().join(" | ")
}
