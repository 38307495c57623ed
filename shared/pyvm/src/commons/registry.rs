//! All shared objects of a run, and who waits for them: first come, first served.

use std::collections::BTreeMap;

use crate::commons::{Answer, Object, Path, object_of};
use crate::effect::SharedRequest;
use crate::transfer::Handle;

/// So many objects may be shared; each takes some hundred bytes.
const MOST_OBJECTS: u64 = 1_000_000;

/// All shared objects of a run. `W` is what the host knows a waiter by: it gives it back with the waiter's answer.
#[derive(Debug)]
pub struct Registry<W> {
    last: u64,
    objects: BTreeMap<u64, Object>,
    /// Who waits for an object, by the object's number.
    waiting: BTreeMap<u64, Vec<Waiter<W>>>,
}

#[derive(Debug)]
struct Waiter<W> {
    who: W,
    process: Path,
    request: SharedRequest,
}

impl<W> Default for Registry<W> {
    fn default() -> Self {
        Self { last: 0, objects: BTreeMap::new(), waiting: BTreeMap::new() }
    }
}

impl<W> Registry<W> {
    /// The answer to a process's request about an object, or for a new one; `None` where it has to wait.
    pub fn answer(&mut self, process: &[u32], request: &SharedRequest) -> Option<Answer> {
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

    /// Somebody waits for the answer to a request.
    pub fn wait(&mut self, who: W, process: &[u32], request: SharedRequest) {
        if let Some(object) = object_of(&request) {
            let waiter = Waiter { who, process: process.to_vec(), request };
            self.waiting.entry(object).or_default().push(waiter);
        }
    }

    /// Those who wait for an object and need not any more, with their answers.
    pub fn woken(&mut self, number: u64) -> Vec<(W, Answer)> {
        let (Some(object), Some(waiters)) = (self.objects.get_mut(&number), self.waiting.get_mut(&number))
        else {
            return Vec::new();
        };
        let mut woken = Vec::new();
        for waiter in std::mem::take(waiters) {
            match object.answer(&waiter.process, &waiter.request) {
                Some(answer) => woken.push((waiter.who, answer)),
                None => waiters.push(waiter),
            }
        }
        if waiters.is_empty() {
            self.waiting.remove(&number);
        }
        woken
    }

    /// As [`Self::woken`], for every object that somebody waits for.
    pub fn all_woken(&mut self) -> Vec<(W, Answer)> {
        let numbers: Vec<u64> = self.waiting.keys().copied().collect();
        numbers.into_iter().flat_map(|number| self.woken(number)).collect()
    }

    /// Those for whom `leaves` holds wait no longer, and get no answer.
    pub fn withdraw(&mut self, leaves: impl Fn(&W, &[u32]) -> bool) {
        self.waiting.retain(|_, waiters| {
            waiters.retain(|waiter| !leaves(&waiter.who, &waiter.process));
            !waiters.is_empty()
        });
    }

    /// An interpreter of a process has ended, of which items are left in queues.
    pub fn unbind(&mut self, process: &[u32], interpreter: u64) {
        self.objects.values_mut().for_each(|object| object.forget_interpreter(process, interpreter));
    }

    /// A process begins with these ends of pipes.
    pub fn begin(&mut self, process: &[u32], ends: &[Handle]) {
        for handle in ends {
            if let Some(object) = self.objects.get_mut(&handle.object) {
                object.inherit(handle.end, process);
            }
        }
    }

    /// A process has ended: what it had open is closed, which may be an answer to others.
    pub fn end(&mut self, process: &[u32]) {
        self.objects.values_mut().for_each(|object| object.forget(process));
    }
}
