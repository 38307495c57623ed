//! Parts of a text: where they are, how many, whether it begins or ends with them.

use crate::builtins::arguments::position;
use crate::builtins::str::{receiver, text_argument};
use crate::object::{Args, Context, Kind, Outcome, Raise, Result, Str, Value};

/// A text between two positions, which a method searches alone.
struct Window<'a> {
    text: &'a str,
    /// The position of its first character.
    from: usize,
}

impl<'a> Window<'a> {
    /// The part between `start` and `end`; `None` where the start is beyond the end, so that not even the
    /// empty text is found there.
    fn new(text: &'a Str, start: &Value, end: &Value) -> Result<Option<Self>> {
        let len = text.chars_len();
        let (from, to) = (position(start, len, 0)?, position(end, len, len)?.min(len));
        Ok((from <= to).then(|| Self { text: text.slice(from, to), from }))
    }
}

/// `find`, `index` and, from the right, `rfind` and `rindex`: the position of a part.
pub(super) fn find(args: Args<'_>, from_right: bool) -> Result<Option<usize>> {
    let (text, rest) = receiver(args)?;
    let function = rest.function;
    let [part, start, end] = rest.between("str", 1)?;
    let part = text_argument(part, || format!("{function}() argument 1 must be str"))?;
    let Some(window) = Window::new(text, start, end)? else { return Ok(None) };
    let found = if from_right {
        window.text.rfind(&**part)
    } else {
        Str::find_in(window.text.as_bytes(), part.as_bytes())
    };
    Ok(found.map(|bytes| {
        let chars = if text.is_ascii() { bytes } else { window.text[..bytes].chars().count() };
        window.from + chars
    }))
}

/// `count`: how often a part is found without overlap. The empty text is found between all characters.
pub(super) fn count(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    let [part, start, end] = rest.between("str", 1)?;
    let part = text_argument(part, || "count() argument 1 must be str".to_owned())?;
    let count = Window::new(text, start, end)?.map_or(0, |window| window.text.matches(&**part).count());
    Ok(i64::try_from(count).unwrap_or(i64::MAX).into())
}

/// `startswith` and `endswith`: one text, or a tuple of texts of which one suffices.
pub(super) fn affix(args: Args<'_>, at_end: bool) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    let function = rest.function;
    let [affix, start, end] = rest.between("str", 1)?;
    if let (Some(affix), Value::Null, Value::Null) = (affix.as_str(), start, end) {
        return Ok(if at_end { text.ends_with(affix) } else { text.starts_with(affix) }.into());
    }
    let window = Window::new(text, start, end)?;
    let matches = |affix: &str| {
        window.as_ref().is_some_and(|window| match at_end {
            true => window.text.ends_with(affix),
            false => window.text.starts_with(affix),
        })
    };
    match affix.kind() {
        Some(Kind::Str(affix)) => Ok(matches(affix).into()),
        Some(Kind::Tuple(affixes)) => {
            for affix in affixes {
                let affix = text_argument(affix, || format!("tuple for {function} must only contain str"))?;
                if matches(affix) {
                    return Ok(true.into());
                }
            }
            Ok(false.into())
        }
        _ => Err(Raise::type_error(format!(
            "{function} first arg must be str or a tuple of str, not {}",
            affix.type_name()
        ))),
    }
}
