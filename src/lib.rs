//! `budgetpress` turns the budget of a Chinese government department (部门预算) into its official document.
//!
//! A data file is opened, checked and built, and the files are put in place:
//!
//! ```
//! use std::path::Path;
//! use budgetpress::{BuildOptions, Editions, InputFile, InputKind, ResourceOptions, Resources};
//!
//! # let folder = tempfile::tempdir()?;
//! // Layouts and fonts: opened once, for any number of documents and threads.
//! let resources = Resources::new(ResourceOptions::default());
//! // A file, or bytes under a name: InputFile::from_bytes("budget.json", bytes).
//! let input = InputFile::read(Path::new("data/guangzhou-12345-2024.json"), InputKind::Data)?;
//! let document = resources.document(input)?;
//! // Findings have a code, a place in the file, and values; message::Catalogue puts them into words.
//! let check = document.check(&[])?;
//! assert!(!check.is_wrong());
//! // Every edition is set, written, read back and judged; nothing is on the disk yet.
//! let options = BuildOptions { editions: Editions::Both, output: Some("budget.pdf".into()), ..BuildOptions::default() };
//! # let options = BuildOptions { output: Some(folder.path().join("budget.pdf")), ..options };
//! let built = check.build(&options)?;
//! built.outputs.write(false)?; // or take the bytes: built.outputs.files
//! # assert_eq!(built.outputs.files.iter().filter(|file| file.path.exists()).count(), 5);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `budgetpress build` does the same and writes the same bytes. [`Resources`] also inspects and verifies PDFs; a [`Document`]
//! can be converted, or added up from a ledger or from the budgets of units; [`batch`] builds many documents. The library
//! depends neither on the environment nor on the current folder.
//!
//! `door` is the public interface: it has [`Resources`], [`Document`] and their methods, which call the stages of the pipeline.
//! Each stage is a folder of the source:
//!
//! 1. `load` reads a data file into a [`model::Budget`], with exact decimals, against a [`layout::Layout`].
//! 2. `derive` adds up the tables from a ledger, if the file has a ledger instead of tables.
//!    `merge` adds up the budgets of a department's units.
//! 3. [`check`] proves the figures: sums within the tables, ties among them.
//! 4. `narrate` fills the sentences of the narrative from figures.
//! 5. `view` arranges the document as finished strings in the order of print.
//! 6. `compile` sets the view with the layout's Typst files and proves every page.
//! 7. `export` writes the pages as PDF and as images.
//! 8. [`inspect`] reads a PDF back, independently of what wrote it, and reports what is there.
//! 9. `convert` writes the data in other forms: as a workbook to fill in, as JSON, as open data.
//!
//! `output` writes files and replaces only unchanged ones of the same document (`mark`). `build` runs the
//! stages for one document, and `layout_check` proves a layout with a made-up budget.
//!
//! The library does not invent figures, repair totals, read the clock, or use fonts that it was not given.

pub mod batch;
pub mod check;
pub mod inspect;
pub mod layout;
pub mod message;
pub mod model;

mod build;
mod compile;
mod confine;
mod convert;
mod derive;
mod door;
mod error;
mod export;
mod guard;
mod html;
mod layout_check;
mod load;
mod mark;
mod merge;
mod narrate;
mod output;
mod page;
mod proof;
mod read;
mod syntax;
mod view;

pub use build::{
    BuildOptions, BuildRecord, CODES as VERIFY_CODES, Editions, FileVerdict, NamedDigest, PageImages, RecordedFile,
    Verified,
    site_settings::{read_print_options as read_settings, settings_path as settings_file},
};
pub use compile::fonts::{Embedding as FontEmbedding, FaceFacts, FaceIdentity, FaceReport, StandIn};
pub use confine::Limits;
pub use door::{
    BuiltDocument, DataForm, Document, DocumentCheck, FontFolder, InputFile, InputKind, InspectOptions, Inspection,
    MergedDocument, ReadLedger, ResourceOptions, Resources, RuleSet, WorkbookOptions, explain, report_of_unread,
    rules_document,
};
pub use error::Error;
pub use guard::READER_THREAD;
pub use layout_check::LayoutReport;
pub use merge::{MergeNote, MergedFile};
pub use output::{OutputFile, OutputFiles, standard_output};
