//! What exercise 8 is graded by.

#![allow(clippy::arc_with_non_send_sync, reason = "the threads of a model are coroutines of one thread")]

use checked_std::schedule;
use grading::{Check, Memory, Verdict, every_interleaving, interleavings_within};
use loom::sync::Mutex;
use loom::thread::{self, JoinHandle};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use subject::{After, Biased};

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[Check] = &[
    ("one_after_another", one_after_another),
    ("owner_is_cheap", owner_is_cheap),
    ("freed_once", freed_once),
    ("freed_last", freed_last),
    ("queued_once", queued_once),
    ("after_the_merge", after_the_merge),
];

/// The types that the task names, and nothing that only looks like them.
#[allow(clippy::type_complexity, reason = "a signature is as long as it is")]
const _: (fn() -> Biased, fn(&Biased), [fn(&Biased) -> After; 2]) =
    (Biased::new, Biased::incref, [Biased::decref, Biased::merge]);

/// Only what may be shared is judged: loom would not ask.
const _: fn(Biased) = |biased| {
    fn shared(_: impl Send + Sync) {}
    shared(biased);
};

/// An object with a biased count, and its owner's queue.
struct Object {
    count: Biased,
    memory: Memory,
    /// How many of the queue's entries are this object.
    queue: Mutex<usize>,
    queued: AtomicUsize,
    freed: AtomicUsize,
}

impl Object {
    /// An object of one reference, whose owner is the calling thread.
    fn new() -> Arc<Self> {
        schedule::say("makes the object, as its owner");
        let (memory, queue) = (Memory::default(), Mutex::new(0));
        Arc::new(Self { count: Biased::new(), memory, queue, queued: 0.into(), freed: 0.into() })
    }

    /// Uses the object, which the calling thread has a reference to.
    fn look(&self, what: &str) -> Verdict {
        if self.freed.load(Ordering::SeqCst) > 0 {
            return Err(format!("A thread {what} after it was freed, although it has a reference."));
        }
        self.memory.read(what);
        Ok(())
    }

    fn take(&self) -> Verdict {
        self.look("uses the object")?;
        self.count.incref();
        Ok(())
    }

    /// Uses the object, drops a reference, and does what that asks for.
    fn release(&self) -> Verdict {
        self.look("uses the object")?;
        match self.count.decref() {
            After::Alive => Ok(()),
            After::Free => self.free(),
            After::Queue => {
                if self.queued.fetch_add(1, Ordering::SeqCst) > 0 {
                    return Err("The object was put into its owner's queue twice.".to_owned());
                }
                *lock(&self.queue) += 1;
                schedule::say("puts the object into its owner's queue");
                Ok(())
            }
        }
    }

    /// The owner looks into its queue.
    fn serve_queue(&self) -> Verdict {
        let waiting = std::mem::take(&mut *lock(&self.queue));
        for _ in 0..waiting {
            if self.freed.load(Ordering::SeqCst) > 0 {
                return Err("The object was freed while it was in its owner's queue.".to_owned());
            }
            self.memory.read("takes the object out of its queue");
            match self.count.merge() {
                After::Alive => {}
                After::Free => self.free()?,
                After::Queue => return Err("merge gave Queue: the object comes from there.".to_owned()),
            }
        }
        Ok(())
    }

    fn free(&self) -> Verdict {
        self.memory.write("frees the object");
        match self.freed.fetch_add(1, Ordering::SeqCst) {
            0 => Ok(()),
            _ => Err("Two threads were told to free the object: a double free.".to_owned()),
        }
    }

    /// All references have been dropped, and all threads have ended.
    fn must_be_freed(&self) -> Verdict {
        self.serve_queue()?;
        match self.freed.load(Ordering::SeqCst) {
            0 => {
                Err("All references were dropped, and nobody was told to free: the object is never freed."
                    .into())
            }
            _ => Ok(()),
        }
    }

    /// References are left.
    fn must_live(&self, who: &str) -> Verdict {
        match self.freed.load(Ordering::SeqCst) {
            0 => Ok(()),
            _ => Err(format!("The object was freed, and {who} still has a reference.")),
        }
    }
}

fn lock(queue: &Mutex<usize>) -> loom::sync::MutexGuard<'_, usize> {
    queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// A thread that does something with the object.
fn spawn(object: &Arc<Object>, work: fn(&Object) -> Verdict) -> JoinHandle<Verdict> {
    let object = Arc::clone(object);
    thread::spawn(move || work(&object))
}

fn join(thread: JoinHandle<Verdict>) -> Verdict {
    thread.join().map_err(|_| "a thread panicked".to_owned())?
}

/// Counts in the owner's thread alone, and then in two threads of which only one ever runs.
fn one_after_another() -> Verdict {
    every_interleaving(|| {
        let object = Object::new();
        object.take()?;
        object.release()?;
        object.must_live("its owner")?;
        object.release()?;
        object.must_be_freed()?;

        let object = Object::new();
        join(spawn(&object, |object| object.take().and_then(|()| object.release())))?;
        object.must_live("its owner")?;
        // The owner takes one more, and the other thread is the one that drops it.
        object.take()?;
        join(spawn(&object, Object::release))?;
        object.serve_queue()?;
        object.must_live("its owner")?;
        object.release()?;
        object.must_be_freed()
    })
}

fn owner_is_cheap() -> Verdict {
    every_interleaving(|| {
        let object = Object::new();
        let mut after = After::Free;
        let steps = schedule::during(|| {
            object.count.incref();
            after = object.count.decref();
        });
        let plain =
            |step: &&schedule::Step| ["load", "store"].iter().any(|plain| step.what.starts_with(plain));
        if let Some(step) =
            steps.ok_or("The notes of the interleaving are gone.")?.iter().find(|step| !plain(step))
        {
            let complaint = "The owner's counting used a locked instruction or a lock";
            return Err(format!("{complaint}: {} at line {}.", step.what, step.line));
        }
        if after != After::Alive {
            return Err(format!("The owner dropped one of two references, and decref gave {after:?}."));
        }
        object.release()?;
        object.must_be_freed()
    })
}

/// The owner and others drop one reference each, which the owner took, and the owner serves its queue meanwhile.
fn given_away(others: usize) -> Verdict {
    let object = Object::new();
    for _ in 0..others {
        object.take()?;
    }
    let threads: Vec<_> = (0..others).map(|_| spawn(&object, Object::release)).collect();
    object.serve_queue()?;
    object.release()?;
    object.serve_queue()?;
    threads.into_iter().try_for_each(join)?;
    object.must_be_freed()
}

fn freed_once() -> Verdict {
    every_interleaving(|| given_away(1))?;
    interleavings_within(3, || given_away(2))
}

fn freed_last() -> Verdict {
    // Each thread has a reference of its own, so that nothing goes through the queue, which has a lock.
    every_interleaving(|| {
        let object = Object::new();
        join(spawn(&object, Object::take))?;
        let thread = spawn(&object, Object::release);
        object.release()?;
        join(thread)?;
        object.must_be_freed()
    })
}

fn queued_once() -> Verdict {
    every_interleaving(|| {
        let object = Object::new();
        object.take()?;
        object.take()?;
        // It drops two references that the owner took, and in between has one more.
        let thread = spawn(&object, |object| {
            object.release()?;
            object.take()?;
            object.release()?;
            object.release()
        });
        object.release()?;
        object.serve_queue()?;
        join(thread)?;
        object.must_be_freed()
    })?;
    every_interleaving(|| {
        let object = Object::new();
        object.take()?;
        // The other thread drops what it was given, takes a reference of its own, and leaves that to the owner.
        join(spawn(&object, |object| object.release().and_then(|()| object.take())))?;
        object.release()?;
        object.release()?;
        object.must_be_freed()
    })
}

/// The owner has dropped its last reference or merged the counts, and takes and drops references like everybody else.
fn after_the_merge() -> Verdict {
    let go_on = |object: &Arc<Object>| {
        object.take()?;
        let thread = spawn(object, Object::release);
        object.release()?;
        join(thread)?;
        object.must_be_freed()
    };
    every_interleaving(|| {
        let object = Object::new();
        join(spawn(&object, Object::take))?;
        object.release()?;
        object.must_live("another thread")?;
        object.take()?;
        join(spawn(&object, Object::release))?;
        object.must_live("its owner")?;
        object.release()?;
        object.must_be_freed()
    })?;
    every_interleaving(move || {
        let object = Object::new();
        join(spawn(&object, Object::take))?;
        object.release()?;
        object.must_live("another thread")?;
        go_on(&object)
    })?;
    every_interleaving(move || {
        let object = Object::new();
        object.take()?;
        join(spawn(&object, Object::release))?;
        object.serve_queue()?;
        object.must_live("its owner")?;
        go_on(&object)
    })
}
