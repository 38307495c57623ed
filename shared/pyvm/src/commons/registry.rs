//! All shared objects of a run, and who waits for them: first come, first served.

use std::collections::BTreeMap;

use crate::commons::{Answer, Object, Path, object_of};
use crate::effect::{Number, SharedRequest};
use crate::transfer::Handle;

/// So many objects may be shared; each takes some hundred bytes.
const MOST_OBJECTS: u64 = 1_000_000;

/// The most bytes of one block of shared memory.
const MOST_SHARED: u64 = 1 << 26;

/// All shared objects of a run. `W` is what the host knows a waiter by: it gives it back with the waiter's answer.
#[derive(Debug)]
pub struct Registry<W> {
    last: u64,
    objects: BTreeMap<u64, Object>,
    /// The numbers of shared memory, by its name.
    blocks: BTreeMap<String, u64>,
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
        Self { last: 0, objects: BTreeMap::new(), blocks: BTreeMap::new(), waiting: BTreeMap::new() }
    }
}

impl<W> Registry<W> {
    /// The answer to a process's request about an object, or for a new one; `None` where it has to wait.
    pub fn answer(&mut self, process: &[u32], request: &SharedRequest) -> Option<Answer> {
        match request {
            SharedRequest::Block { name, size } => return Some(self.block(process, name, *size)),
            SharedRequest::Unlink { name } => return Some(Answer::Bool(self.blocks.remove(name).is_some())),
            _ => {}
        }
        if let Some(object) = Object::new(request, process) {
            return Some(self.add(object));
        }
        match object_of(request).and_then(|number| self.objects.get_mut(&number)) {
            Some(object) => object.answer(process, request),
            None => Some(Answer::failed("OSError", "there is no such shared object")),
        }
    }

    fn add(&mut self, object: Object) -> Answer {
        if self.last >= MOST_OBJECTS {
            return Answer::failed("OSError", "a run shares a million objects at the most");
        }
        self.last += 1;
        let handles = object.handles(self.last);
        self.objects.insert(self.last, object);
        Answer::Handles(handles)
    }

    /// New shared memory of a name and a size, or what there is of that name.
    fn block(&mut self, process: &[u32], name: &str, size: Option<u64>) -> Answer {
        let known = self.blocks.get(name).copied();
        match (known, size) {
            (Some(number), None) => match self.objects.get(&number) {
                Some(object) => Answer::Handles(object.handles(number)),
                None => Answer::Nothing,
            },
            (None, Some(size)) if size <= MOST_SHARED => {
                let mut numbers = vec![Number::Int(0); usize::try_from(size).unwrap_or(0) + 1];
                numbers[0] = Number::Int(i64::try_from(size).unwrap_or(0));
                let made =
                    Object::new(&SharedRequest::NewNumbers(numbers), process).map(|made| self.add(made));
                if let Some(Answer::Handles(_)) = made {
                    self.blocks.insert(name.to_owned(), self.last);
                }
                made.unwrap_or(Answer::Nothing)
            }
            (None, Some(_)) => Answer::failed("OSError", "a block of shared memory has 64 MiB at the most"),
            _ => Answer::Nothing,
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
