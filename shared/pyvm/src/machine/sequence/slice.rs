//! Slices: which positions they mean, and what lies there.

use crate::object::{Kind, Raise, Range, Result, Slice, Value, lock};

/// The positions of a slice in a sequence of some length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Places {
    /// The first one.
    pub(crate) start: i64,
    /// Where they end: this one is no longer among them.
    pub(crate) stop: i64,
    /// Distance between them, never 0.
    pub(crate) step: i64,
}

impl Places {
    /// The positions that a slice means in a sequence of `len` items (`PySlice_Unpack` and
    /// `PySlice_AdjustIndices`, `Objects/sliceobject.c`).
    ///
    /// # Errors
    /// `TypeError` for a part that is no integer, `ValueError` for a step of zero.
    pub(crate) fn of(slice: &Slice, len: usize) -> Result<Self> {
        let len = i64::try_from(len).unwrap_or(i64::MAX);
        let step = part(&slice.step)?.unwrap_or(1);
        if step == 0 {
            return Err(Raise::value_error("slice step cannot be zero"));
        }
        // A step beyond this leads out of any sequence; so its negative exists too.
        let step = step.max(-i64::MAX);
        let (least, most) = if step > 0 { (0, len) } else { (-1, len - 1) };
        let within = |at: i64| if at < 0 { at.saturating_add(len).max(least) } else { at.min(most) };
        let (first, last) = if step > 0 { (least, most) } else { (most, least) };
        Ok(Self {
            start: part(&slice.start)?.map_or(first, within),
            stop: part(&slice.stop)?.map_or(last, within),
            step,
        })
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.range().len() as usize
    }

    fn range(&self) -> Range {
        Range { start: self.start, stop: self.stop, step: self.step }
    }

    /// All of them, in order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = usize> {
        let range = self.range();
        (0..range.len()).map(move |at| range.item(at) as usize)
    }

    /// The same positions from the lowest to the highest, for what may be done in any order.
    pub(crate) fn ascending(self) -> Self {
        if self.step > 0 || self.len() == 0 {
            return self;
        }
        let last = self.range().item(self.range().len() - 1);
        Self { start: last, stop: self.start + 1, step: -self.step }
    }
}

/// A part of a slice: none, or an integer as far as 64 bits go.
fn part(value: &Value) -> Result<Option<i64>> {
    match value {
        Value::None => Ok(None),
        value => match value.kind() {
            Some(Kind::BigInt(big)) => {
                Ok(Some(if *big < dashu_int::IBig::ZERO { i64::MIN } else { i64::MAX }))
            }
            _ => value.to_index().map(Some).map_err(|raise| match raise.question() {
                Some(_) => raise,
                None => {
                    Raise::type_error("slice indices must be integers or None or have an __index__ method")
                }
            }),
        },
    }
}

/// `container[start:stop:step]`
pub(super) fn get(container: &Value, slice: &Slice) -> Result<Value> {
    match container.kind() {
        Some(Kind::List(items)) => {
            let items = lock(items);
            let places = Places::of(slice, items.len())?;
            Ok(Value::list(chosen(&items, places)))
        }
        Some(Kind::Tuple(items)) => {
            let places = Places::of(slice, items.len())?;
            if places.step == 1 && places.len() == items.len() && matches!(container, Value::Object(_)) {
                return Ok(whole(container));
            }
            Ok(Value::tuple(chosen(items, places)))
        }
        Some(Kind::Bytes(bytes)) => {
            let places = Places::of(slice, bytes.len())?;
            Ok(Value::bytes(places.iter().map(|at| bytes[at]).collect::<Box<[u8]>>()))
        }
        Some(Kind::Str(text)) => {
            let places = Places::of(slice, text.chars_len())?;
            if places.step == 1 {
                if places.len() == text.chars_len() {
                    return Ok(whole(container));
                }
                let start = places.start as usize;
                let part = text.part(text.slice(start, start + places.len()));
                return Ok(Value::object(Kind::Str(part)));
            }
            let picked = match (text.is_ascii(), places.step) {
                (true, -1) => {
                    let end = (places.start + 1) as usize;
                    text.reversed(end - places.len(), end)
                }
                (true, _) => text.picked(places.iter()),
                _ => None,
            };
            if let Some(picked) = picked {
                return Ok(Value::object(Kind::Str(picked)));
            }
            let chars: Vec<char> = text.chars().collect();
            Ok(Value::str(places.iter().map(|at| chars[at]).collect::<String>()))
        }
        Some(Kind::Range(range)) => {
            let len = usize::try_from(range.len()).unwrap_or(usize::MAX);
            let places = Places::of(slice, len)?;
            // As CPython's `compute_slice`: the ends are computed like items, also one beyond the last.
            let end = |at: i64| range.start.wrapping_add(at.wrapping_mul(range.step));
            Ok(Value::object(Kind::Range(Range {
                start: end(places.start),
                stop: end(places.stop),
                step: range.step.wrapping_mul(places.step),
            })))
        }
        _ => Err(Raise::type_error(format!("'{}' object is not subscriptable", container.type_name()))),
    }
}

/// `container[start:stop]` of a list, tuple or text between whole numbers; `None` for anything else.
pub(crate) fn between(container: &Value, start: &Value, stop: &Value) -> Option<Value> {
    let end = |value: &Value| match value {
        Value::None => Some(Value::None),
        Value::Int(at) => Some(Value::Int(*at)),
        _ => None,
    };
    let Value::Object(object) = container else { return None };
    if !matches!(object.kind, Kind::List(_) | Kind::Tuple(_) | Kind::Str(_)) {
        return None;
    }
    let slice = Slice { start: end(start)?, stop: end(stop)?, step: Value::None };
    get(container, &slice).ok()
}

/// The object itself, of an object of a derived class the container within.
fn whole(container: &Value) -> Value {
    match container {
        Value::Object(object) => match &object.kind {
            Kind::Extended(extended) => extended.payload.clone(),
            _ => container.clone(),
        },
        other => other.clone(),
    }
}

fn chosen(items: &[Value], places: Places) -> Vec<Value> {
    if places.step == 1 {
        let start = places.start as usize;
        return items[start..start + places.len()].to_vec();
    }
    places.iter().map(|at| items[at].clone()).collect()
}
