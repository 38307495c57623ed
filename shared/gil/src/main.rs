//! The `gil` command: runs any program of the subset, on this machine or on a virtual one, and shows its bytecode.

mod dis;
mod explore;
mod flags;
mod program;
mod replay;
mod run;
mod simulate;
mod summary;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use lesson::Finished;

/// A Python program under the rules of any CPython.
#[derive(Clone, Debug, Parser)]
#[command(name = "gil", bin_name = "cargo run -p gil --", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Debug, Subcommand)]
enum Command {
    Run(run::Arguments),
    Simulate(simulate::Arguments),
    Explore(explore::Arguments),
    Replay(replay::Arguments),
    Dis(dis::Arguments),
}

fn main() -> ExitCode {
    lesson::main(command)
}

fn command(arguments: &Arguments) -> Result<Finished> {
    match &arguments.command {
        Command::Run(arguments) => run::run(arguments),
        Command::Simulate(arguments) => simulate::simulate(arguments),
        Command::Explore(arguments) => explore::explore(arguments),
        Command::Replay(arguments) => replay::replay(arguments),
        Command::Dis(arguments) => dis::dis(arguments),
    }
}
