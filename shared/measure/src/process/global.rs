//! Functions and classes by name: where a value of this interpreter is found in another one that has run the
//! same program.

use pyvm::Interpreter;
use pyvm::object::{Kind, Raise, Result, Value, find};
use serde::{Deserialize, Serialize};

/// Where a function or a class is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    /// The module; `None` for the main one, which has another name in a worker.
    module: Option<String>,
    /// The name, with those of the classes around it.
    qualname: String,
}

impl Place {
    /// Where a function or a class is found.
    ///
    /// # Errors
    /// `None` for what is neither. What pickle raises for one that its name does not lead to: `AttributeError` for
    /// one that a function made, `PicklingError` (here a `TypeError`) for any other.
    pub(super) fn of(value: &Value, interpreter: &Interpreter) -> Option<Result<Self>> {
        let (module, qualname, what) = match value.kind() {
            Some(Kind::Function(function)) => (&function.globals.module, &function.code.qualname, "function"),
            Some(Kind::Class(class)) => (&class.module, &class.qualname, "class"),
            _ => return None,
        };
        if qualname.contains("<locals>") {
            return Some(Err(Raise::attribute_error(format!("Can't get local object '{qualname}'"))));
        }
        let module = (**module != *interpreter.main.module).then(|| module.to_string());
        let place = Self { module, qualname: qualname.to_string() };
        Some(match place.find(interpreter) {
            Ok(found) if found.is(value) => Ok(place),
            Ok(_) => Err(Raise::type_error(format!(
                "can't pickle <{what} {qualname}>: it's not the one that the program has as {qualname}"
            ))),
            Err(why) => Err(Raise::type_error(format!("can't pickle <{what} {qualname}>: there is {why}"))),
        })
    }

    /// What is found there.
    ///
    /// # Errors
    /// What is missing.
    pub(super) fn find(&self, interpreter: &Interpreter) -> std::result::Result<Value, String> {
        let mut path = self.qualname.split('.');
        let first = path.next().unwrap_or_default();
        let found = match &self.module {
            None => interpreter.main.get(first),
            Some(name) => match interpreter.module(name).as_ref().and_then(Value::kind) {
                Some(Kind::Module(module)) => module.0.get(first),
                _ => Value::Null,
            },
        };
        let found = path.try_fold(found, |outer, name| find(&outer, name)).filter(|value| !value.is_null());
        found.ok_or_else(|| {
            format!("no '{}' in module '{}'", self.qualname, self.module.as_deref().unwrap_or("__main__"))
        })
    }
}
