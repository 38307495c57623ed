//! An include finds its file, and its anchor or lines in it. mdBook only logs a missing file, and where the
//! anchor is missing it includes nothing and says nothing.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The part of a file that an include shows.
#[derive(Debug)]
pub(crate) struct Excerpt {
    /// The file's canonical path.
    pub(crate) file: PathBuf,
    /// The number of the excerpt's first line in the file, from 1.
    pub(crate) first_line: usize,
    pub(crate) text: String,
}

/// Reads what `argument` (`path`, `path:anchor`, `path:line`, `path:from:to`) names, seen from `folder`.
///
/// With `selects` false the whole argument is a path.
///
/// # Errors
/// What is wrong, in words.
pub(crate) fn read(argument: &str, selects: bool, folder: &Path) -> Result<Excerpt, String> {
    let (path, selection) = match argument.split_once(':') {
        Some((path, selection)) if selects => (path, selection),
        _ => (argument, ""),
    };
    let file = folder.join(path);
    let content = std::fs::read_to_string(&file).map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("there is no file `{path}`"),
        _ => format!("`{path}` cannot be read: {error}"),
    })?;
    let lines: Vec<&str> = content.lines().collect();
    let range = select(&lines, selection).map_err(|wrong| format!("`{path}` {wrong}"))?;
    let shown = &lines[range.clone()];
    if shown.iter().all(|line| line.trim().is_empty() || is_marker(line)) {
        return Err(format!("`{argument}` selects nothing but empty lines"));
    }
    let file = file.canonicalize().map_err(|error| format!("`{path}` has no real path: {error}"))?;
    Ok(Excerpt { file, first_line: range.start + 1, text: shown.join("\n") })
}

/// The lines, from 0, that `selection` means.
fn select(lines: &[&str], selection: &str) -> Result<Range<usize>, String> {
    let (from, to) = match selection.split_once(':') {
        Some((from, to)) => (from, Some(to)),
        None => (selection, None),
    };
    if from.parse::<usize>().is_err() && !from.is_empty() {
        return match to {
            None => anchored(lines, from),
            Some(_) => Err(format!("has no `:{selection}`: an anchor's name has no `:`")),
        };
    }
    let number = |text: &str, default: usize| match text {
        "" => Ok(default),
        // mdBook reads `:5:x` as `:5:`, and line 0 as line 1.
        _ => text.parse().ok().filter(|&n| n > 0).ok_or(format!("has no line `{text}`: lines count from 1")),
    };
    let first = number(from, 1)?;
    let last = match to {
        Some(to) => number(to, lines.len())?,
        None if from.is_empty() => lines.len(),
        None => first,
    };
    match first.max(last) {
        outside if outside > lines.len() => Err(format!("has no line {outside}: it has {}", lines.len())),
        _ if first > last => Err(format!("has no lines {first} to {last}")),
        _ => Ok(first - 1..last),
    }
}

/// The lines between `ANCHOR: name` and `ANCHOR_END: name`.
fn anchored(lines: &[&str], name: &str) -> Result<Range<usize>, String> {
    let all = |word| (0..lines.len()).filter(move |&at| marks(lines[at], word) == Some(name));
    let begins: Vec<usize> = all("ANCHOR:").collect();
    let ends: Vec<usize> = all("ANCHOR_END:").collect();
    match (begins.as_slice(), ends.as_slice()) {
        ([begin], [end]) if begin < end => Ok(begin + 1..*end),
        ([_], [_]) => Err(format!("ends the anchor `{name}` before it begins")),
        ([], _) => Err(format!("has no `ANCHOR: {name}`")),
        (_, []) => Err(format!("has no `ANCHOR_END: {name}`")),
        (begins, ends) => Err(format!(
            "begins the anchor `{name}` {} and ends it {}: each must be there once",
            times(begins),
            times(ends)
        )),
    }
}

fn times(lines: &[usize]) -> String {
    match lines {
        [_] => "once".to_owned(),
        _ => format!("{} times", lines.len()),
    }
}

/// The name after `word` (`ANCHOR:` or `ANCHOR_END:`) in a line.
fn marks<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let (_, after) = line.split_once(word)?;
    let name = after.trim_start();
    let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(name.len());
    (end > 0).then(|| &name[..end])
}

fn is_marker(line: &str) -> bool {
    marks(line, "ANCHOR:").is_some() || marks(line, "ANCHOR_END:").is_some()
}
