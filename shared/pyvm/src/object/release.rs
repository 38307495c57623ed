//! How objects die: one after the other, however deep they are nested.
//!
//! Left to itself, Rust would drop a list inside a list inside a list by recursion and overflow the
//! stack. CPython has the same problem and the same cure, its "trashcan" (`Objects/object.c`).

use crate::object::{Kind, Object, Value};

impl Drop for Object {
    fn drop(&mut self) {
        let mut dying = Vec::new();
        self.kind.give_up(&mut dying);
        while let Some(value) = dying.pop() {
            if let Value::Object(object) = value
                && let Some(mut last) = std::sync::Arc::into_inner(object)
            {
                last.kind.give_up(&mut dying);
            }
        }
    }
}

impl Kind {
    /// Moves the values that an object holds to `to`.
    fn give_up(&mut self, to: &mut Vec<Value>) {
        match self {
            Self::Tuple(items) => to.append(items),
            Self::List(items) => to.append(items.get_mut().unwrap_or_else(|poisoned| poisoned.into_inner())),
            Self::Function(function) => to.append(&mut function.defaults),
            Self::BoundMethod(method) => to.push(std::mem::take(&mut method.receiver)),
            Self::Thread(thread) => {
                to.append(&mut thread.arguments);
                to.push(std::mem::take(&mut thread.target));
            }
            Self::Process(process) => {
                to.append(&mut process.arguments);
                to.push(std::mem::take(&mut process.target));
            }
            // These hold nothing, or an iterator, whose sequence dies by this very function.
            Self::Str(_) | Self::BigInt(_) | Self::Range(_) | Self::Iterator(_) => {}
            Self::Code(_) | Self::Exception(_) | Self::Pool(_) => {}
        }
    }
}
