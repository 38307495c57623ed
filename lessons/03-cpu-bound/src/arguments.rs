//! The lesson's arguments.

use clap::Parser;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use workloads::Task;

use crate::parts::Which;

/// Lesson 3: does CPU-bound Python code run faster in threads? Measures the same work in sequence, in
/// threads under the GIL, in processes, without a GIL, and in Rust.
#[derive(Clone, Debug, Parser)]
#[command(name = "lesson-03", bin_name = "cargo run -p lesson-03 --", version)]
pub(crate) struct Arguments {
    /// The work: the sum of i, of i ** 2, or of math.sqrt(i)
    #[arg(long, default_value = "sum", value_name = "TASK", value_parser = task())]
    pub(crate) task: Task,

    /// Which page of the lesson
    #[arg(long, default_value = "overview", value_name = "PART", value_enum)]
    pub(crate) part: Which,

    #[command(flatten)]
    pub(crate) common: lesson::Arguments,
}

fn task() -> impl clap::builder::TypedValueParser<Value = Task> {
    PossibleValuesParser::new(Task::ALL.map(Task::name)).map(|name| {
        Task::ALL.into_iter().find(|task| task.name() == name).expect("only the names of tasks are possible")
    })
}
