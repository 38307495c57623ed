//! `str`.

use crate::object::{NativeFunction, Outcome, Raise, Type, Value, collect, try_str};

pub(crate) static STR: Type = Type::new("str", NativeFunction::new("str", |_, args| {
        let [value] = args.named(["object"])?;
        Ok(Outcome::Value(if value.is_null() { Value::str("") } else { Value::str(try_str(value)?) }))
    }),
)
.with_methods(&[NativeFunction::new("join", |_, args| {
        let [separator, items] = args.exactly()?;
        let items = collect(items.clone())?;
        let mut joined = String::new();
        for (at, item) in items.iter().enumerate() {
            let Some(text) = item.as_str() else {
                return Err(Raise::type_error(format!(
                    "sequence item {at}: expected str instance, {} found",
                    item.type_name()
                )));
            };
            if at > 0 {
                joined.push_str(separator.as_str().unwrap_or_default());
            }
            joined.push_str(text);
        }
        Ok(Outcome::Value(Value::str(joined)))
    })]);

pub(crate) static BYTES: Type = Type::new(
    "bytes",
    NativeFunction::new("bytes", |_, _| Err(Raise::outside_subset("`bytes()` is outside the subset"))),
);
