//! Places in the user's files. The place of a finding is that of the value that it is about.

use std::fmt;

/// A place in a file: a JSON pointer (RFC 6901) such as `/sheets/6/lines/3/budget`, with the line of the file if that
/// is known; in a workbook also with the cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    pointer: String,
    line: Option<usize>,
    column: Option<usize>,
    cell: Option<String>,
}

impl Place {
    /// The file as a whole.
    pub fn root() -> Self {
        Self::default()
    }

    /// The place of a member or an element inside this one.
    pub fn join(&self, step: impl fmt::Display) -> Self {
        let step = step.to_string().replace('~', "~0").replace('/', "~1");
        Self { pointer: format!("{}/{step}", self.pointer), line: None, column: None, cell: None }
    }

    /// Adds the line of the file on which the place begins, counted from 1.
    pub fn on_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// Adds the column within the line, in characters counted from 1.
    pub fn at_column(mut self, column: usize) -> Self {
        self.column = Some(column);
        self
    }

    /// Adds the cell of a workbook, such as `Sheet1!B12`.
    pub fn in_cell(mut self, cell: String) -> Self {
        self.cell = Some(cell);
        self
    }

    /// The cell of a workbook; `None` in other files.
    pub fn cell(&self) -> Option<&str> {
        self.cell.as_deref()
    }

    /// Whether this text is its pointer or its cell.
    pub fn is(&self, text: &str) -> bool {
        self.pointer == text || self.cell.as_deref() == Some(text)
    }

    /// The cell, or the pointer if there is none: the form used in lists of places.
    pub fn short(&self) -> &str {
        self.cell.as_deref().unwrap_or(&self.pointer)
    }

    /// The pointer; empty for the file as a whole.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The steps of the pointer, unescaped.
    pub fn steps(&self) -> impl Iterator<Item = String> {
        self.pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
    }

    /// The identifier of the sheet in which the place lies; `None` outside sheets.
    pub fn sheet(&self) -> Option<String> {
        let mut steps = self.steps();
        if steps.next()? == "sheets" { steps.next() } else { None }
    }

    /// The line on which it begins, counted from 1, if known.
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// The column in that line, counted from 1, if known.
    pub fn column(&self) -> Option<usize> {
        self.column
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(cell) = &self.cell {
            return f.write_str(cell);
        }
        let Some(line) = self.line else { return f.write_str(&self.pointer) };
        write!(f, ":{line}")?;
        if let Some(column) = self.column {
            write!(f, ":{column}")?;
        }
        if self.pointer.is_empty() { Ok(()) } else { write!(f, " {}", self.pointer) }
    }
}
