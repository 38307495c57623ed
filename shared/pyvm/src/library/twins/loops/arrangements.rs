//! `product`, `permutations` and `combinations`: tuples of items by their places.

use super::iterator;
use crate::builtins::iterators as classes;
use crate::object::traverse::of_value;
use crate::object::{Function, Kind, NextPair, Ref, Result, Type, Value, Walk, lock};

/// How the places of one tuple follow those of the one before.
#[derive(Clone, Debug)]
enum Order {
    /// As an odometer: the last place turns first.
    Product,
    /// Each place is at least so far from the one before it.
    Combinations { step: usize },
    /// No place twice.
    Permutations,
}

#[derive(Clone, Debug)]
struct Arrangements {
    /// For each place the items that it goes over, or one list for all.
    pools: Vec<Vec<Value>>,
    places: Vec<usize>,
    order: Order,
    started: bool,
    ended: bool,
}

impl Arrangements {
    fn pool(&self, place: usize) -> &[Value] {
        self.pools.get(place).or(self.pools.first()).map_or(&[], |pool| pool)
    }

    /// Goes on to the next tuple, or begins; false where there is none.
    fn is_there(&mut self) -> bool {
        if !self.ended && std::mem::replace(&mut self.started, true) {
            self.ended = !self.advance();
        }
        !self.ended
    }

    /// Goes to the next places; false where there are none.
    fn advance(&mut self) -> bool {
        (0..self.places.len()).rev().any(|at| match self.order {
            Order::Product => {
                self.places[at] += 1;
                let fits = self.places[at] < self.pool(at).len();
                if !fits {
                    self.places[at] = 0;
                }
                fits
            }
            Order::Combinations { step } => {
                let after = (self.places.len() - 1 - at) * step;
                if self.places[at] + 1 + after >= self.pool(0).len() {
                    return false;
                }
                self.places[at] += 1;
                for later in at + 1..self.places.len() {
                    self.places[later] = self.places[later - 1] + step;
                }
                true
            }
            Order::Permutations => {
                let (before, size) = (&self.places[..at], self.pool(0).len());
                let free = |place: &usize| !before.contains(place);
                let Some(next) = (self.places[at] + 1..size).find(free) else { return false };
                self.places[at] = next;
                for later in at + 1..self.places.len() {
                    let before = &self.places[..later];
                    let first = (0..size).find(|place| !before.contains(place));
                    self.places[later] = first.unwrap_or(0);
                }
                true
            }
        })
    }
}

impl Walk for Arrangements {
    fn next(&mut self) -> Option<Result<Value>> {
        if !self.is_there() {
            return None;
        }
        let items = self.places.iter().enumerate().map(|(at, place)| self.pool(at)[*place].clone());
        Some(Ok(Value::tuple(items.collect())))
    }

    fn next_pair(&mut self) -> NextPair {
        if self.places.len() != 2 {
            return NextPair::Other;
        }
        if !self.is_there() {
            return NextPair::End;
        }
        let [first, second] = [0, 1].map(|at| self.pool(at)[self.places[at]].clone());
        NextPair::Pair(first, second)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        self.pools.iter().flatten().for_each(|item| of_value(item, visit));
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        match self.order {
            Order::Product => &classes::PRODUCT,
            Order::Permutations => &classes::PERMUTATIONS,
            Order::Combinations { step: 0 } => &classes::COMBINATIONS_WITH_REPLACEMENT,
            Order::Combinations { .. } => &classes::COMBINATIONS,
        }
    }
}

fn made(pools: Vec<Vec<Value>>, places: Vec<usize>, order: Order, is_none: bool) -> Value {
    iterator(Arrangements { pools, places, order, started: false, ended: is_none })
}

fn items(value: &Value) -> Option<Vec<Value>> {
    match value.kind()? {
        Kind::Tuple(items) => Some(items.clone()),
        Kind::List(items) => Some(lock(items).clone()),
        _ => None,
    }
}

/// `_product(pools)`
pub(in crate::library::twins) fn product(_: &Function, arguments: &[Value]) -> Value {
    let pools: Option<Vec<Vec<Value>>> = match arguments {
        [pools] => items(pools).and_then(|pools| pools.iter().map(items).collect()),
        _ => None,
    };
    let Some(pools) = pools else { return Value::Null };
    let (places, is_none) = (vec![0; pools.len()], pools.iter().any(Vec::is_empty));
    made(pools, places, Order::Product, is_none)
}

/// `_permutations(pool, length)`
pub(in crate::library::twins) fn permutations(_: &Function, arguments: &[Value]) -> Value {
    let [pool, Value::Int(length)] = arguments else { return Value::Null };
    let (Some(pool), Ok(length)) = (items(pool), usize::try_from(*length)) else { return Value::Null };
    let is_none = length > pool.len();
    let places = if is_none { Vec::new() } else { (0..length).collect() };
    made(vec![pool], places, Order::Permutations, is_none)
}

/// `_combinations(pool, length, step)`
pub(in crate::library::twins) fn combinations(_: &Function, arguments: &[Value]) -> Value {
    let [pool, Value::Int(length), Value::Int(step)] = arguments else { return Value::Null };
    let (Some(pool), Ok(length), Ok(step)) = (items(pool), usize::try_from(*length), usize::try_from(*step))
    else {
        return Value::Null;
    };
    let is_none = length > 0 && pool.len() < (length - 1).saturating_mul(step).saturating_add(1);
    let places = if is_none { Vec::new() } else { (0..length).map(|at| at * step).collect() };
    made(vec![pool], places, Order::Combinations { step }, is_none)
}
