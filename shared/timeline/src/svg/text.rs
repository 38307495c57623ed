//! Text in a picture. Its font has equal widths, so that what fits can be known.

/// Fonts with equal widths, as systems have them.
pub(super) const FONTS: &str = "ui-monospace, Menlo, Consolas, DejaVu Sans Mono, Liberation Mono, monospace";
/// The height of the letters' boxes, in pixels.
pub(super) const SIZE: u32 = 13;

/// How wide a text is, in pixels. A letter of these fonts is 0.55 to 0.61 of its size wide.
pub(super) fn width(text: &str) -> u32 {
    of_letters(text.chars().count())
}

/// How wide so many letters are, in pixels.
pub(super) fn of_letters(letters: usize) -> u32 {
    (u32::try_from(letters).unwrap_or(u32::MAX).saturating_mul(SIZE * 61)).div_ceil(100)
}

/// How many letters fit in so many pixels.
pub(super) fn letters_in(pixels: u32) -> usize {
    (pixels * 100 / (SIZE * 61)) as usize
}

/// A text cut to so many letters, where it is longer.
pub(super) fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    text.chars().take(letters.saturating_sub(1)).chain(['…']).collect()
}

/// Text as XML has it. A thread's name can hold anything; XML cannot hold control characters.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push('?'),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A name for elements, so that two pictures on one page do not share it: `gil-two-threads-5-ms`.
pub(super) fn identifier(title: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<_> = std::iter::once("gil".to_owned()).chain(words.map(str::to_ascii_lowercase)).collect();
    words.join("-")
}

/// A line of text at a place.
pub(super) struct Text {
    x: u32,
    baseline: u32,
    right: bool,
    faint: bool,
    bold: bool,
    tip: Option<String>,
}

impl Text {
    pub(super) fn new(x: u32, baseline: u32) -> Self {
        Self { x, baseline, right: false, faint: false, bold: false, tip: None }
    }

    /// It ends at its place, in place of beginning there.
    pub(super) fn right(self) -> Self {
        Self { right: true, ..self }
    }

    pub(super) fn faint(self) -> Self {
        Self { faint: true, ..self }
    }

    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// What a mouse over it shows.
    pub(super) fn tip(self, tip: &str) -> Self {
        Self { tip: Some(tip.to_owned()), ..self }
    }

    pub(super) fn write(&self, text: &str) -> String {
        let (class, fill) = if self.faint { ("gil-faint", "#595959") } else { ("gil-ink", "#1a1a1a") };
        let anchor = if self.right { " text-anchor=\"end\"" } else { "" };
        let weight = if self.bold { " font-weight=\"bold\"" } else { "" };
        let tip = self.tip.as_ref().map(|tip| format!("<title>{}</title>", escaped(tip))).unwrap_or_default();
        let (x, y) = (self.x, self.baseline);
        let text = escaped(text);
        format!(
            "<text class=\"{class}\" fill=\"{fill}\" x=\"{x}\" y=\"{y}\"{anchor}{weight}>{tip}{text}</text>\n"
        )
    }
}
