//! `list.sort` and `sorted`.
//!
//! Numbers and strings are compared natively. Where Python code has to be asked, for keys or for the order of
//! objects, the function `sort_list` of `library/builtins.py` sorts.

use std::cmp::Ordering;

use crate::builtins::order::{self, Sorting};
use crate::bytecode::CompareOperator;
use crate::machine::each::{Each, Purpose};
use crate::number::{self, are_plainly_ordered, plain_order};
use crate::object::{
    Context, Kind, Mutex, NativeFunction, Outcome, Raise, Result, Value, drain, lock, snapshot,
};

/// `sorted`: the items as a new list.
pub(super) fn to_new(
    context: &Context<'_>,
    items: Vec<Value>,
    key: &Value,
    reverse: &Value,
) -> Result<Outcome> {
    let reverse = is_reverse(reverse)?;
    let items = if !matches!(key, Value::Null | Value::None) {
        match Each::new(key, items, Purpose::Sorted { reverse }) {
            Ok(each) => return Ok(Outcome::Each(each)),
            Err(items) => return in_python(context, "sorted_list", Value::list(items), key, reverse),
        }
    } else if are_plainly_ordered(&items) {
        return Ok(Outcome::Value(Value::list(in_plain_order(items, reverse))));
    } else {
        items
    };
    if let Some(sorted) = sorted(items.clone(), reverse)? {
        return Ok(Outcome::Value(Value::list(sorted)));
    }
    let instead = in_python(context, "sorted_list", Value::list(items.clone()), key, reverse)?;
    match instead {
        Outcome::Call(instead) => {
            Ok(Outcome::Routine(order::sort(Sorting::Items(items), None, reverse), instead))
        }
        instead => Ok(instead),
    }
}

/// `list.sort`. Under every set of rules the list is seen either unsorted or sorted.
pub(super) fn in_place(
    context: &Context<'_>,
    list: &Value,
    items: &Mutex<Vec<Value>>,
    key: &Value,
    reverse: &Value,
) -> Result<Outcome> {
    let reverse = is_reverse(reverse)?;
    if !matches!(key, Value::Null | Value::None) {
        return match Each::new(key, Vec::new(), Purpose::Sort { list: list.clone(), reverse }) {
            Ok(each) => Ok(Outcome::Each(each)),
            Err(_) => in_python(context, "sort_list", list.clone(), key, reverse),
        };
    }
    loop {
        let before = snapshot(items);
        let Some(mut sorted) = sorted(before.clone(), reverse)? else {
            let instead = in_python(context, "sort_list", list.clone(), key, reverse)?;
            return Ok(match instead {
                Outcome::Call(instead) => {
                    let sorting = Sorting::List(list.clone());
                    Outcome::Routine(order::sort(sorting, None, reverse), instead)
                }
                instead => instead,
            });
        };
        let mut now = lock(items);
        // Without a GIL another thread may have changed the list meanwhile; then what it did must not vanish.
        let unchanged = now.len() == before.len() && now.iter().zip(&before).all(|(a, b)| a.is(b));
        if unchanged {
            std::mem::swap(&mut *now, &mut sorted);
            drop(now); // before the values
            return Ok(Outcome::Value(Value::None));
        }
    }
}

fn is_reverse(reverse: &Value) -> Result<bool> {
    match reverse {
        Value::Null => Ok(false),
        Value::None => Err(Raise::type_error("'NoneType' object cannot be interpreted as an integer")),
        other => Ok(other.to_index()? != 0),
    }
}

fn in_python(
    context: &Context<'_>,
    function: &'static str,
    list: Value,
    key: &Value,
    reverse: bool,
) -> Result<Outcome> {
    let key = if key.is_null() { Value::None } else { key.clone() };
    let function = context.interpreter.library_function(function);
    Ok(Outcome::call(function, vec![list, key, reverse.into()]))
}

/// The items in order, equal ones as they came; `None` where Python code has to be asked.
///
/// # Errors
/// `TypeError` for items without an order.
pub(crate) fn sorted(mut items: Vec<Value>, reverse: bool) -> Result<Option<Vec<Value>>> {
    if are_plainly_ordered(&items) {
        return Ok(Some(in_plain_order(items, reverse)));
    }
    // Python sorts backwards by turning the items round before and after, so that equal ones stay in order.
    if reverse {
        items.reverse();
    }
    if !sort_natively(&mut items, less)? {
        return Ok(None);
    }
    if reverse {
        items.reverse();
    }
    Ok(Some(items))
}

/// Items that are plainly ordered in their order, equal ones as they came.
pub(super) fn in_plain_order(mut items: Vec<Value>, reverse: bool) -> Vec<Value> {
    if reverse {
        items.reverse();
    }
    if items.iter().all(|item| matches!(item, Value::Int(_))) {
        items.sort_by_key(|item| if let Value::Int(i) = item { *i } else { 0 });
    } else if let Some(Value::Object(first)) = items.first()
        && matches!(first.kind, Kind::Str(_))
    {
        let mut begun: Vec<(u64, Value)> = items.into_iter().map(|text| (beginning(&text), text)).collect();
        begun.sort_by(|(a, of_a), (b, of_b)| a.cmp(b).then_with(|| in_texts(of_a, of_b)));
        items = begun.into_iter().map(|(_, text)| text).collect();
    } else {
        items.sort_by(|a, b| plain_order(a, b).unwrap_or(Ordering::Equal));
    }
    if reverse {
        items.reverse();
    }
    items
}

/// The first bytes of a text: two texts in which they differ are in the order of these numbers.
fn beginning(text: &Value) -> u64 {
    let bytes = text.as_str().unwrap_or_default().as_bytes();
    match bytes.first_chunk() {
        Some(first) => u64::from_be_bytes(*first),
        None => bytes.iter().rev().fold(0, |number, byte| number >> 8 | u64::from(*byte) << 56),
    }
}

#[inline(never)]
fn in_texts(a: &Value, b: &Value) -> Ordering {
    a.as_str().unwrap_or_default().cmp(b.as_str().unwrap_or_default())
}

/// Sorts; false where Python code has to be asked for their order.
fn sort_natively<T: Default>(items: &mut [T], mut less: impl FnMut(&T, &T) -> Result<bool>) -> Result<bool> {
    let mut problem = None;
    merge_sort(items, &mut |a, b| {
        problem.is_none()
            && less(a, b).unwrap_or_else(|raise| {
                problem = Some(raise);
                false
            })
    });
    match problem {
        None => Ok(true),
        Some(raise) if raise.is_question() => Ok(false),
        Some(raise) => Err(raise),
    }
}

/// The places of the keys in their order; `None` where Python code has to be asked for that.
///
/// # Errors
/// `TypeError` for keys without an order.
pub(crate) fn places_by_keys(keys: &[Value], reverse: bool) -> Result<Option<Vec<usize>>> {
    let mut places: Vec<usize> = (0..keys.len()).collect();
    if reverse {
        places.reverse();
    }
    if let Some(numbers) = numbers(keys) {
        places.sort_by_key(|place| numbers[*place]);
    } else if are_plainly_ordered(keys) {
        if matches!(keys.first().and_then(Value::kind), Some(Kind::Str(_))) {
            let begun: Vec<u64> = keys.iter().map(beginning).collect();
            places.sort_by(|a, b| begun[*a].cmp(&begun[*b]).then_with(|| in_texts(&keys[*a], &keys[*b])));
        } else {
            places.sort_by(|a, b| plain_order(&keys[*a], &keys[*b]).unwrap_or(Ordering::Equal));
        }
    } else if !sort_natively(&mut places, |a, b| less(&keys[*a], &keys[*b]))? {
        return Ok(None);
    }
    if reverse {
        places.reverse();
    }
    Ok(Some(places))
}

/// All of them, where they are numbers in place.
fn numbers(keys: &[Value]) -> Option<Vec<i64>> {
    keys.iter().map(|key| if let Value::Int(number) = key { Some(*number) } else { None }).collect()
}

/// For `sort_list`: the places of the keys in their order, or `None` where Python code has to say it.
pub(crate) static SORTED_PLACES: NativeFunction = NativeFunction::new("sorted_places", |_, args| {
    let [keys, reverse] = args.exactly()?;
    let keys = drain(keys)?;
    let mut places: Vec<(usize, Value)> = keys.into_iter().enumerate().collect();
    if reverse.is_true() {
        places.reverse();
    }
    if !sort_natively(&mut places, |(_, a), (_, b)| less(a, b))? {
        return Ok(Outcome::Value(Value::None));
    }
    if reverse.is_true() {
        places.reverse();
    }
    Ok(Outcome::Value(Value::list(places.into_iter().map(|(place, _)| Value::Int(place as i64)).collect())))
});

fn less(a: &Value, b: &Value) -> Result<bool> {
    match (a.kind(), b.kind()) {
        (Some(Kind::Str(a)), Some(Kind::Str(b))) => Ok(**a < **b),
        _ => match (a, b) {
            (Value::Float(a), Value::Float(b)) => Ok(a.get() < b.get()),
            _ => number::compare(CompareOperator::Less, a, b),
        },
    }
}

/// How many items are sorted by insertion before runs of them are merged.
const RUN: usize = 32;

/// A stable sort that asks only whether one item is less than another, and never goes astray where the answers
/// contradict each other, as NaN's do. Runs that are in order already are left alone.
fn merge_sort<T: Default>(items: &mut [T], less: &mut impl FnMut(&T, &T) -> bool) {
    if items.len() <= RUN {
        for end in 1..items.len() {
            let mut at = end;
            while at > 0 && less(&items[at], &items[at - 1]) {
                items.swap(at, at - 1);
                at -= 1;
            }
        }
        return;
    }
    let (left, right) = items.split_at_mut(items.len() / 2);
    merge_sort(left, less);
    merge_sort(right, less);
    if !less(&right[0], &left[left.len() - 1]) {
        return;
    }
    let take = std::mem::take::<T>;
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut a, mut b) = (0, 0);
    while a < left.len() && b < right.len() {
        if less(&right[b], &left[a]) {
            merged.push(take(&mut right[b]));
            b += 1;
        } else {
            merged.push(take(&mut left[a]));
            a += 1;
        }
    }
    merged.extend(left[a..].iter_mut().map(take));
    merged.extend(right[b..].iter_mut().map(take));
    for (place, item) in items.iter_mut().zip(merged) {
        *place = item;
    }
}
