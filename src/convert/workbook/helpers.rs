//! The columns beside a table that its print does not have: what kind of line a row is, and the code of an account that
//! is printed by its name alone.

use super::Book;
use crate::layout::{LeafColumn, Print, SheetSpec};
use crate::model::{Line, LineHead, LineKind};

/// A column beside a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Helper {
    /// The kind of the line (行类别).
    Kind,
    /// The code of the account (科目编码).
    Code,
}

/// Width of these columns, in digits.
pub(super) const WIDTH: f64 = 14.0;

impl Helper {
    /// Those that a sheet needs, from left to right.
    pub(super) fn of(spec: &SheetSpec) -> Vec<Self> {
        let open = spec.open_kinds();
        let tells_code = |leaf: &LeafColumn<'_>| matches!(leaf, LeafColumn::Head(_, Print::Code | Print::Label));
        let lacks_code = open.contains(&LineKind::Account) && !spec.leaves().iter().any(tells_code);
        let kind = (open.len() > 1).then_some(Self::Kind);
        kind.into_iter().chain(lacks_code.then_some(Self::Code)).collect()
    }

    /// The identifiers of its title and of its explanation.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Kind => ("book-kind", "book-kind-about"),
            Self::Code => ("book-code", "book-code-about"),
        }
    }

    /// What it says of a line of the data.
    pub(super) fn cell(self, line: &Line, book: &Book<'_>) -> String {
        match (self, &line.head) {
            (Self::Kind, head) => kind(head.kind(), book),
            (Self::Code, LineHead::Account(code, _)) => code.to_string(),
            (Self::Code, _) => String::new(),
        }
    }
}

/// The name of a kind of line.
pub(super) fn kind(kind: LineKind, book: &Book<'_>) -> String {
    match kind {
        LineKind::Fixed => String::new(),
        LineKind::Account => book.text("book-kind-account"),
        LineKind::Unit => book.text("book-kind-unit"),
        LineKind::Project => book.text("book-kind-project"),
    }
}
