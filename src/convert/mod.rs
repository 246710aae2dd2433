//! Writing a budget in other forms: as a workbook to fill in, as canonical JSON, as open data.
//!
//! A workbook is written from a [`WorkbookForm`], which may have gaps; a whole budget has none. What is written is read back
//! by `load` without loss.

mod attachments;
mod figures;
mod form;
mod json;
mod lines;
mod package;
mod tidy;
mod workbook;

pub use attachments::{DATA, attachments, fingerprint};
pub use form::{LedgerRow, WorkbookForm};
pub use json::json;
pub use lines::canonical_place;
pub use package::package;
pub use tidy::csv;
pub use workbook::workbook;
