//! Built-in functions that look at all items of a container: `len`, `min`, `max`, `any`, `all`.

use std::cmp::Ordering;

use crate::builtins::Deciding;
use crate::builtins::iterators::{in_python, not_iterable};
use crate::builtins::{order, quick, quick_containers};
use crate::bytecode::CompareOperator;
use crate::machine::After;
use crate::machine::each::{Each, Purpose};
use crate::number;
use crate::object::{
    Args, Calling, Context, Iter, Kind, NativeFunction, Outcome, Raise, Result, Value, ask, collect,
    is_iterable, lock, own_special,
};

pub(crate) static LEN: NativeFunction = NativeFunction::new("len", |_, args| {
    let [value] = args.exactly()?;
    length(value).map(Outcome::from)
})
.quick_one(quick::len);

/// `len(value)`
pub(crate) fn length(value: &Value) -> Result<i64> {
    if own_special(value, "__len__").is_some() {
        return length_in_python(value);
    }
    let len = match value.kind() {
        Some(Kind::Str(text)) => text.chars_len(),
        Some(Kind::Bytes(bytes)) => bytes.len(),
        Some(Kind::Tuple(items)) => items.len(),
        Some(Kind::List(items)) => lock(items).len(),
        Some(Kind::Dict(entries)) => lock(entries).len(),
        Some(Kind::Set(members)) => lock(members).len(),
        Some(Kind::FrozenSet(members)) => members.len(),
        Some(Kind::Deque(deque)) => lock(deque).items().len(),
        Some(Kind::View(view)) => view.len(),
        Some(Kind::Range(range)) => usize::try_from(range.len()).unwrap_or(usize::MAX),
        _ => return Err(Raise::type_error(format!("object of type '{}' has no len()", value.type_name()))),
    };
    i64::try_from(len).map_err(|_| Raise::overflow_error("Python int too large to convert to C ssize_t"))
}

fn length_in_python(value: &Value) -> Result<i64> {
    let len = ask("_length", &[value])?;
    let len = len.to_index()?;
    if len < 0 {
        return Err(Raise::value_error("__len__() should return >= 0"));
    }
    Ok(len)
}

pub(crate) static MIN: NativeFunction =
    NativeFunction::new("min", |context, args| extreme(context, &args, "min_by", CompareOperator::Less))
        .quick_several(|values| quick_containers::extreme_of(values, Ordering::is_lt))
        .gathering();

pub(crate) static MAX: NativeFunction =
    NativeFunction::new("max", |context, args| extreme(context, &args, "max_by", CompareOperator::Greater))
        .quick_several(|values| quick_containers::extreme_of(values, Ordering::is_gt))
        .gathering();

/// The first item that is less (or greater) than all others (`min_max`, `Python/bltinmodule.c`).
fn extreme(
    context: &Context<'_>,
    args: &Args<'_>,
    by_key: &'static str,
    better: CompareOperator,
) -> Result<Outcome> {
    let function = args.function;
    let (mut key, mut default) = (&Value::None, &Value::Null);
    for (name, value) in args.named_values() {
        match name {
            "key" => key = value,
            "default" => default = value,
            name => {
                return Err(Raise::type_error(format!(
                    "{function}() got an unexpected keyword argument '{name}'"
                )));
            }
        }
    }
    let items = match args.positional() {
        [] => return Err(Raise::type_error(format!("{function} expected at least 1 argument, got 0"))),
        [items] => collect(items.clone())?,
        _ if !default.is_null() => {
            return Err(Raise::type_error(format!(
                "Cannot specify a default for {function}() with multiple positional arguments"
            )));
        }
        items => items.to_vec(),
    };
    let mut rest = items.iter();
    let Some(mut best) = rest.next() else {
        if default.is_null() {
            return Err(Raise::value_error(format!("{function}() iterable argument is empty")));
        }
        return Ok(Outcome::Value(default.clone()));
    };
    if !matches!(key, Value::None) {
        let rest = if by_key == "min_by" { "min_after" } else { "max_after" };
        let purpose = Purpose::Extreme { better, best: 0, rest };
        return match Each::new(key, items, purpose) {
            Ok(each) => Ok(Outcome::Each(each)),
            Err(items) => in_python(context, by_key, vec![Value::list(items), key.clone()]),
        };
    }
    for item in rest {
        match number::compare(better, item, best) {
            Ok(true) => best = item,
            Ok(false) => {}
            Err(question) if question.question().is_some() => {
                let name = if by_key == "min_by" { "min_of" } else { "max_of" };
                let callable = context.interpreter.library_function(name);
                let arguments = vec![Value::list(items.clone())];
                let instead = Calling { callable, arguments, keywords: Value::Null, after: After::Push };
                return Ok(Outcome::Routine(order::extreme(items, better), Box::new(instead)));
            }
            Err(raise) => return Err(raise),
        }
    }
    Ok(Outcome::Value(best.clone()))
}

/// Takes the arguments of `any` and `all`.
fn decide(context: &Context<'_>, args: Args<'_>, name: &'static str, until: bool) -> Result<Outcome> {
    let [items] = args.exactly()?;
    let asks =
        |value: &Value| own_special(value, "__bool__").is_some() || own_special(value, "__len__").is_some();
    let Some(iter) = Iter::native(items) else {
        if let Value::Object(generator) = items
            && matches!(generator.kind, Kind::Generator(_))
            && let Outcome::Call(calling) = in_python(context, name, vec![items.clone()])?
        {
            let deciding = Deciding { generator: generator.clone(), until };
            return Ok(Outcome::Decide(Box::new(deciding), calling));
        }
        return match is_iterable(items) {
            true => in_python(context, name, vec![items.clone()]),
            false => Err(not_iterable(items)),
        };
    };
    let mut rest = iter;
    while let Some(item) = rest.next().transpose()? {
        if asks(&item) {
            // From here on Python code decides.
            let name = if until { "any_after" } else { "all_after" };
            return in_python(context, name, vec![item, rest.into_value()]);
        }
        if item.is_true() == until {
            return Ok(until.into());
        }
    }
    Ok((!until).into())
}

pub(crate) static ANY: NativeFunction =
    NativeFunction::new("any", |context, args| decide(context, args, "any", true));
pub(crate) static ALL: NativeFunction =
    NativeFunction::new("all", |context, args| decide(context, args, "all", false));
