//! f-strings and `%`, of numbers and texts.

use crate::bytecode::{BinaryOperator, Instruction as I};
use crate::format;
use crate::host::Host;
use crate::machine::discard::{discard_both_then, discard_then};
use crate::machine::handlers::special;
use crate::machine::text::formats;
use crate::machine::turn::{At, Turn, in_full, window};
use crate::object::{Kind, Result, Str, Value};

/// `{value}`
pub(super) fn format_simple<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    match window.peek(1) {
        // It is what it is.
        Value::Object(object) if matches!(object.kind, Kind::Str(_)) => {}
        Value::Int(number) => {
            let text = format::decimal(*number);
            window.set_number(text);
        }
        _ => return special::format_simple(turn, pc, top),
    }
    At::new(pc, top)
}

/// `{value:spec}`
pub(super) fn format_with_spec<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let window = window!(turn, top);
    let (value, spec) = window.pair();
    let Some(spec) = spec.plain_text() else { return in_full(turn, pc, top) };
    let made = match value {
        Value::Int(_) | Value::Float(_) => format::format(value, spec),
        Value::Object(object) if matches!(object.kind, Kind::Str(_)) => format::format(value, spec),
        _ => return in_full(turn, pc, top),
    };
    replace_pair(turn, made, pc, top)
}

/// `text % values`, or whatever operator it is.
#[inline(never)]
pub(super) fn percent<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let window = window!(turn, top);
    let (a, b) = window.pair();
    let own = formats(BinaryOperator::Remainder, a, b);
    let Some(text) = a.plain_text().filter(|_| own) else { return special::binary(turn, i, pc, top) };
    let made = format::percent(text, b).map(Value::str);
    replace_pair(turn, made, pc, top)
}

/// The result in the place of the two topmost operands.
#[inline(always)]
fn replace_pair<H: Host>(turn: &mut Turn<'_, H>, made: Result<Value>, pc: usize, top: usize) -> At {
    match made {
        Ok(made) => {
            let (right, left) = window!(turn, top).exchange_pair(made);
            discard_both_then(turn.here, right, left, pc, top - 1)
        }
        Err(raise) => turn.stop(Err(raise), pc, top),
    }
}

/// The pieces of an f-string as one text.
pub(super) fn build_string<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::BuildString(count) = i else { return in_full(turn, pc, top) };
    let first = top - count as usize;
    let mut window = window!(turn, top);
    let pieces = &window.slots[first..top];
    if first == top || pieces.iter().any(|piece| piece.plain_text().is_none()) {
        return in_full(turn, pc, top);
    }
    let made = Value::object(Kind::Str(Str::concat(pieces.iter().filter_map(Value::plain_text))));
    while window.top > first + 1 {
        let piece = window.pop();
        drop(piece.dropped(turn.here));
    }
    let piece = window.exchange_top(made);
    discard_then(turn.here, piece, pc, first + 1)
}
