//! Setting the view with a layout's Typst files: same input, same bytes.
//!
//! Typst sees the files of the layout folder, `/view.json`, and the fonts that fill a role: no clock, no
//! network, no other file. A warning is an error, and every set page is proved before it leaves this stage.

pub mod fonts;
mod frames;
mod world;

use std::sync::atomic::{AtomicUsize, Ordering};

use indexmap::IndexMap;
use serde::Serialize;
use typst::diag::{SourceDiagnostic, Warned};
use typst::layout::{Abs, Frame, FrameItem};
use typst::syntax::{DiagSpan, DiagSpanKind, Source};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;

use crate::error::Error;
use crate::layout::{COVER_FILE, Layout, Layouts, MAIN_FILE, PageSpec};
use crate::model::{Budget, Date, Finding, finding};
use crate::view::{Edition, View, Wrap};
use fonts::{FontFamilies, Fonts};
use world::LayoutWorld;

/// Sets documents with one set of fonts.
pub struct Compiler {
    library: LazyHash<Library>,
    fonts: Fonts,
    /// How many documents are being set with it.
    at_work: AtomicUsize,
}

/// A set and proved document.
pub struct CompiledDocument {
    pages: PagedDocument,
    identity: String,
    facts: Facts,
    record: Option<String>,
    /// The layouts by whose files it was set.
    layouts: Layouts,
}

/// The number of texts of a frame that are numbers with decimals.
fn amounts(frame: &Frame) -> usize {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
    let count = |item: &FrameItem| match item {
        FrameItem::Group(group) => amounts(&group.frame),
        FrameItem::Text(text) => usize::from(text.text.contains('.') && text.text.trim().chars().all(is_part)),
        _ => 0,
    };
    frame.items().map(|(_, item)| count(item)).sum()
}

/// The properties of a set document.
struct Facts {
    title: String,
    author: String,
    language: String,
    date: Date,
    papers: IndexMap<&'static str, PageSpec>,
    bleed: f64,
    turned: Option<f64>,
    wrap: Option<Wrap>,
}

impl CompiledDocument {
    /// The number of its pages.
    pub fn page_count(&self) -> usize {
        self.pages.pages().len()
    }

    /// The page that shows a table best, counted from 0: the first that has at least half as many amounts as the one that
    /// has most; none if no page has two.
    pub fn table_page(&self) -> Option<usize> {
        let counts: Vec<usize> = self.pages.pages().iter().map(|page| amounts(&page.frame)).collect();
        let most = counts.iter().copied().max().filter(|most| *most > 1)?;
        counts.iter().position(|count| 2 * count >= most)
    }

    pub(crate) fn paged(&self) -> &PagedDocument {
        &self.pages
    }

    /// The same with a record of what it is made with, which the print edition states of itself.
    #[must_use]
    pub fn recorded(self, record: String) -> Self {
        Self { record: Some(record), ..self }
    }

    pub(crate) fn record(&self) -> Option<&str> {
        self.record.as_deref()
    }

    pub(crate) fn title(&self) -> &str {
        &self.facts.title
    }

    pub(crate) fn author(&self) -> &str {
        &self.facts.author
    }

    pub(crate) fn language(&self) -> &str {
        &self.facts.language
    }

    pub(crate) fn date(&self) -> Date {
        self.facts.date
    }

    /// Paper and margins by kind of page, in mm.
    pub(crate) fn papers(&self) -> &IndexMap<&'static str, PageSpec> {
        &self.facts.papers
    }

    /// Back, spine and front, if this is a cover.
    pub(crate) fn wrap(&self) -> Option<&Wrap> {
        self.facts.wrap.as_ref()
    }

    /// Where a cover is folded, from its left trimmed edge in pt: on both sides of its spine.
    pub(crate) fn folds(&self) -> Vec<f64> {
        let Some(wrap) = self.wrap() else { return Vec::new() };
        let spine = (wrap.spine > 0.0).then_some(wrap.side + wrap.spine);
        std::iter::once(wrap.side).chain(spine).map(|at| Abs::mm(at).to_pt()).collect()
    }

    /// The width of the bleed, in mm.
    pub(crate) fn bleed_mm(&self) -> f64 {
        self.facts.bleed
    }

    /// The same in pt.
    pub(crate) fn bleed(&self) -> f64 {
        Abs::mm(self.facts.bleed).to_pt()
    }

    /// Whether pages that lie across are turned for print, and how far the text of left-hand pages is then nearer to their
    /// upper edge, in pt.
    pub(crate) fn turned(&self) -> Option<f64> {
        self.facts.turned.map(|shift| Abs::mm(shift).to_pt())
    }

    /// The numbers of the pages that lie across as they are set.
    pub(crate) fn landscape(&self) -> Vec<usize> {
        let pages = self.pages.pages().iter().enumerate();
        let across = pages.filter(|(_, page)| page.frame.width() > page.frame.height());
        across.map(|(index, _)| index + 1).collect()
    }

    /// The file of the layouts and the line in it that something of the document comes from.
    pub(crate) fn place(&self, span: impl Into<DiagSpan>) -> Option<String> {
        let span = span.into();
        let (id, range) = match span.get() {
            DiagSpanKind::Detached => return None,
            DiagSpanKind::Number { id, num, sub_range } => {
                let path = id.vpath().get_without_slash();
                let text = String::from_utf8(self.layouts.read(path)?).ok()?;
                (id, Source::new(id, text).range(num, sub_range)?)
            }
            DiagSpanKind::Range { id, range } => (id, range),
        };
        let path = id.vpath().get_without_slash();
        let text = self.layouts.read(path)?;
        let line = text.get(..range.start)?.iter().filter(|byte| **byte == b'\n').count() + 1;
        Some(format!("{path}:{line}"))
    }

    /// The identity of the document, the same however often it is built: layout, year, title and edition.
    pub(crate) fn identity(&self) -> &str {
        &self.identity
    }
}

/// The view as Typst reads it: with the families of each role.
#[derive(Serialize)]
struct Served<'a> {
    #[serde(flatten)]
    view: &'a View,
    fonts: IndexMap<&'a str, FontFamilies>,
}

impl Compiler {
    /// A compiler with these fonts.
    pub fn new(fonts: Fonts) -> Self {
        // Summaries of tables, which readers who cannot see them hear.
        let features = Features::from_iter([Feature::A11yExtras]);
        let library = Library::builder().with_features(features).build();
        Self { library: LazyHash::new(library), fonts, at_work: AtomicUsize::new(0) }
    }

    /// The fonts.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// The characters of a budget's texts that no font has, with their places in the data.
    pub fn uncovered(&self, budget: &Budget) -> Vec<Finding> {
        frames::uncovered_in_budget(budget, &self.fonts)
    }

    /// The view as Typst reads it, in JSON: what a designer's preview needs as `layouts/view.json`.
    pub fn served(&self, view: &View) -> Vec<u8> {
        // Strings, numbers and lists only: this cannot fail.
        serde_json::to_vec(&Served { view, fonts: self.fonts.families(&frames::characters(view)) }).unwrap_or_default()
    }

    /// Sets a view and proves the pages.
    ///
    /// # Errors
    /// [`Error::Failed`] with what Typst refuses or warns of; [`Error::Found`] with every character without a
    /// glyph, or with every fault of the set pages: overlapping text, text outside its area or cell, text lost or
    /// doubled.
    pub fn compile(&self, view: &View, layout: &Layout) -> Result<CompiledDocument, Error> {
        Error::unless_clean(frames::uncovered_in_view(view, &self.fonts))?;
        self.at_work.fetch_add(1, Ordering::Relaxed);
        let pages = self.set(view, layout).and_then(|pages| match &frames::stray_notes(&pages)[..] {
            [] => Ok(pages),
            strays => self.set(&view.clone().with_notes_kept(strays), layout),
        });
        // Documents that follow share templates and fonts, nothing else: forget what two of them did not use. Threads share
        // one memory, and each of them lets all results age: what one needs until its document ends, and at the start of
        // the next, must outlive the documents that the others end meanwhile.
        let threads = self.at_work.fetch_sub(1, Ordering::Relaxed).max(1);
        comemo::evict(2 * threads - 1);
        let pages = pages?;
        Error::unless_clean(frames::check(&pages, view))?;
        let identity = format!("{}/{}/{}", layout.name, view.date.year, view.title);
        let identity = match view.edition {
            Edition::Web => identity,
            Edition::Print if view.wrap.is_some() => identity + "/cover",
            Edition::Print => identity + "/print",
        };
        Ok(CompiledDocument { pages, identity, facts: facts(view), record: None, layouts: layout.files.clone() })
    }

    fn set(&self, view: &View, layout: &Layout) -> Result<PagedDocument, Error> {
        let main = if view.wrap.is_some() { COVER_FILE } else { MAIN_FILE };
        let world = LayoutWorld::new(&self.library, self.fonts.store(), layout, main, self.served(view))?;
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let mut findings = Vec::new();
        let pages = match output {
            Ok(pages) => Some(pages),
            Err(errors) => {
                findings.extend(errors.iter().map(|error| describe(finding::typst_error, error, &world)));
                None
            }
        };
        findings.extend(warnings.iter().map(|warning| describe(finding::typst_warning, warning, &world)));
        match pages {
            Some(pages) if findings.is_empty() => Ok(pages),
            _ => Err(Error::Failed(findings)),
        }
    }
}

fn facts(view: &View) -> Facts {
    Facts {
        title: view.title.clone(),
        author: view.author.clone(),
        language: view.language.clone(),
        date: view.date,
        papers: view.pages.clone(),
        bleed: view.bleed,
        turned: view.turned,
        wrap: view.wrap.clone(),
    }
}

/// The name and the version of the typesetting engine: other versions may break lines elsewhere.
pub fn engine() -> String {
    format!("Typst {}", typst::utils::version().raw())
}

/// The finding about an error or a warning of Typst, with its place in the layout's files.
fn describe(finding: fn(String, String) -> Finding, diagnostic: &SourceDiagnostic, world: &LayoutWorld<'_>) -> Finding {
    let hints = diagnostic.hints.iter().map(|hint| hint.v.to_string());
    let detail: Vec<String> = std::iter::once(diagnostic.message.to_string()).chain(hints).collect();
    let place = diagnostic.span.id().map(|id| {
        let file = id.vpath().get_without_slash().to_owned();
        let line = world.range(diagnostic.span).and_then(|range| {
            let source = world.source(id).ok()?;
            source.lines().byte_to_line(range.start)
        });
        line.map_or(file.clone(), |line| format!("{file}:{}", line + 1))
    });
    finding(detail.join("; "), place.unwrap_or_default())
}
