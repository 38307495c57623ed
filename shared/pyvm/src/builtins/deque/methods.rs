//! The methods of `deque`.

use crate::builtins::deque::{as_maxlen, change, items_of, made_of, quick, value_of};
use crate::builtins::list::{count_in, find, place_in};
use crate::machine::sequence;
use crate::object::{
    Deque, Iter, NativeFunction, Outcome, Raise, Result, Value, class_of, drain, lock, try_repr,
};

fn none() -> Result<Outcome> {
    Ok(Outcome::Value(Value::None))
}

fn empty() -> Raise {
    Raise::index_error("pop from an empty deque")
}

fn not_in(item: &Value) -> Raise {
    try_repr(item).map_or_else(|raise| raise, |item| Raise::value_error(format!("{item} is not in deque")))
}

pub(super) static METHODS: &[NativeFunction] = &[
    NativeFunction::new("append", |_, args| {
        let [deque, item] = args.method::<2>("deque.append")?;
        let old = lock(items_of(deque)?).append(item.clone());
        drop(old); // after the lock
        none()
    })
    .quick_two(quick::append)
    .keeping(quick::keep),
    NativeFunction::new("appendleft", |_, args| {
        let [deque, item] = args.method::<2>("deque.appendleft")?;
        let old = lock(items_of(deque)?).append_left(item.clone());
        drop(old); // after the lock
        none()
    })
    .quick_two(quick::append_left)
    .keeping(quick::keep_left),
    NativeFunction::new("pop", |_, args| {
        let [deque] = args.method::<1>("deque.pop")?;
        let item = lock(items_of(deque)?).pop();
        item.map(Outcome::Value).ok_or_else(empty)
    })
    .quick_one(quick::pop),
    NativeFunction::new("popleft", |_, args| {
        let [deque] = args.method::<1>("deque.popleft")?;
        let item = lock(items_of(deque)?).pop_left();
        item.map(Outcome::Value).ok_or_else(empty)
    })
    .quick_one(quick::pop_left),
    NativeFunction::new("extend", |_, args| {
        let [deque, items] = args.method::<2>("deque.extend")?;
        let more = drain(items)?;
        change(deque, |deque| deque.extend(more))?;
        none()
    }),
    NativeFunction::new("extendleft", |_, args| {
        let [deque, items] = args.method::<2>("deque.extendleft")?;
        let more = drain(items)?;
        change(deque, |deque| deque.extend_left(more))?;
        none()
    }),
    NativeFunction::new("rotate", |_, args| {
        let (deque, args) = args.of_method("deque")?;
        let [by] = args.between::<1>("deque", 0)?;
        let by = if by.is_null() { 1 } else { by.to_index()? };
        lock(items_of(deque)?).rotate(by);
        none()
    }),
    NativeFunction::new("clear", |_, args| {
        let [deque] = args.method::<1>("deque.clear")?;
        change(deque, Deque::clear)?;
        none()
    }),
    NativeFunction::new("copy", |_, args| {
        let [deque] = args.method::<1>("deque.copy")?;
        copy(deque)
    }),
    NativeFunction::new("__copy__", |_, args| {
        let [deque] = args.method::<1>("deque.__copy__")?;
        copy(deque)
    }),
    NativeFunction::new("count", |_, args| {
        let [deque, item] = args.method::<2>("deque.count")?;
        let items = lock(items_of(deque)?).snapshot();
        count_in(&items, item)
    }),
    NativeFunction::new("index", |_, args| {
        let [deque, ..] = &*args.values else { return none() };
        let items = lock(items_of(deque)?).snapshot();
        match place_in(&items, &args.values[1..])? {
            Some(at) => Ok(at.into()),
            None => Err(not_in(&args.values[1])),
        }
    }),
    NativeFunction::new("insert", |_, args| {
        let [deque, at, item] = args.method::<3>("insert")?;
        let at = at.to_index()?;
        let mut items = lock(items_of(deque)?);
        if items.is_full() {
            return Err(Raise::index_error("deque already at its maximum size"));
        }
        let back = |len: usize| len.saturating_sub(usize::try_from(at.unsigned_abs()).unwrap_or(usize::MAX));
        let len = items.items().len();
        let at = if at < 0 { back(len) } else { usize::try_from(at).unwrap_or(len) };
        items.insert(at, item.clone());
        none()
    }),
    NativeFunction::new("remove", |_, args| {
        let [deque, item] = args.method::<2>("deque.remove")?;
        let items = lock(items_of(deque)?).snapshot();
        let Some(at) = find(&items, item)? else { return Err(not_in(item)) };
        let old = {
            let mut now = lock(items_of(deque)?);
            if !now.items().get(at).is_some_and(|now| now.is(&items[at])) {
                return Err(Raise::index_error("deque mutated during iteration"));
            }
            now.remove(at)
        };
        drop(old); // after the lock
        none()
    }),
    NativeFunction::new("reverse", |_, args| {
        let [deque] = args.method::<1>("deque.reverse")?;
        lock(items_of(deque)?).reverse();
        none()
    }),
    NativeFunction::new("__init__", |_, args| {
        let (deque, args) = args.of_method("deque")?;
        let [items, limit] =
            crate::object::Args { function: "deque", ..args }.named(["iterable", "maxlen"])?;
        let new = made_of(items, limit)?;
        change(deque, |deque| deque.replace(new))?;
        none()
    }),
    NativeFunction::new("__setitem__", |_, args| {
        let [deque, index, value] = args.method::<3>("__setitem__")?;
        items_of(deque)?;
        sequence::set_item(deque, index, value.clone())?;
        none()
    }),
    NativeFunction::new("__delitem__", |_, args| {
        let [deque, index] = args.method::<2>("__delitem__")?;
        items_of(deque)?;
        sequence::delete_item(deque, index)?;
        none()
    }),
    NativeFunction::new("__iter__", |_, args| {
        let [deque] = args.method::<1>("__iter__")?;
        items_of(deque)?;
        Ok(Outcome::Value(Iter::walk(deque).into_value()))
    }),
    NativeFunction::new("__reversed__", |_, args| {
        let [deque] = args.method::<1>("deque.__reversed__")?;
        items_of(deque)?;
        Ok(Outcome::Value(Iter::reversed(deque).unwrap_or(Iter::ended()).into_value()))
    }),
    NativeFunction::new("__iadd__", |_, args| {
        let [deque, items] = args.method::<2>("__iadd__")?;
        let more = drain(items)?;
        change(deque, |deque| deque.extend(more))?;
        Ok(Outcome::Value(deque.clone()))
    }),
];

/// A deque of the same items and limit; of a derived class, what that makes of them.
fn copy(deque: &Value) -> Result<Outcome> {
    let copy = {
        let items = lock(items_of(deque)?);
        Deque::new(items.snapshot(), items.limit())
    };
    match class_of(deque) {
        Value::Type(_) => Ok(Outcome::Value(value_of(copy))),
        class => {
            let mut arguments = vec![deque.clone()];
            if copy.limit().is_some() {
                arguments.push(as_maxlen(copy.limit()));
            }
            Ok(Outcome::call(class, arguments))
        }
    }
}
