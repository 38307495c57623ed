//! The objects that the processes of a run share, and who waits for them: first come, first served.

use std::collections::BTreeMap;

use pyvm::SharedRequest;
use pyvm::commons::{Answer, Object, object_of};
use pyvm::transfer::Handle;

use crate::thread::ThreadId;

/// So many objects may be shared; the same as on a real machine.
const MOST_OBJECTS: u64 = 1_000_000;

/// The shared objects.
#[derive(Default)]
pub(crate) struct Commons {
    last: u64,
    objects: BTreeMap<u64, Object>,
    waiting: BTreeMap<u64, Vec<Waiter>>,
}

struct Waiter {
    thread: ThreadId,
    process: Vec<u32>,
    request: SharedRequest,
}

impl Commons {
    /// The answer to a request; `None` where it has to wait.
    pub(crate) fn answer(&mut self, process: &[u32], request: &SharedRequest) -> Option<Answer> {
        if let Some(object) = Object::new(request, process) {
            if self.last >= MOST_OBJECTS {
                return Some(Answer::failed("OSError", "a run shares a million objects at the most"));
            }
            self.last += 1;
            let handles = object.handles(self.last);
            self.objects.insert(self.last, object);
            return Some(Answer::Handles(handles));
        }
        match object_of(request).and_then(|number| self.objects.get_mut(&number)) {
            Some(object) => object.answer(process, request),
            None => Some(Answer::failed("OSError", "there is no such shared object")),
        }
    }

    /// A thread waits for the answer to its request.
    pub(crate) fn wait(&mut self, thread: ThreadId, process: &[u32], request: &SharedRequest) {
        if let Some(object) = object_of(request) {
            let waiter = Waiter { thread, process: process.to_vec(), request: request.clone() };
            self.waiting.entry(object).or_default().push(waiter);
        }
    }

    /// Those who wait for an object and need not any more, with their answers.
    pub(crate) fn woken(&mut self, number: u64) -> Vec<(ThreadId, Answer)> {
        let (Some(object), Some(waiters)) = (self.objects.get_mut(&number), self.waiting.get_mut(&number))
        else {
            return Vec::new();
        };
        let mut woken = Vec::new();
        for waiter in std::mem::take(waiters) {
            match object.answer(&waiter.process, &waiter.request) {
                Some(answer) => woken.push((waiter.thread, answer)),
                None => waiters.push(waiter),
            }
        }
        if waiters.is_empty() {
            self.waiting.remove(&number);
        }
        woken
    }

    /// A thread waits no longer.
    pub(crate) fn forget(&mut self, thread: ThreadId) {
        self.waiting.retain(|_, waiters| {
            waiters.retain(|waiter| waiter.thread != thread);
            !waiters.is_empty()
        });
    }

    /// An interpreter of a process has ended, of which items are left in queues.
    pub(crate) fn unbind(&mut self, process: &[u32], interpreter: u64) {
        self.objects.values_mut().for_each(|object| object.forget_interpreter(process, interpreter));
    }

    /// A process begins with these ends of pipes.
    pub(crate) fn begin(&mut self, process: &[u32], ends: &[Handle]) {
        for handle in ends {
            if let Some(object) = self.objects.get_mut(&handle.object) {
                object.inherit(handle.end, process);
            }
        }
    }

    /// A process has ended: what it had open is closed, which may be an answer to others.
    pub(crate) fn end(&mut self, process: &[u32]) -> Vec<(ThreadId, Answer)> {
        self.objects.values_mut().for_each(|object| object.forget(process));
        let numbers: Vec<u64> = self.waiting.keys().copied().collect();
        numbers.into_iter().flat_map(|number| self.woken(number)).collect()
    }
}
