//! Which special methods classes of a program have not: most have few of them, and are asked for them all the time.
//!
//! CPython remembers what a class has under a name the same way (`MCACHE_CACHE`, `Objects/typeobject.c`); here a thread
//! remembers only that there is nothing, which holds no object.

use std::cell::Cell;

use crate::library::twins::class_changes;

/// What is remembered: the number of a class, how often classes were changed before, and a name.
type Seen = (u32, u32, [u8; LONGEST]);

/// Longer names are not remembered.
const LONGEST: usize = 16;
/// So many are remembered.
const PLACES: usize = 128;

thread_local! {
    static SEEN: [Cell<Seen>; PLACES] = const { [const { Cell::new((0, 0, [0; LONGEST])) }; PLACES] };
}

/// The place for a class and a name, and what lies there if that class has nothing under the name.
fn place(class: u32, name: &str) -> Option<(usize, Seen)> {
    let bytes = name.as_bytes();
    let mut key = [0; LONGEST];
    key.get_mut(..bytes.len())?.copy_from_slice(bytes);
    // The names begin and end alike.
    let mixed = key[2..5].iter().fold(bytes.len(), |mixed, byte| mixed * 31 + usize::from(*byte));
    Some(((mixed ^ (class as usize).wrapping_mul(37)) % PLACES, (class, class_changes(), key)))
}

/// Whether a class is known to have nothing under this name, nor the classes of programs that it derives from.
#[inline]
pub(crate) fn is_absent(class: u32, name: &str) -> bool {
    place(class, name).is_some_and(|(at, seen)| SEEN.with(|all| all[at].get() == seen))
}

/// Remembers that.
pub(crate) fn note_absent(class: u32, name: &str, before: u32) {
    if let Some((at, seen)) = place(class, name).filter(|(_, (_, changes, _))| *changes == before) {
        SEEN.with(|all| all[at].set(seen));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_too_long_is_not_remembered() {
        note_absent(7, "__a_very_long_name__", class_changes());
        assert!(!is_absent(7, "__a_very_long_name__"));
        assert!(!is_absent(8, "__hash__"));
    }
}
