//! The rules of each CPython generation: how its threads share the interpreter.
//!
//! The language is Python 3.13's under all of them, and under 2.x also Python 2's; what some messages and texts of values say
//! follows the version that runs ([`running`]).

mod version;

use std::fmt;

use crate::host::Checks;

pub use version::Python;
pub(crate) use version::{running, set_running};

/// How threads share the interpreter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// CPython 2.x to 3.1. The running thread counts its instructions; at every 100th it drops the lock and
    /// takes it again. Nobody asks for the lock and nobody is made to wait for another: whoever comes first
    /// has it, and mostly that is the thread that just gave it up.
    ///
    /// Source: `_Py_Ticker` and `_Py_CheckInterval` in `Python/ceval.c`; the lock is an ordinary one
    /// (`PyThread_acquire_lock`, a semaphore in `Python/thread_pthread.h`).
    Ticks,
    /// CPython 3.2 to 3.9. A thread that waited for the GIL for the whole switch interval asks for it, and the
    /// holder looks before every instruction whether somebody has asked.
    ///
    /// Source: `take_gil` in `Python/ceval_gil.h`, and the top of the loop in `_PyEval_EvalFrameDefault`
    /// (`Python/ceval.c`). CPython leaves the look out after some instructions that cannot take long
    /// (`FAST_DISPATCH`, after `LOAD_CONST` say); here no instruction is left out.
    AnyInstruction,
    /// CPython 3.10 and later. As before, but the holder looks only on backward jumps, on function entry and
    /// after calls.
    ///
    /// Source: `CHECK_EVAL_BREAKER` in `Python/ceval.c` (3.10, 3.11) and in `Python/bytecodes.c` (from 3.12).
    /// From 3.12 on every interpreter of a process has a GIL of its own (PEP 684).
    BackwardJump,
    /// CPython 3.13t and later: no GIL (PEP 703). Threads run at the same time; each list, dict and set has its
    /// own lock.
    FreeThreaded,
    /// Never shipped: no GIL, and nothing in its place. A reference count goes up and down in three steps, load,
    /// add and store, so that threads lose each other's counts. It is what the GIL was made to prevent.
    Naive,
}

impl Rules {
    /// Where a running thread looks whether it should let others run.
    pub fn checks(self) -> Checks {
        match self {
            Self::Ticks => Checks::Ticks,
            Self::AnyInstruction => Checks::EveryInstruction,
            Self::BackwardJump => Checks::BackwardJumps,
            Self::FreeThreaded | Self::Naive => Checks::Nowhere,
        }
    }

    /// Whether threads take turns under one lock.
    pub fn has_gil(self) -> bool {
        !matches!(self, Self::FreeThreaded | Self::Naive)
    }

    /// Whether a thread that waits for the GIL can ask the holder to drop it. Where it cannot, the switch
    /// interval has no meaning.
    pub fn has_drop_request(self) -> bool {
        matches!(self, Self::AnyInstruction | Self::BackwardJump)
    }

    /// When a running thread may lose the GIL, in one line.
    pub fn when(self) -> &'static str {
        match self {
            Self::Ticks => "it drops the lock after every 100 instructions, and takes it again if it can",
            Self::AnyInstruction => "it drops the GIL before any instruction, once a waiter has asked for it",
            Self::BackwardJump => {
                "it drops the GIL on a backward jump, on function entry or after a call, once a waiter has asked \
                 for it"
            }
            Self::FreeThreaded => "there is no GIL to lose",
            Self::Naive => "there is no GIL to lose, and nothing protects the reference counts",
        }
    }
}

impl fmt::Display for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ticks => "ticks",
            Self::AnyInstruction => "any instruction",
            Self::BackwardJump => "backward jump",
            Self::FreeThreaded => "free-threaded",
            Self::Naive => "naive",
        })
    }
}
