//! Finds the Python blocks of a document: fenced ones, and the cells of a notebook saved as text.

use std::io;
use std::path::Path;

use ruff_python_parser::parse_module;

/// A document and its Python blocks.
pub(crate) struct Document {
    /// The file's name.
    pub(crate) name: String,
    pub(crate) blocks: Vec<Block>,
}

/// A block of Python.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The line of the document where the code begins, counted from 1.
    pub(crate) line: usize,
    pub(crate) code: String,
}

/// Reads all documents of a folder, in the order of their names. A byte that is no UTF-8 becomes a
/// replacement character.
pub(crate) fn read(folder: &Path) -> io::Result<Vec<Document>> {
    let mut paths = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "md"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Document { name, blocks: blocks(&String::from_utf8_lossy(&text)) })
    };
    paths.iter().map(read).collect()
}

/// The blocks of one document.
fn blocks(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().collect();
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let first = at + 1;
        if let Some(language) = fence(lines[at]) {
            let end =
                (first..lines.len()).find(|&line| fence(lines[line]) == Some("")).unwrap_or(lines.len());
            if matches!(language, "python" | "py" | "python3") {
                let indent = lines[at].len() - lines[at].trim_start().len();
                blocks.extend(block(&lines[first..end], indent, first));
            }
            at = end + 1;
        } else if is_prompt(lines[at], "In ") {
            let ends =
                |line: &&str| is_prompt(line, "In ") || is_prompt(line, "Out") || fence(line).is_some();
            let end = first + lines[first..].iter().take_while(|line| !ends(line)).count();
            let length = cell_length(&lines[first..end]);
            blocks.extend(block(&lines[first..first + length], 0, first));
            at = first + length;
        } else {
            at += 1;
        }
    }
    blocks
}

/// The language that a fence names: empty for a fence without one, and for every closing fence.
fn fence(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("```")?;
    rest.trim_matches('`').split([' ', ',', '{']).next().map(str::trim)
}

/// Whether a line is a notebook's `In [3]:` or `Out[3]:`.
fn is_prompt(line: &str, word: &str) -> bool {
    let number = line.trim().strip_prefix(word).and_then(|rest| rest.strip_prefix('[')?.strip_suffix("]:"));
    number.is_some_and(|number| number.trim().chars().all(|c| c.is_ascii_digit()))
}

/// How many of these lines are the cell's code; what follows is what it printed.
///
/// A notebook saved as text draws no border between the two. The code is the longest beginning that
/// parses, since a printed line in its place is hardly ever Python: not the first one that parses,
/// since code parses wherever a statement ends, and not up to the first line that does not, since the
/// middle of a long string never does. A cell of which nothing parses is all code, for the reader to see.
fn cell_length(lines: &[&str]) -> usize {
    let parses = |&length: &usize| parse_module(&lines[..length].join("\n")).is_ok();
    let length = (1..=lines.len()).rev().find(parses).unwrap_or(lines.len());
    let blank = lines[..length].iter().rev().take_while(|line| line.trim().is_empty()).count();
    length - blank
}

/// A block without its fence's indentation; none where there is no code at all.
fn block(lines: &[&str], indent: usize, before: usize) -> Option<Block> {
    let outdented = |line: &&str| {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        line[spaces.min(indent)..].to_owned()
    };
    let code = lines.iter().map(|line| outdented(line) + "\n").collect::<String>();
    (!code.trim().is_empty()).then_some(Block { line: before + 1, code })
}

#[test]
fn a_fenced_block_is_found_wherever_it_stands() {
    let text = "A\n```python\na = 1\n```\n```text\n```\n- item\n  ```py\n  if a:\n      b = 2\n  ```\n";
    let found = blocks(text);
    let expected = [(3, "a = 1\n"), (9, "if a:\n    b = 2\n")];
    assert_eq!(found, expected.map(|(line, code)| Block { line, code: code.to_owned() }));
}

#[test]
fn a_notebooks_cell_ends_where_its_output_begins() {
    let text = "In [1]:\nprint('''one\n\ntwo''')\n\nx = 1\n\none\n\ntwo words\n\nIn [2]:\nprint(x)\n1 1\n";
    let found = blocks(text);
    // A printed bare word would be Python too, and does no harm as long as more than it follows.
    let expected = [(2, "print('''one\n\ntwo''')\n\nx = 1\n\none\n"), (13, "print(x)\n")];
    assert_eq!(found, expected.map(|(line, code)| Block { line, code: code.to_owned() }));
}
