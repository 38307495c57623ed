//! A fetcher: a few threads share a queue of numbered addresses.

use crate::{Fetch, Page};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Fetches all addresses, up to `limit` at the same time. The pages are in the order of the addresses.
pub fn fetch_all(addresses: Vec<String>, limit: usize, fetch: &Fetch) -> Vec<Page> {
    let workers = limit.max(1).min(addresses.len());
    let count = addresses.len();
    let queue = Arc::new(Mutex::new(addresses.into_iter().enumerate()));
    // As many threads as requests may be in flight: nobody has to count.
    let threads: Vec<_> = (0..workers)
        .map(|_| {
            let (queue, fetch) = (Arc::clone(&queue), Arc::clone(fetch));
            thread::spawn(move || {
                let mut pages = Vec::new();
                loop {
                    // A statement of its own, so that the lock is gone before the fetching begins.
                    let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some((place, address)) = next else { return pages };
                    pages.push((place, fetch(&address)));
                }
            })
        })
        .collect();
    let mut pages = vec![Err("its thread crashed".to_owned()); count];
    for (place, page) in threads.into_iter().filter_map(|thread| thread.join().ok()).flatten() {
        pages[place] = page;
    }
    pages
}
