//! Title case: words that begin with a capital.

use crate::builtins::str::case::lower_at;

/// `capitalize`
pub(super) fn capitalize(text: &str) -> String {
    let mut capital = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if at == 0 {
            to_title(c, &mut capital);
        } else {
            lower_at(text, at, c, &mut capital);
        }
    }
    capital
}

/// `title`
pub(super) fn title(text: &str) -> String {
    let mut titled = String::with_capacity(text.len());
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if inside {
            lower_at(text, at, c, &mut titled);
        } else {
            to_title(c, &mut titled);
        }
        inside = is_cased(c);
    }
    titled
}

/// `istitle`: capitals where words begin, small letters elsewhere, and at least one letter.
pub(super) fn is_title(text: &str) -> bool {
    let (mut inside, mut any) = (false, false);
    for c in text.chars() {
        if c.is_uppercase() || is_titlecase(c) {
            if inside {
                return false;
            }
            (inside, any) = (true, true);
        } else if c.is_lowercase() {
            if !inside {
                return false;
            }
            any = true;
        } else {
            inside = false;
        }
    }
    any
}

fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || is_titlecase(c)
}

/// The category Lt: digraphs whose first half is a capital, and Greek capitals with an iota beside them.
pub(super) fn is_titlecase(c: char) -> bool {
    matches!(c,
        'ǅ' | 'ǈ' | 'ǋ' | 'ǲ' | '\u{1f88}'..='\u{1f8f}' | '\u{1f98}'..='\u{1f9f}' | '\u{1fa8}'..='\u{1faf}'
        | '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}')
}

/// The title case of a character: as its upper case, but where that is more than one letter, only the first
/// of them is a capital.
fn to_title(c: char, to: &mut String) {
    let one = match c {
        _ if c.is_ascii() => c.to_ascii_uppercase(),
        _ if is_titlecase(c) => c,
        'Ǆ' | 'ǆ' => 'ǅ',
        'Ǉ' | 'ǉ' => 'ǈ',
        'Ǌ' | 'ǌ' => 'ǋ',
        'Ǳ' | 'ǳ' => 'ǲ',
        // Georgian has capitals for whole words only.
        '\u{10d0}'..='\u{10fa}' | '\u{10fd}'..='\u{10ff}' => c,
        '\u{1f80}'..='\u{1f87}' | '\u{1f90}'..='\u{1f97}' | '\u{1fa0}'..='\u{1fa7}' => moved(c, 8),
        '\u{1fb3}' | '\u{1fc3}' | '\u{1ff3}' => moved(c, 9),
        '\u{1fb2}' | '\u{1fb4}' | '\u{1fb7}' | '\u{1fc2}' | '\u{1fc4}' | '\u{1fc7}' | '\u{1ff2}'
        | '\u{1ff4}' | '\u{1ff7}' => {
            // The iota stays below: the upper case with the letter iota, as the mark U+0345.
            to.extend(c.to_uppercase().map(|part| if part == 'Ι' { '\u{345}' } else { part }));
            return;
        }
        // The apostrophe is a letter of its own here, but none that has a case.
        'ŉ' => {
            to.extend(c.to_uppercase());
            return;
        }
        _ => {
            let mut upper = c.to_uppercase();
            to.extend(upper.next());
            to.extend(upper.flat_map(char::to_lowercase));
            return;
        }
    };
    to.push(one);
}

fn moved(c: char, by: u32) -> char {
    char::from_u32(u32::from(c) + by).unwrap_or(c)
}
