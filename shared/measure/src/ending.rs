//! What is said of a program that has ended.

use pyvm::Interpreter;

use crate::shared::Shared;

/// What is said once all threads have ended.
pub(crate) fn report_rest(shared: &Shared, interpreter: &Interpreter, memory_errors: &[String]) {
    for ignored in interpreter.take_ignored() {
        shared.report(&ignored);
    }
    for error in memory_errors {
        shared.report(&format!("memory error: {error}\n"));
    }
}
