//! Believes: waiting costs nothing, so every request can start at once.

use crate::{Fetch, Page};
use std::sync::Arc;
use std::thread;

/// Fetches all addresses, up to `limit` at the same time. The pages are in the order of the addresses.
pub fn fetch_all(addresses: Vec<String>, limit: usize, fetch: &Fetch) -> Vec<Page> {
    let _ = limit;
    let threads: Vec<_> = addresses
        .into_iter()
        .map(|address| {
            let fetch = Arc::clone(fetch);
            thread::spawn(move || fetch(&address))
        })
        .collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}
