//! The editions of a build, and their files.

use std::path::{Path, PathBuf};

use super::ticket::html;
use super::{BuildOptions, BuildRecord, Editions, gate, house};
use crate::compile::{CompiledDocument, Compiler};
use crate::error::Error;
use crate::export::{self, PrintEdition};
use crate::inspect::PrintSettings;
use crate::layout::{Binding, Layout, MIN_SPINE_MM, PrintFault, PrintOptions, Standard};
use crate::mark::{self, OutputKind, Subject};
use crate::model::{Finding, finding};
use crate::output::OutputFile;
use crate::view::View;

/// The editions.
pub(super) struct Set {
    /// The document of which page images are wanted: that of the web edition if there is one.
    pub(super) document: CompiledDocument,
    pub(super) files: Vec<OutputFile>,
    /// What of the wishes for the print edition could not be.
    pub(super) notes: Vec<Finding>,
}

/// Builds the editions that are asked for.
///
/// # Errors
/// `output-several` if more than one file would go to the standard output; `print-setting` about settings of the print
/// edition; `print-cover-none` if the layout has no cover of its own; what setting and writing refuse.
pub(super) fn set(
    output: &Path,
    options: &BuildOptions,
    view: &View,
    (layout, record): (&Layout, &BuildRecord),
    compiler: &Compiler,
) -> Result<Set, Error> {
    let wanted = options.editions;
    if output.as_os_str() == "-" && (wanted != Editions::Web || options.manifest) {
        return Err(Error::failed(finding::output_several()));
    }
    if wanted == Editions::Web {
        let (document, file) = web(output, view, layout, compiler)?;
        return Ok(Set { document, files: vec![file], notes: Vec::new() });
    }
    let press = Press::new(options, layout, record, compiler)?;
    let both = wanted == Editions::Both;
    let web = if both { Some(web(output, view, layout, compiler)?) } else { None };
    let Set { document, files, notes } = press.run(&Names::new(output, wanted), view, compiler)?;
    let (document, first) = web.map_or((document, None), |(document, file)| (document, Some(file)));
    Ok(Set { document, files: first.into_iter().chain(files).collect(), notes })
}

/// The web edition.
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

/// Pages enough for a spine with a title.
const MANY_PAGES: usize = 300;

/// Sets, writes and judges both editions, and the cover if the layout has one, as a build does; nothing is kept. For each the
/// number of its pages, or what was refused.
pub(super) fn rehearse(view: &View, layout: &Layout, compiler: &Compiler) -> Vec<Result<usize, Error>> {
    let own = layout.print.clone();
    // The profile may be one that only the shop has.
    let is_open = own.standard() == Standard::X4 && own.profile.is_none();
    let spec = if is_open { PrintOptions { standard: Some(Standard::X1a), condition: None, ..own } } else { own };
    let print = view.clone().into_print(&spec);
    let mut made = vec![web(Path::new(""), view, layout, compiler).map(|(document, _)| document.page_count())];
    match spec.profile(Some(layout)) {
        Err(fault) => made.push(Err(fault.into())),
        Ok(profile) => {
            let press = Press { layout, spec, profile, record: None };
            made.push(press.judged(&print, compiler).map(|(document, _)| document.page_count()));
            let bound = PrintOptions { binding: Some(Binding::Perfect), ..press.spec.clone() };
            let cover = layout.has_cover().then(|| print.into_cover(bound.spine(MANY_PAGES), &bound.back()));
            made.extend(cover.map(|view| press.cover(&view, compiler).map(|_| 1)));
        }
    }
    made
}

/// What the print edition of one document is made with.
pub(super) struct Press<'a> {
    pub(super) layout: &'a Layout,
    pub(super) spec: PrintOptions,
    pub(super) profile: Option<Vec<u8>>,
    /// That of the web edition of the same data.
    pub(super) record: Option<&'a BuildRecord>,
}

impl<'a> Press<'a> {
    /// What is decided for the run before what the layout says, and the ICC profile.
    fn new(
        options: &BuildOptions,
        layout: &'a Layout,
        record: &'a BuildRecord,
        compiler: &Compiler,
    ) -> Result<Self, Error> {
        let own = |fault| house::located(fault, options.settings_file.as_deref());
        let spec = options.print.resolved(Some(layout));
        spec.validate_on(&layout.page).map_err(own)?;
        let profile = spec.profile(Some(layout)).map_err(own)?;
        if spec.cover() {
            if !layout.has_cover() {
                return Err(Error::failed(finding::print_cover_none(&layout.name)));
            }
            if let Some(line) = spec.back().iter().find(|line| !compiler.fonts().missing(line).is_empty()) {
                return Err(own(PrintFault::back(line)));
            }
        }
        Ok(Self { layout, spec, profile, record: Some(record) })
    }

    /// The document and the files for the shop: the inner pages, the job ticket, and the cover if it is wanted.
    fn run(&self, names: &Names, view: &View, compiler: &Compiler) -> Result<Set, Error> {
        let view = view.clone().into_print(&self.spec);
        let (document, PrintEdition { pdf, mut ticket }) = self.judged(&view, compiler)?;
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
            let path = names.cover.clone();
            let name = named(&path);
            // Nothing on it need be of the data: its faults are reported under its own name.
            let own = |error: Error| error.map(|found| found.into_iter().map(|one| one.about(&name)).collect());
            let view = view.into_cover(ticket.spine, &self.spec.back());
            notes.extend(untitled(&view));
            let made = self.cover(&view, compiler).map_err(own)?;
            ticket = ticket.with_cover(&name, &made);
            cover = Some(OutputFile { pages: Some(1), ..OutputFile::new(path, made.pdf) });
        }
        let name = named(&names.pdf);
        let tickets = [
            OutputFile::new(&names.json, mark::json(&ticket.json(&name), &subject)),
            OutputFile::new(&names.text, mark::text(&ticket.text(&name), &subject)),
            OutputFile::new(&names.html, mark::html(&html(&ticket.in_words(&name))?, &subject)),
        ];
        let inner = OutputFile { pages: Some(ticket.pages), ..OutputFile::new(&names.pdf, pdf) };
        let files = std::iter::once(inner).chain(tickets).chain(cover).collect();
        Ok(Set { document, files, notes })
    }

    /// The inner pages of a view of the print edition.
    pub(super) fn inner(&self, view: &View, compiler: &Compiler) -> Result<(CompiledDocument, PrintEdition), Error> {
        let document = self.recorded(compiler.compile(view, self.layout)?, None);
        let printed = export::print(&document, &self.spec, self.profile.as_deref())?;
        Ok((document, printed))
    }

    /// The same, judged by the gate.
    fn judged(&self, view: &View, compiler: &Compiler) -> Result<(CompiledDocument, PrintEdition), Error> {
        let (document, printed) = self.inner(view, compiler)?;
        gate::print(&printed.pdf, self.shop(), view, compiler.fonts())?;
        Ok((document, printed))
    }

    /// The cover of a view of one.
    pub(super) fn around(&self, view: &View, compiler: &Compiler) -> Result<PrintEdition, Error> {
        let spine = view.wrap.as_ref().map_or(0.0, |wrap| wrap.spine);
        let spec = PrintOptions { binding: Some(Binding::None), ..self.spec.clone() };
        let document = self.recorded(compiler.compile(view, self.layout)?, Some(spine));
        export::print(&document, &spec, self.profile.as_deref())
    }

    /// The document with the record of what it is made with; of a cover with the width of its spine in mm.
    fn recorded(&self, document: CompiledDocument, spine: Option<f64>) -> CompiledDocument {
        match self.record {
            Some(record) => document.recorded(record.printed(&self.spec, self.profile.as_deref(), spine).line()),
            None => document,
        }
    }

    /// What the job ticket is about.
    fn subject(&self, view: &View) -> Subject {
        let year = view.date.year.to_string();
        Subject::new(OutputKind::Ticket, &[&self.layout.name, &year, &view.title, &view.author])
    }

    /// What the gate asks for.
    fn shop(&self) -> PrintSettings {
        gate::settings(&self.spec, Some(self.layout), self.profile.as_deref())
    }

    /// The cover.
    fn cover(&self, view: &View, compiler: &Compiler) -> Result<PrintEdition, Error> {
        let printed = self.around(view, compiler)?;
        gate::print(&printed.pdf, self.shop(), view, compiler.fonts())?;
        Ok(printed)
    }
}

/// Tells that a spine has no title although it is wide enough for one.
fn untitled(view: &View) -> Option<Finding> {
    let (wrap, page) = (view.wrap.as_ref()?, view.pages.get("prose")?);
    let height = page.height - page.top - page.bottom;
    wrap.is_untitled().then(|| finding::print_spine_untitled(&view.title, height))
}

/// Where the files of these editions go; the first is the document for the web, or that for the shop if there is no other.
pub fn places(output: &Path, editions: Editions) -> Vec<PathBuf> {
    let web = (editions != Editions::Print).then(|| output.to_owned());
    let print = (editions != Editions::Web).then(|| Names::new(output, editions));
    let print = print.into_iter().flat_map(|Names { pdf, json, text, html, cover }| [pdf, json, text, html, cover]);
    web.into_iter().chain(print).collect()
}

/// Where the print edition of a document goes whose web edition goes, or would go, to this place: `NAME.print.pdf` for
/// `NAME.pdf`.
pub fn print_place(output: &Path) -> PathBuf {
    with(&stem(output), ".print.pdf")
}

/// The files of the print edition: the document, the job ticket in three forms, and the cover if it is wanted.
struct Names {
    pdf: PathBuf,
    json: PathBuf,
    text: PathBuf,
    html: PathBuf,
    cover: PathBuf,
}

impl Names {
    /// Where there is no web edition, the document is the output itself, and the others lie beside it.
    fn new(output: &Path, wanted: Editions) -> Self {
        let pdf = if wanted == Editions::Print { output.to_owned() } else { print_place(output) };
        let [json, text, html, cover] =
            [".json", ".txt", ".html", ".cover.pdf"].map(|ending| with(&stem(&pdf), ending));
        Self { pdf, json, text, html, cover }
    }
}

/// A name without the ending of a PDF.
fn stem(output: &Path) -> PathBuf {
    let is_pdf = output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    if is_pdf { output.with_extension("") } else { output.into() }
}

/// The name of a file without its folder.
fn named(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
