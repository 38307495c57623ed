//! The arguments that every lesson takes.

use std::path::PathBuf;

use clap::Args;
use pyvm::Python;

/// The arguments that every lesson takes. A lesson adds its own with `#[command(flatten)]`.
#[derive(Args, Clone, Debug)]
#[group(skip)]
pub struct Arguments {
    /// How many tasks run at once: 1 to 64
    #[arg(long, default_value_t = 4, value_name = "N", allow_negative_numbers = true, value_parser = workers)]
    pub workers: usize,

    /// Turns of each task: 1 to 1000000000, underscores allowed
    #[arg(long, value_name = "TURNS", allow_negative_numbers = true, value_parser = size)]
    pub size: Option<Size>,

    /// Switch interval in milliseconds: 0.001 to 10000 (default: the lesson's own)
    #[arg(long, value_name = "MS", allow_negative_numbers = true, value_parser = interval)]
    pub interval: Option<f64>,

    /// The CPython whose rules the threads follow: 3.2 to 3.14, 3.13t, 3.14t
    #[arg(long, default_value = "3.13", value_name = "VERSION", value_parser = python)]
    pub python: Python,

    /// Also run the same file in this Python (a path or a command); may be given several times
    #[arg(long, value_name = "PYTHON")]
    pub with: Vec<String>,

    /// Print one JSON object instead of the page
    #[arg(long)]
    pub json: bool,

    /// Write what the threads did as a trace for Perfetto (ui.perfetto.dev)
    #[arg(long, value_name = "FILE.json")]
    pub trace: Option<PathBuf>,
}

/// The number of turns of a task.
pub type Size = u64;

fn python(text: &str) -> Result<Python, String> {
    Python::parse(text).map_err(|_| format!("allowed: {}", Python::ALLOWED))
}

fn workers(text: &str) -> Result<usize, String> {
    within(text, 1, 64, "a whole number").map(|n| n as usize)
}

fn size(text: &str) -> Result<Size, String> {
    within(text, 1, 1_000_000_000, "a whole number")
}

fn within(text: &str, least: u64, most: u64, what: &str) -> Result<u64, String> {
    let number = text.replace('_', "").parse::<u64>().ok();
    number
        .filter(|n| (least..=most).contains(n))
        .ok_or_else(|| format!("allowed: {what} from {least} to {most}"))
}

fn interval(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok();
    number
        .filter(|ms| (0.001..=10_000.0).contains(ms))
        .ok_or_else(|| "allowed: milliseconds from 0.001 to 10000".to_owned())
}
