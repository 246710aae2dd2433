//! The editions of a build, and their files.

use std::path::{Path, PathBuf};

use super::{Editions, Record, Settings, gate, house};
use crate::compile::{Compiler, Document};
use crate::error::Error;
use crate::export::{self, Printed};
use crate::inspect::PrintSettings;
use crate::layout::{self, Binding, Layout, PrintSpec};
use crate::model::Finding;
use crate::view::View;

/// A file to put in place.
pub struct Output {
    /// Where it goes.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// How many pages it has, if it is a document.
    pub pages: Option<usize>,
}

/// The editions.
pub(super) struct Set {
    /// The document of which page images are wanted: that of the web edition if there is one.
    pub(super) document: Document,
    pub(super) files: Vec<Output>,
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
    settings: &Settings,
    view: &View,
    (layout, record): (&Layout, &Record),
    compiler: &Compiler,
) -> Result<Set, Error> {
    let wanted = settings.editions;
    if output.as_os_str() == "-" && (wanted != Editions::Web || settings.manifest) {
        return Err(Error::failed(Finding::error("output-several")));
    }
    if wanted == Editions::Web {
        let (document, file) = web(output, view, layout, compiler)?;
        return Ok(Set { document, files: vec![file], notes: Vec::new() });
    }
    let own = |error: Error| house::located(error, settings.house.as_deref());
    let press = Press::new(settings, layout, record).map_err(own)?;
    let both = wanted == Editions::Both;
    let web = if both { Some(web(output, view, layout, compiler)?) } else { None };
    let Set { document, files, notes } = press.run(&stem(output, wanted), view, compiler).map_err(own)?;
    let (document, first) = web.map_or((document, None), |(document, file)| (document, Some(file)));
    Ok(Set { document, files: first.into_iter().chain(files).collect(), notes })
}

/// The web edition.
fn web(output: &Path, view: &View, layout: &Layout, compiler: &Compiler) -> Result<(Document, Output), Error> {
    let document = compiler.compile(view, layout)?;
    let (bytes, pages) = (export::pdf(&document)?, Some(document.page_count()));
    gate::release(&bytes, view)?;
    Ok((document, Output { path: output.into(), bytes, pages }))
}

/// What the print edition of one document is made with.
pub(super) struct Press<'a> {
    pub(super) layout: &'a Layout,
    pub(super) spec: PrintSpec,
    pub(super) profile: Option<Vec<u8>>,
    /// That of the web edition of the same data.
    pub(super) record: Option<&'a Record>,
}

impl<'a> Press<'a> {
    /// What is decided for the run before what the layout says, and the ICC profile.
    fn new(settings: &Settings, layout: &'a Layout, record: &'a Record) -> Result<Self, Error> {
        let spec = layout.print.clone().with(&settings.print);
        spec.validate(&layout.page)?;
        let profile = spec.profile(Some(layout))?;
        if spec.cover && !layout.has_cover() {
            return Err(Error::failed(Finding::error("print-cover-none").with("layout", &layout.name)));
        }
        Ok(Self { layout, spec, profile, record: Some(record) })
    }

    /// The document and the files for the shop: the inner pages, the job ticket, and the cover if it is wanted.
    fn run(&self, stem: &Path, view: &View, compiler: &Compiler) -> Result<Set, Error> {
        let view = view.clone().into_print(&self.spec);
        let (document, printed) = self.inner(&view, compiler)?;
        gate::print(&printed.pdf, self.shop(), &view)?;
        let Printed { pdf, mut ticket } = printed;
        let mut notes = Vec::new();
        if self.spec.turn_tables && document.turned().is_none() {
            notes.push(Finding::error("print-turn-none").as_note());
        }
        let mut cover = None;
        if self.spec.cover {
            let path = with(stem, COVER);
            let name = named(&path);
            // Nothing on it need be of the data: its faults are told under its own name.
            let own = |error: Error| error.map(|found| found.into_iter().map(|one| one.about(&name)).collect());
            if let Some(line) = self.spec.back.iter().find(|line| !compiler.fonts().missing(line).is_empty()) {
                return Err(layout::unset_back(line));
            }
            let view = view.into_cover(self.spec.spine(ticket.pages), &self.spec.back);
            notes.extend(untitled(&view));
            let made = self.cover(&view, compiler).map_err(own)?;
            ticket = ticket.with_cover(&name, &made);
            cover = Some(Output { path, bytes: made.pdf, pages: Some(1) });
        }
        let [path, json, text] = ENDINGS.map(|ending| with(stem, ending));
        let name = named(&path);
        let plain = |path: PathBuf, words: String| Output { path, bytes: words.into(), pages: None };
        let told = [plain(json, ticket.json(&name)), plain(text, ticket.text(&name))];
        let inner = Output { path, bytes: pdf, pages: Some(ticket.pages) };
        let files = std::iter::once(inner).chain(told).chain(cover).collect();
        Ok(Set { document, files, notes })
    }

    /// The inner pages of a view of the print edition.
    pub(super) fn inner(&self, view: &View, compiler: &Compiler) -> Result<(Document, Printed), Error> {
        let document = self.recorded(compiler.compile(view, self.layout)?, None);
        let printed = export::print(&document, &self.spec, self.profile.as_deref())?;
        Ok((document, printed))
    }

    /// The cover of a view of one.
    pub(super) fn around(&self, view: &View, compiler: &Compiler) -> Result<Printed, Error> {
        let spine = view.wrap.as_ref().map_or(0.0, |wrap| wrap.spine);
        let spec = PrintSpec { binding: Binding::None, ..self.spec.clone() };
        let document = self.recorded(compiler.compile(view, self.layout)?, Some(spine));
        export::print(&document, &spec, self.profile.as_deref())
    }

    /// The document with the record of what it is made with; of a cover with the width of its spine in mm.
    fn recorded(&self, document: Document, spine: Option<f64>) -> Document {
        match self.record {
            Some(record) => document.recorded(record.printed(&self.spec, self.profile.as_deref(), spine).line()),
            None => document,
        }
    }

    /// What the gate asks for.
    fn shop(&self) -> PrintSettings {
        gate::settings(&self.spec, Some(self.layout), self.profile.as_deref())
    }

    /// The cover.
    fn cover(&self, view: &View, compiler: &Compiler) -> Result<Printed, Error> {
        let printed = self.around(view, compiler)?;
        gate::print(&printed.pdf, self.shop(), view)?;
        Ok(printed)
    }
}

/// Tells that a spine has no title although it is wide enough for one.
fn untitled(view: &View) -> Option<Finding> {
    let (wrap, page) = (view.wrap.as_ref()?, view.pages.get("prose")?);
    let note = || Finding::error("print-spine-untitled").as_note().with("title", &view.title);
    wrap.is_untitled().then(|| note().with("height", page.height - page.top - page.bottom))
}

/// Where the files of these editions go; the first is the document for the web, or that for the shop if there is no other.
pub fn places(output: &Path, editions: Editions) -> Vec<PathBuf> {
    let mut places = Vec::new();
    if editions != Editions::Print {
        places.push(output.into());
    }
    if editions != Editions::Web {
        places.extend(ENDINGS.into_iter().chain([COVER]).map(|ending| with(&stem(output, editions), ending)));
    }
    places
}

/// The endings of the print edition's files: the document, and the job ticket in two forms.
const ENDINGS: [&str; 3] = [".pdf", ".json", ".txt"];

/// The ending of the cover's file, if there is one.
const COVER: &str = ".cover.pdf";

/// The name of the print edition's files but for their endings: `NAME.print` for the output `NAME.pdf`, or, where no web
/// edition takes that name, for `NAME.print.pdf`.
fn stem(output: &Path, wanted: Editions) -> PathBuf {
    let is_pdf = output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let stem = if is_pdf { output.with_extension("") } else { output.into() };
    let told = wanted == Editions::Print && stem.extension().is_some_and(|ending| ending == "print");
    if told { stem } else { with(&stem, ".print") }
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
