//! `join`.

use crate::builtins::arguments::check_size;
use crate::builtins::str::receiver;
use crate::object::{Args, Context, Kind, Outcome, Raise, Result, Value, drain};

/// The items, which must be strings, with this text between them.
pub(super) fn join(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    if let [separator, items] = &*args.values
        && args.keywords.is_empty()
    {
        let joined = super::quick::join(separator, items);
        if !joined.is_null() {
            return Ok(Outcome::Value(joined));
        }
    }
    let (separator, rest) = receiver(args)?;
    let items = drain(rest.one("str")?).map_err(not_iterable)?;
    if let [only] = &items[..]
        && matches!(only, Value::Object(object) if matches!(object.kind, Kind::Str(_)))
    {
        return Ok(Outcome::Value(only.clone()));
    }
    let mut size = separator.len().saturating_mul(items.len().saturating_sub(1));
    for (at, item) in items.iter().enumerate() {
        let Some(text) = item.as_str() else {
            return Err(Raise::type_error(format!(
                "sequence item {at}: expected str instance, {} found",
                item.type_name()
            )));
        };
        size = size.saturating_add(text.len());
    }
    check_size(size)?;
    let mut joined = String::with_capacity(size);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            joined.push_str(separator);
        }
        joined.push_str(item.as_str().unwrap_or_default());
    }
    Ok(Outcome::Value(Value::str(joined)))
}

/// Says what is wrong in `join`'s own words; a question, or an exception of the iteration, stays as it is.
pub(crate) fn not_iterable(raise: Raise) -> Raise {
    let plain = !raise.is_question() && raise.message().ends_with("object is not iterable");
    if plain { Raise::type_error("can only join an iterable") } else { raise }
}
