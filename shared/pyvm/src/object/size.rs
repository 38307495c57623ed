//! How large an object is in 64-bit CPython 3.13: `sys.getsizeof`.
//!
//! Sizes are CPython's, not this machine's: they are what a program about memory is about. Where CPython gives a
//! growing container more room than it needs, the room is computed from the number of items.

use dashu_int::ops::BitTest;

use crate::object::{Kind, Value, lock};

/// What `sys.getsizeof` gives, in bytes: the object alone, without what it refers to.
pub(crate) fn size_of(value: &Value) -> usize {
    match value {
        Value::Null | Value::None => 16,
        Value::False | Value::True => 28,
        Value::Int(i) => int(64 - i.unsigned_abs().leading_zeros() as usize),
        Value::Float(_) => 24,
        Value::Native(_) | Value::Module(_) => 72,
        Value::Type(_) => 416,
        Value::Iter(_) => 48,
        Value::Object(object) => object.kind.size(),
    }
}

impl Kind {
    /// The object's size in bytes.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Str(text) => str(text, text.chars_len(), text.is_ascii()),
            Self::Bytes(bytes) => 33 + bytes.len(),
            Self::Complex(..) => 32,
            Self::BigInt(big) => int(big.bit_len()),
            Self::Tuple(items) => 40 + 8 * items.len(),
            Self::List(items) => {
                let items = lock(items);
                56 + 8 * list_room(items.len(), items.capacity())
            }
            Self::Dict(dict) => {
                let dict = lock(dict);
                let all_text = dict.iter().all(|(key, _)| key.as_str().is_some());
                self::dict(dict.len(), all_text)
            }
            Self::Set(set) => self::set(lock(set).places()),
            Self::FrozenSet(set) => self::set(set.places()),
            Self::Deque(deque) => self::deque(lock(deque).items().len()),
            Self::Extended(extended) => 16 + extended.payload.kind().map_or(16, Self::size),
            Self::Function(_) => 160,
            Self::Generator(_) => 176,
            Self::Class(_) => 1712,
            Self::Exception(_) => 88,
            Self::Property(_) => 80,
            Self::Method(_) => 64,
            Self::Module(_) => 72,
            Self::Slice(_) => 56,
            Self::Cell(_) | Self::Lock(_) | Self::View(_) => 40,
            Self::Code(code) => 200 + 4 * code.instructions.len(),
            _ => 48,
        }
    }
}

/// `PyLongObject`: one 30-bit digit at least (`Include/cpython/longintrepr.h`).
fn int(bits: usize) -> usize {
    24 + 4 * bits.div_ceil(30).max(1)
}

/// The compact forms of PEP 393: one, two or four bytes a character, and one character more.
fn str(text: &str, chars: usize, ascii: bool) -> usize {
    let widest = if ascii { '\0' } else { text.chars().max().unwrap_or_default() };
    match widest {
        _ if ascii => 40 + chars + 1,
        '\0'..='\u{ff}' => 56 + chars + 1,
        '\u{100}'..='\u{ffff}' => 56 + 2 * (chars + 1),
        _ => 56 + 4 * (chars + 1),
    }
}

/// For how many items a list has room: exactly its own where it was made with them, more where it grew
/// (`list_resize`, `Objects/listobject.c`).
fn list_room(items: usize, capacity: usize) -> usize {
    if items == 0 || capacity == items {
        return items;
    }
    let mut room = 0;
    while room < items {
        let needed: usize = room + 1;
        room = (needed + (needed >> 3) + 6) & !3;
    }
    room
}

/// A dict of so many entries that were added one by one (`dictresize`, `Objects/dictobject.c`).
fn dict(entries: usize, all_text: bool) -> usize {
    if entries == 0 {
        return 64;
    }
    let (mut places, mut usable) = (8_usize, 5);
    while usable < entries {
        places = (usable * 3 + 1).next_power_of_two();
        usable = (places << 1) / 3;
    }
    let place = if places < 256 {
        1
    } else if places < 65_536 {
        2
    } else {
        4
    };
    64 + 32 + places * place + usable * if all_text { 16 } else { 24 }
}

/// A set's first eight places lie in the object itself (`Include/cpython/setobject.h`).
fn set(places: usize) -> usize {
    216 + if places > 8 { 16 * places } else { 0 }
}

/// A deque's items lie in blocks of 64, of which the first one is filled from its second place on (`deque_extend`).
fn deque(items: usize) -> usize {
    232 + 528 * (items + 1).div_ceil(64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dicts_are_as_large_as_cpythons() {
        assert_eq!([0, 1, 5, 6, 11].map(|entries| dict(entries, true)), [64, 184, 184, 272, 464]);
        assert_eq!([1, 100, 1000].map(|entries| dict(entries, false)), [224, 4688, 36_952]);
    }

    #[test]
    fn lists_grow_like_cpythons() {
        assert_eq!([1, 4, 5, 9, 17, 33].map(|items| list_room(items, items + 1)), [4, 4, 8, 16, 24, 40]);
        assert_eq!(list_room(10, 10), 10);
    }
}
