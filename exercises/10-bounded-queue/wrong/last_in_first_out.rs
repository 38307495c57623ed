//! Believes: a `Vec` with `push` and `pop` is a queue.

use std::sync::{Condvar, Mutex, MutexGuard};

/// A queue of at most `capacity` items.
#[derive(Debug)]
pub struct Queue<T> {
    capacity: usize,
    state: Mutex<State<T>>,
    /// Producers wait here.
    not_full: Condvar,
    /// Consumers wait here. With one condition variable for both, a consumer's call could wake a consumer.
    not_empty: Condvar,
}

#[derive(Debug)]
struct State<T> {
    items: Vec<T>,
    closed: bool,
}

impl<T> Queue<T> {
    /// An empty queue that takes `capacity` items, at least 1.
    pub fn new(capacity: usize) -> Self {
        let state = Mutex::new(State { items: Vec::new(), closed: false });
        Self { capacity, state, not_full: Condvar::new(), not_empty: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().expect("no thread panics with it")
    }

    /// Puts an item at the end, and waits before that while the queue is full. Gives the item back if the queue is closed.
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut state = self.lock();
        while state.items.len() >= self.capacity && !state.closed {
            state = self.not_full.wait(state).expect("no thread panics with it");
        }
        if state.closed {
            return Err(item);
        }
        state.items.push(item);
        self.not_empty.notify_one();
        Ok(())
    }

    /// Takes the item that was put first, and waits while there is none. `None` if there will never be one again.
    pub fn get(&self) -> Option<T> {
        let mut state = self.lock();
        while state.items.is_empty() && !state.closed {
            state = self.not_empty.wait(state).expect("no thread panics with it");
        }
        let item = state.items.pop();
        self.not_full.notify_one();
        item
    }

    /// Nothing more comes in; what is in the queue can still be taken. Nobody waits any more.
    pub fn close(&self) {
        self.lock().closed = true;
        self.not_full.notify_all();
        self.not_empty.notify_all();
    }
}
