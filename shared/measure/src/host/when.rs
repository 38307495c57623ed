//! Where a host looks whether it should let others run: a rule as a type, so that the run loop is compiled once
//! for each, and a look that a rule does not make costs nothing.

use pyvm::Checks;

/// When a thread looks.
pub(crate) trait When: Send + 'static {
    const CHECKS: Checks;
}

pub(crate) struct Ticks;
pub(crate) struct EveryInstruction;
pub(crate) struct BackwardJumps;
pub(crate) struct Nowhere;

impl When for Ticks {
    const CHECKS: Checks = Checks::Ticks;
}

impl When for EveryInstruction {
    const CHECKS: Checks = Checks::EveryInstruction;
}

impl When for BackwardJumps {
    const CHECKS: Checks = Checks::BackwardJumps;
}

impl When for Nowhere {
    const CHECKS: Checks = Checks::Nowhere;
}
