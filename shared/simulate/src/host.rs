//! The host: what a thread of the machine runs on here, a stretch of virtual time.
//!
//! It only counts. Whatever else is to be done is left to the virtual machine, which runs the thread again later: a
//! thread leaves the run loop when its stretch is over, when it may have to drop the GIL, and for every effect that
//! others could notice.

use std::marker::PhantomData;

use pyvm::bytecode::Instruction;
use pyvm::object::{Result, Value};
use pyvm::{Checks, Clock, Effect, Go, Host, Performed};

use crate::cost;

/// Where a rule has the thread look whether it should let others run, as a type: a look that a rule does not make
/// costs nothing.
pub(crate) trait Rule {
    /// Whether it looks at backward jumps, on function entry and after calls.
    const BACKWARD_JUMPS: bool;
    /// Whether it counts instructions, and looks when there were enough.
    const TICKS: bool;
}

pub(crate) struct Ticks;
pub(crate) struct BackwardJumps;
/// It never looks, or before every instruction: then it is looked at from outside, before the thread runs on.
pub(crate) struct Anywhere;

impl Rule for Ticks {
    const BACKWARD_JUMPS: bool = false;
    const TICKS: bool = true;
}

impl Rule for BackwardJumps {
    const BACKWARD_JUMPS: bool = true;
    const TICKS: bool = false;
}

impl Rule for Anywhere {
    const BACKWARD_JUMPS: bool = false;
    const TICKS: bool = false;
}

/// All runs begin at the same moment: midnight, 1 January 2025, in seconds since 1970.
pub(crate) const BEGINNING_S: f64 = 1_735_689_600.0;

/// Why a thread left the run loop between two instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stopped {
    /// Its stretch of time is over.
    TimeUp,
    /// It was asked to drop the GIL.
    Asked,
    /// It has run its ticks.
    Ticks,
}

/// What a stretch begins with, and what has become of it.
#[derive(Debug)]
pub(crate) struct Stretch {
    /// When it begins.
    pub(crate) began_ns: u64,
    /// How long it may be.
    pub(crate) length_ns: i64,
    /// How much of that is left; less than nothing where the last instruction took longer.
    pub(crate) left_ns: i64,
    /// CPU time of the thread and of its process when it began.
    pub(crate) thread_cpu_ns: u64,
    pub(crate) process_cpu_ns: u64,
    /// A waiter has set the drop request.
    pub(crate) asked: bool,
    pub(crate) ticks_left: u32,
    pub(crate) check_interval: u32,
    /// Whether a thread wants the lock.
    pub(crate) wanted: bool,
    pub(crate) stopped: Stopped,
    pub(crate) effect: Option<Effect>,
    pub(crate) instructions: u64,
    pub(crate) memory_errors: Vec<String>,
}

impl Stretch {
    /// How long it was.
    pub(crate) fn used_ns(&self) -> u64 {
        u64::try_from(self.length_ns - self.left_ns).unwrap_or(0)
    }

    /// What a clock shows, in seconds.
    fn read(&self, clock: Clock) -> f64 {
        let seconds = |ns: u64| ns as f64 / 1e9;
        let used_ns = self.used_ns();
        match clock {
            Clock::Wall => BEGINNING_S + seconds(self.began_ns + used_ns),
            Clock::Performance | Clock::Monotonic => seconds(self.began_ns + used_ns),
            Clock::Process => seconds(self.process_cpu_ns + used_ns),
            Clock::Thread => seconds(self.thread_cpu_ns + used_ns),
        }
    }
}

/// Runs a thread for a stretch of time.
pub(crate) struct VirtualHost<R: Rule> {
    pub(crate) stretch: Stretch,
    rule: PhantomData<R>,
}

impl<R: Rule> VirtualHost<R> {
    pub(crate) fn new(stretch: Stretch) -> Self {
        Self { stretch, rule: PhantomData }
    }
}

impl<R: Rule> Host for VirtualHost<R> {
    const CHECKS: Checks = if R::BACKWARD_JUMPS { Checks::BackwardJumps } else { Checks::Nowhere };
    const COUNTS: bool = true;

    #[inline(always)]
    fn eval_breaker(&mut self, _: Instruction) -> bool {
        R::BACKWARD_JUMPS && self.stretch.asked
    }

    #[cold]
    fn handle_pending(&mut self) -> Result<Go> {
        self.stretch.stopped = Stopped::Asked;
        Ok(Go::Suspend)
    }

    #[inline(always)]
    fn count(&mut self, next: Instruction) -> bool {
        let stretch = &mut self.stretch;
        if stretch.left_ns <= 0 {
            return true;
        }
        if R::TICKS {
            if stretch.ticks_left == 0 {
                stretch.ticks_left = stretch.check_interval;
                if stretch.wanted {
                    stretch.stopped = Stopped::Ticks;
                    return true;
                }
            }
            stretch.ticks_left -= 1;
        }
        stretch.left_ns -= cost::instruction(next);
        stretch.instructions += 1;
        false
    }

    #[inline]
    fn count_native(&mut self, callable: &Value, first: Option<&Value>) {
        self.stretch.left_ns -= cost::native(callable, first);
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        // A profiled thread reads the clock between instructions, and cannot wait there.
        if let Effect::ReadClock(clock) = effect {
            self.stretch.left_ns -= cost::SYSTEM_CALL as i64;
            return Ok(Performed::Done(self.stretch.read(clock).into()));
        }
        self.stretch.effect = Some(effect);
        Ok(Performed::Suspend)
    }

    #[cold]
    fn note_memory_error(&mut self, what: String) {
        self.stretch.memory_errors.push(what);
    }
}
