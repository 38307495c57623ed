//! `any` and `all` of a generator: its items come one after the other, each from Python code.

use std::sync::Arc;

use crate::machine::{After, Interpreter};
use crate::object::{Calling, Ref, Value, own_special};

/// Which item decides.
#[derive(Clone, Debug)]
pub struct Deciding {
    /// Where the items come from.
    pub(crate) generator: Ref,
    /// The truth that is looked for.
    pub(crate) until: bool,
}

impl Deciding {
    /// Whether the next item has to be asked for, where that is to be seen from a number or constant.
    #[inline]
    pub(crate) fn passes(&self, item: &Value) -> bool {
        match item {
            Value::True => !self.until,
            Value::False | Value::None => self.until,
            Value::Int(number) => (*number != 0) != self.until,
            _ => false,
        }
    }

    /// Whether this item decides; an error that is the call that says so, where its class has to be asked.
    pub(crate) fn decides(&self, interpreter: &Arc<Interpreter>, item: &Value) -> Result<bool, Box<Calling>> {
        if own_special(item, "__bool__").is_some() || own_special(item, "__len__").is_some() {
            let function = if self.until { "any_after" } else { "all_after" };
            return Err(Box::new(Calling {
                callable: interpreter.library_function(function),
                arguments: vec![item.clone(), Value::Object(self.generator.clone())],
                keywords: Value::Null,
                after: After::Push,
            }));
        }
        Ok(item.is_true() == self.until)
    }
}
