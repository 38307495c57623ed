//! Texts as Python's `str`, `textwrap` and `Lib/traceback.py` see them.

use unicode_width::UnicodeWidthChar;

/// `str.splitlines`
pub(super) fn lines(text: &str) -> Vec<&str> {
    let ends = |c: char| {
        matches!(c, '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    let mut lines: Vec<&str> = text.split(ends).collect();
    if lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    lines
}

/// `textwrap.dedent`: without the spaces that all lines begin with.
pub(super) fn dedented(lines: &[String]) -> Vec<String> {
    let is_space = |c: char| c == ' ' || c == '\t';
    let blank = |line: &str| line.chars().all(is_space);
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|line| !blank(line)) {
        let indent = &line[..line.len() - line.trim_start_matches(is_space).len()];
        margin = Some(margin.map_or(indent, |margin| {
            let same = margin.bytes().zip(indent.bytes()).take_while(|(a, b)| a == b).count();
            &margin[..same]
        }));
    }
    let margin = margin.unwrap_or_default();
    let without = |line: &String| match blank(line) {
        true => String::new(),
        false => line.strip_prefix(margin).unwrap_or(line).to_owned(),
    };
    lines.iter().map(without).collect()
}

/// The number of characters before a byte (`_byte_offset_to_character_offset`).
pub(super) fn characters(line: &str, bytes: usize) -> usize {
    line.char_indices().take_while(|(at, _)| *at < bytes).count()
}

/// How many columns of a terminal the first characters of a line take (`_display_width`).
pub(super) fn width(line: &str, characters: usize) -> usize {
    if line.is_ascii() {
        return characters;
    }
    let wide = |c: char| if c.width() == Some(2) { 2 } else { 1 };
    line.chars().take(characters).map(wide).sum()
}
