//! What one column of a row shows.

use anstyle::{AnsiColor, Style};

/// One column of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    /// The thread has not begun, or has ended.
    Absent,
    Runs,
    /// Runs for less than a column at a time.
    RunsBriefly,
    Native,
    WantsGil,
    Ready,
    Blocked,
    /// A waiter asked for the GIL.
    DropRequest,
}

impl Glyph {
    fn as_char(self) -> char {
        match self {
            Self::Absent => ' ',
            Self::Runs => '#',
            Self::RunsBriefly => '+',
            Self::Native => '=',
            Self::WantsGil => '.',
            Self::Ready => ':',
            Self::Blocked => '-',
            Self::DropRequest => '^',
        }
    }

    /// Cyan against yellow: the pair that every kind of colour blindness keeps apart.
    fn style(self) -> Style {
        match self {
            Self::Absent => Style::new(),
            Self::Runs | Self::RunsBriefly | Self::Native => AnsiColor::Cyan.on_default().bold(),
            Self::WantsGil | Self::Ready => AnsiColor::Yellow.on_default(),
            Self::Blocked => Style::new().dimmed(),
            Self::DropRequest => Style::new().bold(),
        }
    }
}

/// Glyphs as text; with `colour`, each stretch of equal glyphs in its style.
pub(super) fn paint(glyphs: &[Glyph], colour: bool) -> String {
    let mut text = String::new();
    for stretch in glyphs.chunk_by(|left, right| left == right) {
        let style = if colour { stretch[0].style() } else { Style::new() };
        let chars: String = stretch.iter().map(|glyph| glyph.as_char()).collect();
        text += &format!("{style}{chars}{style:#}");
    }
    text
}
