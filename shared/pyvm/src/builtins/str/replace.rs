//! `replace`.

use crate::builtins::arguments::{check_size, limit};
use crate::builtins::str::{itself, receiver, single, text_argument};
use crate::object::{Args, Context, Outcome, Raise, Result, Value};

/// `replace(old, new, count=-1)`
pub(super) fn replace(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let this = args.values.first().cloned();
    let (text, rest) = receiver(args)?;
    let given = rest.positional().len();
    if given < 2 {
        return Err(Raise::type_error(format!(
            "replace() takes at least 2 positional arguments ({given} given)"
        )));
    }
    let [old, new, count] = rest.named(["", "", "count"])?;
    let old = text_argument(old, || "replace() argument 1 must be str".to_owned())?;
    let new = text_argument(new, || "replace() argument 2 must be str".to_owned())?;
    let count = limit(count)?.unwrap_or(usize::MAX);
    if new.len() > old.len() {
        let found = text.matches(&**old).take(count).count();
        check_size(text.len().saturating_add(found.saturating_mul(new.len())))?;
    }
    // Rust finds the empty text where Python does: before each character, and at the end. It finds one character
    // faster than a text.
    let replaced = match single(old) {
        Some(c) => text.replacen(c, new, count),
        None => text.replacen(&**old, new, count),
    };
    let is_whole = replaced == **text;
    Ok(Outcome::Value(itself(this, is_whole).unwrap_or_else(|| Value::str(replaced))))
}
