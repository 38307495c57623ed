//! Iterators whose items are pairs, for loops that take them apart at once.

use crate::object::{Here, Iter, Kind, Mutex, MutexGuard, Raise, Ref, Value, lock};

/// What an iterator gives when it is asked for the next pair.
pub(crate) enum NextPair {
    Pair(Value, Value),
    /// There are no more.
    End,
    Failed(Raise),
    /// Nothing has been taken: it does not give pairs, or does so in no simple way.
    Other,
}

impl Iter {
    /// Whether a copy of it goes its own way: it takes nothing from an iterator object.
    pub(crate) fn is_alone(&self) -> bool {
        match self {
            Self::Shared(_) | Self::OfLibrary(_) => false,
            Self::Enumerate { of, .. } => of.is_alone(),
            Self::Zip { of, .. } => of.iter().all(Self::is_alone),
            _ => true,
        }
    }

    /// The parts of the next item of a list, which `try_lock` locks, or of a tuple, where that is a tuple of two and giving
    /// them takes no call.
    #[inline(always)]
    pub(crate) fn next_pair_in_sequence(
        &mut self,
        here: Here<'_>,
        try_lock: impl for<'m> Fn(Here<'_>, &'m Mutex<Vec<Value>>) -> Option<MutexGuard<'m, Vec<Value>>>,
    ) -> Option<(Value, Value)> {
        let Self::Sequence { of, at } = self else { return None };
        let parts = |item: &Value| {
            let Value::Object(object) = item else { return None };
            let Kind::Tuple(pair) = &object.kind else { return None };
            let [first, second] = &pair[..] else { return None };
            let first = first.copied(here)?;
            match second.copied(here) {
                Some(second) => Some((first, second)),
                None => forgo(first),
            }
        };
        let pair = match &of.kind {
            Kind::List(items) => parts(try_lock(here, items)?.get(*at)?)?,
            Kind::Tuple(items) => parts(items.get(*at)?)?,
            _ => return None,
        };
        *at += 1;
        Some(pair)
    }

    /// The next item as its two parts.
    pub(crate) fn next_pair(&mut self) -> NextPair {
        match self {
            Self::Entries(entries) => match entries.next_entry() {
                Some((key, value)) => NextPair::Pair(key, value),
                None => NextPair::Other,
            },
            Self::Enumerate { of, next: Value::Int(number) } if *number < i64::MAX => {
                if let Some(item) = of.next_in_place() {
                    let place = *number;
                    *number += 1;
                    return NextPair::Pair(Value::Int(place), item);
                }
                match of.next_simply() {
                    Some(Ok(item)) => {
                        let place = *number;
                        *number += 1;
                        NextPair::Pair(Value::Int(place), item)
                    }
                    Some(Err(raise)) => NextPair::Failed(raise),
                    None => NextPair::End,
                }
            }
            Self::Zip { of, strict: false } => match &mut of[..] {
                [first, second] => both(first, second),
                _ => NextPair::Other,
            },
            Self::Sequence { of, at } => match in_sequence(of, *at) {
                Some((first, second)) => {
                    *at += 1;
                    NextPair::Pair(first, second)
                }
                None => NextPair::Other,
            },
            Self::OfLibrary(walk) => walk.0.next_pair(),
            Self::Shared(of) => match &of.kind {
                Kind::Iterator(iter) => lock(iter).next_pair(),
                _ => NextPair::Other,
            },
            _ => NextPair::Other,
        }
    }

    /// The next number of a range, or item of a list or tuple, where there is one.
    #[inline(always)]
    fn next_in_place(&mut self) -> Option<Value> {
        match self {
            Self::Range { next, step, left } if *left > 0 => {
                *left -= 1;
                let item = *next;
                *next = item.wrapping_add(*step);
                Some(Value::Int(item))
            }
            Self::Sequence { of, at } => {
                let item = match &of.kind {
                    Kind::List(items) => lock(items).get(*at)?.clone(),
                    Kind::Tuple(items) => items.get(*at)?.clone(),
                    _ => return None,
                };
                *at += 1;
                Some(item)
            }
            _ => None,
        }
    }

    /// The next item, by a shorter way where it is in a list or tuple.
    #[inline]
    pub(crate) fn next_simply(&mut self) -> Option<Result<Value, Raise>> {
        if let Self::Sequence { of, at } = self {
            let item = match &of.kind {
                Kind::List(items) => lock(items).get(*at).cloned(),
                Kind::Tuple(items) => items.get(*at).cloned(),
                _ => None,
            };
            if let Some(item) = item {
                *at += 1;
                return Some(Ok(item));
            }
        }
        self.next()
    }
}

#[cold]
#[inline(never)]
fn forgo(part: Value) -> Option<(Value, Value)> {
    drop(part);
    None
}

/// One item of each; the second one is not asked where the first has ended (`zip_next`, `Python/bltinmodule.c`).
fn both(first: &mut Iter, second: &mut Iter) -> NextPair {
    if let Some(one) = first.next_in_place() {
        return match second.next_in_place() {
            Some(other) => NextPair::Pair(one, other),
            None => with(one, second),
        };
    }
    let one = match first.next_simply() {
        Some(Ok(one)) => one,
        Some(Err(raise)) => return NextPair::Failed(raise),
        None => return NextPair::End,
    };
    with(one, second)
}

fn with(one: Value, second: &mut Iter) -> NextPair {
    match second.next_simply() {
        Some(Ok(other)) => NextPair::Pair(one, other),
        Some(Err(raise)) => NextPair::Failed(raise),
        None => NextPair::End,
    }
}

/// The parts of a tuple of two that lies in a list or tuple.
fn in_sequence(of: &Ref, at: usize) -> Option<(Value, Value)> {
    match &of.kind {
        Kind::List(items) => parts(lock(items).get(at)?),
        Kind::Tuple(items) => parts(items.get(at)?),
        _ => None,
    }
}

fn parts(item: &Value) -> Option<(Value, Value)> {
    let Value::Object(object) = item else { return None };
    let Kind::Tuple(pair) = &object.kind else { return None };
    let [first, second] = &pair[..] else { return None };
    Some((first.clone(), second.clone()))
}
