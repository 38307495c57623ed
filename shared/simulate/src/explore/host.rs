//! The host of a thread that is followed step by step: it stops the thread before every instruction that others could
//! notice, or before each one.

use pyvm::bytecode::Instruction;
use pyvm::object::{Result, Value};
use pyvm::states::is_quiet;
use pyvm::{Checks, Effect, Go, Host, Performed};

/// So many instructions may a thread run without touching anything; then it is looked at, in case it waits busily.
const MOST_QUIET: u64 = 20_000;

/// What becomes of a thread while it is run.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    /// The next instruction is executed without a question.
    pub(crate) go: bool,
    /// The thread stops before every instruction, not only where it may touch something.
    pub(crate) every: bool,
    /// It has come to a place where the rules of CPython 3.10 and later look whether to switch.
    pub(crate) checked: bool,
    /// How many instructions it has executed.
    pub(crate) executed: u64,
    pub(crate) effect: Option<Effect>,
    pub(crate) memory_errors: Vec<String>,
}

/// The host. `LOOKS`: a look is taken at backward jumps, on function entry and after calls.
pub(crate) struct Watcher<'w, const LOOKS: bool>(pub(crate) &'w mut Watch);

impl<const LOOKS: bool> Host for Watcher<'_, LOOKS> {
    const CHECKS: Checks = if LOOKS { Checks::BackwardJumps } else { Checks::Nowhere };
    const COUNTS: bool = true;

    #[inline(always)]
    fn eval_breaker(&mut self, _: Instruction) -> bool {
        LOOKS
    }

    fn handle_pending(&mut self) -> Result<Go> {
        self.0.checked = true;
        Ok(Go::On)
    }

    #[inline(always)]
    fn count(&mut self, next: Instruction) -> bool {
        let watch = &mut *self.0;
        let stops = !std::mem::take(&mut watch.go)
            && (watch.every || !is_quiet(next) || watch.executed >= MOST_QUIET);
        watch.executed += u64::from(!stops);
        stops
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        self.0.effect = Some(effect);
        Ok(Performed::Suspend)
    }

    fn note_memory_error(&mut self, what: String) {
        self.0.memory_errors.push(what);
    }

    fn count_native(&mut self, _: &Value, _: Option<&Value>) {}
}
