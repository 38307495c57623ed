//! Predict first: who has written down what will happen learns more from what does.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use anyhow::{Context as _, Result};

/// Below a sheet on a terminal.
const NOW: &str = "Write down what you expect in the place of each `?`, then press Enter.";

/// Below a sheet, where nobody can press Enter.
const LATER: &str = "Write down what you expect in the place of each `?`. The same command with --answers too tells what \
    happened.";

/// Whether somebody can press Enter.
fn at_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// What to do with a sheet.
pub(crate) fn task() -> &'static str {
    if at_terminal() { NOW } else { LATER }
}

/// On a terminal, the page comes after the sheet and Enter; elsewhere the sheet is all.
pub(crate) fn first(sheet: String, page: &str) -> Result<String> {
    if !at_terminal() {
        return Ok(sheet);
    }
    let mut output = anstream::stdout();
    let asked = output.write_all(sheet.as_bytes()).and_then(|()| output.flush());
    asked.and_then(|()| std::io::stdin().lock().read_line(&mut String::new())).context("the terminal")?;
    Ok(page.to_owned())
}
