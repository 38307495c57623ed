//! `itertools.groupby` over a container of numbers and texts, each its own key (`groupby_step`, `groupby_next`, `_grouper_next`,
//! `Modules/itertoolsmodule.c`).

use std::sync::Arc;

use crate::builtins::iterators as classes;
use crate::bytecode::CompareOperator;
use crate::number;
use crate::object::traverse::of_value;
use crate::object::{
    Function, Iter, Kind, Mutex, NextPair, OfLibrary, Raise, Ref, Result, Type, Value, Walk, lock,
};

/// How far the items have been taken.
#[derive(Debug)]
struct State {
    items: Iter,
    /// The item that comes next; `Null` after the last one.
    item: Value,
    /// What those of the present group are equal to.
    key: Value,
    /// The number of the present group; 0 before the first.
    group: usize,
}

impl State {
    fn advance(&mut self) -> Result<()> {
        self.item = match self.items.next_simply() {
            Some(item) => item?,
            None => Value::Null,
        };
        Ok(())
    }

    /// Whether the next item is of the present group.
    fn is_of_group(&self) -> Result<bool> {
        if self.item.is_null() {
            return Ok(false);
        }
        if !self.item.is_plain_key() {
            // Others were put into the container since.
            return Err(Raise::outside_subset(
                "groupby over a list that gets objects with an equality of their own meanwhile is outside the subset; group a copy of it",
            ));
        }
        Ok(self.item.is(&self.key) || number::compare(CompareOperator::Equal, &self.item, &self.key)?)
    }

    /// Goes on to the next group. Those items of the present one that nobody took are passed over.
    fn begin(&mut self) -> Result<bool> {
        if self.group == 0 {
            self.advance()?;
        }
        while self.group > 0 && self.is_of_group()? {
            self.advance()?;
        }
        self.group += 1;
        self.key = self.item.clone();
        Ok(!self.item.is_null())
    }

    /// The next item of a group.
    fn take(&mut self, group: usize) -> Result<Option<Value>> {
        if self.group != group || !self.is_of_group()? {
            return Ok(None);
        }
        let item = self.item.clone();
        self.advance()?;
        Ok(Some(item))
    }
}

#[derive(Clone, Debug)]
struct Groups(Arc<Mutex<State>>);

impl Groups {
    fn step(&self) -> Result<Option<(Value, Value)>> {
        let mut state = lock(&self.0);
        if !state.begin()? {
            return Ok(None);
        }
        let members = Members { state: self.0.clone(), group: state.group };
        Ok(Some((state.key.clone(), iterator(members))))
    }
}

impl Walk for Groups {
    fn next(&mut self) -> Option<Result<Value>> {
        self.step().map(|pair| pair.map(|(key, members)| Value::tuple(vec![key, members]))).transpose()
    }

    fn next_pair(&mut self) -> NextPair {
        match self.step() {
            Ok(Some((key, members))) => NextPair::Pair(key, members),
            Ok(None) => NextPair::End,
            Err(raise) => NextPair::Failed(raise),
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        let state = lock(&self.0);
        state.items.traverse(visit);
        of_value(&state.item, visit);
        of_value(&state.key, visit);
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::GROUPBY
    }
}

/// The items of one group.
#[derive(Clone, Debug)]
struct Members {
    state: Arc<Mutex<State>>,
    group: usize,
}

impl Walk for Members {
    fn next(&mut self) -> Option<Result<Value>> {
        lock(&self.state).take(self.group).transpose()
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        Groups(self.state.clone()).traverse(visit);
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::GROUPER
    }
}

fn iterator(walk: impl Walk + 'static) -> Value {
    Iter::OfLibrary(OfLibrary(Box::new(walk))).into_value()
}

/// `_grouped(iterable, key)`
pub(super) fn grouped(_: &Function, arguments: &[Value]) -> Value {
    let [of, Value::None] = arguments else { return Value::Null };
    let is_plain = match of.plain_kind() {
        Some(Kind::Str(_) | Kind::Bytes(_) | Kind::Range(_)) => true,
        Some(Kind::List(items)) => lock(items).iter().all(Value::is_plain_key),
        Some(Kind::Tuple(items)) => items.iter().all(Value::is_plain_key),
        _ => false,
    };
    match Iter::native(of).filter(|_| is_plain) {
        Some(items) => {
            let state = State { items, item: Value::Null, key: Value::Null, group: 0 };
            iterator(Groups(Arc::new(Mutex::new(state))))
        }
        None => Value::Null,
    }
}
