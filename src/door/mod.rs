//! The public interface of the library: a file is opened, checked and built, and the files are written.
//!
//! [`Resources`] are the layouts and fonts, shared by any number of threads. A [`Document`] is a budget that was read
//! with them, from a file or from bytes. Its [`DocumentCheck`] has the findings and builds a [`BuiltDocument`], whose
//! files passed their gates. The command line and batch runs use the same types.

mod build;
mod check;
mod convert;
mod document;
mod input;
mod inspection;
mod ledger;
mod merge;
mod workbook;

pub use build::BuiltDocument;
pub use check::{DocumentCheck, report_of_unread};
pub use convert::DataForm;
pub use document::Document;
pub use input::{InputFile, InputKind};
pub use inspection::{InspectOptions, Inspection};
pub use ledger::ReadLedger;
pub use merge::MergedDocument;
pub use workbook::WorkbookOptions;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value;

use crate::build::{FileToVerify, Verified, verify};
use crate::compile::Compiler;
use crate::compile::fonts::{FaceReport, Fonts, StandIn, find_folder};
use crate::error::Error;
use crate::layout::{LAYOUT_FILE, Layout, Layouts};
use crate::layout_check::{LayoutReport, check_layout};
use crate::load;
use crate::message::{Catalogue, Language};
use crate::model::finding;
use crate::output::{OutputFile, OutputFiles};

/// Where layouts and fonts come from.
#[derive(Debug, Clone, Default)]
pub struct ResourceOptions {
    /// Folder of layouts (版式); `None` is the layouts inside the program.
    pub layouts: Option<PathBuf>,
    /// The folder of the fonts.
    pub fonts: FontFolder,
    /// Whether fonts installed on the machine are preferred.
    pub system_fonts: bool,
    /// The memory that setting one document may take, in MiB; `None` is no limit.
    pub max_memory_mib: Option<u64>,
}

/// The folder of the fonts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum FontFolder {
    /// `fonts` or `share/budgetpress/fonts` beside the program, or the fonts of the source tree from which it was
    /// built.
    #[default]
    Usual,
    /// A folder with `roles.toml`.
    Named(PathBuf),
    /// No fonts: data can be checked, except for glyphs; nothing can be set.
    Absent,
}

impl FontFolder {
    /// # Errors
    /// `fonts-not-found` with the places that were looked at.
    fn find(&self) -> Result<PathBuf, Error> {
        match self {
            Self::Usual => find_folder(None),
            Self::Named(folder) => Ok(folder.clone()),
            Self::Absent => Err(Error::failed(finding::fonts_not_found("-"))),
        }
    }
}

/// The layouts and fonts that documents are made with. Threads share them; each layout is read only once.
pub struct Resources {
    options: ResourceOptions,
    layouts: Layouts,
    compiler: OnceLock<Compiler>,
}

impl Resources {
    /// Layouts and fonts in these places; each is opened when it is first needed.
    pub fn new(options: ResourceOptions) -> Self {
        let layouts = Layouts::new(options.layouts.as_deref()).kept();
        Self { options, layouts, compiler: OnceLock::new() }
    }

    /// The compiler with the fonts, opened at the first call.
    ///
    /// # Errors
    /// `fonts-not-found`, `fonts-folder`, `fonts-roles`, `fonts-role-empty`
    pub(crate) fn compiler(&self) -> Result<&Compiler, Error> {
        if let Some(compiler) = self.compiler.get() {
            return Ok(compiler);
        }
        let folder = self.options.fonts.find()?;
        let compiler = Compiler::new(Fonts::open(&folder, self.options.system_fonts)?);
        // Another thread may have been faster; both opened the same fonts.
        Ok(self.compiler.get_or_init(|| compiler))
    }

    /// The compiler, or `None` if there are no fonts.
    ///
    /// # Errors
    /// As [`Resources::compiler`].
    pub(crate) fn compiler_if_found(&self) -> Result<Option<&Compiler>, Error> {
        if self.options.fonts.find().is_err() { Ok(None) } else { self.compiler().map(Some) }
    }

    pub(crate) fn layouts(&self) -> &Layouts {
        &self.layouts
    }

    pub(crate) fn max_memory_mib(&self) -> Option<u64> {
        self.options.max_memory_mib
    }

    /// Reads a budget from a JSON file or a workbook (.xlsx, .xls, .ods), as far as it can be read: faults become
    /// findings, and the values concerned are left out of the check.
    ///
    /// # Errors
    /// [`Error::Failed`] if the file is of another kind, is a workbook that must not be read, or its layout cannot be
    /// opened; [`Error::Found`] if it is invalid JSON, or names no layout.
    pub fn document(&self, input: InputFile) -> Result<Document<'_>, Error> {
        let loaded = load::examine(&input.bytes, &self.layouts)?;
        Ok(Document::new(self, input, loaded))
    }

    /// Reads a budget, and fails if anything in it is faulty.
    ///
    /// # Errors
    /// As [`Resources::document`]; [`Error::Found`] with all faults of the file.
    pub fn whole_document(&self, input: InputFile) -> Result<Document<'_>, Error> {
        let loaded = load::parse(&input.bytes, &self.layouts)?;
        Ok(Document::new(self, input, loaded))
    }

    /// Reads a data file whose tables are to be added up from a ledger with [`Document::derive`], so that they may be
    /// missing.
    ///
    /// # Errors
    /// As [`Resources::whole_document`].
    pub fn document_without_tables(&self, input: InputFile) -> Result<Document<'_>, Error> {
        let loaded = load::for_ledger(&input.bytes, &self.layouts)?;
        Ok(Document::incomplete(self, input, loaded))
    }

    /// Reads the file of a department: name, year, day of publication, prose. The budgets of its units are added with
    /// [`Document::merge`].
    ///
    /// # Errors
    /// As [`Resources::whole_document`].
    pub fn department(&self, input: InputFile) -> Result<Document<'_>, Error> {
        let loaded = load::department(&input.bytes, &self.layouts)?;
        Ok(Document::incomplete(self, input, loaded))
    }

    /// Verifies a PDF (核验): builds it again from the data inside it, and compares the bytes. A print edition and a
    /// cover carry no data: `data` is then the content of the data file or of the web edition.
    ///
    /// # Errors
    /// `verify-data-needed`, `verify-data-spare`, `verify-data-none` about the data; faults of reading the file or the
    /// named data; fonts that cannot be opened.
    pub fn verify(&self, pdf: &[u8], data: Option<&[u8]>) -> Result<Verified, Error> {
        verify(&FileToVerify { bytes: pdf, data, layouts: &self.layouts, compiler: self.compiler()? })
    }

    /// Checks the layout in a folder, which has `shared` beside it, with a made-up budget: its files, sums, ties,
    /// narrative and pages.
    ///
    /// # Errors
    /// `file-unreadable` if the folder does not exist, `layout-nowhere` if it has no `layout.toml`; fonts that cannot
    /// be opened.
    pub fn check_layout(&self, folder: &Path) -> Result<LayoutReport, Error> {
        let whole =
            std::fs::canonicalize(folder).map_err(|error| Error::file(finding::file_unreadable, folder, &error))?;
        match (whole.parent(), whole.file_name()) {
            (Some(set), Some(name)) if whole.join(LAYOUT_FILE).exists() => {
                check_layout(&Layouts::new(Some(set)), &name.to_string_lossy(), self.compiler()?)
            }
            _ => Err(Error::failed(finding::layout_nowhere("toml", folder.display()))),
        }
    }

    /// The files of a layout with everything that it inherits, for a folder of layouts from which documents later build
    /// to the same bytes.
    ///
    /// # Errors
    /// As [`Resources::layout`].
    pub fn export_layout(&self, name: &str, folder: &Path) -> Result<OutputFiles, Error> {
        let files = self.layouts.export(name)?;
        let files = files.into_iter().map(|(path, bytes)| OutputFile::new(folder.join(path), bytes).within(folder));
        Ok(OutputFiles::new(files.collect(), []))
    }

    /// The names of the layouts, in order.
    ///
    /// # Errors
    /// `layout-nowhere`
    pub fn layout_names(&self) -> Result<Vec<String>, Error> {
        self.layouts.list()
    }

    /// The layout of this name.
    ///
    /// # Errors
    /// `layout-unknown`, and the first fault of its files.
    pub fn layout(&self, name: &str) -> Result<Layout, Error> {
        self.layouts.open(name)
    }

    /// The JSON Schema of the data files of a layout.
    ///
    /// # Errors
    /// As [`Resources::layout`].
    pub fn schema(&self, layout: &str) -> Result<Value, Error> {
        Ok(load::schema(&self.layout(layout)?))
    }

    /// The documentation of the data files of a layout, in Markdown.
    ///
    /// # Errors
    /// As [`Resources::layout`].
    pub fn format_document(&self, layout: &str, language: Language) -> Result<String, Error> {
        Ok(load::document(&self.layout(layout)?, language))
    }

    /// The documentation of the workbooks of a layout, in Markdown: worksheets, headers, rows.
    ///
    /// # Errors
    /// As [`Resources::layout`].
    pub fn workbook_document(&self, layout: &str, language: Language) -> Result<String, Error> {
        Ok(load::workbook_document(&self.layout(layout)?, language))
    }

    /// The font file of each role (小标宋、黑体、楷体、仿宋、宋体).
    ///
    /// # Errors
    /// Fonts that cannot be opened.
    pub fn faces(&self) -> Result<Vec<FaceReport>, Error> {
        Ok(self.compiler()?.fonts().report())
    }

    /// The roles that are filled by a stand-in (代用字体).
    ///
    /// # Errors
    /// Fonts that cannot be opened.
    pub fn stand_ins(&self) -> Result<Vec<StandIn>, Error> {
        Ok(self.compiler()?.fonts().stand_ins())
    }
}

/// Explains a code as it is printed, with or without brackets: a rule of the check, of inspection or of verification,
/// or else the statement and remedy of a finding. For a code that is no rule of the check it adds that it cannot be
/// accepted. `None` for an unknown code.
pub fn explain(code: &str, catalogue: &Catalogue) -> Option<String> {
    let code = crate::check::bare_code(code);
    let code = code.as_str();
    let file_rule = || crate::inspect::explain(code, catalogue).or_else(|| crate::build::explain(code, catalogue));
    let file_rule = || Some(format!("{}\n{}", file_rule()?, catalogue.text("rule-of-file", &[])));
    crate::check::explain(code, catalogue).or_else(file_rule).or_else(|| crate::message::explained(code, catalogue))
}

/// The documentation of the rules, in Markdown.
pub fn rules_document(rules: RuleSet, catalogue: &Catalogue) -> String {
    match rules {
        RuleSet::Check => crate::check::document(catalogue),
        RuleSet::Gates => crate::inspect::explained(catalogue),
        RuleSet::Constructs => crate::inspect::constructs_document(),
    }
}

/// A set of documented rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleSet {
    /// The rules of the check of figures and texts.
    Check,
    /// The rules of the gates (放行) for finished PDF files.
    Gates,
    /// The constructs that a finished PDF file may contain.
    Constructs,
}
