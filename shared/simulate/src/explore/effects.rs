//! What a program asks of its host, while all its interleavings are searched.
//!
//! Whatever takes time may take any time, so a sleep is only a place where others may come first, and a wait with a
//! time-out ends as soon as it can, or by its time-out, whichever the schedule says.

use pyvm::object::{Raise, Value};
use pyvm::states::{Place, Site, Touch};
use pyvm::{Clock, CommandRequest, Effect, SignalRequest, Stream};

use crate::explore::schedule::MOST_THREADS;
use crate::explore::turns::{Grain, Notes};
use crate::explore::world::{Doing, World};
use crate::host::BEGINNING_S;

impl World {
    /// Does what a thread asked for, or has it wait.
    pub(super) fn perform(&mut self, thread: usize, effect: Effect, site: Site, notes: &mut Notes) {
        let answer = match effect {
            Effect::Write { stream, text } => {
                if stream == Stream::Output {
                    self.touched(thread, site, Place::OUTPUT, true, notes);
                }
                self.scenery.output.write(stream, &text).map(|()| Value::None)
            }
            Effect::Flush | Effect::WakeLock(_) | Effect::SetSwitchInterval(_) => Ok(Value::None),
            Effect::ReadLine => Ok(Value::str("")),
            Effect::ReadClock(clock) => Ok(self.read_clock(clock)),
            Effect::Sleep(seconds) => {
                let slept = crate::effects::nanoseconds(seconds);
                self.scenery.now_ns = self.scenery.now_ns.saturating_add(slept);
                Ok(Value::None)
            }
            Effect::SwitchInterval => Ok(Value::from(0.005)),
            Effect::CpuCount => Ok(Value::Int(4)),
            Effect::ProcessId { parent } => Ok(Value::Int(if parent { 1 } else { 1000 })),
            Effect::StartThread { function, name, daemon } => {
                if self.threads.len() == MOST_THREADS {
                    return self.refuse(format!("more than {MOST_THREADS} threads cannot be followed"));
                }
                let number = self.threads.len();
                let state = self.interpreter.thread(number as u64, function, Vec::new());
                self.add_thread(state, name, daemon, thread);
                self.touched(thread, site, Place::THREADS, true, notes);
                self.begin_thread(number, notes);
                Ok(integer(number))
            }
            Effect::JoinThread { thread: other, timeout } => {
                let other = usize::try_from(other).unwrap_or(usize::MAX);
                if !self.has_ended(other) {
                    let doing = Doing::Join { thread: other, timed: timeout.is_some() };
                    self.scenery.about[thread].doing = doing;
                    return;
                }
                self.join(thread, other);
                Ok(Value::True)
            }
            Effect::ThreadIsAlive(other) => {
                self.touched(thread, site, Place::thread(other), false, notes);
                Ok((!self.has_ended(usize::try_from(other).unwrap_or(usize::MAX))).into())
            }
            Effect::NameThread { thread: other, name } => {
                let other = usize::try_from(other).unwrap_or(usize::MAX);
                if let Some(about) = self.scenery.about.get_mut(other) {
                    about.name = name;
                }
                Ok(Value::None)
            }
            Effect::AcquireLock { lock, timeout } => {
                self.scenery.about[thread].doing = Doing::Lock { lock, timed: timeout.is_some() };
                return;
            }
            Effect::Compute(work) => work.run(),
            Effect::File(_) => return self.refuse_at(thread, "files"),
            Effect::Http(_) => return self.refuse_at(thread, "the network"),
            Effect::Signal(SignalRequest::Watch(_)) => Ok(Value::None),
            Effect::Signal(_) => return self.refuse_at(thread, "signals of timers or of other threads"),
            Effect::Command(CommandRequest::Environment) => Ok(Value::list(Vec::new())),
            Effect::Descriptor(_) => return self.refuse_at(thread, "sockets or pipes"),
            Effect::Command(_) => return self.refuse_at(thread, "commands"),
            Effect::Process(_) => return self.refuse_at(thread, "processes"),
            Effect::Interpreter(_) => return self.refuse_at(thread, "other interpreters"),
        };
        self.answer(thread, answer);
    }

    /// A clock goes on by as much as the program sleeps. Each look at it finds twice as much time gone as the one
    /// before, so that whoever waits for a moment by looking at a clock comes to an end.
    fn read_clock(&mut self, clock: Clock) -> Value {
        let scenery = &mut self.scenery;
        scenery.now_ns = scenery.now_ns.saturating_add(1 << scenery.looks_at_clock.min(40));
        scenery.looks_at_clock = scenery.looks_at_clock.saturating_add(1);
        let seconds = scenery.now_ns as f64 / 1e9;
        Value::from(if clock == Clock::Wall { BEGINNING_S + seconds } else { seconds })
    }

    fn touched(&self, thread: usize, site: Site, place: Place, writes: bool, notes: &mut Notes) {
        if notes.grain == Grain::Shared {
            notes.sharing.note(self.moment(thread), site, Touch { place, object: None, writes });
        }
    }

    fn refuse(&mut self, what: String) {
        self.refused.get_or_insert(what);
    }

    fn refuse_at(&mut self, thread: usize, what: &str) {
        let line = self.threads[thread].own_line().map_or(0, |line| line.number);
        self.refuse(format!(
            "line {line} uses {what}; only threads can be followed through all interleavings"
        ));
        // Nobody runs it any more.
        self.answer(thread, Err(Raise::runtime_error("not followed")));
    }
}

fn integer(number: usize) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}
