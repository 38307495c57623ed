//! The files that a run's trace is written to: the same flags for every command that runs something.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use timeline::{Trace, perfetto, svg};

use crate::Usage;

/// The files that a run's trace is written to. A command adds them with `#[command(flatten)]`.
#[derive(Args, Clone, Debug, Default)]
#[group(skip)]
pub struct Pictures {
    /// Write what the threads did as a trace for Perfetto (ui.perfetto.dev)
    #[arg(long, value_name = "FILE.json")]
    pub trace: Option<PathBuf>,

    /// Write the timeline as a picture that stands by itself
    #[arg(long, value_name = "FILE.svg")]
    pub svg: Option<PathBuf>,
}

impl Pictures {
    /// Whether a trace has to be recorded for them.
    pub fn wanted(&self) -> bool {
        self.trace.is_some() || self.svg.is_some()
    }

    /// Looks whether the files can be written, and leaves what is in them: nobody should wait for a run only to learn
    /// that its picture cannot be kept.
    ///
    /// # Errors
    /// [`Usage`] for a file that cannot be written.
    pub fn check(&self) -> Result<(), Usage> {
        let mut files = [&self.trace, &self.svg].into_iter().flatten();
        files.try_for_each(|path| opened(path, OpenOptions::new().append(true).create(true)).map(drop))
    }

    /// Writes them; a picture of the whole trace has this title.
    ///
    /// # Errors
    /// [`Usage`] for a file that cannot be written.
    pub fn write(&self, trace: &Trace, title: &str) -> Result<(), Usage> {
        self.write_trace(trace)?;
        self.write_svg(trace, || svg::Options::whole(trace, title))
    }

    /// Writes the trace for Perfetto, where it is wanted.
    ///
    /// # Errors
    /// [`Usage`] for a file that cannot be written.
    pub fn write_trace(&self, trace: &Trace) -> Result<(), Usage> {
        let Some(path) = &self.trace else { return Ok(()) };
        written(path, &perfetto::json(trace).to_string())
    }

    /// Writes the picture, where it is wanted.
    ///
    /// # Errors
    /// [`Usage`] for a file that cannot be written.
    pub fn write_svg(&self, trace: &Trace, options: impl FnOnce() -> svg::Options) -> Result<(), Usage> {
        let Some(path) = &self.svg else { return Ok(()) };
        written(path, &svg::render(trace, &options()))
    }
}

fn opened(path: &Path, how: &OpenOptions) -> Result<File, Usage> {
    how.open(path).map_err(|error| unwritable(path, &error))
}

fn written(path: &Path, text: &str) -> Result<(), Usage> {
    let mut file = opened(path, OpenOptions::new().write(true).create(true).truncate(true))?;
    file.write_all(text.as_bytes()).map_err(|error| unwritable(path, &error))
}

fn unwritable(path: &Path, error: &std::io::Error) -> Usage {
    Usage(format!("{}: cannot be written: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use timeline::Clock;

    use super::*;

    #[test]
    fn looking_whether_a_file_can_be_written_leaves_what_is_in_it() {
        let path = std::env::temp_dir().join(format!("pictures-{}.svg", std::process::id()));
        std::fs::write(&path, "before").expect("the system has a folder for this");
        let pictures = Pictures { trace: None, svg: Some(path.clone()) };
        pictures.check().expect("it can be written");
        assert_eq!(std::fs::read_to_string(&path).expect("it is there"), "before");
        pictures.write(&Trace::new(Clock::Virtual), "nothing").expect("it can be written");
        assert!(std::fs::read_to_string(&path).expect("it is there").starts_with("<svg "));
        std::fs::remove_file(path).expect("it is ours");
    }

    #[test]
    fn a_folder_is_no_file() {
        let pictures = Pictures { trace: Some(std::env::temp_dir()), svg: None };
        let said = pictures.check().expect_err("a folder").to_string();
        assert!(said.contains(": cannot be written: ") && said.lines().count() == 1, "{said}");
    }
}
