//! The root of the test binary. It repeats the module list of `lib.rs`, so that one binary can both run the program and reach
//! private stages: cargo builds the program only for test targets outside the library, and those see only its public items.

#![allow(dead_code, reason = "what the program uses is not all used by tests")]

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

// Tests write `budgetpress::…`, as users of the library do.
extern crate self as budgetpress;

#[path = "../tests/main.rs"]
mod tests;
