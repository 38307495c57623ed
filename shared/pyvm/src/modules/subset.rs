//! `_subset`: how the library's Python code says that a program leaves the subset.

use crate::object::{NativeFunction, NativeModule, Raise, Value, try_str};

pub(crate) static SUBSET: NativeModule = NativeModule {
    name: "_subset",
    members: &[("refuse", Value::Native(&REFUSE))],
    of_interpreter: |_, _| None,
};

static REFUSE: NativeFunction = NativeFunction::new("refuse", |_, args| {
    let [message] = args.exactly()?;
    Err(Raise::outside_subset(try_str(message)?))
});
