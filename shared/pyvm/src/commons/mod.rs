//! The objects that processes share: semaphores, pipes, numbers; and the queues between interpreters.
//!
//! Everything else of `multiprocessing` is made of these, as CPython makes it of POSIX semaphores, pipes and mapped
//! memory. A host keeps them for all processes of a run.

mod answer;
mod object;
mod population;
mod queue;
mod registry;

use crate::effect::SharedRequest;

pub use answer::Answer;
pub use object::{End, Object};
pub use population::{MOST_NESTED, Population};
pub use queue::Queue;
pub use registry::Registry;

/// The numbers of the processes from the run's first one down to one of them.
pub type Path = Vec<u32>;

/// What a request is about, and how long it may wait.
pub fn object_of(request: &SharedRequest) -> Option<u64> {
    match request {
        SharedRequest::Acquire { semaphore, .. }
        | SharedRequest::Release { semaphore }
        | SharedRequest::SemaphoreValue { semaphore } => Some(semaphore.object),
        SharedRequest::Send { end, .. }
        | SharedRequest::Receive { end, .. }
        | SharedRequest::Poll { end, .. }
        | SharedRequest::Close { end } => Some(end.object),
        SharedRequest::Numbers { of, .. } | SharedRequest::SetNumbers { of, .. } => Some(of.object),
        SharedRequest::Put { queue, .. }
        | SharedRequest::Get { queue, .. }
        | SharedRequest::QueueState { queue } => Some(queue.object),
        _ => None,
    }
}

/// How long a request may wait, in seconds.
pub fn timeout_of(request: &SharedRequest) -> Option<f64> {
    match request {
        SharedRequest::Acquire { timeout, .. }
        | SharedRequest::Receive { timeout, .. }
        | SharedRequest::Poll { timeout, .. }
        | SharedRequest::Put { timeout, .. }
        | SharedRequest::Get { timeout, .. } => *timeout,
        _ => None,
    }
}
