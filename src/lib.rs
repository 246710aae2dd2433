//! `budgetpress` turns the budget of a Chinese government department (部门预算) into its official document.
//!
//! The work is a pipeline, and the modules are its stages:
//!
//! 1. [`load`] reads a data file into a [`model::Budget`], with exact decimals, against a [`layout::Layout`].
//! 2. [`mod@derive`] adds up the tables from a ledger, where the file brings one instead of them.
//!    [`mod@merge`] adds up the budgets of a department's units.
//! 3. [`check`] proves the figures: sums within the tables, ties among them.
//! 4. [`narrate`] fills the sentences of the narrative from figures.
//! 5. [`view`] arranges everything as finished strings in the order of print.
//! 6. [`compile`] sets the view with the layout's Typst files and proves every page.
//! 7. [`export`] writes the pages as PDF and as images.
//! 8. [`inspect`] reads a PDF back, independently of what wrote it, and tells what is there.
//! 9. [`convert`] writes the data in other forms: as a workbook to fill in, as JSON, as open data.
//!
//! [`mod@output`] puts files in place and never replaces one of somebody else's, which it tells by their [`mark`]s.
//! [`mod@build`] goes through them for one document, [`batch`] for hundreds.
//! [`layout_check`] proves a layout before anyone uses it, with a made-up budget.
//!
//! ```no_run
//! use std::path::Path;
//! use budgetpress::compile::{Compiler, fonts};
//! use budgetpress::output::{self, NewFile, Rule};
//! use budgetpress::{export, layout::Layouts, load, view};
//!
//! # fn main() -> Result<(), budgetpress::Error> {
//! let loaded = load::load(Path::new("budget.json"), &Layouts::default())?;
//! let view = view::view(&loaded.budget, &loaded.layout)?;
//! let compiler = Compiler::new(fonts::Fonts::open(&fonts::find_folder(None)?, false)?);
//! let document = compiler.compile(&view, &loaded.layout)?;
//! let pdf = NewFile { path: Path::new("budget.pdf"), bytes: &export::pdf(&document)?, within: None };
//! output::put(&[pdf], &Rule::default())?;
//! # Ok(())
//! # }
//! ```
//!
//! It does not invent figures, repair totals, read the clock, or use fonts that it was not given.

pub mod batch;
pub mod build;
pub mod check;
pub mod cli;
pub mod compile;
pub mod convert;
pub mod derive;
pub mod export;
pub mod inspect;
pub mod layout;
pub mod layout_check;
pub mod load;
pub mod mark;
pub mod merge;
pub mod message;
pub mod model;
pub mod narrate;
pub mod output;
pub mod view;

mod confine;
mod error;
mod guard;
mod html;
mod page;
mod proof;
mod read;
mod syntax;

pub use error::Error;
pub use guard::READER_THREAD;
