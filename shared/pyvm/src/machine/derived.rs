//! Which classes derived from `dict` leave its items to it: `Counter` and `defaultdict` do.

use std::sync::Arc;

use crate::machine::Interpreter;
use crate::object::{Dict, Instance, Kind, Mutex, Value, find};

/// What a class can have of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Method {
    Get,
    Set,
    Contains,
}

/// A thread's memory of some such classes.
#[derive(Debug, Default)]
pub(crate) struct Derived {
    /// The number of changes to classes that the entries have seen.
    changes: u64,
    /// Classes by their numbers, and for each [`Method`] whether it is the one of `dict`.
    classes: [(u32, [bool; 3]); 4],
    next: usize,
}

impl Derived {
    /// The dict in an object of a derived class, where that class leaves it the method.
    #[inline]
    pub(crate) fn dict<'v>(
        &mut self,
        interpreter: &Arc<Interpreter>,
        container: &'v Value,
        method: Method,
    ) -> Option<&'v Mutex<Dict>> {
        let Value::Object(object) = container else { return None };
        let Kind::Extended(extended) = &object.kind else { return None };
        let Value::Object(payload) = &extended.payload else { return None };
        let Kind::Dict(dict) = &payload.kind else { return None };
        if self.leaves(interpreter, &extended.instance)[method as usize] { Some(dict) } else { None }
    }

    fn leaves(&mut self, interpreter: &Arc<Interpreter>, instance: &Instance) -> [bool; 3] {
        let changes = interpreter.class_changes();
        if self.changes != changes {
            *self = Self { changes, ..Self::default() };
        }
        if let Some((_, leaves)) = self.classes.iter().find(|(id, _)| *id == instance.class().id) {
            return *leaves;
        }
        let class = Value::Object(instance.class_ref().clone());
        let leaves = ["__getitem__", "__setitem__", "__contains__"]
            .map(|name| matches!(find(&class, name), Some(Value::Native(_))));
        self.classes[self.next % 4] = (instance.class().id, leaves);
        self.next += 1;
        leaves
    }
}
