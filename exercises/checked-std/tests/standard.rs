//! Plain standard code, tried in every order.

extern crate checked_std as std;
extern crate std as real;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// What `program` returns over all interleavings.
fn outcomes<T: Ord + Send + 'static>(program: fn() -> T) -> BTreeSet<T> {
    // A mutex of the model may not outlive an interleaving.
    let seen = Arc::new(real::sync::Mutex::new(BTreeSet::new()));
    let into = Arc::clone(&seen);
    loom::model(move || {
        std::schedule::begin();
        let outcome = program();
        into.lock().expect("no panic while it is held").insert(outcome);
    });
    std::mem::take(&mut *seen.lock().expect("no panic while it is held"))
}

#[test]
fn load_and_store_lose_an_update() {
    let seen = outcomes(|| {
        let counter = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&counter);
        let thread = thread::spawn(move || {
            let value = other.load(Ordering::SeqCst);
            other.store(value + 1, Ordering::SeqCst);
        });
        let value = counter.load(Ordering::SeqCst);
        counter.store(value + 1, Ordering::SeqCst);
        thread.join().unwrap();
        counter.load(Ordering::SeqCst)
    });
    assert_eq!(seen, BTreeSet::from([1, 2]));
}

#[test]
fn a_sequentially_consistent_load_gives_the_last_value() {
    // Each thread says that it is there, then looks for the other one: at least one of them sees the other.
    let seen = outcomes(|| {
        let flags = Arc::new([AtomicUsize::new(0), AtomicUsize::new(0)]);
        let other = Arc::clone(&flags);
        let thread = thread::spawn(move || {
            other[1].store(1, Ordering::SeqCst);
            other[0].load(Ordering::SeqCst)
        });
        flags[0].store(1, Ordering::SeqCst);
        (flags[1].load(Ordering::SeqCst), thread.join().unwrap())
    });
    assert_eq!(seen, BTreeSet::from([(0, 1), (1, 0), (1, 1)]));
}

#[test]
fn a_mutex_and_a_condition_variable_hand_over() {
    let seen = outcomes(|| {
        let shared = Arc::new((Mutex::new(0), Condvar::new()));
        let other = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            *other.0.lock().unwrap() += 1;
            other.1.notify_one();
        });
        let guard = shared.1.wait_while(shared.0.lock().unwrap(), |value| *value == 0).unwrap();
        let value = *guard;
        drop(guard);
        thread.join().unwrap();
        value
    });
    assert_eq!(seen, BTreeSet::from([1]));
}

#[test]
fn steps_say_who_did_what_where() {
    let seen = outcomes(|| {
        let counter = AtomicUsize::new(7);
        counter.fetch_add(1, Ordering::SeqCst);
        drop(Mutex::new(()).lock());
        std::schedule::steps().into_iter().map(|step| (step.thread, step.file, step.what)).collect::<Vec<_>>()
    });
    let step = |what: &str| ('A', "standard.rs", what.to_owned());
    let expected = vec![step("fetch_add 1: was 7"), step("lock"), step("unlock what was locked here")];
    assert_eq!(seen, BTreeSet::from([expected]));
}
