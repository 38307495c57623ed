//! `itertools` over containers (`Modules/itertoolsmodule.c`): walks that ask no Python code. And loops over objects of the library's
//! that are iterators themselves, or have one.

mod arrangements;
mod filled;
mod objects;

use crate::builtins::iterators as classes;
use crate::object::traverse::of_value;
use crate::object::{Function, Iter, Kind, NextPair, OfLibrary, Ref, Result, Type, Value, Walk, lock};

pub(super) use arrangements::{combinations, permutations, product};
pub(super) use filled::{batched, cycled, longest};
pub(crate) use objects::own_loop;
pub(super) use objects::{next_number, next_repeated};

/// An iterator object for a walk.
fn iterator(walk: impl Walk + 'static) -> Value {
    Iter::OfLibrary(OfLibrary(Box::new(walk))).into_value()
}

/// A walk over a container, whose own walk asks no Python code, or over one of the objects of the library.
fn native(value: &Value) -> Option<Iter> {
    match value {
        Value::Object(object) => match &object.kind {
            Kind::Instance(_) => own_loop(value),
            Kind::Extended(_) => None,
            _ => Iter::native(value),
        },
        _ => None,
    }
}

#[derive(Clone, Debug)]
struct Chain {
    iterables: Vec<Value>,
    at: usize,
    now: Option<Box<Iter>>,
}

impl Walk for Chain {
    fn next(&mut self) -> Option<Result<Value>> {
        loop {
            if let Some(now) = &mut self.now {
                if let Some(item) = now.next_simply() {
                    return Some(item);
                }
                self.now = None;
            }
            let next = self.iterables.get(self.at)?;
            self.at += 1;
            self.now = Some(Box::new(native(next)?));
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        self.iterables.iter().for_each(|iterable| of_value(iterable, visit));
        self.now.iter().for_each(|now| now.traverse(visit));
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::CHAIN
    }
}

/// `chain(*iterables)`
pub(super) fn chained(_: &Function, arguments: &[Value]) -> Value {
    let [iterables] = arguments else { return Value::Null };
    let iterables = match iterables {
        Value::Object(object) => match &object.kind {
            Kind::Tuple(items) => items.clone(),
            Kind::List(items) => lock(items).clone(),
            _ => return Value::Null,
        },
        _ => return Value::Null,
    };
    match iterables.iter().all(|iterable| native(iterable).is_some()) {
        true => iterator(Chain { iterables, at: 0, now: None }),
        false => Value::Null,
    }
}

#[derive(Clone, Debug)]
struct Slice {
    of: Box<Iter>,
    position: i64,
    wanted: i64,
    stop: i64,
    step: i64,
    ended: bool,
}

impl Slice {
    /// Takes items until so many were taken.
    fn pass(&mut self, until: i64) -> Option<Result<()>> {
        while self.position < until {
            if let Err(raise) = self.of.next()? {
                return Some(Err(raise));
            }
            self.position += 1;
        }
        Some(Ok(()))
    }

    fn take(&mut self) -> Option<Result<Value>> {
        if self.wanted >= self.stop {
            // No more is taken than must be, but up to there it is: others may go on with the iterator.
            let passed = if self.stop < i64::MAX { self.pass(self.stop)? } else { Ok(()) };
            return passed.err().map(Err);
        }
        if let Err(raise) = self.pass(self.wanted)? {
            return Some(Err(raise));
        }
        let item = self.of.next()?;
        self.position += 1;
        self.wanted = self.wanted.saturating_add(self.step);
        Some(item)
    }
}

impl Walk for Slice {
    fn next(&mut self) -> Option<Result<Value>> {
        if self.ended {
            return None;
        }
        let item = self.take();
        self.ended = !matches!(item, Some(Ok(_)));
        item
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        self.of.traverse(visit);
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::ISLICE
    }
}

/// `islice(iterator, start, stop, step)`
pub(super) fn sliced(_: &Function, arguments: &[Value]) -> Value {
    let [of, Value::Int(start), stop, Value::Int(step)] = arguments else { return Value::Null };
    let stop = match stop {
        Value::None => i64::MAX,
        Value::Int(stop) => *stop,
        _ => return Value::Null,
    };
    match native(of) {
        Some(of) => {
            let (of, wanted, step) = (Box::new(of), *start, *step);
            iterator(Slice { of, position: 0, wanted, stop, step, ended: false })
        }
        None => Value::Null,
    }
}

#[derive(Clone, Debug)]
struct Pairwise {
    of: Box<Iter>,
    before: Option<Value>,
}

impl Pairwise {
    fn pair(&mut self) -> Option<Result<(Value, Value)>> {
        let before = match self.before.take() {
            Some(before) => before,
            None => match self.of.next_simply()? {
                Ok(first) => first,
                Err(raise) => return Some(Err(raise)),
            },
        };
        let item = match self.of.next_simply()? {
            Ok(item) => item,
            Err(raise) => return Some(Err(raise)),
        };
        self.before = Some(item.clone());
        Some(Ok((before, item)))
    }
}

impl Walk for Pairwise {
    fn next(&mut self) -> Option<Result<Value>> {
        let pair = self.pair()?;
        Some(pair.map(|(before, item)| Value::tuple(vec![before, item])))
    }

    fn next_pair(&mut self) -> NextPair {
        match self.pair() {
            Some(Ok((before, item))) => NextPair::Pair(before, item),
            Some(Err(raise)) => NextPair::Failed(raise),
            None => NextPair::End,
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        self.of.traverse(visit);
        self.before.iter().for_each(|before| of_value(before, visit));
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::PAIRWISE
    }
}

/// `pairwise(iterable)`
pub(super) fn pairwise(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [of] => native(of).map_or(Value::Null, |of| iterator(Pairwise { of: Box::new(of), before: None })),
        _ => Value::Null,
    }
}
