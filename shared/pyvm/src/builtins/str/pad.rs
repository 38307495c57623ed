//! Texts of a certain width.

use crate::builtins::arguments::{check_size, width};
use crate::builtins::str::receiver;
use crate::object::{Args, Context, Outcome, Raise, Result, Value};

/// Where the padding goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Both,
}

impl Side {
    /// How much of the padding goes to the left in a field of this width.
    pub(super) fn left(self, room: usize, width: usize) -> usize {
        match self {
            Self::Left => room,
            Self::Right => 0,
            // Where both are odd, the left gets the odd one (`str.center`, `Objects/unicodeobject.c`).
            Self::Both => room / 2 + (room & width & 1),
        }
    }
}

/// `center`, `ljust`, `rjust`
pub(super) fn pad(args: Args<'_>, side: Side) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    let [size, fill] = rest.between("str", 1)?;
    let size = width(size)?;
    let fill = match (fill.is_null(), fill.as_text()) {
        (true, _) => " ",
        (_, Some(fill)) if fill.chars_len() == 1 => fill,
        (_, Some(_)) => {
            return Err(Raise::type_error("The fill character must be exactly one character long"));
        }
        (_, None) => {
            let message = format!("The fill character must be a unicode character, not {}", fill.type_name());
            return Err(Raise::type_error(message));
        }
    };
    check_size(size.saturating_mul(fill.len()))?;
    let room = size.saturating_sub(text.chars_len());
    let left = side.left(room, size);
    let text = [&fill.repeat(left), &**text, &fill.repeat(room - left)].concat();
    Ok(Outcome::Value(Value::str(text)))
}

/// `zfill`: zeros after the sign.
pub(super) fn zfill(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    let zeros = "0".repeat(width(rest.one("str")?)?.saturating_sub(text.chars_len()));
    let (sign, digits) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    Ok(Outcome::Value(Value::str([sign, &zeros, digits].concat())))
}

/// `expandtabs`: spaces to the next multiple of the tab size, counted from the start of the line.
pub(super) fn expandtabs(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    let [size] = rest.named(["tabsize"])?;
    let size = if size.is_null() { 8 } else { width(size)? };
    check_size(text.len().saturating_add(text.matches('\t').count().saturating_mul(size)))?;
    let (mut expanded, mut column) = (String::with_capacity(text.len()), 0);
    for c in text.chars() {
        if c == '\t' {
            let spaces = if size == 0 { 0 } else { size - column % size };
            expanded.extend(std::iter::repeat_n(' ', spaces));
            column += spaces;
        } else {
            expanded.push(c);
            column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
        }
    }
    Ok(Outcome::Value(Value::str(expanded)))
}
