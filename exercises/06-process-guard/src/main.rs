//! Your program, with real processes: `cargo run -p exercise-06`.

use exercise_06::{Process, program};
use std::env;
use std::process::{Command, ExitCode};

/// Real processes of the operating system.
struct Real;

impl Process for Real {
    fn arguments(&self) -> Vec<String> {
        env::args().skip(1).collect()
    }

    fn print(&self, line: &str) {
        println!("{line}");
    }

    fn start(&self, arguments: &[String]) -> Result<Vec<String>, String> {
        // A program without a guard starts processes without end. This one ends early.
        let depth = env::var("DEPTH").ok().and_then(|depth| depth.parse::<u32>().ok()).unwrap_or_default();
        if depth > 3 {
            return Err("there are four processes above this one, each started by the one before".to_owned());
        }
        let program = env::current_exe().map_err(|error| error.to_string())?;
        let mut command = Command::new(program);
        let output = command.args(arguments).env("DEPTH", (depth + 1).to_string()).output();
        let output = output.map_err(|error| error.to_string())?;
        if !output.status.success() {
            return Err(format!("{} {}", output.status, String::from_utf8_lossy(&output.stderr).trim_end()));
        }
        Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
    }
}

fn main() -> ExitCode {
    match program(&Real) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
