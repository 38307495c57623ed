//! A queue between interpreters (`_interpqueues`, `Modules/_interpqueuesmodule.c`).

use std::collections::VecDeque;

use crate::commons::object::MOST_BYTES;
use crate::commons::{Answer, Path};
use crate::effect::{Number, SharedRequest};

/// A queue between interpreters.
#[derive(Debug)]
pub struct Queue {
    /// It holds so many items; 0 is no limit.
    most: u64,
    /// What becomes of an item whose interpreter has ended, where `put` does not say.
    unbound: u8,
    items: VecDeque<Item>,
    /// The bytes of all items.
    size: usize,
}

#[derive(Debug)]
struct Item {
    /// Whose it is: the process, and the interpreter in it.
    of: (Path, u64),
    content: Content,
    unbound: u8,
}

#[derive(Debug)]
enum Content {
    Bytes(Vec<u8>),
    /// Its interpreter has ended.
    Unbound,
}

/// The item is removed when its interpreter ends.
const REMOVE: u8 = 1;

impl Queue {
    pub(super) fn new(most: u64, unbound: u8) -> Self {
        Self { most, unbound, items: VecDeque::new(), size: 0 }
    }

    /// The answer to a request; `None` while it has to wait.
    pub(super) fn answer(&mut self, process: &[u32], request: &SharedRequest) -> Option<Answer> {
        Some(match request {
            SharedRequest::Put { bytes, interpreter, unbound, .. } => {
                if self.most > 0 && self.items.len() as u64 >= self.most {
                    return None;
                }
                if self.size + bytes.len() > MOST_BYTES {
                    return Some(Answer::failed("MemoryError", "a queue holds 1 GiB at the most"));
                }
                self.size += bytes.len();
                let content = Content::Bytes(bytes.clone());
                self.items.push_back(Item {
                    of: (process.to_vec(), *interpreter),
                    content,
                    unbound: *unbound,
                });
                Answer::Bool(true)
            }
            SharedRequest::Get { .. } => match self.items.pop_front()? {
                Item { content: Content::Bytes(bytes), .. } => {
                    self.size -= bytes.len();
                    Answer::Bytes(bytes)
                }
                Item { unbound, .. } => Answer::Int(unbound.into()),
            },
            SharedRequest::QueueState { .. } => {
                let numbers = [self.items.len() as u64, self.most, self.unbound.into()];
                let number = |number| Number::Int(i64::try_from(number).unwrap_or(i64::MAX));
                Answer::Numbers(numbers.map(number).to_vec())
            }
            _ => Answer::failed("TypeError", "a request about an object of another kind"),
        })
    }

    /// Takes the contents of the items of interpreters that have ended.
    pub(super) fn unbind(&mut self, has_ended: impl Fn(&[u32], u64) -> bool) {
        let size = &mut self.size;
        self.items.retain_mut(|item| {
            if !has_ended(&item.of.0, item.of.1) {
                return true;
            }
            if let Content::Bytes(bytes) = std::mem::replace(&mut item.content, Content::Unbound) {
                *size -= bytes.len();
            }
            item.unbound != REMOVE
        });
    }
}
