//! Texts of one ASCII character, of which a thread keeps one each, as CPython does for all of them together
//! (`_Py_SINGLETON(strings).ascii`, `Include/internal/pycore_global_strings.h`).

use crate::object::{Here, Value};

/// How many ASCII characters there are.
const ALL: usize = 128;

/// The texts that a thread has made so far, by their character.
#[derive(Debug, Default)]
pub(crate) struct Characters(Vec<Value>);

impl Characters {
    /// The text of one character.
    #[inline(always)]
    pub(crate) fn get(&mut self, character: u8, here: Here<'_>) -> Value {
        match self.known(character, here) {
            Some(text) => text,
            None => self.make(character),
        }
    }

    /// The same, if it has been made and copying it takes no call.
    #[inline(always)]
    pub(crate) fn known(&self, character: u8, here: Here<'_>) -> Option<Value> {
        self.0.get(usize::from(character))?.copied(here)
    }

    #[cold]
    #[inline(never)]
    fn make(&mut self, character: u8) -> Value {
        if self.0.is_empty() {
            self.0.resize(ALL, Value::Null);
        }
        let text = Value::character(char::from(character));
        if let Some(place) = self.0.get_mut(usize::from(character)) {
            *place = text.clone();
        }
        text
    }
}
