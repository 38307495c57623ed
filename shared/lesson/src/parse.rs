//! The values of arguments: what is allowed, and how it is said.

use pyvm::Python;

use crate::Size;

/// A CPython version with rules.
///
/// # Errors
/// What is allowed.
pub fn python(text: &str) -> Result<Python, String> {
    Python::parse(text).map_err(|_| format!("allowed: {}", Python::ALLOWED))
}

/// A number of workers.
///
/// # Errors
/// What is allowed.
pub fn workers(text: &str) -> Result<usize, String> {
    within(text, 1, 64, "a whole number").map(|n| n as usize)
}

/// A number of turns.
///
/// # Errors
/// What is allowed.
pub fn size(text: &str) -> Result<Size, String> {
    within(text, 1, 1_000_000_000, "a whole number")
}

/// A number of virtual cores.
///
/// # Errors
/// What is allowed.
pub fn cores(text: &str) -> Result<usize, String> {
    within(text, 1, 256, "a whole number").map(|n| n as usize)
}

/// A bound on preemptions.
///
/// # Errors
/// What is allowed.
pub fn preemptions(text: &str) -> Result<usize, String> {
    within(text, 0, 1000, "a whole number").map(|n| n as usize)
}

/// A limit for a search: how many states it follows.
///
/// # Errors
/// What is allowed.
pub fn limit(text: &str) -> Result<usize, String> {
    within(text, 1, 100_000_000, "a whole number").map(|n| n as usize)
}

/// A seed.
///
/// # Errors
/// What is allowed.
pub fn seed(text: &str) -> Result<u64, String> {
    within(text, 0, u64::MAX, "a whole number")
}

fn within(text: &str, least: u64, most: u64, what: &str) -> Result<u64, String> {
    let number = text.replace('_', "").parse::<u64>().ok();
    number
        .filter(|n| (least..=most).contains(n))
        .ok_or_else(|| format!("allowed: {what} from {least} to {most}"))
}

/// A switch interval in milliseconds.
///
/// # Errors
/// What is allowed.
pub fn interval(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok();
    number
        .filter(|ms| (0.001..=10_000.0).contains(ms))
        .ok_or_else(|| "allowed: milliseconds from 0.001 to 10000".to_owned())
}
