//! What exercise 4 is graded by.

use checked_std::schedule;
use grading::{Check, Verdict, interleavings_within};
use loom::sync::atomic::AtomicUsize as Switch;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use subject::{Fetch, Page, fetch_all};

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[Check] = &[
    ("few_addresses", few_addresses),
    ("in_order", in_order),
    ("errors_stay", errors_stay),
    ("never_too_many", never_too_many),
    ("as_many_as_allowed", as_many_as_allowed),
];

/// The types that the task names, and nothing that only looks like them.
#[allow(clippy::type_complexity, reason = "a signature is as long as it is")]
const _: fn(Vec<String>, usize, &Fetch) -> Vec<Page> = fetch_all;

/// What one interleaving came to.
struct Fetched {
    pages: Vec<Page>,
    /// The most requests that were in flight at any moment.
    most: usize,
}

/// A server's answer: `missing` has none.
fn page(address: &str) -> Page {
    if address == "missing" { Err("404".to_owned()) } else { Ok(format!("the page of {address}")) }
}

/// Fetches from a server that only counts.
fn fetch_with_limit(addresses: &[&str], limit: usize) -> Fetched {
    let (in_flight, most) = (AtomicUsize::new(0), Arc::new(AtomicUsize::new(0)));
    // While a request is in flight, any other thread may run: loom switches where its own types are used.
    let switch = Switch::new(0);
    let seen = Arc::clone(&most);
    let fetch: Fetch = Arc::new(move |address: &str| {
        let now = in_flight.fetch_add(1, Ordering::SeqCst) + 1;
        seen.fetch_max(now, Ordering::SeqCst);
        schedule::say(&format!("asks for {address}: {now} in flight"));
        switch.fetch_add(1, Ordering::SeqCst);
        in_flight.fetch_sub(1, Ordering::SeqCst);
        schedule::say(&format!("has {address}"));
        page(address)
    });
    let pages = fetch_all(addresses.iter().map(|address| (*address).to_owned()).collect(), limit, &fetch);
    Fetched { pages, most: most.load(Ordering::SeqCst) }
}

/// The pages must be those of the addresses, in their order.
fn right(addresses: &[&str], pages: &[Page]) -> Verdict {
    let expected: Vec<Page> = addresses.iter().map(|address| page(address)).collect();
    if pages.len() != expected.len() {
        return Err(format!("There are {} results for {} addresses.", pages.len(), expected.len()));
    }
    if pages == expected {
        return Ok(());
    }
    let same = expected.iter().all(|page| pages.contains(page));
    let what = if same { "The pages are in the wrong order" } else { "A page is missing or changed" };
    Err(format!("{what}: {addresses:?} gave {pages:?}."))
}

fn few_addresses() -> Verdict {
    for (addresses, limit) in [(&[][..], 2), (&["a"], 3), (&["a"], 1), (&["a", "b"], 1)] {
        interleavings_within(1, move || right(addresses, &fetch_with_limit(addresses, limit).pages))?;
    }
    Ok(())
}

fn in_order() -> Verdict {
    let addresses = &["a", "b", "c"];
    interleavings_within(2, || right(addresses, &fetch_with_limit(addresses, 2).pages))
}

fn errors_stay() -> Verdict {
    let addresses = &["a", "missing", "c"];
    // What order does to it is another check's matter: few interleavings are enough.
    interleavings_within(0, || {
        let pages = fetch_with_limit(addresses, 2).pages;
        if pages.len() != addresses.len() {
            return Err(format!("There are {} results for {} addresses.", pages.len(), addresses.len()));
        }
        let errors = pages.iter().filter(|page| page.is_err()).count();
        if errors == 1 { Ok(()) } else { Err(format!("One address fails, and there are {errors} errors.")) }
    })?;
    interleavings_within(1, || right(addresses, &fetch_with_limit(addresses, 2).pages))
}

fn never_too_many() -> Verdict {
    interleavings_within(2, || {
        let most = fetch_with_limit(&["a", "b", "c"], 2).most;
        if most <= 2 { Ok(()) } else { Err(format!("The limit is 2, and {most} requests were in flight.")) }
    })
}

fn as_many_as_allowed() -> Verdict {
    let most = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&most);
    interleavings_within(2, move || {
        seen.fetch_max(fetch_with_limit(&["a", "b", "c"], 2).most, Ordering::SeqCst);
        Ok(())
    })?;
    match most.load(Ordering::SeqCst) {
        2.. => Ok(()),
        most => Err(format!("The limit is 2, and over all interleavings at most {most} was in flight.")),
    }
}
