//! References and locks under many threads. They are small enough for Miri, which checks them against the memory model.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

use crate::object::{Custom, Kind, Mutex, NativeFunction, Object, Owner, Raise, Ref, Type, Value, lock};

/// How often each thread does what it does.
const TURNS: usize = if cfg!(miri) { 20 } else { 20_000 };

/// An object that counts how many of its kind have died.
#[derive(Debug)]
struct Counted(Arc<AtomicUsize>);

static CLASS: Type =
    Type::new("counted", NativeFunction::new("counted", |_, _| Err(Raise::type_error("not from Python"))));

impl Custom for Counted {
    fn class(&self) -> &'static Type {
        &CLASS
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

fn object(deaths: &Arc<AtomicUsize>) -> Ref {
    Object::new(Kind::Custom(Box::new(Counted(deaths.clone()))))
}

#[test]
fn an_object_dies_once_with_its_last_reference() {
    let deaths = Arc::default();
    let first = object(&deaths);
    let second = first.clone();
    assert_eq!(Ref::strong_count(&first), 2);
    drop(first);
    assert_eq!((Ref::strong_count(&second), deaths.load(Ordering::Relaxed)), (1, 0));
    assert!(Ref::into_inner(second).is_some());
    assert_eq!(deaths.load(Ordering::Relaxed), 1);
}

#[test]
fn threads_that_own_nothing_count_too() {
    let deaths: Arc<AtomicUsize> = Arc::default();
    let shared = object(&deaths);
    thread::scope(|scope| {
        for _ in 0..4 {
            let mine = shared.clone();
            scope.spawn(move || {
                for _ in 0..TURNS {
                    let again = mine.clone();
                    assert!(matches!(again.kind, Kind::Custom(_)));
                }
            });
        }
        for _ in 0..TURNS {
            drop(shared.clone());
        }
    });
    assert_eq!(deaths.load(Ordering::Relaxed), 0);
    // Those that went to the threads come back to whoever counted them.
    super::deliver_mail();
    assert_eq!(Ref::strong_count(&shared), 1);
    drop(shared);
    assert_eq!(deaths.load(Ordering::Relaxed), 1);
}

#[test]
fn a_reference_that_its_owner_counted_may_be_dropped_elsewhere() {
    let deaths: Arc<AtomicUsize> = Arc::default();
    let (sender, receiver) = channel::<Ref>();
    let consumer = thread::spawn(move || receiver.into_iter().count());
    let producer = {
        let deaths = deaths.clone();
        thread::spawn(move || {
            for _ in 0..TURNS {
                sender.send(object(&deaths)).expect("the consumer listens");
                super::deliver_mail();
            }
        })
    };
    producer.join().expect("the producer ends");
    assert_eq!(consumer.join().expect("the consumer ends"), TURNS);
    // The producer's own thread is gone: whoever comes next drops what is left.
    assert_eq!(deaths.load(Ordering::Relaxed), TURNS);
}

#[test]
fn an_owner_is_handed_from_thread_to_thread() {
    let deaths: Arc<AtomicUsize> = Arc::default();
    let owner = Owner::new(true);
    let shared = owner.within(|| object(&deaths));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..TURNS {
                    owner.enter_soon();
                    let copies = [shared.clone(), shared.clone()];
                    drop(copies);
                    owner.leave();
                }
            });
        }
    });
    owner.within(|| assert_eq!(Ref::strong_count(&shared), 1));
    drop(shared);
    assert_eq!(deaths.load(Ordering::Relaxed), 1);
}

#[test]
fn nobody_enters_where_another_thread_is() {
    let owner = Owner::new(false);
    assert!(owner.enter());
    assert!(!owner.enter(), "a thread that is inside has nothing to enter");
    thread::scope(|scope| {
        scope.spawn(|| assert!(!owner.enter()));
    });
    owner.leave();
    let other = owner.clone();
    thread::spawn(move || assert!(other.enter())).join().expect("the other thread ends");
    assert!(owner.enter(), "a thread that has ended is outside");
    owner.leave();
}

#[test]
fn a_weak_reference_keeps_nothing_alive() {
    let deaths: Arc<AtomicUsize> = Arc::default();
    let strong = object(&deaths);
    let weak = Ref::downgrade(&strong);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..TURNS {
                    assert!(weak.upgrade().is_some());
                }
            });
        }
    });
    drop(strong);
    assert_eq!(deaths.load(Ordering::Relaxed), 1);
    assert!(weak.upgrade().is_none() && !weak.is_alive());
}

#[test]
fn an_upgrade_and_the_last_drop_agree() {
    for _ in 0..TURNS.min(2_000) {
        let deaths: Arc<AtomicUsize> = Arc::default();
        let strong = object(&deaths);
        let weak = Ref::downgrade(&strong);
        let upgraded = thread::scope(|scope| {
            let other = scope.spawn(|| weak.upgrade());
            drop(strong);
            other.join().expect("the other thread ends")
        });
        assert_eq!(deaths.load(Ordering::Relaxed), usize::from(upgraded.is_none()));
        drop(upgraded);
        assert_eq!(deaths.load(Ordering::Relaxed), 1);
    }
}

#[test]
fn only_the_last_reference_may_change_its_object() {
    let mut text = Object::new(Kind::Str("a".into()));
    assert!(Ref::get_mut(&mut text).is_some());
    let other = text.clone();
    assert!(Ref::get_mut(&mut text).is_none());
    drop(other);
    let weak = Ref::downgrade(&text);
    assert!(Ref::get_mut(&mut text).is_none());
    drop(weak);
    assert!(Ref::get_mut(&mut text).is_none(), "there has been a weak reference");
}

#[test]
fn a_lock_under_a_gil_keeps_out_who_does_not_hold_it() {
    let owner = Owner::new(true);
    let counter = owner.within(|| Mutex::new(0_usize));
    let add = || *lock(&counter) += 1;
    thread::scope(|scope| {
        for inside in [true, true, false, false] {
            let (owner, add) = (&owner, &add);
            scope.spawn(move || {
                for _ in 0..TURNS / 10 {
                    if inside {
                        owner.enter_soon();
                        add();
                        owner.leave();
                    } else {
                        add();
                    }
                }
            });
        }
    });
    assert_eq!(*lock(&counter), TURNS / 10 * 4);
}

#[test]
fn two_locks_taken_outside_do_not_block_who_is_inside() {
    let owner = Owner::new(true);
    let (first, second) = owner.within(|| (Mutex::new(0), Mutex::new(0)));
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..TURNS / 20 {
                let mut held = lock(&first);
                *lock(&second) += 1;
                *held += 1;
            }
        });
        owner.enter_soon();
        for _ in 0..TURNS / 20 {
            *lock(&first) += 1;
        }
        owner.leave();
    });
    assert_eq!((*lock(&first), *lock(&second)), (TURNS / 20 * 2, TURNS / 20));
}

#[test]
fn a_copy_of_a_plain_value_is_that_value() {
    for value in [Value::None, Value::Int(-1), Value::float(0.5), Value::True, Value::Type(&CLASS)] {
        assert!(value.clone().is(&value));
    }
}

#[test]
fn the_short_ways_are_for_who_is_inside_the_owner_only() {
    let gil = Owner::new(true);
    let (deaths, entered): (Arc<AtomicUsize>, _) = (Arc::default(), gil.enter());
    assert!(entered);
    let (theirs, list) = (object(&deaths), Mutex::new(vec![1]));
    super::with_here(|here| {
        let copy = theirs.copied(here).expect("this thread is inside");
        assert!(copy.dropped(here).is_none());
        let guard = super::try_lock_inside(here, &list).expect("it is free");
        assert!(super::try_lock_inside(here, &list).is_none(), "it is taken");
        drop(guard);
        // What one thread knows of itself stays true when it leaves.
        gil.leave();
        assert!(theirs.copied(here).is_none());
        assert!(super::try_lock_inside(here, &list).is_none());
        assert!(gil.enter());
        assert!(theirs.copied(here).and_then(|copy| copy.dropped(here)).is_none());
        assert_eq!(super::try_lock_inside(here, &list).as_deref(), Some(&vec![1]));
        assert!(theirs.dropped(here).is_some(), "the last one is given back");
    });
    assert_eq!(deaths.load(Ordering::Relaxed), 1);
    gil.leave();
}
