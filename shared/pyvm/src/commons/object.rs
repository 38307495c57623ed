//! Semaphores, pipes, numbers and queues, as plain data. Who waits, and how, is the host's affair.

use std::collections::VecDeque;

use crate::commons::queue::Queue;
use crate::commons::{Answer, Path};
use crate::effect::{Number, SharedRequest};
use crate::transfer::Handle;

/// An object that processes share.
#[derive(Debug)]
pub enum Object {
    /// A semaphore.
    Semaphore {
        /// How many can be taken now.
        value: u64,
        /// The most that it can hold.
        most: u64,
    },
    /// A pipe: what its two ends have.
    Pipe(Box<[End; 2]>),
    /// Numbers in shared memory.
    Numbers(Vec<Number>),
    /// A queue between interpreters.
    Queue(Box<Queue>),
}

/// One end of a pipe.
#[derive(Debug, Default)]
pub struct End {
    /// What waits to be received here.
    messages: VecDeque<Vec<u8>>,
    /// The bytes of all of them.
    size: usize,
    /// The processes that have this end open.
    open: Vec<Path>,
    /// Whether anything can come here.
    receives: bool,
}

/// A pipe holds this much; CPython's holds 64 KiB, and `Queue` feeds it from a thread.
pub(super) const MOST_BYTES: usize = 1 << 30;

impl Object {
    /// A new object, made by this process.
    pub fn new(request: &SharedRequest, process: &[u32]) -> Option<Self> {
        let end = |receives| End { open: vec![process.to_vec()], receives, ..End::default() };
        Some(match request {
            SharedRequest::NewSemaphore { value, most } => Self::Semaphore { value: *value, most: *most },
            SharedRequest::NewPipe { both_ways } => Self::Pipe(Box::new([end(true), end(*both_ways)])),
            SharedRequest::NewNumbers(numbers) => Self::Numbers(numbers.clone()),
            SharedRequest::NewQueue { most, unbound } => Self::Queue(Box::new(Queue::new(*most, *unbound))),
            _ => return None,
        })
    }

    /// The handles of a new object.
    pub fn handles(&self, object: u64) -> Vec<Handle> {
        let ends = if matches!(self, Self::Pipe(_)) { 0..2 } else { 0..1 };
        ends.map(|end| Handle { object, end }).collect()
    }

    /// The answer to a request; `None` while it has to wait.
    pub fn answer(&mut self, process: &[u32], request: &SharedRequest) -> Option<Answer> {
        Some(match (request, self) {
            (SharedRequest::Acquire { .. }, Self::Semaphore { value, .. }) => {
                if *value == 0 {
                    return None;
                }
                *value -= 1;
                Answer::Bool(true)
            }
            (SharedRequest::Release { .. }, Self::Semaphore { value, most }) => {
                let fits = *value < *most;
                *value += u64::from(fits);
                Answer::Bool(fits)
            }
            (SharedRequest::SemaphoreValue { .. }, Self::Semaphore { value, .. }) => Answer::Int(*value),
            (SharedRequest::Send { end, bytes }, Self::Pipe(ends)) => {
                let other = &mut ends[usize::from(end.end & 1 == 0)];
                if !other.receives {
                    return Some(Answer::failed("OSError", "connection is read-only"));
                }
                if other.open.is_empty() {
                    return Some(Answer::failed("BrokenPipeError", "[Errno 32] Broken pipe"));
                }
                if other.size + bytes.len() > MOST_BYTES {
                    return Some(Answer::failed("MemoryError", "a pipe holds 1 GiB at the most"));
                }
                other.size += bytes.len();
                other.messages.push_back(bytes.clone());
                Answer::Nothing
            }
            (SharedRequest::Receive { end, .. }, Self::Pipe(ends)) => {
                let (own, other) = (usize::from(end.end & 1), usize::from(end.end & 1 == 0));
                match ends[own].messages.pop_front() {
                    Some(message) => {
                        ends[own].size -= message.len();
                        Answer::Bytes(message)
                    }
                    None if !ends[own].receives => Answer::failed("OSError", "connection is write-only"),
                    None if ends[other].open.is_empty() => Answer::failed("EOFError", ""),
                    None => return None,
                }
            }
            (SharedRequest::Poll { end, .. }, Self::Pipe(ends)) => {
                let (own, other) = (usize::from(end.end & 1), usize::from(end.end & 1 == 0));
                if ends[own].messages.is_empty() && !ends[other].open.is_empty() {
                    return None;
                }
                Answer::Bool(true)
            }
            (SharedRequest::Close { end }, Self::Pipe(ends)) => {
                ends[usize::from(end.end & 1)].open.retain(|open| open != process);
                Answer::Nothing
            }
            (SharedRequest::Numbers { at, count, .. }, Self::Numbers(numbers)) => {
                let range = usize::try_from(*at).ok().zip(usize::try_from(*count).ok());
                match range.and_then(|(at, count)| numbers.get(at..at.checked_add(count)?)) {
                    Some(found) => Answer::Numbers(found.to_vec()),
                    None => Answer::failed("IndexError", "invalid index"),
                }
            }
            (SharedRequest::SetNumbers { at, numbers: new, .. }, Self::Numbers(numbers)) => {
                let at = usize::try_from(*at).unwrap_or(usize::MAX);
                match numbers.get_mut(at..at.saturating_add(new.len())) {
                    Some(place) => {
                        place.copy_from_slice(new);
                        Answer::Nothing
                    }
                    None => Answer::failed("IndexError", "invalid index"),
                }
            }
            (request, Self::Queue(queue)) => return queue.answer(process, request),
            _ => Answer::failed("TypeError", "a request about an object of another kind"),
        })
    }

    /// A process inherits an end of a pipe.
    pub fn inherit(&mut self, end: u8, process: &[u32]) {
        if let Self::Pipe(ends) = self
            && let Some(end) = ends.get_mut(usize::from(end))
            && !is_open(end, process)
        {
            end.open.push(process.to_vec());
        }
    }

    /// A process has ended, and those that it started: whatever they had open is closed.
    pub fn forget(&mut self, process: &[u32]) {
        if let Self::Pipe(ends) = self {
            for end in ends.iter_mut() {
                end.open.retain(|open| !open.starts_with(process));
            }
        }
        if let Self::Queue(queue) = self {
            queue.unbind(|of, _| of.starts_with(process));
        }
    }

    /// An interpreter of a process has ended.
    pub fn forget_interpreter(&mut self, process: &[u32], interpreter: u64) {
        if let Self::Queue(queue) = self {
            queue.unbind(|of, number| of == process && number == interpreter);
        }
    }
}

fn is_open(end: &End, process: &[u32]) -> bool {
    end.open.iter().any(|open| open == process)
}
