//! The tasks that the lessons measure, as Python programs and as their native twins.
//!
//! - [`CPU_BOUND`] is the program of lesson 3. It runs here, and in any CPython.
//! - [`native`] is the same work in Rust: what the work costs without an interpreter, and what threads
//!   gain where no lock is in the way.

pub mod native;
mod task;

pub use task::Task;

/// A Python program that comes with the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its path from the workspace's root, which tracebacks and listings show.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
    file: &'static str,
}

/// `cpu_bound.py`: equal tasks in sequence, in threads, or in processes.
pub const CPU_BOUND: Script = Script {
    path: "shared/workloads/programs/cpu_bound.py",
    text: include_str!("../programs/cpu_bound.py"),
    file: concat!(env!("CARGO_MANIFEST_DIR"), "/programs/cpu_bound.py"),
};

impl Script {
    /// Where the file lies on this machine, for a real CPython to run.
    pub fn file(&self) -> &'static std::path::Path {
        std::path::Path::new(self.file)
    }

    /// The lines between `# ANCHOR: name` and `# ANCHOR_END: name`.
    pub fn anchor(&self, name: &str) -> String {
        let (start, end) = (format!("# ANCHOR: {name}"), format!("# ANCHOR_END: {name}"));
        let lines = self.text.lines().skip_while(|line| *line != start).skip(1);
        lines.take_while(|line| *line != end).collect::<Vec<_>>().join("\n")
    }

    /// The lines of one function, from its `def` to the next blank line.
    pub fn function(&self, name: &str) -> String {
        let start = format!("def {name}(");
        let lines = self.text.lines().skip_while(|line| !line.starts_with(&start));
        lines.take_while(|line| !line.is_empty() && !line.starts_with('#')).collect::<Vec<_>>().join("\n")
    }
}
