//! A thread's copies of the globals that it reads, see [`Namespace`].

use std::sync::Arc;

use crate::builtins;
use crate::machine::Interpreter;
use crate::object::{Cached, Namespace, Result, Value};

/// So many globals a thread reads where they are, before it makes copies: a thread that does little touches little memory.
const READ_IN_PLACE: u32 = 256;

/// The copies, of each module.
#[derive(Debug, Default)]
pub(crate) struct Globals {
    modules: Vec<Vec<Cached>>,
    /// How many were read in place.
    read: u32,
}

impl Globals {
    /// The copies of a module's globals, if there are any.
    #[inline(always)]
    pub(crate) fn of(&self, module: &Namespace) -> Option<&[Cached]> {
        self.modules.get(module.number).map(|copies| &copies[..])
    }

    /// The value of a global, as long as no copies are made.
    #[inline(never)]
    pub(crate) fn in_place(&mut self, module: &Namespace, slot: u32) -> Option<Value> {
        if self.read == READ_IN_PLACE {
            return None;
        }
        self.read += 1;
        Some(module.at(slot)).filter(|value| !value.is_null())
    }

    /// The value of a global of which the thread has no copy, though it makes copies of this module's; it keeps one from now
    /// on, where it keeps such values. `None` where the global is unbound, or somebody else is at it.
    #[inline(always)]
    pub(crate) fn in_slot(&mut self, module: &Namespace, slot: u32) -> Option<Value> {
        module.in_slot(slot, self.modules.get_mut(module.number)?)
    }

    /// The value of a global, or else of a built-in.
    ///
    /// # Errors
    /// `NameError`.
    pub(crate) fn read(
        &mut self,
        interpreter: &Arc<Interpreter>,
        module: &Namespace,
        slot: u32,
    ) -> Result<Value> {
        let builtin = || builtins::named(interpreter, module.name(slot));
        if self.read < READ_IN_PLACE {
            return self.in_place(module, slot).map_or_else(builtin, Ok);
        }
        let copies = self.copies(module);
        let value = module.load(slot, copies);
        if !value.is_null() {
            return Ok(value);
        }
        let value = builtin()?;
        module.keep_builtin(slot, copies, &value);
        Ok(value)
    }

    /// The copies of a module's globals; there are some from now on.
    fn copies(&mut self, module: &Namespace) -> &mut [Cached] {
        if self.modules.len() <= module.number {
            self.modules.resize(module.number + 1, Vec::new());
        }
        let copies = &mut self.modules[module.number];
        if copies.len() < module.len() {
            copies.resize(module.len(), Cached::default());
        }
        copies
    }
}
