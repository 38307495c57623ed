//! Reading and compiling the program that the user names.

use std::path::Path;

use anyhow::Result;
use lesson::Usage;
use pyvm::bytecode::Program;
use pyvm::{Python, Source, compile};

/// A larger file is no program that anybody wrote.
const MOST_BYTES: u64 = 10 << 20;

/// Reads and compiles a file, and the one that comes after it.
///
/// # Errors
/// [`Usage`] for a file that cannot be read, is no text, or is outside the subset.
pub(crate) fn read(path: &Path, then: Option<&Path>, python: Python) -> Result<Program> {
    let mut text = text_of(path)?;
    if let Some(then) = then {
        text = format!("{text}\n{}", text_of(then)?);
    }
    compile(Source::new(path.display().to_string(), text).of_version(python))
        .map_err(|error| Usage(error.to_string()).into())
}

fn text_of(path: &Path) -> Result<String> {
    let shown = path.display();
    let wrong = |what: String| Usage(format!("{shown}: {what}"));
    let size = std::fs::metadata(path).map_err(|error| wrong(format!("cannot be read: {error}")))?;
    if size.is_file() && size.len() > MOST_BYTES {
        return Err(wrong("larger than the 10 MiB that a program may have".to_owned()).into());
    }
    let bytes = std::fs::read(path).map_err(|error| wrong(format!("cannot be read: {error}")))?;
    String::from_utf8(bytes).map_err(|_| wrong("is no UTF-8 text".to_owned()).into())
}
