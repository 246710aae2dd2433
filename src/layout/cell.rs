//! Parses references to cells, `sheet/line/column`, as ties, figures and transfers of `layout.toml` write them.

use std::fmt;

use serde::Deserialize;

/// A reference to a cell, written `sheet/line/column`; the line is named by its key, account code or name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct CellRef {
    /// Identifier of the sheet.
    pub sheet: String,
    /// Key, account code or name of the line.
    pub line: String,
    /// Key of the column.
    pub column: String,
}

impl TryFrom<String> for CellRef {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts: Vec<&str> = text.split('/').collect();
        match parts[..] {
            [sheet, line, column] if parts.iter().all(|part| !part.is_empty()) => {
                Ok(Self { sheet: sheet.into(), line: line.into(), column: column.into() })
            }
            _ => Err(format!("`{text}` is not sheet/line/column")),
        }
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.sheet, self.line, self.column)
    }
}
