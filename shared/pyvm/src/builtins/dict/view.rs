//! The classes of dict views (`Objects/dictobject.c`).

use crate::builtins::set;
use crate::object::{Iter, Kind, NativeFunction, Outcome, Part, Raise, Type, Value, View, can_iterate};

macro_rules! views {
    ($($constant:ident $name:literal $methods:ident),* $(,)?) => {
        $(
            pub(crate) static $constant: Type = Type::new(
                $name,
                NativeFunction::new($name, |_, _| {
                    Err(Raise::type_error(concat!("cannot create '", $name, "' instances")))
                }),
            )
            .with_methods($methods);
        )*
    };
}

views! {
    DICT_KEYS "dict_keys" LIKE_SETS,
    DICT_VALUES "dict_values" METHODS,
    DICT_ITEMS "dict_items" LIKE_SETS,
}

/// The class of a view.
pub(crate) fn class(view: &View) -> &'static Type {
    match view.part {
        Part::Keys => &DICT_KEYS,
        Part::Values => &DICT_VALUES,
        Part::Items => &DICT_ITEMS,
    }
}

const ITER: NativeFunction = NativeFunction::new("__iter__", |_, args| {
    let [view] = args.method::<1>("__iter__")?;
    Ok(Outcome::Value(Iter::over(view.clone())?.into_value()))
});

const LEN: NativeFunction = NativeFunction::new("__len__", |_, args| {
    let [view] = args.method::<1>("__len__")?;
    match view.kind() {
        Some(Kind::View(view)) => Ok((view.len() as i64).into()),
        _ => Ok(Outcome::Value(Value::None)),
    }
});

static METHODS: &[NativeFunction] = &[ITER, LEN];

static LIKE_SETS: &[NativeFunction] = &[
    ITER,
    LEN,
    NativeFunction::new("isdisjoint", |_, args| {
        let [view, other] = args.method::<2>("isdisjoint")?;
        if !can_iterate(other) {
            return Err(Raise::type_error(format!("'{}' object is not iterable", other.type_name())));
        }
        Ok(set::intersection(&set::of(view)?, other)?.is_empty().into())
    }),
];
