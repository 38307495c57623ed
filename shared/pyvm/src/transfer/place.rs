//! Functions and classes by name, as pickles have them: where a value of this interpreter is found in another one
//! that has run the same program.

use std::sync::Arc;

use crate::machine::Interpreter;
use crate::object::{Kind, Raise, Result, Value, find, repr};

/// Where a function or a class is found: the module (`None` for the main one) and the qualified name.
///
/// # Errors
/// `None` for what is neither. What pickle raises for one that its name does not lead to (`save_global`,
/// `Modules/_pickle.c`): `AttributeError` for one that a function made, `PicklingError` for any other.
pub(super) fn of(value: &Value, interpreter: &Arc<Interpreter>) -> Option<Result<(Option<String>, String)>> {
    let (module, qualname) = match value.kind() {
        Some(Kind::Function(function)) => {
            (function.globals.module.to_string(), function.code.qualname.to_string())
        }
        Some(Kind::Class(class)) => {
            // A class that a function made, `namedtuple` say, may have been given another name since.
            let given = |name| class.own(name).and_then(|text| text.as_str().map(str::to_owned));
            (
                given("__module__").unwrap_or_else(|| class.module.to_string()),
                given("__qualname__").or(given("__name__")).unwrap_or_else(|| class.qualname.to_string()),
            )
        }
        _ => return None,
    };
    let is_main = *module == *interpreter.main.module || module == "__main__";
    let shown = if is_main { &*interpreter.main.module } else { &*module };
    if qualname.contains("<locals>") {
        return Some(Err(Raise::attribute_error(format!("Can't get local object '{qualname}'"))));
    }
    let name = (!is_main).then(|| module.clone());
    let what = || match value.kind() {
        Some(Kind::Class(_)) => format!("<class '{shown}.{qualname}'>"),
        _ => repr(value),
    };
    Some(match look_up(name.as_deref(), &qualname, interpreter) {
        Some(found) if found.is(value) => Ok((name, qualname.clone())),
        Some(_) => Err(pickling_error(
            format!("Can't pickle {}: it's not the same object as {shown}.{qualname}", what()),
            interpreter,
        )),
        None => Err(pickling_error(
            format!("Can't pickle {}: attribute lookup {qualname} on {shown} failed", what()),
            interpreter,
        )),
    })
}

/// What is found there.
pub(super) fn look_up(module: Option<&str>, qualname: &str, interpreter: &Arc<Interpreter>) -> Option<Value> {
    let mut path = qualname.split('.');
    let first = path.next()?;
    let found = match module {
        None => interpreter.of_program(first),
        Some(name) => interpreter.namespace(name)?.get(first),
    };
    let found = path.try_fold(found, |outer, name| find(&outer, name)).map(bare)?;
    (!found.is_null()).then_some(found)
}

/// The function in a static or class method.
fn bare(value: Value) -> Value {
    match value.kind() {
        Some(Kind::StaticMethod(function) | Kind::ClassMethod(function)) => function.clone(),
        _ => value,
    }
}

/// `pickle.PicklingError`
pub(super) fn pickling_error(message: String, interpreter: &Arc<Interpreter>) -> Raise {
    match interpreter.member_of("pickle", "PicklingError") {
        class if crate::object::is_class(&class) => Raise::with(class, vec![Value::str(message)]),
        _ => Raise::type_error(message),
    }
}
