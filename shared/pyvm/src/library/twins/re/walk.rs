//! `finditer`: matches, one after the other.

use super::patterns::Maker;
use crate::builtins::iterators as classes;
use crate::modules::re::Search;
use crate::object::traverse::of_value;
use crate::object::{Raise, Ref, Result, Type, Value, Walk};

/// The walk over the matches of a pattern in a text whose characters are its bytes.
#[derive(Clone, Debug)]
pub(super) struct Matches {
    maker: Maker,
    pattern: Value,
    text: Value,
    compiled: Value,
    /// Between which places it was to look.
    bounds: (usize, usize),
    /// Where it goes on; beyond all once there are no more.
    at: usize,
    after_empty: bool,
}

impl Matches {
    pub(super) fn new(
        maker: Maker,
        pattern: &Value,
        text: &Value,
        compiled: Value,
        bounds: (usize, usize),
    ) -> Self {
        let (pattern, text) = (pattern.clone(), text.clone());
        Self { maker, pattern, text, compiled, bounds, at: bounds.0, after_empty: false }
    }
}

impl Walk for Matches {
    fn next(&mut self) -> Option<Result<Value>> {
        if self.at > self.bounds.1 {
            return None;
        }
        let search = Search::new(&self.compiled, &self.text)?;
        let Some(found) = search.next(self.at, self.bounds.1, self.after_empty) else {
            self.at = usize::MAX;
            return Some(Err(Raise::runtime_error(
                "the regular expression takes too long: it backtracks too much",
            )));
        };
        let place = |place: i64| usize::try_from(place).unwrap_or(usize::MAX);
        match found.as_deref() {
            Some(spans @ [start, end, ..]) => {
                (self.at, self.after_empty) = (place(*end), start == end);
                Some(Ok(self.maker.make(&self.pattern, &self.text, self.bounds, spans)))
            }
            _ => {
                self.at = usize::MAX;
                None
            }
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        [&self.pattern, &self.text, &self.compiled].into_iter().for_each(|value| of_value(value, visit));
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::CALLABLE_ITERATOR
    }
}
