//! A turn of the innermost frame: the run loop, which executes one instruction after the other.
//!
//! Each common instruction has a function of its own, its handler (`machine/handlers`), which the loop finds in a table.
//! In one big function the compiler would have to keep in memory whatever it cannot keep in registers for all
//! instructions together; a handler has the registers for itself. What every instruction needs and changes, the place
//! among the instructions and that among the slots, is passed and given back as two plain values, which never leave
//! the registers. CPython's own answer to the same question is its tail-calling interpreter (3.14, `Python/ceval_macros.h`).

use crate::bytecode::{Code, Instruction as I};
use crate::host::{Checks, Go, Host};
use crate::machine::handlers::handler;
use crate::machine::running::{Exit, Running, Stopped};
use crate::object::{self, Here, Mutex, MutexGuard, is_any_dying};

/// Where a frame stands: its next instruction, and how many of its slots are in use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    // In this order a handler gives the place of the next instruction in the very register in which it takes it.
    pub(crate) top: usize,
    pub(crate) pc: usize,
}

impl At {
    #[inline(always)]
    pub(crate) fn new(pc: usize, top: usize) -> Self {
        Self { top, pc }
    }

    /// Where the loop is left.
    #[inline(always)]
    pub(crate) fn left(pc: usize, top: usize, why: Left) -> Self {
        Self::new(pc | why.bits(), top)
    }

    /// Whether the loop was left for this.
    #[inline(always)]
    pub(crate) fn left_for(self, why: Left) -> bool {
        self.pc >> REASON == why.bits() >> REASON
    }

    /// Whether the frame goes on.
    #[inline(always)]
    pub(crate) fn goes_on(self) -> bool {
        self.pc >> REASON == 0
    }

    /// Why the loop was left.
    #[inline(always)]
    pub(crate) fn why(self) -> Left {
        let why = (self.pc >> REASON).checked_sub(1).and_then(|why| Left::ALL.get(why));
        *why.expect("code ends with a return or a jump")
    }

    /// Where the frame stands.
    #[inline(always)]
    pub(crate) fn stands(self) -> Self {
        Self::new(self.pc & ((1 << REASON) - 1), self.top)
    }
}

/// In the place of the next instruction, from this bit on: why the loop is left. Code has fewer instructions.
const REASON: u32 = if usize::BITS == 64 { 32 } else { 27 };

/// Why the loop is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// To look whether there is something to look after between instructions.
    Again,
    /// For a call of a Python function whose parameters are just the arguments: [`Placed`] says where it lies.
    Call,
    /// For one whose last parameters have defaults.
    CallWithDefaults,
    /// For one whose arguments have to be sorted: some are given by name, or the function has other parameters than
    /// positional ones.
    CallSorted,
    /// For one whose arguments lie in a tuple or list, and perhaps in an empty dict.
    CallSpread,
    /// For one of an `__init__`, which fills a new object.
    CallInit,
    /// For one of a special method, which is `beginning`.
    Begin,
    /// It returns what lies in its first slot; the others are empty.
    Return,
    /// Its function is a generator.
    MakeGenerator,
    /// It is a generator that gives its topmost operand.
    Yield,
    /// It wants the next item of the generator that is its topmost operand.
    Next,
    /// It lets the generator go on that lies below its topmost operand, and sends it that.
    Resume,
    /// The same for `yield from`: the generator stays where it is.
    Delegate,
    /// A generator that ran inside its instruction was left.
    Nested,
    /// As the turn's `stopped` says.
    Stopped,
}

impl Left {
    /// All of them, in order.
    const ALL: [Self; 15] = [
        Self::Again,
        Self::Call,
        Self::CallWithDefaults,
        Self::CallSorted,
        Self::CallSpread,
        Self::CallInit,
        Self::Begin,
        Self::Return,
        Self::MakeGenerator,
        Self::Yield,
        Self::Next,
        Self::Resume,
        Self::Delegate,
        Self::Nested,
        Self::Stopped,
    ];

    /// As it lies in the place of the next instruction.
    #[inline(always)]
    const fn bits(self) -> usize {
        (self as usize + 1) << REASON
    }
}

const _: () = {
    let mut at = 0;
    while at < Left::ALL.len() {
        assert!(Left::ALL[at] as usize == at);
        at += 1;
    }
};

/// Where a call lies in the window.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Placed {
    /// The function.
    pub(crate) at: u32,
    /// The first argument.
    pub(crate) first: u32,
    /// How many arguments there are.
    pub(crate) given: u32,
    /// How many local variables the function has.
    pub(crate) locals: u32,
}

/// What a handler works on.
pub(crate) struct Turn<'a, H> {
    pub(crate) running: Running<'a>,
    pub(crate) host: &'a mut H,
    pub(crate) here: Here<'a>,
    /// Whether objects may want their finalizers called: it is looked for after every instruction.
    pub(crate) finalizes: bool,
}

/// Executes one instruction, which lies before the next one. Gives where the frame stands then.
pub(crate) type Handler<H> = fn(&mut Turn<'_, H>, I, usize, usize) -> At;

/// The frame's slots, of which `top` are in use.
macro_rules! window {
    ($turn:ident, $top:expr) => {
        crate::machine::window::Window::new(&mut *$turn.running.window.slots, $top)
    };
}
pub(crate) use window;

/// Whether a host's threads may do the work of several instructions at once.
pub(crate) const fn fuses<H: Host>() -> bool {
    !H::COUNTS && !H::CHECKS.before_every_instruction()
}

/// Locks an object where that takes no waiting and no call. Under a GIL nobody pays for an atomic operation there: what was
/// made without it is left to the longer way.
#[inline(always)]
pub(crate) fn try_lock<'m, H: Host, T>(here: Here<'_>, mutex: &'m Mutex<T>) -> Option<MutexGuard<'m, T>> {
    if const { matches!(H::CHECKS, Checks::Nowhere) } {
        object::try_lock(mutex)
    } else {
        object::try_lock_inside(here, mutex)
    }
}

/// The instructions that a host's threads run.
#[inline(always)]
fn instructions<H: Host>(code: &Code) -> &[I] {
    if const { fuses::<H>() } { &code.fused } else { &code.instructions }
}

impl<H: Host> Turn<'_, H> {
    /// Runs until a handler leaves: [`At::why`] says what for. A thread that has just been resumed executes one instruction before it
    /// looks at the eval breaker.
    #[inline(always)]
    pub(crate) fn run(&mut self, mut at: At, resumed: &mut bool) -> At {
        let instructions = instructions::<H>(self.running.code);
        // Whoever leaves stands beyond all instructions. In four places, because a processor guesses where a call through a table
        // leads by the place that it is in, too: in one, recursive calls take a fifth more time (an AMD EPYC, `benches/interpreter`'s
        // `calls`).
        while let Some(&instruction) = instructions.get(at.pc) {
            at = self.turn(instruction, at, resumed);
            let Some(&instruction) = instructions.get(at.pc) else { break };
            at = self.turn(instruction, at, resumed);
            let Some(&instruction) = instructions.get(at.pc) else { break };
            at = self.turn(instruction, at, resumed);
            let Some(&instruction) = instructions.get(at.pc) else { break };
            at = self.turn(instruction, at, resumed);
        }
        at
    }

    /// The same where an object that dies may want its finalizer called, before the next instruction runs.
    #[inline(never)]
    pub(crate) fn run_finalizing(&mut self, mut at: At, resumed: &mut bool) -> At {
        let instructions = instructions::<H>(self.running.code);
        while let Some(&instruction) = instructions.get(at.pc) {
            at = self.turn(instruction, at, resumed);
            if is_any_dying() && at.goes_on() {
                at = self.leave(Left::Again, at.pc, at.top);
            }
        }
        at
    }

    /// Runs one instruction, unless the thread is suspended before it.
    #[inline(always)]
    fn turn(&mut self, instruction: I, At { pc, top }: At, resumed: &mut bool) -> At {
        if const { H::COUNTS } && self.host.count(instruction) {
            return self.stop(Ok(Exit::Suspend), pc, top);
        }
        if const { H::CHECKS.before_every_instruction() }
            && !std::mem::take(resumed)
            && self.host.eval_breaker(instruction)
        {
            match self.host.handle_pending() {
                Ok(Go::On) => {}
                Ok(Go::Suspend) => return self.stop(Ok(Exit::Suspend), pc, top),
                Err(raise) => return self.stop(Err(raise), pc + 1, top),
            }
        }
        handler::<H>(instruction)(self, instruction, pc + 1, top)
    }

    /// Leaves the loop.
    #[inline(always)]
    pub(crate) fn leave(&self, why: Left, pc: usize, top: usize) -> At {
        At::left(pc, top, why)
    }

    /// Leaves the loop, because the frame has stopped.
    pub(crate) fn stop(&mut self, how: Stopped, pc: usize, top: usize) -> At {
        self.running.own.stopped = how;
        self.leave(Left::Stopped, pc, top)
    }

    /// Looks at the eval breaker, at an instruction where CPython 3.10 and later do.
    #[inline(always)]
    pub(crate) fn look_up(&mut self, instruction: I, pc: usize, top: usize) -> At {
        if const { matches!(H::CHECKS, Checks::BackwardJumps) } && self.host.eval_breaker(instruction) {
            return self.pending(pc, top);
        }
        At::new(pc, top)
    }

    #[cold]
    #[inline(never)]
    fn pending(&mut self, pc: usize, top: usize) -> At {
        match self.host.handle_pending() {
            // Other threads have run.
            Ok(Go::On) if self.wants_other_loop() => self.leave(Left::Again, pc, top),
            Ok(Go::On) => At::new(pc, top),
            Ok(Go::Suspend) => self.stop(Ok(Exit::Suspend), pc, top),
            // It belongs to the instruction that would run next: a jump back may lead to the first one of a `try`.
            Err(raise) => self.stop(Err(raise), pc + 1, top),
        }
    }

    /// Whether what the instruction did wants more looked after than this loop does.
    #[inline(always)]
    fn wants_other_loop(&self) -> bool {
        let interpreter = &self.running.own.interpreter;
        interpreter.wants_attention() || interpreter.has_finalizers() != self.finalizes
    }

    /// Goes on as an instruction went that was executed elsewhere.
    #[inline(always)]
    pub(crate) fn went(&mut self, went: crate::machine::execute::Went) -> At {
        let (pc, top) = (self.running.pc, self.running.window.top);
        match went {
            Ok(None) if !self.wants_other_loop() => At::new(pc, top),
            Ok(None) => self.leave(Left::Again, pc, top),
            Ok(Some(exit)) => self.stop(Ok(exit), pc, top),
            Err(raise) => self.stop(Err(raise), pc, top),
        }
    }
}

/// Executes the plain instruction in this place in full: errors, questions, operators of a program's classes.
#[inline(never)]
pub(crate) fn in_full<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    (turn.running.pc, turn.running.window.top) = (pc, top);
    let went = turn.running.execute(turn.running.code.instructions[pc - 1], turn.host);
    turn.went(went)
}

/// Executes just the first of the instructions that were fused in this place: they did not apply together.
#[inline(never)]
pub(crate) fn unfused<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let first = turn.running.code.instructions[pc - 1];
    handler::<H>(first)(turn, first, pc, top)
}
