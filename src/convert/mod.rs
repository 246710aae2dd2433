//! Writes a budget in other formats: as a workbook to fill in, as canonical JSON, as open data in CSV.
//!
//! `cli` writes these files for users, `build` embeds JSON and CSV in the PDF. A workbook is written from a
//! [`WorkbookForm`], in which values may be missing. `load` reads workbooks and JSON back without loss.

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
