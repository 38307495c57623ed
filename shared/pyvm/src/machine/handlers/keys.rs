//! Objects of a program's classes as keys of dicts and members of sets.
//!
//! What such an object's hash is would be a question in the middle of the instruction. It is sure to come, so it is asked
//! at the start.

use crate::host::Host;
use crate::machine::After;
use crate::machine::handlers::special::{begin, begins};
use crate::machine::special::{Method, Special, instance_of, method};
use crate::machine::turn::{At, Turn, window};
use crate::object::{Keyed, Kind};

/// Asks for the hash of the key in a slot, where another one holds a plain dict or set: the instruction is executed
/// with the answer at hand. `None` where the hash is no question.
#[inline(never)]
pub(super) fn ask_hash<H: Host>(
    turn: &mut Turn<'_, H>,
    [container, key]: [usize; 2],
    pc: usize,
    top: usize,
) -> Option<At> {
    match turn.running.window.slots.get(container)?.plain_kind() {
        Some(Kind::Dict(_) | Kind::Set(_) | Kind::FrozenSet(_)) => ask(turn, key, pc, top),
        _ => None,
    }
}

/// The same of the object in a slot, for `hash(object)`.
pub(super) fn ask<H: Host>(turn: &mut Turn<'_, H>, key: usize, pc: usize, top: usize) -> Option<At> {
    let key = turn.running.window.slots.get(key)?;
    let instance = instance_of(key).filter(|_| begins(turn))?;
    let Method::Plain(function, locals) = method(turn.running.own, instance, Special::HASH, 1) else {
        return None;
    };
    let key = key.clone();
    let after = After::Key(Box::new(Keyed::new(key.clone())));
    window!(turn, top).push(key);
    Some(begin(turn, (function, locals), (top, top), after, At::new(pc, top + 1)))
}
