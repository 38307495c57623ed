//! A program in the middle of a run: its threads, what each waits for, and what has come of it so far.

use std::sync::Arc;

use pyvm::bytecode::Program;
use pyvm::object::{Kind as ObjectKind, Numbered, Ref};
use pyvm::states::{Base, Look, Mix, Saved, Unstored, in_silence};
use pyvm::{Interpreter, Python, Rules, ThreadState};

use crate::explore::outcome::{Failure, Kind, Outcome};
use crate::explore::sharing::Moment;
use crate::output::Output;

/// What a thread does.
#[derive(Clone, Debug)]
pub(crate) enum Doing {
    /// It can run.
    Runs,
    /// It waits for a lock.
    Lock { lock: Ref, timed: bool },
    /// It waits for another thread's end.
    Join { thread: usize, timed: bool },
    /// It is the main thread at its end, and waits for all others but daemons.
    JoinAll,
    /// It is no more.
    Ended,
}

/// What is known of a thread beside its frames.
#[derive(Clone, Debug)]
pub(crate) struct About {
    pub(crate) name: String,
    pub(crate) daemon: bool,
    pub(crate) doing: Doing,
    /// It has run code of the program.
    pub(crate) begun: bool,
    /// It has left that, and ends.
    pub(crate) ends: bool,
    /// The threads whose end it has waited for, or one that it waited for has: a bit each.
    pub(crate) joined: u64,
    /// Who started it.
    pub(crate) starter: usize,
}

/// Everything that is not the machine's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scenery {
    pub(crate) about: Vec<About>,
    pub(crate) output: Output,
    pub(crate) failures: Vec<Failure>,
    pub(crate) memory_error: Option<String>,
    /// The program has ended.
    pub(crate) over: bool,
    /// Nanoseconds since the beginning, on the program's clocks.
    pub(crate) now_ns: u64,
    /// How often a clock was read.
    pub(crate) looks_at_clock: u32,
}

/// A choice that a scheduler has: which thread goes on, and whether its time runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Choice {
    pub(crate) thread: usize,
    pub(crate) time_out: bool,
}

/// A program in the middle of a run.
pub(crate) struct World {
    pub(crate) python: Python,
    pub(crate) interpreter: Arc<Interpreter>,
    pub(crate) base: Base,
    pub(crate) threads: Vec<ThreadState>,
    /// The counts that each thread has still to store, under the naive rules.
    pub(crate) unstored: Vec<Unstored>,
    pub(crate) scenery: Scenery,
    /// What cannot be followed, if the program did that.
    pub(crate) refused: Option<String>,
    entered: bool,
    identities: Option<Numbered>,
}

/// A copy of a world.
pub(crate) struct SavedWorld {
    machine: Saved,
    scenery: Scenery,
}

impl World {
    pub(crate) fn new(program: &Program, python: Python, argv: &[String]) -> Self {
        Self::with_modules(program, python, argv, &[])
    }

    /// The same, with these modules of the library loaded from the start.
    pub(crate) fn with_modules(
        program: &Program,
        python: Python,
        argv: &[String],
        modules: &[String],
    ) -> Self {
        let identities = Numbered::begin();
        let interpreter = Interpreter::new(program.clone(), python, "__main__", argv.to_vec());
        let entered = interpreter.owner().enter();
        Unstored::wait(python.rules == Rules::Naive);
        let base = Base::of(&interpreter, modules);
        let main = interpreter.main_thread();
        let mut world = Self {
            python,
            interpreter,
            base,
            threads: Vec::new(),
            unstored: Vec::new(),
            scenery: Scenery::default(),
            refused: None,
            entered,
            identities: Some(identities),
        };
        world.add_thread(main, "MainThread".to_owned(), false, 0);
        world
    }

    pub(crate) fn add_thread(&mut self, state: ThreadState, name: String, daemon: bool, starter: usize) {
        self.threads.push(state);
        self.unstored.push(Unstored::default());
        let joined = self.scenery.about.get(starter).map_or(0, |starter| starter.joined);
        let doing = Doing::Runs;
        self.scenery.about.push(About { name, daemon, doing, begun: false, ends: false, joined, starter });
    }

    /// A thread knows that another one has ended, and what that one knew.
    pub(crate) fn join(&mut self, thread: usize, ended: usize) {
        let known = self.scenery.about.get(ended).map_or(0, |ended| ended.joined);
        self.scenery.about[thread].joined |= known | 1 << (ended % 64);
    }

    /// When a thread does something, seen from the others.
    pub(crate) fn moment(&self, thread: usize) -> Moment {
        let started_by_main = self.scenery.about.iter().skip(1).all(|about| about.starter == 0);
        let threads = if thread == 0 && started_by_main { self.threads.len() } else { usize::MAX };
        Moment { thread, joined: self.scenery.about[thread].joined, threads }
    }

    /// Whether a thread other than this one may still do something.
    pub(crate) fn has_others(&self, thread: usize) -> bool {
        let mut others = self.scenery.about.iter().enumerate().filter(|(number, _)| *number != thread);
        others.any(|(_, about)| !matches!(about.doing, Doing::Ended | Doing::JoinAll))
    }

    pub(crate) fn has_ended(&self, thread: usize) -> bool {
        self.scenery
            .about
            .get(thread)
            .is_none_or(|about| matches!(about.doing, Doing::Ended | Doing::JoinAll))
    }

    /// Whether all threads have ended for which the main thread waits at its end.
    pub(crate) fn all_joined(&self) -> bool {
        let mut others = self.scenery.about.iter().skip(1);
        others.all(|about| about.daemon || matches!(about.doing, Doing::Ended))
    }

    /// What a scheduler can choose from, threads in their order. Nothing where the program has come to an end.
    pub(crate) fn choices(&self) -> Vec<Choice> {
        if self.scenery.over || self.scenery.memory_error.is_some() {
            return Vec::new();
        }
        let choices = self.scenery.about.iter().enumerate().filter_map(|(thread, about)| {
            let time_out = match &about.doing {
                Doing::Runs => false,
                Doing::Lock { lock, timed } => {
                    let free = is_free(lock);
                    if !free && !timed {
                        return None;
                    }
                    !free
                }
                Doing::Join { thread, timed } => {
                    let ended = self.has_ended(*thread);
                    if !ended && !timed {
                        return None;
                    }
                    !ended
                }
                Doing::JoinAll if self.all_joined() => false,
                Doing::JoinAll | Doing::Ended => return None,
            };
            Some(Choice { thread, time_out })
        });
        choices.collect()
    }

    /// Whether a thread can run on without a choice of time.
    pub(crate) fn can_run(&self, thread: usize) -> bool {
        self.choices().iter().any(|choice| choice.thread == thread && !choice.time_out)
    }

    fn parts(&self) -> Vec<(&ThreadState, &Unstored)> {
        self.threads.iter().zip(&self.unstored).collect()
    }

    /// A look at the whole state.
    pub(crate) fn look(&self) -> Look {
        let mut mix = Mix::default();
        let scenery = &self.scenery;
        mix.bytes(scenery.output.out.as_bytes());
        mix.word(u64::from(scenery.over) + 2 * scenery.failures.len() as u64);
        scenery.failures.iter().for_each(|failure| mix.bytes(failure.detail.as_bytes()));
        scenery.memory_error.iter().for_each(|error| mix.bytes(error.as_bytes()));
        if scenery.looks_at_clock > 0 {
            mix.pair(scenery.now_ns, scenery.looks_at_clock.into());
        }
        for about in &scenery.about {
            let (doing, of, timed) = match &about.doing {
                Doing::Runs => (0, 0, false),
                // Which lock it is stands in its frame.
                Doing::Lock { timed, .. } => (1, 0, *timed),
                Doing::Join { thread, timed } => (2, *thread, *timed),
                Doing::JoinAll => (3, 0, false),
                Doing::Ended => (4, 0, false),
            };
            mix.pair(doing * 2 + u64::from(timed), of as u64);
            if let Doing::Lock { lock, .. } = &about.doing
                && let ObjectKind::Lock(lock) = &lock.kind
            {
                mix.pair(lock.state().count.into(), lock.state().holder);
            }
        }
        Look::at(&self.base, &self.interpreter, &self.parts(), mix)
    }

    pub(crate) fn save(&self, look: &Look) -> SavedWorld {
        let machine = Saved::of(look, &self.base, &self.interpreter, &self.parts());
        SavedWorld { machine, scenery: in_silence(|| self.scenery.clone()) }
    }

    pub(crate) fn restore(&mut self, saved: &SavedWorld) {
        self.unstored = saved.machine.restore(&self.base, &self.interpreter, &mut self.threads);
        in_silence(|| self.scenery = saved.scenery.clone());
    }

    /// What has come of it, where no thread can go on.
    pub(crate) fn outcome(&self) -> Outcome {
        let stdout = self.scenery.output.out.clone();
        if let Some(error) = &self.scenery.memory_error {
            let kind = if error.starts_with("double free") { Kind::DoubleFree } else { Kind::UseAfterFree };
            return Outcome { kind, stdout, detail: error.clone() };
        }
        if !self.scenery.over {
            return Outcome { kind: Kind::Deadlock, stdout, detail: self.who_waits() };
        }
        match self.scenery.failures.first() {
            Some(Failure { kind, detail }) => Outcome { kind: *kind, stdout, detail: detail.clone() },
            None => Outcome { kind: Kind::Ok, stdout, detail: String::new() },
        }
    }

    /// Who waits for whom, and on which line: one line for each thread that waits.
    pub(crate) fn who_waits(&self) -> String {
        let waiting = self.scenery.about.iter().enumerate().filter_map(|(number, about)| {
            let what = match &about.doing {
                Doing::Lock { lock, .. } => self.holder(number, lock),
                Doing::Join { thread, .. } => format!("{} to end", self.name(*thread)),
                Doing::JoinAll => return None,
                Doing::Runs | Doing::Ended => return None,
            };
            let line = self.threads[number].own_line();
            let line = line.map_or_else(String::new, |line| format!(", line {},", line.number));
            Some(format!("{}{line} waits for {what}", about.name))
        });
        waiting.collect::<Vec<_>>().join("\n")
    }

    fn name(&self, thread: usize) -> &str {
        self.scenery.about.get(thread).map_or("a thread", |about| &about.name)
    }

    pub(super) fn holder(&self, thread: usize, lock: &Ref) -> String {
        let ObjectKind::Lock(inner) = &lock.kind else { return "something".to_owned() };
        let holder = usize::try_from(inner.state().holder).unwrap_or(usize::MAX);
        if holder == thread && !inner.reentrant {
            return match self.threads[thread].is_in_own_code() {
                true => "a lock that it holds itself".to_owned(),
                // A condition variable: its waiter holds a lock that another thread is to release.
                false => "another thread to wake it".to_owned(),
            };
        }
        if self.has_ended(holder) {
            return format!("a lock that {} took and never gave back", self.name(holder));
        }
        format!("a lock that {} holds", self.name(holder))
    }
}

/// Whether a lock can be taken by a thread that waits for it. One that waits does not hold it.
pub(crate) fn is_free(lock: &Ref) -> bool {
    matches!(&lock.kind, ObjectKind::Lock(lock) if lock.state().count == 0)
}

impl World {
    /// Lets go of everything: another world may come.
    pub(crate) fn close(&mut self) {
        in_silence(|| {
            self.threads.clear();
            self.unstored.clear();
            self.scenery = Scenery::default();
        });
        if std::mem::take(&mut self.entered) {
            Unstored::wait(false);
            self.interpreter.owner().leave();
        }
        self.identities = None;
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.close();
    }
}
