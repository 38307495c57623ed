//! What a call of a native function costs, beside the instruction that calls it.
//!
//! Most take some nanoseconds. Those that go through a whole container take some for each of its items, and hold the
//! GIL all the while: `sorted` keeps other threads out for as long as it sorts. Source: `timeit` in CPython 3.13, on
//! containers of 10,000 items.

use pyvm::object::{Kind, Value, lock};

/// A function that the table does not name.
const OTHER: i64 = 5;

/// The cost of a call in nanoseconds. `first` is the first argument: of a method, the object.
pub(crate) fn native(callable: &Value, first: Option<&Value>) -> i64 {
    let name = match callable {
        Value::Native(function) => function.name,
        Value::Type(class) => class.name,
        _ => return OTHER,
    };
    let Some(first) = first else { return OTHER };
    // Tenths of a nanosecond for each item.
    let tenths: u64 = match name {
        "sorted" | "sort" => return sort(length(first)),
        "list" | "tuple" | "copy" | "collections.deque" => 25,
        "sum" => 60,
        "min" | "max" | "index" | "count" if is_text(first) => 4,
        "min" | "max" | "index" | "count" => 140,
        "set" | "frozenset" | "dict" | "update" | "fromkeys" => 120,
        "reverse" | "reversed" => 2,
        "join" | "deepcopy" => 90,
        "split" | "splitlines" | "rsplit" => 50,
        "upper" | "lower" | "replace" | "strip" | "translate" | "title" | "casefold" | "hexdigest" => 5,
        "dumps" | "loads" => 100,
        "sha256" | "md5" | "sha1" | "sha512" => return OTHER + short_hash(first),
        _ => return OTHER,
    };
    OTHER + scaled(length(first), tenths)
}

fn scaled(items: u64, tenths: u64) -> i64 {
    i64::try_from(items.saturating_mul(tenths) / 10).unwrap_or(i64::MAX)
}

/// 44 ns an item for 10,000 in disorder, each of which is compared about 13 times.
fn sort(items: u64) -> i64 {
    OTHER + scaled(items * u64::from(items.max(2).ilog2()), 34)
}

/// A hash of fewer than 2,048 bytes is computed with the GIL held (`HASHLIB_GIL_MINSIZE`, `Modules/hashlib.h`); a longer
/// one is an effect of its own.
fn short_hash(first: &Value) -> i64 {
    400 + scaled(Some(length(first)).filter(|bytes| *bytes < 2_048).unwrap_or(0), 7)
}

fn is_text(value: &Value) -> bool {
    matches!(value.kind(), Some(Kind::Str(_) | Kind::Bytes(_)))
}

/// How many items a container has; 0 for what is none.
fn length(value: &Value) -> u64 {
    let items = match value.kind() {
        Some(Kind::List(items)) => lock(items).len(),
        Some(Kind::Tuple(items)) => items.len(),
        Some(Kind::Dict(dict)) => lock(dict).len(),
        Some(Kind::Deque(deque)) => lock(deque).items().len(),
        Some(Kind::Set(set)) => lock(set).len(),
        Some(Kind::FrozenSet(set)) => set.len(),
        Some(Kind::Str(text)) => text.len(),
        Some(Kind::Bytes(bytes)) => bytes.len(),
        Some(Kind::Range(range)) => return range.len(),
        _ => 0,
    };
    items as u64
}
