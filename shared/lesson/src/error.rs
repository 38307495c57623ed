//! A user's mistake: one clear line, exit code 2.

use std::fmt;

/// What a user got wrong, in one line that says what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage(pub String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// The one line of an argument parser's complaint, which it spreads over several.
pub(crate) fn one_line(error: &clap::Error) -> Usage {
    use clap::error::{ContextKind, ContextValue};
    let text = error.to_string();
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let mut line = first.strip_prefix("error: ").unwrap_or(first).to_owned();
    // What is missing stands on the lines below, up to an empty one.
    if line.ends_with(':') {
        lines
            .take_while(|missing| !missing.trim().is_empty())
            .for_each(|missing| line += &format!(" {}", missing.trim()));
    }
    let suggestion = match error.get(ContextKind::SuggestedArg).or(error.get(ContextKind::SuggestedValue)) {
        Some(ContextValue::String(one)) => Some(one.clone()),
        Some(ContextValue::Strings(many)) => Some(many.join(" or ")),
        _ => None,
    };
    if let Some(suggestion) = suggestion {
        line += &format!("; did you mean {suggestion}?");
    } else if error.get(ContextKind::InvalidValue).is_none() {
        line += "; --help lists what there is";
    }
    if let Some(ContextValue::Strings(values)) = error.get(ContextKind::ValidValue)
        && !values.is_empty()
    {
        line += &format!("; allowed: {}", values.join(", "));
    }
    Usage(line)
}
