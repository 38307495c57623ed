//! Walks that are no walk over one container: those of `itertools`.

use std::fmt::Debug;

use crate::object::{Ref, Result, Type, Value};

/// A walk that some module of the library makes.
pub(crate) trait Walk: Debug + Send + Sync {
    /// The next item.
    fn next(&mut self) -> Option<Result<Value>>;

    /// Shows `visit` the objects it refers to.
    fn traverse(&self, visit: &mut dyn FnMut(&Ref));

    /// Another walk that has come as far.
    fn copy(&self) -> Box<dyn Walk>;

    /// The class of its iterator object.
    fn class(&self) -> &'static Type;
}

/// A walk of the library's.
#[derive(Debug)]
pub struct OfLibrary(pub(crate) Box<dyn Walk>);

impl Clone for OfLibrary {
    fn clone(&self) -> Self {
        Self(self.0.copy())
    }
}
