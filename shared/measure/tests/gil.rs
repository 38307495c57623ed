//! The GIL's protocol, without an interpreter. No test here looks at a clock: what must happen within an
//! interval or two is shown by the protocol's own steps.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use measure::{Gil, Recorder};
use timeline::{Blocking, Why};

fn gil() -> Arc<Gil> {
    Arc::new(Gil::new(Duration::from_millis(1)))
}

/// Four threads each add to a counter in two steps that another thread could come between.
#[test]
fn one_thread_at_a_time_holds_it() {
    let (gil, counter, inside) = (gil(), Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    thread::scope(|scope| {
        for number in 0..4 {
            let (gil, counter, inside) = (gil.clone(), counter.clone(), inside.clone());
            scope.spawn(move || {
                let mut recorder = Recorder::off();
                for _ in 0..500 {
                    gil.take_gil(number, &mut recorder);
                    assert!(!inside.swap(true, Ordering::Relaxed), "two threads hold the GIL");
                    let seen = counter.load(Ordering::Relaxed);
                    thread::yield_now();
                    counter.store(seen + 1, Ordering::Relaxed);
                    inside.store(false, Ordering::Relaxed);
                    gil.drop_gil(number, Why::Blocks(Blocking::Io), &mut recorder);
                }
            });
        }
    });
    assert_eq!(counter.load(Ordering::Relaxed), 2000);
}

/// The holder never blocks. It lets go only when asked, and the waiter's first request gets it the GIL:
/// the holder cannot win it back before the waiter had it.
#[test]
fn a_waiter_gets_it_at_its_first_request() {
    let (gil, served) = (gil(), Arc::new(AtomicBool::new(false)));
    let mut recorder = Recorder::off();
    gil.take_gil(0, &mut recorder);
    let waiter = thread::spawn({
        let (gil, served) = (gil.clone(), served.clone());
        move || {
            let mut recorder = Recorder::off();
            gil.take_gil(1, &mut recorder);
            served.store(true, Ordering::Relaxed);
            gil.drop_gil(1, Why::Ends, &mut recorder);
        }
    });
    let mut dropped = 0;
    while !served.load(Ordering::Relaxed) {
        if gil.drop_requested() {
            gil.drop_gil(0, Why::Asked, &mut recorder);
            gil.take_gil(0, &mut recorder);
            dropped += 1;
        }
    }
    gil.drop_gil(0, Why::Ends, &mut recorder);
    waiter.join().unwrap();
    // A holder that the system keeps off its core may be asked more than once before it looks.
    assert_eq!((dropped, gil.statistics().drop_requests >= 1), (1, true));
}

/// Two threads that only compute, each dropping the GIL a hundred times when asked: every one of those
/// drops hands it over.
#[test]
fn a_drop_on_request_always_switches() {
    const DROPS: u64 = 100;
    let (gil, working) = (Arc::new(Gil::new(Duration::from_micros(50))), Arc::new(AtomicU64::new(2)));
    thread::scope(|scope| {
        for number in 0..2 {
            let (gil, working) = (gil.clone(), working.clone());
            scope.spawn(move || {
                let mut recorder = Recorder::off();
                gil.take_gil(number, &mut recorder);
                let mut drops = 0;
                while drops < DROPS && working.load(Ordering::Relaxed) == 2 {
                    if gil.drop_requested() {
                        let before = gil.statistics().switches;
                        gil.drop_gil(number, Why::Asked, &mut recorder);
                        assert!(gil.statistics().switches > before, "nobody else had the GIL");
                        gil.take_gil(number, &mut recorder);
                        drops += 1;
                    }
                }
                working.fetch_sub(1, Ordering::Relaxed);
                gil.drop_gil(number, Why::Ends, &mut recorder);
            });
        }
    });
    assert!(gil.statistics().switches >= DROPS);
}

#[test]
fn a_thread_alone_never_waits() {
    let (gil, mut recorder) = (gil(), Recorder::off());
    for _ in 0..100 {
        gil.take_gil(0, &mut recorder);
        gil.drop_gil(0, Why::Blocks(Blocking::Sleep), &mut recorder);
    }
    let statistics = gil.statistics();
    assert_eq!((statistics.switches, statistics.waits, statistics.drop_requests), (0, 0, 0));
}

#[test]
fn the_interval_is_at_least_a_microsecond() {
    let gil = gil();
    gil.set_interval(Duration::ZERO);
    assert_eq!(gil.interval(), Duration::from_micros(1));
}

/// Where nobody can ask, nobody is made to wait: a thread that offers the lock goes on without the others'
/// having had it.
#[test]
fn an_ordinary_lock_is_never_asked_for() {
    let gil = Arc::new(Gil::ordinary(Duration::from_millis(1)));
    let mut recorder = Recorder::off();
    gil.take_gil(0, &mut recorder);
    let waiter = {
        let gil = gil.clone();
        thread::spawn(move || {
            let mut recorder = Recorder::off();
            gil.take_gil(1, &mut recorder);
            gil.drop_gil(1, Why::Ends, &mut recorder);
        })
    };
    while gil.statistics().waits == 0 {
        gil.offer(0, &mut recorder);
        thread::yield_now();
    }
    assert_eq!(gil.statistics().drop_requests, 0);
    gil.drop_gil(0, Why::Ends, &mut recorder);
    waiter.join().expect("the waiter gets the lock once it is free");
}

/// Two threads that only ever offer the lock both come to their end: no wake-up is lost.
#[test]
fn an_offered_lock_reaches_every_waiter() {
    let gil = Arc::new(Gil::ordinary(Duration::from_millis(1)));
    let counter = Arc::new(AtomicU64::new(0));
    let threads: Vec<_> = (0..4)
        .map(|number| {
            let (gil, counter) = (gil.clone(), counter.clone());
            thread::spawn(move || {
                let mut recorder = Recorder::off();
                gil.take_gil(number, &mut recorder);
                for _ in 0..10_000 {
                    let seen = counter.load(Ordering::Relaxed);
                    counter.store(seen + 1, Ordering::Relaxed);
                    gil.offer(number, &mut recorder);
                }
                gil.drop_gil(number, Why::Ends, &mut recorder);
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("no thread of the test panics");
    }
    assert_eq!(counter.load(Ordering::Relaxed), 40_000);
}
