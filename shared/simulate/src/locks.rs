//! Who waits for which lock of the program (`threading.Lock` and all that is built on it), in one process.

use std::collections::VecDeque;

use pyvm::object::Ref;

use crate::thread::ThreadId;

/// The threads that wait for locks. Looked through in order: few locks are waited for at a time.
#[derive(Default)]
pub(crate) struct Locks(Vec<(Ref, VecDeque<ThreadId>)>);

impl Locks {
    /// A thread begins to wait.
    pub(crate) fn wait(&mut self, lock: &Ref, thread: ThreadId) {
        match self.0.iter_mut().find(|(other, _)| Ref::ptr_eq(other, lock)) {
            Some((_, waiting)) => waiting.push_back(thread),
            None => self.0.push((lock.clone(), VecDeque::from([thread]))),
        }
    }

    /// The lock is free: who is woken, the one that has waited longest.
    pub(crate) fn wake(&mut self, lock: &Ref) -> Option<ThreadId> {
        let at = self.0.iter().position(|(other, _)| Ref::ptr_eq(other, lock))?;
        let woken = self.0[at].1.pop_front();
        self.tidy(at);
        woken
    }

    /// A thread waits no longer.
    pub(crate) fn forget(&mut self, thread: ThreadId) {
        let found = self.0.iter().position(|(_, waiting)| waiting.contains(&thread));
        if let Some(at) = found {
            self.0[at].1.retain(|waiter| *waiter != thread);
            self.tidy(at);
        }
    }

    fn tidy(&mut self, at: usize) {
        if self.0[at].1.is_empty() {
            self.0.swap_remove(at);
        }
    }
}
