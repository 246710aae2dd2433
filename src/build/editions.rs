//! Sets and writes the editions of a document, and judges each by its gate. `build::build` calls [`build_editions`];
//! the layout check calls [`trial_build`], and verification uses [`PrintBuilder`] alone.

use std::path::{Path, PathBuf};

use super::ticket::html;
use super::{BuildOptions, BuildRecord, Editions, gate, site_settings};
use crate::compile::{CompiledDocument, Compiler};
use crate::error::Error;
use crate::export::{self, PrintEdition};
use crate::inspect::PrintSettings;
use crate::layout::{Binding, Layout, MIN_SPINE_MM, PrintFault, PrintOptions, Standard};
use crate::mark::{self, OutputKind, Subject};
use crate::model::{Finding, finding};
use crate::output::OutputFile;
use crate::view::View;

/// The files of the editions that were built.
pub(super) struct EditionSet {
    /// The document of which page images are wanted: that of the web edition if there is one.
    pub(super) document: CompiledDocument,
    pub(super) files: Vec<OutputFile>,
    /// Notes about options of the print edition that could not be applied.
    pub(super) notes: Vec<Finding>,
}

/// Builds the editions that the options name. `output` is the path of the first document; `-` is the standard output.
///
/// # Errors
/// `output-several` if more than one file would go to the standard output; `print-setting` about options of the print
/// edition; `print-cover-none` if the layout has no separate cover; faults of setting, writing and the gates.
pub(super) fn build_editions(
    output: &Path,
    options: &BuildOptions,
    view: &View,
    (layout, record): (&Layout, &BuildRecord),
    compiler: &Compiler,
) -> Result<EditionSet, Error> {
    let wanted = options.editions;
    if output.as_os_str() == "-" && (wanted != Editions::Web || options.manifest) {
        return Err(Error::failed(finding::output_several()));
    }
    if wanted == Editions::Web {
        let (document, file) = web(output, view, layout, compiler)?;
        return Ok(EditionSet { document, files: vec![file], notes: Vec::new() });
    }
    let builder = PrintBuilder::new(options, layout, record, compiler)?;
    let both = wanted == Editions::Both;
    let web = if both { Some(web(output, view, layout, compiler)?) } else { None };
    let EditionSet { document, files, notes } = builder.run(&PrintPaths::new(output, wanted), view, compiler)?;
    let (document, first) = web.map_or((document, None), |(document, file)| (document, Some(file)));
    Ok(EditionSet { document, files: first.into_iter().chain(files).collect(), notes })
}

/// Sets, writes and judges the web edition.
fn web(
    output: &Path,
    view: &View,
    layout: &Layout,
    compiler: &Compiler,
) -> Result<(CompiledDocument, OutputFile), Error> {
    let document = compiler.compile(view, layout)?;
    let (bytes, pages) = (export::pdf(&document)?, Some(document.page_count()));
    gate::release(&bytes, view, compiler.fonts())?;
    Ok((document, OutputFile { pages, ..OutputFile::new(output, bytes) }))
}

/// Number of inner pages assumed for a trial cover: enough for a spine wide enough for a title.
const TRIAL_PAGES: usize = 300;

/// Sets, writes and judges both editions, and the cover if the layout has one, as a build does, and discards the files.
/// Returns for each its number of pages, or the error.
pub(super) fn trial_build(view: &View, layout: &Layout, compiler: &Compiler) -> Vec<Result<usize, Error>> {
    let options = layout.print.clone();
    // PDF/X-4 without a profile cannot be written: PDF/X-1a is tried instead.
    let lacks_profile = options.standard() == Standard::X4 && options.profile.is_none();
    let spec = if lacks_profile {
        PrintOptions { standard: Some(Standard::X1a), condition: None, ..options }
    } else {
        options
    };
    let print = view.clone().into_print(&spec);
    let mut made = vec![web(Path::new(""), view, layout, compiler).map(|(document, _)| document.page_count())];
    match spec.profile(Some(layout)) {
        Err(fault) => made.push(Err(fault.into())),
        Ok(profile) => {
            let builder = PrintBuilder { layout, spec, profile, record: None };
            made.push(builder.judged_inner_pages(&print, compiler).map(|(document, _)| document.page_count()));
            let bound = PrintOptions { binding: Some(Binding::Perfect), ..builder.spec.clone() };
            let cover = layout.has_cover().then(|| print.into_cover(bound.spine(TRIAL_PAGES), &bound.back()));
            made.extend(cover.map(|view| builder.cover(&view, compiler).map(|_| 1)));
        }
    }
    made
}

/// Makes the print edition and the cover of one document.
pub(super) struct PrintBuilder<'a> {
    pub(super) layout: &'a Layout,
    /// The print options of build and layout together.
    pub(super) spec: PrintOptions,
    /// The ICC profile.
    pub(super) profile: Option<Vec<u8>>,
    /// The record of the web edition of the same data; `None` writes no record into the files.
    pub(super) record: Option<&'a BuildRecord>,
}

impl<'a> PrintBuilder<'a> {
    /// Merges the options of the build with those of the layout, validates them, and reads the ICC profile.
    fn new(
        options: &BuildOptions,
        layout: &'a Layout,
        record: &'a BuildRecord,
        compiler: &Compiler,
    ) -> Result<Self, Error> {
        let located = |fault| site_settings::located(fault, options.settings_file.as_deref());
        let spec = options.print.resolved(Some(layout));
        spec.validate_on(&layout.page).map_err(located)?;
        let profile = spec.profile(Some(layout)).map_err(located)?;
        if spec.cover() {
            if !layout.has_cover() {
                return Err(Error::failed(finding::print_cover_none(&layout.name)));
            }
            if let Some(line) = spec.back().iter().find(|line| !compiler.fonts().missing(line).is_empty()) {
                return Err(located(PrintFault::back(line)));
            }
        }
        Ok(Self { layout, spec, profile, record: Some(record) })
    }

    /// Makes the files for the print shop: the inner pages, the job ticket in three forms, and the cover if the options
    /// ask for one.
    fn run(&self, paths: &PrintPaths, view: &View, compiler: &Compiler) -> Result<EditionSet, Error> {
        let view = view.clone().into_print(&self.spec);
        let (document, PrintEdition { pdf, mut ticket }) = self.judged_inner_pages(&view, compiler)?;
        let mut notes = Vec::new();
        if self.spec.turn_tables() && document.turned().is_none() {
            notes.push(finding::print_turn_none());
        }
        if ticket.spine_too_thin {
            notes.push(finding::print_spine_thin(ticket.spine, ticket.sheets, MIN_SPINE_MM));
        }
        let subject = self.subject(&view);
        let mut cover = None;
        if self.spec.cover() {
            let path = paths.cover.clone();
            let name = file_name(&path);
            // Texts of the cover need not come from the data: its faults are reported under the name of its file.
            let about_cover = |error: Error| error.map(|found| found.into_iter().map(|one| one.about(&name)).collect());
            let view = view.into_cover(ticket.spine, &self.spec.back());
            notes.extend(missing_spine_title(&view));
            let made = self.cover(&view, compiler).map_err(about_cover)?;
            ticket = ticket.with_cover(&name, &made);
            cover = Some(OutputFile { pages: Some(1), ..OutputFile::new(path, made.pdf) });
        }
        let name = file_name(&paths.pdf);
        let tickets = [
            OutputFile::new(&paths.json, mark::json(&ticket.json(&name), &subject)),
            OutputFile::new(&paths.text, mark::text(&ticket.text(&name), &subject)),
            OutputFile::new(&paths.html, mark::html(&html(&ticket.in_words(&name))?, &subject)),
        ];
        let inner_pages = OutputFile { pages: Some(ticket.pages), ..OutputFile::new(&paths.pdf, pdf) };
        let files = std::iter::once(inner_pages).chain(tickets).chain(cover).collect();
        Ok(EditionSet { document, files, notes })
    }

    /// Sets and writes the inner pages, without judging them.
    pub(super) fn inner_pages(
        &self,
        view: &View,
        compiler: &Compiler,
    ) -> Result<(CompiledDocument, PrintEdition), Error> {
        let document = self.recorded(compiler.compile(view, self.layout)?, None);
        let printed = export::print(&document, &self.spec, self.profile.as_deref())?;
        Ok((document, printed))
    }

    /// Sets and writes the inner pages, and judges them by the gate.
    fn judged_inner_pages(&self, view: &View, compiler: &Compiler) -> Result<(CompiledDocument, PrintEdition), Error> {
        let (document, printed) = self.inner_pages(view, compiler)?;
        gate::print(&printed.pdf, self.gate_settings(), view, compiler.fonts())?;
        Ok((document, printed))
    }

    /// Sets and writes the cover of a view that has one, without judging it.
    pub(super) fn unjudged_cover(&self, view: &View, compiler: &Compiler) -> Result<PrintEdition, Error> {
        let spine = view.wrap.as_ref().map_or(0.0, |wrap| wrap.spine);
        let spec = PrintOptions { binding: Some(Binding::None), ..self.spec.clone() };
        let document = self.recorded(compiler.compile(view, self.layout)?, Some(spine));
        export::print(&document, &spec, self.profile.as_deref())
    }

    /// Adds the record of the build to the document; `spine` is the width of the spine in mm if the document is a
    /// cover.
    fn recorded(&self, document: CompiledDocument, spine: Option<f64>) -> CompiledDocument {
        match self.record {
            Some(record) => document.recorded(record.printed(&self.spec, self.profile.as_deref(), spine).line()),
            None => document,
        }
    }

    /// The document that the job ticket belongs to, for the mark of its files.
    fn subject(&self, view: &View) -> Subject {
        let year = view.date.year.to_string();
        Subject::new(OutputKind::Ticket, &[&self.layout.name, &year, &view.title, &view.author])
    }

    /// The settings that the gate checks the file by.
    fn gate_settings(&self) -> PrintSettings {
        gate::settings(&self.spec, Some(self.layout), self.profile.as_deref())
    }

    /// Sets and writes the cover, and judges it by the gate.
    fn cover(&self, view: &View, compiler: &Compiler) -> Result<PrintEdition, Error> {
        let printed = self.unjudged_cover(view, compiler)?;
        gate::print(&printed.pdf, self.gate_settings(), view, compiler.fonts())?;
        Ok(printed)
    }
}

/// A note if the spine has no title although it is wide enough for one.
fn missing_spine_title(view: &View) -> Option<Finding> {
    let (wrap, page) = (view.wrap.as_ref()?, view.pages.get("prose")?);
    let height = page.height - page.top - page.bottom;
    wrap.is_untitled().then(|| finding::print_spine_untitled(&view.title, height))
}

/// The paths of all files that these editions can have; the first is the document for the web, or that for the print
/// shop if there is no other.
pub fn edition_paths(output: &Path, editions: Editions) -> Vec<PathBuf> {
    let web = (editions != Editions::Print).then(|| output.to_owned());
    let print = (editions != Editions::Web).then(|| PrintPaths::new(output, editions));
    let print =
        print.into_iter().flat_map(|PrintPaths { pdf, json, text, html, cover }| [pdf, json, text, html, cover]);
    web.into_iter().chain(print).collect()
}

/// The path of the print edition beside a web edition: `NAME.print.pdf` for `NAME.pdf`.
pub fn print_edition_path(output: &Path) -> PathBuf {
    append_ending(&stem(output), ".print.pdf")
}

/// Paths of the files of the print edition: the document, the job ticket in three forms, and the cover.
struct PrintPaths {
    pdf: PathBuf,
    json: PathBuf,
    text: PathBuf,
    html: PathBuf,
    cover: PathBuf,
}

impl PrintPaths {
    /// Without a web edition the document is `output` itself; the other files lie beside it.
    fn new(output: &Path, wanted: Editions) -> Self {
        let pdf = if wanted == Editions::Print { output.to_owned() } else { print_edition_path(output) };
        let [json, text, html, cover] =
            [".json", ".txt", ".html", ".cover.pdf"].map(|ending| append_ending(&stem(&pdf), ending));
        Self { pdf, json, text, html, cover }
    }
}

/// The path without the ending `.pdf`.
fn stem(output: &Path) -> PathBuf {
    let is_pdf = output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    if is_pdf { output.with_extension("") } else { output.into() }
}

/// The name of a file without its folder.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Appends an ending to a path.
fn append_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
