//! The lesson's arguments.

use clap::Parser;

use crate::parts::Which;

/// Lesson 4: threads that wait. Ten fetches one after the other, in threads, in processes, and in one thread with an event
/// loop; what releases the GIL and what does not; what a waiting thread pays beside one that computes.
#[derive(Clone, Debug, Parser)]
#[command(name = "lesson-04", bin_name = "cargo run -p lesson-04 --", version)]
pub(crate) struct Arguments {
    /// Which page of the lesson
    #[arg(long, default_value = "fetches", value_name = "PART", value_enum)]
    pub(crate) part: Which,

    /// Fetch this address in place of the lesson's own server
    #[arg(long, value_name = "URL", conflicts_with = "simulate", value_parser = url)]
    pub(crate) url: Option<String>,

    #[command(flatten)]
    pub(crate) common: lesson::Arguments,
}

fn url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
    match rest {
        Some(rest) if !rest.is_empty() => Ok(text.to_owned()),
        _ => Err("allowed: an address that begins with http:// or https://".to_owned()),
    }
}
