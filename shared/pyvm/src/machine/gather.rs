//! All items of a generator, for a native function that wants them at once: `list(generator)`, `sorted(generator)`.

use crate::machine::After;
use crate::machine::frame::Frame;
use crate::machine::thread::ThreadState;
use crate::object::{Calling, MOST_ITEMS, Raise, Ref, Result, Value};

/// The items so far, and the call that gets them as a list in the place of its last argument.
#[derive(Clone, Debug)]
pub struct Gathering {
    generator: Ref,
    items: Vec<Value>,
    calling: Calling,
}

impl Gathering {
    pub(crate) fn new(generator: Ref, calling: Calling) -> Self {
        Self { generator, items: Vec::new(), calling }
    }

    /// Keeps an item, if there may be so many.
    #[inline]
    pub(crate) fn keep(&mut self, item: &mut Value) -> bool {
        let fits = self.items.len() < MOST_ITEMS;
        if fits {
            self.items.push(std::mem::take(item));
        }
        fits
    }

    /// The call, when all items are there.
    pub(crate) fn finish(self) -> Calling {
        let Self { items, mut calling, .. } = self;
        if let Some(last) = calling.arguments.last_mut() {
            *last = Value::list(items);
        }
        calling
    }
}

impl ThreadState {
    /// Keeps an item, and lets the generator go on.
    pub(crate) fn gather_on(
        &mut self,
        frame: &mut Frame,
        mut gathering: Box<Gathering>,
        mut item: Value,
    ) -> Result<Option<Calling>> {
        if !gathering.keep(&mut item) {
            return Err(Raise::memory_error("the sequence would be larger than this machine's limit"));
        }
        let generator = gathering.generator.clone();
        self.resume(frame, generator, Ok(Value::None), After::Gather(gathering))
    }
}
