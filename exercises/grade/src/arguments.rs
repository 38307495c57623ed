//! What can be said on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use grade::format::Format;
use grade::sandbox::{Limits, Rights};
use std::path::PathBuf;

/// Grades a class: one folder or zip archive for each student.
#[derive(Debug, Parser)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) grade: Grade,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Writes the class's tables and pages again, from the grades of one or more runs.
    Merge {
        /// What those runs had as --out.
        #[arg(required = true)]
        from: Vec<PathBuf>,
        /// Where to write.
        #[arg(long, default_value = "grades")]
        out: PathBuf,
        /// What to write.
        #[arg(long, value_delimiter = ',', default_value = "csv,html")]
        format: Vec<Format>,
    },
    /// Compiles what all submissions share, so that grading finds it done.
    Prepare {
        /// Only these exercises: 01, 02 …; several with commas.
        #[arg(long, value_delimiter = ',')]
        exercise: Vec<String>,
        /// The course's folder.
        #[arg(long, default_value = COURSE)]
        course: PathBuf,
        /// Where answers will be compiled.
        #[arg(long)]
        work: Option<PathBuf>,
    },
    /// Writes an autograder to upload.
    Package {
        /// For whom.
        #[arg(value_enum)]
        target: Target,
        /// The archive to write.
        #[arg(long, default_value = "autograder.zip")]
        out: PathBuf,
        /// Only these exercises: 01, 02 …; several with commas.
        #[arg(long, value_delimiter = ',')]
        exercise: Vec<String>,
        /// The course's folder.
        #[arg(long, default_value = COURSE)]
        course: PathBuf,
    },
    /// Makes a new exercise: a small one that is complete, to be changed.
    New {
        /// Its folder: 15-convoy.
        folder: String,
        /// What an answer is.
        #[arg(long, value_enum, default_value = "rust")]
        kind: AnswerKind,
        /// Its name for people.
        #[arg(long, default_value = "A new exercise")]
        title: String,
        /// The lesson that it belongs to.
        #[arg(long, default_value_t = 1)]
        lesson: u32,
        /// The course's folder.
        #[arg(long, default_value = COURSE)]
        course: PathBuf,
    },
    /// Becomes a program that has only the rights named here. The grader starts every answer with it.
    #[command(hide = true)]
    Confine(Confine),
}

/// What an answer of a new exercise is.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum AnswerKind {
    /// A Rust file, whose threads are tried in every interleaving.
    Rust,
    /// A Python file, whose threads are tried in every interleaving.
    Python,
    /// A sheet of predictions about a Python program.
    Sheet,
}

/// Who takes a package.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Target {
    /// Gradescope: `setup.sh`, `run_autograder`, and the source of grader and exercises.
    Gradescope,
}

/// Where the course is that this program was built in.
const COURSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[derive(Debug, Args)]
pub(crate) struct Grade {
    /// A folder with one folder or zip archive for each student.
    pub(crate) submissions: Option<PathBuf>,
    /// What to write; several with commas.
    #[arg(long, value_delimiter = ',', default_value = "csv,html")]
    pub(crate) format: Vec<Format>,
    /// Where to write. Grades that are there already are kept, unless the answer or the exercise has changed.
    #[arg(long, default_value = "grades")]
    pub(crate) out: PathBuf,
    /// How many students at once.
    #[arg(long, default_value_t = std::thread::available_parallelism().map_or(1, usize::from))]
    pub(crate) jobs: usize,
    /// Only this part of the class: 2/5 is the second of five parts.
    #[arg(long, value_parser = shard)]
    pub(crate) shard: Option<(usize, usize)>,
    /// Only these exercises: 01, 02 …; several with commas.
    #[arg(long, value_delimiter = ',')]
    pub(crate) exercise: Vec<String>,
    /// The folder is not a class's but one student's.
    #[arg(long)]
    pub(crate) one: bool,
    /// Runs answers without a sandbox. Only for answers that you would run yourself.
    #[arg(long)]
    pub(crate) no_sandbox: bool,
    /// The course's folder.
    #[arg(long, default_value = COURSE)]
    pub(crate) course: PathBuf,
    /// Where answers are compiled. It is used again in the next run.
    #[arg(long)]
    pub(crate) work: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Confine {
    /// Only tells whether it could.
    #[arg(long)]
    pub(crate) probe: bool,
    #[arg(long)]
    read: Vec<PathBuf>,
    #[arg(long)]
    write: Vec<PathBuf>,
    #[arg(long)]
    processes: bool,
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    #[arg(long, default_value_t = 1024)]
    memory: u64,
    #[arg(long, default_value_t = 0)]
    file: u64,
    #[arg(long, default_value_t = 64)]
    files: u64,
    #[arg(last = true)]
    pub(crate) command: Vec<String>,
}

impl Confine {
    pub(crate) fn rights(&self) -> Rights {
        let Self { read, write, processes, seconds, memory, file, files, .. } = self;
        let limits = Limits { seconds: *seconds, memory: *memory, file: *file, files: *files };
        Rights { read: read.clone(), write: write.clone(), processes: *processes, limits }
    }
}

fn shard(text: &str) -> Result<(usize, usize), String> {
    let parts = text.split_once('/').and_then(|(part, of)| Some((part.parse().ok()?, of.parse().ok()?)));
    match parts {
        Some((part, of)) if 1 <= part && part <= of => Ok((part, of)),
        _ => Err("a shard is i/n with i from 1 to n, as in 2/5".to_owned()),
    }
}
