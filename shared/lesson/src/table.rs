//! Tables whose columns keep their width, so that a page looks the same from run to run.

use std::borrow::Cow;

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    /// So many columns, from the left, hold no results.
    given: usize,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub title: Cow<'static, str>,
    /// How many characters its cells have room for.
    pub width: u16,
    /// Numbers stand at the right.
    pub right: bool,
}

impl Column {
    /// A column of text.
    pub fn text(title: impl Into<Cow<'static, str>>, width: u16) -> Self {
        Self { title: title.into(), width, right: false }
    }

    /// A column of numbers.
    pub fn number(title: impl Into<Cow<'static, str>>, width: u16) -> Self {
        Self { title: title.into(), width, right: true }
    }
}

impl Table {
    /// An empty table with these columns.
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new(), given: 1 }
    }

    /// Adds a row: a cell for each column.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Says how many columns, from the left, hold no results, but what was tried. Without this, the first one.
    pub fn given(self, columns: usize) -> Self {
        Self { given: columns, ..self }
    }

    /// The same table with a `?` in place of each result. A `-` says that there is none, and stays.
    pub(crate) fn asked(&self) -> Self {
        let asked = |(at, cell): (usize, &String)| match &**cell {
            "" | "-" => cell.clone(),
            _ if at < self.given => cell.clone(),
            _ => "?".to_owned(),
        };
        let row = |row: &Vec<String>| row.iter().enumerate().map(asked).collect();
        Self { rows: self.rows.iter().map(row).collect(), ..self.clone() }
    }

    /// The table as lines of text.
    pub fn lines(&self) -> Vec<String> {
        let mut table = comfy_table::Table::new();
        table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('-').junction('-')));
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(self.columns.iter().map(|column| column.width + 1).sum::<u16>());
        table.set_header(self.columns.iter().map(|column| Cell::new(&column.title)));
        table.add_rows(&self.rows);
        for (column, layout) in self.columns.iter().zip(table.column_iter_mut()) {
            layout.set_padding((0, 0));
            layout.set_constraint(ColumnConstraint::Absolute(Width::Fixed(column.width)));
            layout.set_cell_alignment(if column.right { CellAlignment::Right } else { CellAlignment::Left });
        }
        table.to_string().lines().map(|line| line.trim_end().to_owned()).collect()
    }
}
