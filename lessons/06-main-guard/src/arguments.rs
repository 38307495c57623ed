//! The lesson's arguments.

use clap::Parser;

/// Lesson 6: what `if __name__ == "__main__"` is for. Runs a file that starts a process, with that guard and without, by
/// each start method.
#[derive(Clone, Debug, Parser)]
#[command(name = "lesson-06", bin_name = "cargo run -p lesson-06 --", version)]
pub(crate) struct Arguments {
    /// How deep the chain goes that CPython's check prevents: 1 to 8
    #[arg(long, default_value_t = 3, value_name = "DEPTH", allow_negative_numbers = true, value_parser = chain)]
    pub(crate) chain: u32,

    #[command(flatten)]
    pub(crate) common: lesson::Arguments,
}

/// The limit cannot be lifted: each process of a chain is a real one.
fn chain(text: &str) -> Result<u32, String> {
    let most = pyvm::commons::MOST_NESTED;
    let depth = text.parse().ok().filter(|depth| (1..=most).contains(depth));
    depth.ok_or_else(|| format!("allowed: a whole number from 1 to {most}"))
}
