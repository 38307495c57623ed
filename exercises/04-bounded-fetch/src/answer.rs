//! Your answer: a fetcher. It starts everything at once, and takes what comes.

use crate::{Fetch, Page};
use std::sync::{Arc, Mutex};
use std::thread;

/// Fetches all addresses, up to `limit` at the same time. The pages are in the order of the addresses.
pub fn fetch_all(addresses: Vec<String>, limit: usize, fetch: &Fetch) -> Vec<Page> {
    let _ = limit;
    let pages = Arc::new(Mutex::new(Vec::new()));
    let threads: Vec<_> = addresses
        .into_iter()
        .map(|address| {
            let (pages, fetch) = (Arc::clone(&pages), Arc::clone(fetch));
            thread::spawn(move || {
                let page = fetch(&address);
                pages.lock().expect("no thread panics").push(page);
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("no thread panics");
    }
    std::mem::take(&mut *pages.lock().expect("no thread panics"))
}
