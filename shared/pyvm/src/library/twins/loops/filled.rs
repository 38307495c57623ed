//! `cycle`, `zip_longest` and `batched`: walks over other walks.

use super::{iterator, native};
use crate::builtins::iterators as classes;
use crate::object::traverse::of_value;
use crate::object::{Function, Iter, Kind, NextPair, Ref, Result, Type, Value, Walk};

#[derive(Clone, Debug)]
struct Cycle {
    /// What is left of the first round.
    of: Option<Box<Iter>>,
    kept: Vec<Value>,
    at: usize,
}

impl Walk for Cycle {
    fn next(&mut self) -> Option<Result<Value>> {
        if let Some(of) = &mut self.of {
            match of.next_simply() {
                Some(Ok(item)) => {
                    self.kept.push(item.clone());
                    return Some(Ok(item));
                }
                None => self.of = None,
                failed => return failed,
            }
        }
        if self.at >= self.kept.len() {
            self.at = 0;
        }
        let item = self.kept.get(self.at)?.clone();
        self.at += 1;
        Some(Ok(item))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        self.of.iter().for_each(|of| of.traverse(visit));
        self.kept.iter().for_each(|item| of_value(item, visit));
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::CYCLE
    }
}

/// `cycle(iterable)`
pub(in crate::library::twins) fn cycled(_: &Function, arguments: &[Value]) -> Value {
    let [of] = arguments else { return Value::Null };
    match native(of) {
        Some(of) => iterator(Cycle { of: Some(Box::new(of)), kept: Vec::new(), at: 0 }),
        None => Value::Null,
    }
}

#[derive(Clone, Debug)]
struct Longest {
    of: Vec<Option<Iter>>,
    /// How many of them have not ended.
    running: usize,
    filler: Value,
}

impl Longest {
    /// The next item of one; `None` where it was the last one to end.
    fn item(&mut self, at: usize) -> Option<Result<Value>> {
        let Some(of) = self.of.get_mut(at)? else { return Some(Ok(self.filler.clone())) };
        match of.next_simply() {
            None => {
                self.of[at] = None;
                self.running -= 1;
                if self.running == 0 { None } else { Some(Ok(self.filler.clone())) }
            }
            item => item,
        }
    }
}

impl Walk for Longest {
    fn next(&mut self) -> Option<Result<Value>> {
        if self.running == 0 {
            return None;
        }
        let mut items = Vec::with_capacity(self.of.len());
        for at in 0..self.of.len() {
            match self.item(at)? {
                Ok(item) => items.push(item),
                failed => return Some(failed),
            }
        }
        Some(Ok(Value::tuple(items)))
    }

    fn next_pair(&mut self) -> NextPair {
        if self.of.len() != 2 {
            return NextPair::Other;
        }
        if self.running == 0 {
            return NextPair::End;
        }
        let first = match self.item(0) {
            Some(Ok(item)) => item,
            Some(Err(raise)) => return NextPair::Failed(raise),
            None => return NextPair::End,
        };
        match self.item(1) {
            Some(Ok(item)) => NextPair::Pair(first, item),
            Some(Err(raise)) => NextPair::Failed(raise),
            None => NextPair::End,
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        self.of.iter().flatten().for_each(|of| of.traverse(visit));
        of_value(&self.filler, visit);
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::ZIP_LONGEST
    }
}

/// `_longest(iterables, fillvalue)`
pub(in crate::library::twins) fn longest(_: &Function, arguments: &[Value]) -> Value {
    let [Value::Object(iterables), filler] = arguments else { return Value::Null };
    let Kind::Tuple(iterables) = &iterables.kind else { return Value::Null };
    let of: Option<Vec<_>> = iterables.iter().map(|of| native(of).map(Some)).collect();
    match of {
        Some(of) => iterator(Longest { running: of.len(), of, filler: filler.clone() }),
        None => Value::Null,
    }
}

#[derive(Clone, Debug)]
struct Batches {
    of: Box<Iter>,
    size: usize,
}

impl Walk for Batches {
    fn next(&mut self) -> Option<Result<Value>> {
        let mut batch = Vec::new();
        while batch.len() < self.size {
            match self.of.next_simply() {
                Some(Ok(item)) => batch.push(item),
                None => break,
                failed => return failed,
            }
        }
        if batch.is_empty() { None } else { Some(Ok(Value::tuple(batch))) }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        self.of.traverse(visit);
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::BATCHED
    }
}

/// `_batched(iterator, n, strict)`
pub(in crate::library::twins) fn batched(_: &Function, arguments: &[Value]) -> Value {
    let [of, Value::Int(size), Value::False] = arguments else { return Value::Null };
    match (native(of), usize::try_from(*size)) {
        (Some(of), Ok(size)) => iterator(Batches { of: Box::new(of), size }),
        _ => Value::Null,
    }
}
