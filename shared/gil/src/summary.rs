//! What standard error says after a run, as far as it is the same for measured and simulated ones.

use pyvm::Python;
use timeline::GilStatistics;

/// `CPython 3.13, rules: backward jump`
pub(crate) fn of_python(python: Python) -> String {
    format!("{}, rules: {}", python.title(), python.rules)
}

/// What the GIL went through.
pub(crate) fn of_gil(python: Python, gil: &GilStatistics) -> String {
    if !python.rules.has_gil() {
        return "no GIL".to_owned();
    }
    let requests = if python.rules.has_drop_request() {
        format!("{} drop requests, ", gil.drop_requests)
    } else {
        String::new()
    };
    let failed = match gil.failed_attempts {
        0 => String::new(),
        failed => format!(", {failed} failed attempts (woke for it, and found it taken)"),
    };
    format!(
        "GIL: {} switches, {requests}{} waits of {:.3} s in all{failed}",
        gil.switches, gil.waits, gil.wait_s
    )
}
