//! Building: a budget that was read becomes files, proved, to be put in place.
//!
//! Everything is made before anything is written, so that a fault leaves what is there as it is. One document and
//! hundreds in one run ([`crate::batch`]) go the same way.

mod editions;
mod gate;
pub mod house;
mod manifest;
mod memory;
mod prove;
mod ready;
mod record;
mod ticket;
mod verify;

use std::path::{Path, PathBuf};

pub use editions::{places, print_place};
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
    /// Where the document goes; `-` is the standard output. Without a place, it goes beside the file that was read, as `NAME.pdf`,
    /// or `NAME.print.pdf` for a print edition alone.
    pub output: Option<PathBuf>,
    /// What of the print edition is decided for this build; all else stands in the layout.
    pub print: PrintOptions,
    /// The file of settings from which some of that comes, if it does: errors about them name the line in it.
    pub settings_file: Option<PathBuf>,
    /// Whether the digest of the data stands at the foot of each page.
    pub fingerprint: bool,
    /// Whether errors are no hindrance, and each page is marked as a draft (草稿).
    pub draft: bool,
    /// Whether SHA256SUMS and manifest.json go with the files.
    pub manifest: bool,
    /// Whether an image of each page goes with the files.
    pub images: Option<PageImages>,
}

/// Images of pages in PNG: 001.png, 002.png, ….
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageImages {
    /// The folder that they go into.
    pub folder: PathBuf,
    /// Their resolution in pixels per inch.
    pub ppi: u16,
}

/// One document to build.
pub struct BuildRequest<'a> {
    /// The data file, if it is one, for the manifest.
    pub input: Option<&'a Path>,
    /// What it holds.
    pub bytes: &'a [u8],
    /// Where the document goes; `-` is the standard output.
    pub output: &'a Path,
    /// How it is built.
    pub options: &'a BuildOptions,
    /// The memory that setting it may take, in MiB; without a number, any.
    pub max_memory_mib: Option<u64>,
}

/// What a build made.
pub struct Built {
    /// The document of which page images are wanted: that of the web edition if there is one.
    pub document: CompiledDocument,
    /// The files to put in place.
    pub files: Vec<OutputFile>,
    /// What of the options for the print edition could not be.
    pub notes: Vec<Finding>,
}

/// Builds what was read and proved; nothing is written.
///
/// # Errors
/// `output-several` if more than one file would go to the standard output; `print-setting` about settings of the print
/// edition; `document-too-large` if it would take more memory than is allowed; characters without a glyph; what setting,
/// writing and reading back refuse.
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
    // What goes inside is found in the data that go inside, so that it is the same whatever file they come from.
    let inside = load::again(data.first().map_or("", |data| data.text.as_str()), &loaded.layout)?;
    let proved_inside = proved.again(loaded, &inside)?;
    let (view, record) = with_data(view, data, (&inside, &proved_inside), request.options, compiler, true);
    let set = editions::set(request.output, request.options, &view, (&loaded.layout, &record), compiler);
    let editions::Set { document, mut files, notes } = set.map_err(located)?;
    if request.options.manifest {
        files.extend(manifest::files(&files, request, loaded, compiler, &proved.accepted, &record));
    }
    Ok(Built { document, files, notes })
}

/// Makes both editions of a made-up budget, and the cover if the layout has one, with all proofs and gates of a build; nothing
/// is kept. For each the number of its pages, or what was refused.
///
/// # Errors
/// `export-failed` if the files that go with the web edition cannot be made.
pub(crate) fn rehearse(
    view: View,
    budget: &Budget,
    layout: &Layout,
    compiler: &Compiler,
) -> Result<Vec<Result<usize, Error>>, Error> {
    let files = convert::attachments(budget, layout)?;
    // The first of the files is the data.
    let view = view.fingerprinted(&files.first().map(|data| sha256(data.text.as_bytes())).unwrap_or_default());
    Ok(editions::rehearse(&files.into_iter().fold(view, View::with), layout, compiler))
}

/// The view with all that goes inside the web edition: the budget's data and its digest, what the check found, what was
/// accepted of it, and, but for files of older versions, the record of the build, in the language of the document.
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
