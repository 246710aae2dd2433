//! Builds the editions of one document: from a budget that was read and checked to finished files in memory.
//!
//! [`build`] is called by [`crate::door`] for one document and, through it, by [`crate::batch`] for many. Nothing is
//! written to the disk here, so that a fault leaves existing files as they are. [`verify()`] builds a finished PDF
//! again and compares it.

mod editions;
mod gate;
mod manifest;
mod memory;
mod prove;
mod ready;
mod record;
pub mod site_settings;
mod ticket;
mod verify;

use std::path::{Path, PathBuf};

pub use editions::{edition_paths, print_edition_path};
pub use gate::{faces, settings as print_settings};
pub(crate) use manifest::{fonts, sum};
pub use prove::{Proved, prove};
pub use record::{BuildRecord, NamedDigest, RECORD_FILE, RecordedFile};
pub use verify::{CODES, FileToVerify, FileVerdict, Verified, explain, verify};

use crate::compile::{CompiledDocument, Compiler};
use crate::error::Error;
use crate::layout::{Layout, PrintOptions};
use crate::load::Loaded;
use crate::message::{Catalogue, Language};
use crate::model::{Budget, Finding, sha256};
use crate::output::OutputFile;
use crate::view::{Attachment, View};
use crate::{check, convert, load, view};

/// Which editions are built.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Editions {
    /// For screens and archives: PDF/A-3a and PDF/UA-1, with the data inside.
    #[default]
    Web,
    /// For the print shop: PDF/X, with a job ticket beside it.
    Print,
    /// The two of them.
    Both,
}

/// How a document is built.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// Which editions are built.
    pub editions: Editions,
    /// Path of the document; `-` is the standard output. `None` is beside the input file: `NAME.pdf`, or
    /// `NAME.print.pdf` for a print edition alone.
    pub output: Option<PathBuf>,
    /// Options of the print edition for this build; options left open come from the layout.
    pub print: PrintOptions,
    /// The site settings from which some of these options come: errors about them name the line in it.
    pub settings_file: Option<PathBuf>,
    /// Whether the digest of the data stands at the foot of each page.
    pub fingerprint: bool,
    /// Whether the document is built in spite of errors, each page marked as a draft (草稿).
    pub draft: bool,
    /// Whether SHA256SUMS and manifest.json are written beside the files.
    pub manifest: bool,
    /// Whether images of the pages are written, and where.
    pub images: Option<PageImages>,
}

/// Images of pages in PNG: 001.png, 002.png, ….
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageImages {
    /// The folder of the images.
    pub folder: PathBuf,
    /// Their resolution in pixels per inch.
    pub ppi: u16,
}

/// One document to build.
pub struct BuildRequest<'a> {
    /// Path of the data file, for the manifest; `None` for data from a pipe.
    pub input: Option<&'a Path>,
    /// The content of the data file.
    pub bytes: &'a [u8],
    /// Path of the document; `-` is the standard output.
    pub output: &'a Path,
    /// How it is built.
    pub options: &'a BuildOptions,
    /// The memory that setting may take, in MiB; `None` is no limit.
    pub max_memory_mib: Option<u64>,
}

/// The result of a build.
pub struct Built {
    /// The document of which page images are wanted: that of the web edition if there is one.
    pub document: CompiledDocument,
    /// The files to put in place.
    pub files: Vec<OutputFile>,
    /// Notes about options of the print edition that could not be applied.
    pub notes: Vec<Finding>,
}

/// Builds the editions of a budget that was read and checked; nothing is written to the disk.
///
/// # Errors
/// `output-several` if more than one file would go to the standard output; `print-setting` about options of the print
/// edition; `document-too-large` if it would take more memory than is allowed; characters without a glyph; faults of
/// setting, writing and reading back.
pub fn build(
    request: &BuildRequest<'_>,
    loaded: &Loaded,
    proved: &Proved<'_>,
    compiler: &Compiler,
) -> Result<Built, Error> {
    let located = |error: Error| error.map(|found| loaded.locate(found));
    let view = view::view(&loaded.budget, &loaded.layout).map_err(located)?;
    request.max_memory_mib.map_or(Ok(()), |limit| memory::check(&view, limit))?;
    Error::unless_clean(loaded.locate(compiler.uncovered(&loaded.budget)))?;
    let data = convert::attachments(&loaded.budget, &loaded.layout)?;
    // The attached report is made from the attached data, so that it is the same whatever file they come from.
    let inside = load::again(data.first().map_or("", |data| data.text.as_str()), &loaded.layout)?;
    let proved_inside = proved.of_attached_data(loaded, &inside)?;
    let (view, record) = with_data(view, data, (&inside, &proved_inside), request.options, compiler, true);
    let set = editions::build_editions(request.output, request.options, &view, (&loaded.layout, &record), compiler);
    let editions::EditionSet { document, mut files, notes } = set.map_err(located)?;
    if request.options.manifest {
        files.extend(manifest::files(&files, request, loaded, compiler, &proved.accepted, &record));
    }
    Ok(Built { document, files, notes })
}

/// Builds both editions of the specimen of a layout, and the cover if the layout has one, with all proofs and gates of
/// a build, and discards them. Returns for each its number of pages, or the error. Called by the layout check.
///
/// # Errors
/// `export-failed` if the files that go with the web edition cannot be made.
pub(crate) fn trial_build(
    view: View,
    budget: &Budget,
    layout: &Layout,
    compiler: &Compiler,
) -> Result<Vec<Result<usize, Error>>, Error> {
    let files = convert::attachments(budget, layout)?;
    // The first of the files is the data.
    let view = view.fingerprinted(&files.first().map(|data| sha256(data.text.as_bytes())).unwrap_or_default());
    Ok(editions::trial_build(&files.into_iter().fold(view, View::with), layout, compiler))
}

/// Adds the attachments of the web edition to the view, in the language of the document: the data and their digest, the
/// report of the check, the accepted findings, and the record of the build unless `recorded` is false, as in files of
/// older versions.
fn with_data(
    view: View,
    mut files: Vec<Attachment>,
    (inside, proved): (&Loaded, &Proved<'_>),
    options: &BuildOptions,
    compiler: &Compiler,
    recorded: bool,
) -> (View, BuildRecord) {
    let catalogue = Catalogue::new(Language::of(&inside.layout.language));
    let supplement = |name: &str, about: &str, text: String| Attachment {
        name: name.into(),
        mime: "application/json".into(),
        relationship: "supplement".into(),
        description: catalogue.text(about, &[]),
        text,
    };
    // The first of the files is the data.
    let digest = files.first().map(|data| sha256(data.text.as_bytes())).unwrap_or_default();
    let report = proved.record(None, &catalogue);
    files.push(supplement("check-report.json", "attached-report", format!("{report:#}\n")));
    if !proved.accepted.is_empty() {
        let accepted = check::record(&proved.accepted, &catalogue);
        files.push(supplement("accepted-findings.json", "accepted-about", format!("{accepted:#}\n")));
    }
    let view = if options.draft { view.into_draft(&inside.layout) } else { view };
    let view = view.fingerprinted(&digest);
    let record = BuildRecord::new(inside, digest, options, &proved.accepted, compiler);
    if recorded {
        files.push(supplement(RECORD_FILE, "attached-record", record.file()));
    }
    let view = files.into_iter().fold(view, View::with);
    (if options.fingerprint { view.with_fingerprint() } else { view }, record)
}
