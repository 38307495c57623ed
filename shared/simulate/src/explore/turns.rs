//! A thread's turn: it runs until it stands before something that matters to others, waits, or ends.

use pyvm::object::{Kind as ObjectKind, Ref, Result, Value};
use pyvm::states::{Place, Site, Touch, Unstored, in_silence};
use pyvm::{Checks, Rules, Stop};

use crate::explore::host::{Watch, Watcher};
use crate::explore::outcome::Failure;
use crate::explore::sharing::Sharing;
use crate::explore::world::{Choice, Doing, World};

/// A thread runs so many instructions in one turn at most.
const MOST_IN_A_TURN: u64 = 20_000_000;
/// A thread that has touched nothing that matters for so long gives way, in case it waits busily.
const LONG: u64 = 20_000;

/// Where turns end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    /// Before an instruction that gets in the way of other threads.
    Shared,
    /// Before each instruction of the program where the rules allow a switch.
    Every,
    /// Before each instruction of the program.
    Step,
}

/// What follows a turn from the side.
pub(crate) struct Notes {
    pub(crate) grain: Grain,
    pub(crate) sharing: Sharing,
    /// How many steps each thread has taken, and how many of them before the last place where it could be interrupted.
    pub(crate) steps: Option<Vec<Steps>>,
    /// A turn was cut because it took too long.
    pub(crate) cut: bool,
    /// The turns of threads that ran on by themselves when another one ended.
    pub(crate) by_themselves: Vec<(usize, bool)>,
}

/// Steps of a thread: instructions of the program, and what the library does with locks for it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Steps {
    pub(crate) taken: u64,
    /// So many when it could last be interrupted.
    pub(crate) before_switch: u64,
}

impl Notes {
    pub(crate) fn new(grain: Grain) -> Self {
        let by_themselves = Vec::new();
        Self { grain, sharing: Sharing::default(), steps: None, cut: false, by_themselves }
    }

    fn steps(&mut self, thread: usize) -> Option<&mut Steps> {
        let steps = self.steps.as_mut()?;
        if steps.len() <= thread {
            steps.resize(thread + 1, Steps::default());
        }
        steps.get_mut(thread)
    }
}

/// How a turn stands.
struct Turn {
    /// Nothing that matters was done in it yet.
    fresh: bool,
    /// It began with storing counts.
    stored: bool,
    /// Since the last thing that matters there was a place where the rules allow a switch.
    legal: bool,
    /// How much was executed since then.
    quiet: u64,
    executed: u64,
}

impl World {
    /// One turn, and what follows from it by itself.
    pub(crate) fn take_turn(&mut self, choice: Choice, notes: &mut Notes) {
        self.run_turn(choice, false, notes);
        self.settle(notes);
    }

    /// Threads that waited for the end of one that has ended go on by themselves, as far as nobody else can notice: in
    /// whatever order they did that, the same would come of it.
    pub(crate) fn settle(&mut self, notes: &mut Notes) {
        while self.scenery.memory_error.is_none() && !self.scenery.over {
            let about = &self.scenery.about;
            let next = (0..about.len()).find(|thread| match about[*thread].doing {
                Doing::Join { thread, timed: false } => {
                    notes.grain == Grain::Shared && self.has_ended(thread)
                }
                Doing::JoinAll => {
                    let lasts = |about: &crate::explore::world::About| !matches!(about.doing, Doing::Ended);
                    !self.scenery.about.iter().skip(1).any(lasts)
                }
                // It stands before a lock that another one holds: it waits for it already.
                Doing::Runs => notes.grain == Grain::Shared && self.threads[*thread].is_before_held_lock(),
                _ => false,
            });
            let Some(thread) = next else { return };
            let waits = matches!(self.scenery.about[thread].doing, Doing::Runs);
            self.run_turn(Choice { thread, time_out: false }, !waits, notes);
            notes.by_themselves.push((thread, !self.can_run(thread)));
        }
    }

    /// Runs a thread until it stands before something that matters. One that goes on by itself stops before the first
    /// such thing, any other before the second.
    fn run_turn(&mut self, choice: Choice, by_itself: bool, notes: &mut Notes) {
        let thread = choice.thread;
        let mut turn = Turn { fresh: !by_itself, stored: false, legal: true, quiet: 0, executed: 0 };
        if let Doing::JoinAll = self.scenery.about[thread].doing {
            return self.end_program(notes);
        }
        let stored = std::mem::take(&mut self.unstored[thread]);
        if !stored.is_empty() {
            // The instruction right after it goes with it.
            (turn.fresh, turn.stored) = (true, true);
            stored.store();
        }
        self.stop_waiting(choice, &mut turn);
        while matches!(self.scenery.about[thread].doing, Doing::Runs) {
            if self.pauses(thread, &mut turn, notes) {
                return;
            }
            self.run_on(thread, &mut turn, notes);
            if self.refused.is_some() || self.scenery.memory_error.is_some() || self.scenery.over {
                return;
            }
            if !self.unstored[thread].is_empty() {
                return;
            }
            if turn.executed > MOST_IN_A_TURN {
                notes.cut = true;
                return;
            }
        }
    }

    /// What a thread waited for has come, or its time has run out; it goes no further.
    pub(super) fn stop_only_waiting(&mut self, choice: Choice) {
        let mut turn = Turn { fresh: true, stored: false, legal: true, quiet: 0, executed: 0 };
        self.stop_waiting(choice, &mut turn);
    }

    /// A thread that stands in the library goes on until it stands before its next step.
    pub(super) fn run_to_own_code(&mut self, thread: usize, notes: &mut Notes) {
        if matches!(self.scenery.about[thread].doing, Doing::Runs) && self.unstored[thread].is_empty() {
            self.run_turn(Choice { thread, time_out: false }, true, notes);
        }
    }

    /// What a thread waited for has come, or its time has run out.
    fn stop_waiting(&mut self, choice: Choice, turn: &mut Turn) {
        let thread = choice.thread;
        let answer = match &self.scenery.about[thread].doing {
            Doing::Lock { lock, .. } => {
                turn.fresh = false;
                if let (false, ObjectKind::Lock(lock)) = (choice.time_out, &lock.kind) {
                    lock.try_acquire(thread as u64);
                }
                !choice.time_out
            }
            Doing::Join { thread: ended, .. } => {
                let ended = *ended;
                if !choice.time_out {
                    self.join(thread, ended);
                }
                !choice.time_out
            }
            _ => return,
        };
        self.scenery.about[thread].doing = Doing::Runs;
        self.answer(thread, Ok(answer.into()));
    }

    /// Whether the turn ends here, before the next instruction.
    fn pauses(&mut self, thread: usize, turn: &mut Turn, notes: &mut Notes) -> bool {
        let state = &self.threads[thread];
        let Some(_) = state.next_instruction() else { return false };
        let own = state.is_in_own_code();
        self.scenery.about[thread].begun |= own;
        let about = &self.scenery.about[thread];
        let ends = notes.grain == Grain::Shared
            && (about.begun && !about.ends && thread > 0)
            && notes.sharing.sites.contains(&Site::END)
            && !state.has_own_code();
        let of_lock = !own && state.module_and_function().0 != "threading" && state.is_before_lock();
        let matters = match notes.grain {
            Grain::Every | Grain::Step => own || of_lock,
            Grain::Shared => {
                let sites = &notes.sharing.sites;
                let long = turn.quiet > LONG && own && self.threads.len() > 1;
                long || (own || of_lock) && !sites.is_empty() && sites.contains(&state.site()) || ends
            }
        };
        if !matters {
            return false;
        }
        if turn.stored && turn.executed > 0 {
            return true;
        }
        if !turn.fresh && (turn.legal || notes.grain == Grain::Step) {
            return true;
        }
        (turn.fresh, turn.legal, turn.quiet) = (false, false, 0);
        self.scenery.about[thread].ends |= ends;
        false
    }

    /// Executes the next instruction, and those after it that nobody can notice.
    fn run_on(&mut self, thread: usize, turn: &mut Turn, notes: &mut Notes) {
        let counts = self.note_touches(thread, notes);
        let naive = self.python.rules == Rules::Naive;
        let every = naive || notes.grain != Grain::Shared || notes.steps.is_some();
        let mut watch =
            Watch { go: self.threads[thread].next_instruction().is_some(), every, ..Watch::default() };
        let own = self.threads[thread].is_in_own_code();
        let site = self.threads[thread].own_site();
        let looks = matches!(self.python.rules.checks(), Checks::BackwardJumps);
        let state = &mut self.threads[thread];
        let stop = match looks {
            true => state.run(&mut Watcher::<true>(&mut watch)),
            false => state.run(&mut Watcher::<false>(&mut watch)),
        };
        turn.executed += watch.executed;
        turn.quiet += watch.executed;
        turn.legal |= !looks || watch.checked;
        if naive {
            self.keep_unstored(thread, own, site, notes);
        }
        self.scenery.memory_error = watch.memory_errors.into_iter().next();
        if self.scenery.memory_error.is_some() {
            return;
        }
        let awaits = matches!(stop, Stop::Awaiting);
        match stop {
            Stop::Suspended => {}
            Stop::Finished(result) => self.finished(thread, &result, notes),
            Stop::Awaiting => {
                turn.legal = true;
                std::mem::take(&mut self.unstored[thread]).store();
                if let Some(effect) = watch.effect {
                    self.perform(thread, effect, site, notes);
                }
            }
        }
        let here = !looks || watch.checked || awaits;
        if let Some(steps) = notes.steps(thread) {
            steps.taken += u64::from(counts);
            if here {
                steps.before_switch = steps.taken;
            }
        }
    }

    /// Notes what the next instruction touches. True where it is a step.
    fn note_touches(&self, thread: usize, notes: &mut Notes) -> bool {
        let state = &self.threads[thread];
        if state.next_instruction().is_none() {
            return false;
        }
        let own = state.is_in_own_code();
        let (module, function) = state.module_and_function();
        let of_lock = !own && module != "threading" && state.is_before_lock();
        if notes.grain == Grain::Shared {
            let moment = self.moment(thread);
            let outer = state.own_site();
            if !own && module == "threading" {
                if matches!(function, "enumerate" | "active_count") {
                    let touch = Touch { place: Place::THREADS, object: None, writes: false };
                    notes.sharing.note(moment, outer, touch);
                }
            } else {
                let inner = state.site();
                in_silence(|| {
                    state.touches(&mut |touch| {
                        notes.sharing.note(moment, outer, touch);
                        if of_lock {
                            notes.sharing.note(moment, inner, touch);
                        }
                    });
                });
            }
        }
        own || of_lock
    }

    /// The counts that an instruction of the program has left to be stored. Those that get in nobody's way are.
    fn keep_unstored(&mut self, thread: usize, own: bool, site: Site, notes: &mut Notes) {
        let unstored = Unstored::take();
        if unstored.is_empty() {
            return;
        }
        if notes.grain == Grain::Shared {
            let moment = self.moment(thread);
            unstored.touches(&mut |touch| notes.sharing.note(moment, site, touch));
            if !own || !notes.sharing.sites.contains(&site) {
                return unstored.store();
            }
        }
        // The library counts in one step, so what the thread did before is done.
        match own && self.threads[thread].is_in_own_code() && self.has_others(thread) {
            true => self.unstored[thread] = unstored,
            false => unstored.store(),
        }
    }

    pub(super) fn answer(&mut self, thread: usize, answer: Result<Value>) {
        self.threads[thread].answer(answer);
        if self.python.rules == Rules::Naive {
            Unstored::take().store();
        }
    }

    /// A thread has ended.
    fn finished(&mut self, thread: usize, result: &Result<Value>, notes: &mut Notes) {
        std::mem::take(&mut self.unstored[thread]).store();
        if let Some(text) = self.interpreter.outside_subset() {
            self.refused = Some(text);
        }
        let name = (thread > 0).then(|| self.scenery.about[thread].name.clone());
        if let Err(raise) = result {
            if raise.is_outside_subset() {
                self.refused = Some(raise.summary());
            }
            self.scenery.failures.extend(Failure::of(raise, name.as_deref()));
        }
        let ends = if thread == 0 { Doing::JoinAll } else { Doing::Ended };
        self.scenery.about[thread].doing = ends;
        if notes.grain == Grain::Shared {
            let moment = self.moment(thread);
            for place in [Place::THREADS, Place::thread(thread as u64)] {
                notes.sharing.note(moment, Site::END, Touch { place, object: None, writes: true });
            }
        }
    }

    /// The end of the program: what `atexit` has and the finalizers of what is left run now.
    fn end_program(&mut self, notes: &mut Notes) {
        self.scenery.about[0].doing = Doing::Ended;
        self.scenery.about[0].joined = u64::MAX;
        if let Some(last) = self.interpreter.last_thread() {
            self.threads[0] = last;
            self.scenery.about[0].doing = Doing::Runs;
            let mut turn = Turn { fresh: true, stored: false, legal: false, quiet: 0, executed: 0 };
            while matches!(self.scenery.about[0].doing, Doing::Runs) && turn.executed < MOST_IN_A_TURN {
                self.run_on(0, &mut turn, notes);
                if self.refused.is_some() || self.scenery.memory_error.is_some() {
                    break;
                }
            }
        }
        self.scenery.over = true;
        if self.python.rules == Rules::Naive && self.scenery.memory_error.is_none() {
            self.scenery.memory_error = self.freed_at_the_end();
        }
    }

    /// The end of the program drops the references of its globals (`finalize_modules`, `Python/pylifecycle.c`): a global
    /// whose object has a count of zero already is freed once more.
    fn freed_at_the_end(&self) -> Option<String> {
        in_silence(|| {
            let all = self.interpreter.main.all();
            let freed = all
                .iter()
                .find(|(_, value)| matches!(value, Value::Object(object) if Ref::strong_count(object) == 0));
            freed.map(|(name, value)| {
                format!("double free: '{}' object, the global '{name}' at the end", value.type_name())
            })
        })
    }

    /// A new thread runs until it stands before something that matters.
    pub(super) fn begin_thread(&mut self, thread: usize, notes: &mut Notes) {
        self.run_turn(Choice { thread, time_out: false }, true, notes);
    }
}
