//! Texts taken apart.

use crate::builtins::arguments::limit;
use crate::builtins::str::{classify, kind_name, receiver, single};
use crate::object::{Args, Context, Outcome, Raise, Result, Value};

fn list<'a>(parts: impl IntoIterator<Item = &'a str>) -> Result<Outcome> {
    Ok(Outcome::Value(Value::list(parts.into_iter().map(Value::str).collect())))
}

/// `split` and, with the limit counted from the right, `rsplit`.
pub(super) fn split(args: Args<'_>, from_right: bool) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    let [separator, most] = rest.named(["sep", "maxsplit"])?;
    let most = limit(most)?;
    let separator = match (separator, separator.as_str()) {
        (Value::Null | Value::None, _) => return list(words(text, most, from_right)),
        (_, Some("")) => return Err(Raise::value_error("empty separator")),
        (_, Some(separator)) => separator,
        (other, None) => {
            return Err(Raise::type_error(format!("must be str or None, not {}", kind_name(other))));
        }
    };
    let parts = most.map_or(usize::MAX, |most| most.saturating_add(1));
    if from_right {
        // Not the same as from the left without a limit: "aaa" has "aa" at either end.
        let mut parts: Vec<&str> = text.rsplitn(parts, separator).collect();
        parts.reverse();
        return list(parts);
    }
    match single(separator) {
        Some(c) => list(text.splitn(parts, c)),
        None => list(text.splitn(parts, separator)),
    }
}

/// What stands between runs of space; with a limit, the last part is what remains, with the space at its far
/// end.
fn words(text: &str, most: Option<usize>, from_right: bool) -> Vec<&str> {
    if most.is_none() && text.is_ascii() {
        let space = |c: char| c.is_ascii() && classify::space(c);
        return text.split(space).filter(|word| !word.is_empty()).collect();
    }
    let most = most.unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        rest = if from_right {
            rest.trim_end_matches(classify::space)
        } else {
            rest.trim_start_matches(classify::space)
        };
        if rest.is_empty() {
            break;
        }
        if parts.len() == most {
            parts.push(rest);
            break;
        }
        let (word, others) = if from_right {
            let cut = rest.char_indices().rev().find(|(_, c)| classify::space(*c));
            let at = cut.map_or(0, |(at, c)| at + c.len_utf8());
            (&rest[at..], &rest[..at])
        } else {
            let at = rest.find(classify::space).unwrap_or(rest.len());
            (&rest[..at], &rest[at..])
        };
        parts.push(word);
        rest = others;
    }
    if from_right {
        parts.reverse();
    }
    parts
}

/// `partition` and, at the last separator, `rpartition`.
pub(super) fn partition(args: Args<'_>, from_right: bool) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    let value = rest.one("str")?;
    let Some(separator) = value.as_str() else {
        return Err(Raise::type_error(format!("must be str, not {}", kind_name(value))));
    };
    if separator.is_empty() {
        return Err(Raise::value_error("empty separator"));
    }
    let found = if from_right { text.rsplit_once(separator) } else { text.split_once(separator) };
    let parts = match found {
        Some((before, after)) => [before, separator, after],
        None if from_right => ["", "", text],
        None => [text, "", ""],
    };
    Ok(Outcome::Value(Value::tuple(parts.into_iter().map(Value::str).collect())))
}

/// `splitlines(keepends=False)`
pub(super) fn splitlines(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    let [keep] = rest.named(["keepends"])?;
    let keep = keep.is_true();
    let (mut lines, mut rest): (Vec<&str>, &str) = (Vec::new(), text);
    while !rest.is_empty() {
        let Some((at, c)) = rest.char_indices().find(|(_, c)| ends_line(*c)) else {
            lines.push(rest);
            break;
        };
        let both = c == '\r' && rest[at + 1..].starts_with('\n');
        let after = at + c.len_utf8() + usize::from(both);
        lines.push(&rest[..if keep { after } else { at }]);
        rest = &rest[after..];
    }
    list(lines)
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
