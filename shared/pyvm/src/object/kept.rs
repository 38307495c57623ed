//! What a traceback keeps of a frame.

use crate::machine::variables;
use crate::object::traverse::of_value;
use crate::object::{Kind, Ref, Value};

/// A frame that an exception has passed through, as the exception's traceback knows it. While the frame runs it holds
/// nothing; when the frame ends, and somebody still knows the exception, it takes over what the frame held
/// (`take_ownership`, `Python/frame.c`).
#[derive(Clone, Debug, Default)]
pub struct KeptFrame {
    function: Value,
    /// The values of its local variables, `Null` where one had none.
    locals: Vec<Value>,
    /// The frame that called it: `f_back`.
    back: Value,
}

impl KeptFrame {
    pub(crate) fn new(function: Ref, locals: Vec<Value>, back: Option<Ref>) -> Self {
        Self { function: Value::Object(function), locals, back: back.map_or(Value::Null, Value::Object) }
    }

    /// `f_locals`: its variables that have a value. `None` while it runs.
    pub(crate) fn variables(&self) -> Option<Value> {
        match self.function.kind() {
            Some(Kind::Function(function)) => Some(variables(&function.code, &self.locals)),
            _ => None,
        }
    }

    /// The names of its variables.
    pub(crate) fn names(&self) -> Vec<String> {
        match self.function.kind() {
            Some(Kind::Function(function)) => {
                let held = function.code.locals.iter().zip(&self.locals);
                held.filter(|(_, value)| !value.is_null()).map(|(name, _)| name.to_string()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What one of its variables holds.
    pub(crate) fn variable(&self, name: &str) -> Option<Value> {
        let Some(Kind::Function(function)) = self.function.kind() else { return None };
        let at = function.code.locals.iter().position(|known| &**known == name)?;
        self.locals.get(at).filter(|value| !value.is_null()).cloned()
    }

    /// Moves out what it holds, to be dropped last first: the order is that of `frame_dealloc` (`Objects/frameobject.c`).
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        to.push(std::mem::take(&mut self.back));
        to.extend(self.locals.drain(..).rev());
        to.push(std::mem::take(&mut self.function));
    }

    /// What it holds.
    pub(crate) fn held(&self) -> impl Iterator<Item = &Value> {
        std::iter::once(&self.function).chain(&self.locals).chain(std::iter::once(&self.back))
    }

    /// Shows `visit` the objects it refers to.
    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        self.held().for_each(|value| of_value(value, visit));
    }
}
