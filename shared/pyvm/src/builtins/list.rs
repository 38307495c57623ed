//! `list`.

use crate::machine::sequence;
use crate::object::{Kind, NativeFunction, Outcome, Raise, Type, Value, collect, lock};

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
            let [list] = args.exactly()?;
            let last = match list.kind() {
                Some(Kind::List(items)) => lock(items).pop(),
                _ => None,
            };
            last.map(Outcome::Value).ok_or_else(|| Raise::index_error("pop from empty list"))
        }),
    ],
};
