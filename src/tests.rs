//! The root of the test binary: the modules of `lib.rs`, and the tests, which reach into private stages as unit tests do. It is a
//! target of its own, because all tests are to be in one binary, and some run the program.

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
    house::{place as settings_file, print as read_settings},
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

// Tests name the crate as everybody else does.
extern crate self as budgetpress;

#[path = "../tests/main.rs"]
mod tests;
