//! The host: what runs a machine.

use crate::bytecode::Instruction;
use crate::effect::Effect;
use crate::object::{Raise, Value};

/// What a thread of the machine runs on.
///
/// The run loop takes its host as a type parameter, so a check that a host never makes costs nothing.
pub trait Host {
    /// At which instructions the loop asks [`Host::eval_breaker`].
    const CHECKS: Checks;

    /// Whether something wants this thread's attention, before `next` runs. This is CPython's
    /// `eval_breaker` (`Include/internal/pycore_ceval.h`): asked very often, so it must be cheap.
    fn eval_breaker(&mut self, next: Instruction) -> bool;

    /// Handles what [`Host::eval_breaker`] announced: a request to drop the GIL, say.
    ///
    /// # Errors
    /// An exception that is raised between the two instructions: of a signal's handler.
    fn handle_pending(&mut self) -> Result<Go, Raise>;

    /// Does what the machine cannot do itself. The answer is the calling function's result.
    ///
    /// # Errors
    /// A Python exception, which the call raises.
    fn perform(&mut self, effect: Effect) -> Result<Performed, Raise>;

    /// Whether the loop asks [`Host::count`] before every instruction, and runs the plain instructions, not the
    /// fused ones. A host with a clock of its own counts; one that does not pays nothing.
    const COUNTS: bool = false;

    /// Counts the instruction that is about to run. True where the thread must be suspended before it; it is
    /// counted when the thread runs on.
    #[inline(always)]
    fn count(&mut self, _next: Instruction) -> bool {
        false
    }

    /// Notes that a native function is called, with its first argument: for a host that counts, what the call of a
    /// function costs that works through a whole container.
    #[inline(always)]
    fn count_native(&mut self, _callable: &Value, _first: Option<&Value>) {}

    /// Notes that the program's memory went wrong, in one line that says how: an object was freed twice, or used
    /// after it was freed. Happens under the naive rules only.
    fn note_memory_error(&mut self, _what: String) {}
}

/// Where a running thread may be interrupted: what a generation of CPython decides by where it looks at
/// the eval breaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checks {
    /// Before every instruction, which the host counts: the lock is dropped after 100 of them. CPython 3.1 and
    /// earlier (`_Py_Ticker` in `Python/ceval.c`).
    Ticks,
    /// Before every instruction. CPython 3.2 to 3.9 (`Python/ceval.c`, the top of the loop in
    /// `_PyEval_EvalFrameDefault`).
    EveryInstruction,
    /// On backward jumps, on function entry and after calls of native functions. CPython 3.10 and later
    /// (`Python/bytecodes.c`: `CHECK_EVAL_BREAKER` in `RESUME`, `JUMP_BACKWARD` and `CALL`).
    BackwardJumps,
    /// Never: there is no GIL to lose.
    Nowhere,
}

impl Checks {
    /// Whether the loop asks before each and every instruction.
    pub const fn before_every_instruction(self) -> bool {
        matches!(self, Self::Ticks | Self::EveryInstruction)
    }

    /// Whether a running thread may be interrupted at this instruction. At a call, that is after a native
    /// function has returned; a Python function has its own `RESUME`.
    pub fn at(self, instruction: Instruction) -> bool {
        match self {
            Self::Ticks | Self::EveryInstruction => true,
            Self::BackwardJumps => matches!(
                instruction,
                Instruction::Resume
                    | Instruction::JumpBackward(_)
                    | Instruction::Call(_)
                    | Instruction::CallKw(_)
            ),
            Self::Nowhere => false,
        }
    }
}

/// Whether a thread goes on after its host was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// Go on at once.
    On,
    /// Leave the run loop; the host runs the thread again later.
    Suspend,
}

/// What a host made of an effect.
#[derive(Debug)]
pub enum Performed {
    /// It is done, and this is the answer.
    Done(Value),
    /// It will be done. Leave the run loop; the host resumes the thread with the answer.
    Suspend,
}
