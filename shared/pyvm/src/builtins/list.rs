//! `list`.

use crate::machine::sequence;
use crate::object::{NativeFunction, Outcome, Type, Value, collect};

pub(crate) static LIST: Type = Type {
    name: "list",
    new: NativeFunction::new("list", |_, args| {
        let [items] = args.named([""])?;
        let items = if items.is_null() { Vec::new() } else { collect(items)? };
        Ok(Outcome::Value(Value::list(items)))
    }),
    methods: &[
        NativeFunction::new("append", |_, args| {
            let [list, item] = args.exactly()?;
            sequence::append(&list, item);
            Ok(Outcome::Value(Value::None))
        }),
        NativeFunction::new("extend", |_, args| {
            let [list, items] = args.exactly()?;
            sequence::extend(&list, items)?;
            Ok(Outcome::Value(Value::None))
        }),
        NativeFunction::new("pop", |_, args| {
            args.no_keywords()?;
            let [list, index] = args.named(["self", "index"])?;
            sequence::pop(&list, if index.is_null() { -1 } else { index.to_index()? }).map(Outcome::Value)
        }),
    ],
};
