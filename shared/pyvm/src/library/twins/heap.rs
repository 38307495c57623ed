//! `heapq` (`Modules/_heapqmodule.c`) of numbers, texts and tuples of them: what is compared without asking anybody. Where each item
//! goes is found out before the first one moves.

use std::cmp::Ordering;

use crate::object::{Function, Kind, Value, lock};

/// The order of two items, where it is plain.
fn order(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Float(a), Value::Float(b)) => a.get().partial_cmp(&b.get()),
        (Value::Object(a), Value::Object(b)) => match (&a.kind, &b.kind) {
            (Kind::Str(a), Kind::Str(b)) => Some(a.cmp(b)),
            (Kind::Tuple(a), Kind::Tuple(b)) => {
                for (a, b) in a.iter().zip(b) {
                    match order(a, b)? {
                        Ordering::Equal => {}
                        other => return Some(other),
                    }
                }
                Some(a.len().cmp(&b.len()))
            }
            _ => None,
        },
        _ => None,
    }
}

fn is_less(a: &Value, b: &Value) -> Option<bool> {
    order(a, b).map(|order| order == Ordering::Less)
}

/// The places through which the hole at the top goes down to a leaf (`siftup`).
fn way_down(items: &[Value], top: usize) -> Option<Vec<usize>> {
    let mut way = vec![top];
    let mut child = 2 * top + 1;
    while child < items.len() {
        let right = child + 1;
        if right < items.len() && !is_less(&items[child], &items[right])? {
            child = right;
        }
        way.push(child);
        child = 2 * child + 1;
    }
    Some(way)
}

/// Puts an item in the place of the one at the top of a part of the heap, and gives that.
fn sink(items: &mut [Value], top: usize, item: Value) -> Result<Value, Value> {
    let rises = |way: &[usize]| {
        let mut at = way.len() - 1;
        while at > 0 && is_less(&item, &items[way[at]])? {
            at -= 1;
        }
        Some(at)
    };
    let Some((way, end)) = way_down(items, top).and_then(|way| rises(&way).map(|end| (way, end))) else {
        return Err(item);
    };
    let mut hole = item;
    // From below: each place gets what was one step further down.
    for at in way[..=end].iter().rev() {
        std::mem::swap(&mut items[*at], &mut hole);
    }
    Ok(hole)
}

fn with_heap(arguments: &[Value], work: impl FnOnce(&mut Vec<Value>) -> Option<Value>) -> Value {
    match arguments.first() {
        Some(Value::Object(object)) if let Kind::List(items) = &object.kind => {
            work(&mut lock(items)).unwrap_or_default()
        }
        _ => Value::Null,
    }
}

pub(super) fn push(_: &Function, arguments: &[Value]) -> Value {
    let [_, item] = arguments else { return Value::Null };
    with_heap(arguments, |items| {
        let mut at = items.len();
        while at > 0 && is_less(item, &items[(at - 1) / 2])? {
            at = (at - 1) / 2;
        }
        let mut place = items.len();
        items.push(item.clone());
        while place > at {
            items.swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
        Some(Value::None)
    })
}

pub(super) fn pop(_: &Function, arguments: &[Value]) -> Value {
    with_heap(arguments, |items| {
        let last = items.pop()?;
        if items.is_empty() {
            return Some(last);
        }
        match sink(items, 0, last) {
            Ok(smallest) => Some(smallest),
            Err(last) => {
                items.push(last);
                None
            }
        }
    })
}

pub(super) fn replace(_: &Function, arguments: &[Value]) -> Value {
    let [_, item] = arguments else { return Value::Null };
    with_heap(arguments, |items| if items.is_empty() { None } else { sink(items, 0, item.clone()).ok() })
}

pub(super) fn push_pop(_: &Function, arguments: &[Value]) -> Value {
    let [_, item] = arguments else { return Value::Null };
    with_heap(arguments, |items| match items.first() {
        Some(first) if is_less(first, item)? => sink(items, 0, item.clone()).ok(),
        _ => Some(item.clone()),
    })
}

pub(super) fn heapify(_: &Function, arguments: &[Value]) -> Value {
    with_heap(arguments, |items| {
        let mut heap = items.clone();
        for top in (0..heap.len() / 2).rev() {
            let item = heap[top].clone();
            drop(sink(&mut heap, top, item).ok()?);
        }
        std::mem::swap(items, &mut heap);
        Some(Value::None)
    })
}
