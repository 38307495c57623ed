//! How a terminal shows a column.

use anstyle::{AnsiColor, Style};

use crate::columns::Cell;

fn as_char(cell: Cell) -> char {
    match cell {
        Cell::Absent => ' ',
        Cell::Runs => '#',
        Cell::RunsBriefly => '+',
        Cell::Native => '=',
        Cell::WantsGil => '.',
        Cell::Ready => ':',
        Cell::Blocked => '-',
        Cell::DropRequest => '^',
        Cell::FailedAttempt => 'x',
    }
}

/// Cyan against yellow: the pair that every kind of colour blindness keeps apart.
fn style(cell: Cell) -> Style {
    match cell {
        Cell::Absent => Style::new(),
        Cell::Runs | Cell::RunsBriefly | Cell::Native => AnsiColor::Cyan.on_default().bold(),
        Cell::WantsGil | Cell::Ready => AnsiColor::Yellow.on_default(),
        Cell::Blocked => Style::new().dimmed(),
        Cell::DropRequest | Cell::FailedAttempt => Style::new().bold(),
    }
}

/// Columns as text; with `colour`, each stretch of equal ones in its style.
pub(super) fn paint(cells: &[Cell], colour: bool) -> String {
    let mut text = String::new();
    for stretch in cells.chunk_by(|left, right| left == right) {
        let style = if colour { style(stretch[0]) } else { Style::new() };
        let chars: String = stretch.iter().map(|cell| as_char(*cell)).collect();
        text += &format!("{style}{chars}{style:#}");
    }
    text
}
