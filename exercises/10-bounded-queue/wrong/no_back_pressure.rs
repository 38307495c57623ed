//! Believes: a queue has room as long as there is memory, so whoever puts need not wait.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard};

/// A queue of at most `capacity` items.
#[derive(Debug)]
pub struct Queue<T> {
    state: Mutex<State<T>>,
    /// Consumers wait here.
    not_empty: Condvar,
}

#[derive(Debug)]
struct State<T> {
    items: VecDeque<T>,
    closed: bool,
}

impl<T> Queue<T> {
    /// An empty queue that takes `capacity` items, at least 1.
    pub fn new(capacity: usize) -> Self {
        let state = Mutex::new(State { items: VecDeque::with_capacity(capacity), closed: false });
        Self { state, not_empty: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().expect("no thread panics with it")
    }

    /// Puts an item at the end, and waits before that while the queue is full. Gives the item back if the queue is closed.
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut state = self.lock();
        if state.closed {
            return Err(item);
        }
        state.items.push_back(item);
        self.not_empty.notify_one();
        Ok(())
    }

    /// Takes the item that was put first, and waits while there is none. `None` if there will never be one again.
    pub fn get(&self) -> Option<T> {
        let mut state = self.lock();
        while state.items.is_empty() && !state.closed {
            state = self.not_empty.wait(state).expect("no thread panics with it");
        }
        state.items.pop_front()
    }

    /// Nothing more comes in; what is in the queue can still be taken. Nobody waits any more.
    pub fn close(&self) {
        self.lock().closed = true;
        self.not_empty.notify_all();
    }
}
