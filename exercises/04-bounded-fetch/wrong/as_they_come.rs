//! Believes: threads end in the order in which they were started.

use crate::{Fetch, Page};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Fetches all addresses, up to `limit` at the same time. The pages are in the order of the addresses.
pub fn fetch_all(addresses: Vec<String>, limit: usize, fetch: &Fetch) -> Vec<Page> {
    let workers = limit.max(1).min(addresses.len());
    let queue = Arc::new(Mutex::new(addresses.into_iter()));
    let pages = Arc::new(Mutex::new(Vec::new()));
    let threads: Vec<_> = (0..workers)
        .map(|_| {
            let (queue, fetch) = (Arc::clone(&queue), Arc::clone(fetch));
            let pages = Arc::clone(&pages);
            thread::spawn(move || {
                loop {
                    let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some(address) = next else { return };
                    let page = fetch(&address);
                    pages.lock().unwrap().push(page);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    std::mem::take(&mut *pages.lock().unwrap())
}
