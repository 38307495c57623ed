//! Believes: to wait is to ask again until the answer is yes.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};
use std::thread;

/// A queue of at most `capacity` items.
#[derive(Debug)]
pub struct Queue<T> {
    capacity: usize,
    state: Mutex<State<T>>,
}

#[derive(Debug)]
struct State<T> {
    items: VecDeque<T>,
    closed: bool,
}

impl<T> Queue<T> {
    /// An empty queue that takes `capacity` items, at least 1.
    pub fn new(capacity: usize) -> Self {
        let state = Mutex::new(State { items: VecDeque::new(), closed: false });
        Self { capacity, state }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().expect("no thread panics with it")
    }

    /// Puts an item at the end, and waits before that while the queue is full. Gives the item back if the queue is closed.
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut state = self.lock();
        while state.items.len() >= self.capacity && !state.closed {
            drop(state);
            thread::yield_now();
            state = self.lock();
        }
        if state.closed {
            return Err(item);
        }
        state.items.push_back(item);
        Ok(())
    }

    /// Takes the item that was put first, and waits while there is none. `None` if there will never be one again.
    pub fn get(&self) -> Option<T> {
        let mut state = self.lock();
        while state.items.is_empty() && !state.closed {
            drop(state);
            thread::yield_now();
            state = self.lock();
        }
        state.items.pop_front()
    }

    /// Nothing more comes in; what is in the queue can still be taken. Nobody waits any more.
    pub fn close(&self) {
        self.lock().closed = true;
    }
}
