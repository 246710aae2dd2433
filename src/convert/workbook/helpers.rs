//! Helper columns at the right of a table's worksheet, which the printed document does not have: the kind of line, and
//! the code of an account where the table prints its name only.
//!
//! [`table`](super::table) asks which of them a table needs; `load` reads them back.

use super::Book;
use crate::layout::{LeafColumn, Print, SheetSpec};
use crate::model::{Line, LineHead, LineKind};

/// A helper column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Helper {
    /// The kind of the line (行类别).
    Kind,
    /// The code of the account (科目编码).
    Code,
}

/// Width of a helper column, in digits.
pub(super) const WIDTH: f64 = 14.0;

impl Helper {
    /// The helper columns that a table needs, from left to right: the kind if its open lines can be of several kinds,
    /// the code if it has accounts and prints no code.
    pub(super) fn of(spec: &SheetSpec) -> Vec<Self> {
        let open = spec.open_kinds();
        let shows_code = |leaf: &LeafColumn<'_>| matches!(leaf, LeafColumn::Head(_, Print::Code | Print::Label));
        let lacks_code = open.contains(&LineKind::Account) && !spec.leaves().iter().any(shows_code);
        let kind = (open.len() > 1).then_some(Self::Kind);
        kind.into_iter().chain(lacks_code.then_some(Self::Code)).collect()
    }

    /// The identifiers of the texts of its title and its explanation.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Kind => ("book-kind", "book-kind-about"),
            Self::Code => ("book-code", "book-code-about"),
        }
    }

    /// The text of its cell for an open line.
    pub(super) fn cell(self, line: &Line, book: &Book<'_>) -> String {
        match (self, &line.head) {
            (Self::Kind, head) => kind(head.kind(), book),
            (Self::Code, LineHead::Account(code, _)) => code.to_string(),
            (Self::Code, _) => String::new(),
        }
    }
}

/// The name of a kind of line, in the language of the layout.
pub(super) fn kind(kind: LineKind, book: &Book<'_>) -> String {
    match kind {
        LineKind::Fixed => String::new(),
        LineKind::Account => book.text("book-kind-account"),
        LineKind::Unit => book.text("book-kind-unit"),
        LineKind::Project => book.text("book-kind-project"),
    }
}
