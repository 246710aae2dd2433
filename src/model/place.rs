//! Where a value stands in the user's own file.

use std::fmt;

/// A place in a file: a pointer (RFC 6901) such as `/sheets/6/lines/3/budget`, in JSON with the line if known, in a
/// workbook with the cell.
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

    /// The same with the line on which it begins, counted from 1.
    pub fn on_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// The same with the column in that line, in characters counted from 1.
    pub fn at_column(mut self, column: usize) -> Self {
        self.column = Some(column);
        self
    }

    /// The same in a cell of a workbook, such as `Sheet1!B12`.
    pub fn in_cell(mut self, cell: String) -> Self {
        self.cell = Some(cell);
        self
    }

    /// The cell of a workbook, if it lies in one.
    pub fn cell(&self) -> Option<&str> {
        self.cell.as_deref()
    }

    /// Whether a report tells it by this text.
    pub fn is(&self, told: &str) -> bool {
        self.pointer == told || self.cell.as_deref() == Some(told)
    }

    /// What a report tells in lists of places: the cell, or the pointer.
    pub fn short(&self) -> &str {
        self.cell.as_deref().unwrap_or(&self.pointer)
    }

    /// The pointer; empty for the file as a whole.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The steps from the file as a whole to this place.
    pub fn steps(&self) -> impl Iterator<Item = String> {
        self.pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
    }

    /// The identifier of the sheet in which it lies, if it lies in one.
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
