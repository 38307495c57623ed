//! How long the search through all interleavings takes, against two checkers of Rust programs: `loom`, and `shuttle` with
//! its search in depth. The same programs, in Python here and in Rust there; theirs run compiled code, ours a virtual
//! machine. They stop after [`MOST`].
//!
//! `cargo bench -p simulate --bench explore`

use std::time::{Duration, Instant};

use pyvm::{Python, Source, compile};
use simulate::explore::{Exploration, explore};
use workloads::{BOUNDED_QUEUE, LOCKED_UPDATES, LOST_UPDATE, Script};

/// So long may one search take.
const MOST: Duration = Duration::from_secs(20);

fn main() {
    println!("{:<18} {:>12} {:>22} {:>22}", "", "explore", "loom", "shuttle, in depth");
    row("lost update", LOST_UPDATE, in_loom::lost_update, in_shuttle::lost_update);
    row("locked updates", LOCKED_UPDATES, in_loom::locked_updates, in_shuttle::locked_updates);
    row("bounded queue", BOUNDED_QUEUE, in_loom::bounded_queue, in_shuttle::bounded_queue);
}

fn row(name: &str, script: Script, of_loom: fn(), of_shuttle: fn()) {
    let own = [timed(|| search(script)), timed(|| search(script)), timed(|| search(script))];
    let own = own.into_iter().min().unwrap_or_default();
    let loom = timed(|| {
        let mut builder = loom::model::Builder::new();
        builder.max_duration = Some(MOST);
        builder.max_branches = 10_000;
        builder.check(of_loom);
    });
    let shuttle = timed(|| {
        let mut config = shuttle::Config::new();
        config.max_time = Some(MOST);
        let scheduler = shuttle::scheduler::DfsScheduler::new(None, false);
        shuttle::Runner::new(scheduler, config).run(of_shuttle);
    });
    println!(
        "{name:<18} {:>9.2} ms {:>22} {:>22}",
        own.as_secs_f64() * 1e3,
        against(loom, own),
        against(shuttle, own)
    );
}

/// A time beside our own.
fn against(time: Duration, own: Duration) -> String {
    let more = if time >= MOST { "> " } else { "" };
    format!("{more}{:.2} ms, {more}{:.1}×", time.as_secs_f64() * 1e3, time.as_secs_f64() / own.as_secs_f64())
}

fn timed(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}

/// Under rules that let a thread be interrupted before any instruction.
fn search(script: Script) {
    let program = compile(Source::new(script.path, script.text)).expect("the program compiles");
    let python = Python::parse("3.9").expect("a version");
    let explored = explore(&program, &Exploration::new(python, vec![script.path.to_owned()]));
    assert!(explored.expect("it can be followed").complete);
}

/// The same three programs over the types of a checker.
macro_rules! programs {
    ($module:ident, $checker:ident) => {
        mod $module {
            use $checker::sync::atomic::{AtomicUsize, Ordering};
            use $checker::sync::{Arc, Condvar, Mutex};
            use $checker::thread;

            pub(super) fn lost_update() {
                let counter = Arc::new(AtomicUsize::new(0));
                let add = || {
                    let counter = counter.clone();
                    move || counter.store(counter.load(Ordering::SeqCst) + 1, Ordering::SeqCst)
                };
                let threads = [thread::spawn(add()), thread::spawn(add())];
                threads.into_iter().for_each(|thread| thread.join().expect("it ends"));
                assert!((1..=2).contains(&counter.load(Ordering::SeqCst)));
            }

            pub(super) fn locked_updates() {
                let counter = Arc::new(Mutex::new(0));
                let add = || {
                    let counter = counter.clone();
                    move || (0..2).for_each(|_| *counter.lock().expect("nobody panics") += 1)
                };
                let threads = [thread::spawn(add()), thread::spawn(add()), thread::spawn(add())];
                threads.into_iter().for_each(|thread| thread.join().expect("it ends"));
                assert_eq!(*counter.lock().expect("nobody panics"), 6);
            }

            pub(super) fn bounded_queue() {
                let queue = Arc::new((Mutex::new(Vec::new()), Condvar::new(), Condvar::new()));
                let taken = Arc::new(Mutex::new(Vec::new()));
                let produce = {
                    let queue = queue.clone();
                    move || {
                        let (items, not_empty, not_full) = &*queue;
                        for item in 0..2 {
                            let mut items = items.lock().expect("nobody panics");
                            while items.len() == 1 {
                                items = not_full.wait(items).expect("nobody panics");
                            }
                            items.push(item);
                            not_empty.notify_one();
                        }
                    }
                };
                let consume = {
                    let (queue, taken) = (queue.clone(), taken.clone());
                    move || {
                        let (items, not_empty, not_full) = &*queue;
                        for _ in 0..2 {
                            let mut items = items.lock().expect("nobody panics");
                            while items.is_empty() {
                                items = not_empty.wait(items).expect("nobody panics");
                            }
                            taken.lock().expect("nobody panics").extend(items.pop());
                            not_full.notify_one();
                        }
                    }
                };
                let threads = [thread::spawn(produce), thread::spawn(consume)];
                threads.into_iter().for_each(|thread| thread.join().expect("it ends"));
                assert_eq!(*taken.lock().expect("nobody panics"), [0, 1]);
            }
        }
    };
}

programs!(in_loom, loom);
programs!(in_shuttle, shuttle);
