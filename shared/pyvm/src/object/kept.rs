//! What a traceback keeps of a frame.

use crate::machine::variables;
use crate::object::traverse::of_value;
use crate::object::{Function, Kind, Ref, Value};

/// A frame that an exception has passed through, as the exception's traceback knows it. While the frame runs it holds
/// nothing; when the frame ends, and somebody still knows the exception, it takes over what the frame held
/// (`take_ownership`, `Python/frame.c`). Most exceptions are gone by then.
#[derive(Clone, Debug, Default)]
pub struct KeptFrame(Option<Box<Held>>);

/// What a frame held.
#[derive(Clone, Debug)]
struct Held {
    function: Value,
    /// The values of its local variables, `Null` where one had none.
    locals: Vec<Value>,
    /// The frame that called it: `f_back`.
    back: Value,
}

impl Held {
    fn function(&self) -> Option<&Function> {
        match self.function.kind() {
            Some(Kind::Function(function)) => Some(function),
            _ => None,
        }
    }
}

impl KeptFrame {
    pub(crate) fn new(function: Ref, locals: Vec<Value>, back: Option<Ref>) -> Self {
        let back = back.map_or(Value::Null, Value::Object);
        Self(Some(Box::new(Held { function: Value::Object(function), locals, back })))
    }

    /// Whether it holds nothing.
    pub(crate) fn is_vacant(&self) -> bool {
        self.0.is_none()
    }

    /// `f_locals`: its variables that have a value. `None` while it runs.
    pub(crate) fn variables(&self) -> Option<Value> {
        let held = self.0.as_ref()?;
        Some(variables(&held.function()?.code, &held.locals))
    }

    /// The names of its variables.
    pub(crate) fn names(&self) -> Vec<String> {
        let Some(held) = &self.0 else { return Vec::new() };
        let Some(function) = held.function() else { return Vec::new() };
        let all = function.code.locals.iter().zip(&held.locals);
        all.filter(|(_, value)| !value.is_null()).map(|(name, _)| name.to_string()).collect()
    }

    /// What one of its variables holds.
    pub(crate) fn variable(&self, name: &str) -> Option<Value> {
        let held = self.0.as_ref()?;
        let at = held.function()?.code.locals.iter().position(|known| &**known == name)?;
        held.locals.get(at).filter(|value| !value.is_null()).cloned()
    }

    /// Moves out what it holds, to be dropped last first: the order is that of `frame_dealloc` (`Objects/frameobject.c`).
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        if let Some(held) = self.0.take() {
            let Held { function, locals, back } = *held;
            to.push(back);
            to.extend(locals.into_iter().rev());
            to.push(function);
        }
    }

    /// What it holds.
    pub(crate) fn held(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().flat_map(|held| {
            std::iter::once(&held.function).chain(&held.locals).chain(std::iter::once(&held.back))
        })
    }

    /// Shows `visit` the objects it refers to.
    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        self.held().for_each(|value| of_value(value, visit));
    }
}
