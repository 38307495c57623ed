//! `_subset`: how the library's Python code says that a program leaves the subset.

use crate::object::{NativeFunction, NativeModule, Outcome, Raise, Value, try_str};

pub(crate) static SUBSET: NativeModule = NativeModule {
    name: "_subset",
    members: &[
        ("refuse", Value::Native(&REFUSE)),
        ("load", Value::Native(&LOAD)),
        ("module", Value::Native(&MODULE)),
    ],
    of_interpreter: |_, _| None,
};

static REFUSE: NativeFunction = NativeFunction::new("refuse", |_, args| {
    let [message] = args.exactly()?;
    Err(Raise::outside_subset(try_str(message)?))
});

/// `load(name)`: a module of the library that is only needed now. An `import` would load it with its importer.
static LOAD: NativeFunction = NativeFunction::new("load", |context, args| {
    let [name] = args.exactly()?;
    let name = name.as_str().unwrap_or_default();
    context.interpreter.load(name);
    Ok(Outcome::Value(context.interpreter.module(name).unwrap_or(Value::None)))
});

/// `module(name)`: any module that a program can import.
pub(crate) static MODULE: NativeFunction = NativeFunction::new("module", |context, args| {
    let [name] = args.exactly()?;
    let name = try_str(name)?;
    if !super::exists(&name) {
        let instead = super::instead_of(&name);
        return Err(Raise::outside_subset(format!("the module `{name}` is outside the subset; {instead}")));
    }
    context.interpreter.load(&name);
    Ok(Outcome::Value(context.interpreter.module(&name).unwrap_or(Value::None)))
});
