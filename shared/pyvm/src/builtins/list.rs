//! `list`.

use crate::builtins::sort;
use crate::builtins::{quick, quick_changes, quick_containers};
use crate::machine::sequence::{self, place};
use crate::number::equal;
use crate::object::{
    Args, Iter, Kind, Mutex, NativeFunction, Outcome, Raise, Result, Type, Value, collect, drain, lock,
    snapshot,
};

pub(crate) static LIST: Type = Type::new(
    "list",
    NativeFunction::new("list", |_, args| {
        let items = args.at_most_one()?;
        let items = if items.is_null() { Vec::new() } else { drain(items)? };
        Ok(Outcome::Value(Value::list(items)))
    })
    .gathering()
    .quick_none_or_one(quick_containers::new_list),
)
.with_methods(METHODS);

/// The items of the list that a method is called on.
fn items_of(list: &Value) -> Result<&Mutex<Vec<Value>>> {
    match list.kind() {
        Some(Kind::List(items)) => Ok(items),
        _ => Err(Raise::type_error(format!(
            "descriptor requires a 'list' object but received a '{}'",
            list.type_name()
        ))),
    }
}

/// `list.append`
#[inline(always)]
pub(crate) fn append() -> &'static NativeFunction {
    &METHODS[0]
}

fn none() -> Result<Outcome> {
    Ok(Outcome::Value(Value::None))
}

static METHODS: &[NativeFunction] = &[
    NativeFunction::new("append", |_, args| {
        let [list, item] = args.method::<2>("list.append")?;
        lock(items_of(list)?).push(item.clone());
        none()
    })
    .quick_two(quick::append)
    .keeping(quick_containers::keep),
    NativeFunction::new("extend", |_, args| {
        let [list, items] = args.method::<2>("list.extend")?;
        let more = drain(items)?;
        lock(items_of(list)?).extend(more);
        none()
    })
    .quick_two(quick_containers::extend),
    NativeFunction::new("pop", |_, args| {
        let (list, index) = optional(&args, "pop")?;
        pop(list, index.map_or(Ok(-1), Value::to_index)?).map(Outcome::Value)
    })
    .quick_one_or_two(quick_containers::pop),
    NativeFunction::new("insert", |_, args| {
        let [list, at, item] = args.method::<3>("insert")?;
        let at = at.to_index()?;
        let mut items = lock(items_of(list)?);
        let len = items.len();
        let from_end =
            |at: i64| usize::try_from(at.unsigned_abs()).map_or(0, |back| len.saturating_sub(back));
        let at = if at < 0 { from_end(at) } else { usize::try_from(at).unwrap_or(len).min(len) };
        items.insert(at, item.clone());
        none()
    })
    .quick_three(quick_containers::insert),
    NativeFunction::new("remove", |_, args| {
        let [list, item] = args.method::<2>("list.remove")?;
        let Some(at) = find(&snapshot(items_of(list)?), item)? else {
            return Err(Raise::value_error("list.remove(x): x not in list"));
        };
        pop(list, at as i64).map(drop)?; // the item dies after the lock
        none()
    })
    .quick_two(quick_changes::remove),
    NativeFunction::new("clear", |_, args| {
        let [list] = args.method::<1>("list.clear")?;
        let old = std::mem::take(&mut *lock(items_of(list)?));
        drop(old); // after the lock
        none()
    })
    .quick_one(quick_changes::clear_list),
    NativeFunction::new("copy", |_, args| {
        let [list] = args.method::<1>("list.copy")?;
        Ok(Outcome::Value(Value::list(snapshot(items_of(list)?))))
    })
    .quick_one(quick_changes::copy_list),
    NativeFunction::new("index", |_, args| {
        let [list, ..] = &*args.values else { return none() };
        index_in(&snapshot(items_of(list)?), &args.values[1..], "list")
    })
    .quick_three(quick_changes::index),
    NativeFunction::new("count", |_, args| {
        let [list, item] = args.method::<2>("list.count")?;
        count_in(&snapshot(items_of(list)?), item)
    }),
    NativeFunction::new("reverse", |_, args| {
        let [list] = args.method::<1>("list.reverse")?;
        lock(items_of(list)?).reverse();
        none()
    })
    .quick_one(quick_changes::reverse),
    NativeFunction::new("sort", |context, args| {
        if args.positional().len() > 1 {
            return Err(Raise::type_error("sort() takes no positional arguments"));
        }
        let [list, key, reverse] = args.named(["", "key", "reverse"])?;
        sort::in_place(context, list, items_of(list)?, key, reverse)
    })
    .quick_one(quick_changes::sort),
    NativeFunction::new("__init__", |_, args| {
        let (list, items) = optional(&args, "list")?;
        let new = items.map_or(Ok(Vec::new()), drain)?;
        let old = std::mem::replace(&mut *lock(items_of(list)?), new);
        drop(old); // after the lock
        none()
    }),
    NativeFunction::new("__len__", |_, args| {
        let [list] = args.method::<1>("__len__")?;
        Ok((lock(items_of(list)?).len() as i64).into())
    }),
    NativeFunction::new("__iter__", |_, args| {
        let [list] = args.method::<1>("__iter__")?;
        items_of(list)?;
        Ok(Outcome::Value(Iter::walk(list).into_value()))
    }),
    NativeFunction::new("__getitem__", |_, args| {
        let [list, index] = args.method::<2>("__getitem__")?;
        sequence::item(list, index).map(Outcome::Value)
    }),
    NativeFunction::new("__setitem__", |_, args| {
        let [list, index, value] = args.method::<3>("__setitem__")?;
        sequence::set_item(list, index, value.clone())?;
        none()
    }),
    NativeFunction::new("__delitem__", |_, args| {
        let [list, index] = args.method::<2>("__delitem__")?;
        sequence::delete_item(list, index)?;
        none()
    }),
    NativeFunction::new("__contains__", |_, args| {
        let [list, item] = args.method::<2>("__contains__")?;
        Ok(find(&snapshot(items_of(list)?), item)?.is_some().into())
    }),
];

/// The object of a method and its one optional argument.
fn optional<'a>(args: &'a Args<'_>, name: &str) -> Result<(&'a Value, Option<&'a Value>)> {
    args.no_keywords()?;
    match &*args.values {
        [object] => Ok((object, None)),
        [object, argument] => Ok((object, Some(argument))),
        values => {
            let given = values.len().saturating_sub(1);
            Err(Raise::type_error(format!("{name} expected at most 1 argument, got {given}")))
        }
    }
}

fn pop(list: &Value, index: i64) -> Result<Value> {
    let mut items = lock(items_of(list)?);
    if items.is_empty() {
        return Err(Raise::index_error("pop from empty list"));
    }
    match place(index, items.len()) {
        Some(at) => Ok(items.remove(at)),
        None => Err(Raise::index_error("pop index out of range")),
    }
}

/// Where an item is first found.
pub(super) fn find(items: &[Value], item: &Value) -> Result<Option<usize>> {
    for (at, other) in items.iter().enumerate() {
        if other.is(item) || equal(other, item)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

/// `index` of a list or tuple.
pub(super) fn index_in(items: &[Value], arguments: &[Value], of: &str) -> Result<Outcome> {
    match place_in(items, arguments)? {
        Some(at) => Ok(at.into()),
        None if of == "list" => {
            let item = crate::object::try_repr(&arguments[0])?;
            Err(Raise::value_error(format!("{item} is not in list")))
        }
        None => Err(Raise::value_error("tuple.index(x): x not in tuple")),
    }
}

/// Where an item is. The arguments are the item, and between which positions to look for it.
pub(super) fn place_in(items: &[Value], arguments: &[Value]) -> Result<Option<i64>> {
    let (item, bounds) = match arguments {
        [item, bounds @ ..] if bounds.len() <= 2 => (item, bounds),
        [] => return Err(Raise::type_error("index expected at least 1 argument, got 0")),
        _ => {
            let given = arguments.len();
            return Err(Raise::type_error(format!("index expected at most 3 arguments, got {given}")));
        }
    };
    let bound = |at: usize, default: usize| match bounds.get(at) {
        None => Ok(default),
        Some(value) => value.to_index().map(|index| {
            let len = items.len() as i64;
            let index = if index < 0 { (index.saturating_add(len)).max(0) } else { index.min(len) };
            index as usize
        }),
    };
    let (start, stop) = (bound(0, 0)?, bound(1, items.len())?);
    let within = items.get(start..stop).unwrap_or_default();
    Ok(find(within, item)?.map(|at| (start + at) as i64))
}

/// `count` of a list or tuple.
pub(super) fn count_in(items: &[Value], item: &Value) -> Result<Outcome> {
    let mut count = 0;
    for other in items {
        let same = match (other, item) {
            (Value::Int(a), Value::Int(b)) => a == b,
            _ => other.is(item) || equal(other, item)?,
        };
        count += i64::from(same);
    }
    Ok(count.into())
}

/// `sorted`: a new list.
pub(crate) static SORTED: NativeFunction = NativeFunction::new("sorted", |context, args| {
    if args.positional().len() != 1 {
        let given = args.positional().len();
        return Err(Raise::type_error(format!("sorted expected 1 argument, got {given}")));
    }
    // CPython's `sorted` hands its keyword arguments to `list.sort`, whose name is in its messages.
    let args = Args { function: "sort", ..args };
    let [items, key, reverse] = args.named(["", "key", "reverse"])?;
    sort::to_new(context, collect(items.clone())?, key, reverse)
})
.gathering();
