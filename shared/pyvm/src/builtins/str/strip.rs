//! What goes at the ends of a text.

use crate::builtins::str::{classify, itself, receiver, text_argument};
use crate::object::{Args, Outcome, Raise, Result, Value};

/// `strip`, `lstrip`, `rstrip`: at which ends.
pub(super) fn strip(args: Args<'_>, [left, right]: [bool; 2]) -> Result<Outcome> {
    let this = args.values.first().cloned();
    let (text, rest) = receiver(args)?;
    let function = rest.function;
    let [chars] = rest.between("str", 0)?;
    let goes = |c: char| match chars.as_str() {
        Some(chars) => chars.contains(c),
        None => classify::space(c),
    };
    if !matches!(chars, Value::Null | Value::None) && chars.as_str().is_none() {
        return Err(Raise::type_error(format!("{function} arg must be None or str")));
    }
    let mut stripped: &str = text;
    if left {
        stripped = stripped.trim_start_matches(goes);
    }
    if right {
        stripped = stripped.trim_end_matches(goes);
    }
    let is_whole = stripped.len() == text.len();
    Ok(Outcome::Value(itself(this, is_whole).unwrap_or_else(|| Value::str(stripped))))
}

/// `removeprefix` and `removesuffix`
pub(super) fn remove(
    args: Args<'_>,
    stripped: for<'a> fn(&'a str, &str) -> Option<&'a str>,
) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    let function = rest.function;
    let affix = text_argument(rest.one("str")?, || format!("{function}() argument must be str"))?;
    Ok(Outcome::Value(Value::str(stripped(text, affix).unwrap_or(text))))
}
