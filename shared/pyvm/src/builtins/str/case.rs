//! Upper and lower case.

use crate::object::Letters;

/// `upper`
pub(super) fn upper(text: &str) -> Letters {
    if !text.is_ascii() {
        return text.to_uppercase().into();
    }
    let mut upper = Letters::from(text);
    upper.make_ascii_uppercase();
    upper
}

/// `lower`. Rust knows the final sigma as Python does.
pub(super) fn lower(text: &str) -> Letters {
    if !text.is_ascii() {
        return text.to_lowercase().into();
    }
    let mut lower = Letters::from(text);
    lower.make_ascii_lowercase();
    lower
}

/// `casefold`: what two texts have in common that differ in case alone.
pub(super) fn casefold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold(c, &mut folded);
    }
    folded
}

/// The folding of one character is the lower case of its upper case, but for a few that Unicode treats in
/// their own way.
fn fold(c: char, to: &mut String) {
    match c {
        // Cherokee folds to its older letters, which are the upper case.
        '\u{13a0}'..='\u{13f5}' => to.push(c),
        '\u{13f8}'..='\u{13fd}' | '\u{ab70}'..='\u{abbf}' => to.extend(c.to_uppercase()),
        'ı' => to.push(c),
        'ẞ' => to.push_str("ss"),
        _ => to.extend(c.to_uppercase().flat_map(char::to_lowercase)),
    }
}

/// `swapcase`
pub(super) fn swapcase(text: &str) -> String {
    let mut swapped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c.is_uppercase() {
            lower_at(text, at, c, &mut swapped);
        } else if c.is_lowercase() {
            swapped.extend(c.to_uppercase());
        } else {
            swapped.push(c);
        }
    }
    swapped
}

/// The lower case of the character at `at`: that of sigma depends on whether a word ends with it
/// (`handle_capital_sigma`).
pub(super) fn lower_at(text: &str, at: usize, c: char, to: &mut String) {
    if c != 'Σ' {
        to.extend(c.to_lowercase());
        return;
    }
    // The whole text's lower case knows; the text before the sigma tells where to look.
    let before = text[..at].to_lowercase().len();
    to.extend(text.to_lowercase()[before..].chars().next());
}
