//! Sets a view in pages with Typst and the Typst files of a layout: same input, same bytes.
//!
//! The stage between `view` and `export`; `build` and `layout_check` call [`Compiler::compile`]. Typst sees the layout
//! folder, `/view.json` and the fonts that fill a role: no clock, no network, no other file. A warning of Typst is an
//! error, and every set page is proved (`frames`) before a document is returned.

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

/// Sets documents with one set of fonts. Threads may share it.
pub struct Compiler {
    library: LazyHash<Library>,
    fonts: Fonts,
    /// The number of documents that threads are setting with it now.
    in_progress: AtomicUsize,
}

/// A set and proved document, from which `export` writes PDFs and images.
pub struct CompiledDocument {
    pages: PagedDocument,
    identity: String,
    facts: Facts,
    record: Option<String>,
    /// The layouts, whose files errors of the export name.
    layouts: Layouts,
}

/// The number of texts of a frame that are numbers with decimals.
fn amount_count(frame: &Frame) -> usize {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
    let count = |item: &FrameItem| match item {
        FrameItem::Group(group) => amount_count(&group.frame),
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

    /// The index, from 0, of a page that shows a table well: the first with at least half as many amounts as the page
    /// with the most. `None` if no page has two amounts.
    pub fn table_page(&self) -> Option<usize> {
        let counts: Vec<usize> = self.pages.pages().iter().map(|page| amount_count(&page.frame)).collect();
        let max = counts.iter().copied().max().filter(|max| *max > 1)?;
        counts.iter().position(|count| 2 * count >= max)
    }

    pub(crate) fn paged(&self) -> &PagedDocument {
        &self.pages
    }

    /// Adds the record of the build (program, layout, fonts, options), which the print edition states in its metadata.
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

    /// The folds of a cover, on both sides of its spine: distances from its left trimmed edge in pt.
    pub(crate) fn folds(&self) -> Vec<f64> {
        let Some(wrap) = self.wrap() else { return Vec::new() };
        let spine = (wrap.spine > 0.0).then_some(wrap.side + wrap.spine);
        std::iter::once(wrap.side).chain(spine).map(|at| Abs::mm(at).to_pt()).collect()
    }

    /// The width of the bleed, in mm.
    pub(crate) fn bleed_mm(&self) -> f64 {
        self.facts.bleed
    }

    /// The width of the bleed, in pt.
    pub(crate) fn bleed(&self) -> f64 {
        Abs::mm(self.facts.bleed).to_pt()
    }

    /// If landscape pages are turned upright for print: how far the content of left-hand pages then moves towards the
    /// upper edge of the table, in pt. `None` if they stay landscape.
    pub(crate) fn turned(&self) -> Option<f64> {
        self.facts.turned.map(|shift| Abs::mm(shift).to_pt())
    }

    /// The numbers, from 1, of the pages that are set in landscape.
    pub(crate) fn landscape(&self) -> Vec<usize> {
        let pages = self.pages.pages().iter().enumerate();
        let landscape = pages.filter(|(_, page)| page.frame.width() > page.frame.height());
        landscape.map(|(index, _)| index + 1).collect()
    }

    /// The source position of a span as `file:line` of the layouts; `None` for spans without a position.
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

    /// The identity of the document, from layout, year, title and edition: equal in every build.
    pub(crate) fn identity(&self) -> &str {
        &self.identity
    }
}

/// The content of `/view.json`: the view, with the font families of each role.
#[derive(Serialize)]
struct ServedView<'a> {
    #[serde(flatten)]
    view: &'a View,
    fonts: IndexMap<&'a str, FontFamilies>,
}

impl Compiler {
    /// Creates a compiler that sets documents in these fonts.
    pub fn new(fonts: Fonts) -> Self {
        // Offers summaries of tables, which screen readers read aloud.
        let features = Features::from_iter([Feature::A11yExtras]);
        let library = Library::builder().with_features(features).build();
        Self { library: LazyHash::new(library), fonts, in_progress: AtomicUsize::new(0) }
    }

    /// The fonts in which documents are set.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// The characters of a budget's texts that no font has, with their places in the data.
    pub fn uncovered(&self, budget: &Budget) -> Vec<Finding> {
        frames::uncovered_in_budget(budget, &self.fonts)
    }

    /// The JSON that Typst reads as `/view.json`. Designers save it as `layouts/view.json` for a preview.
    pub fn served(&self, view: &View) -> Vec<u8> {
        // Strings, numbers and lists only: this cannot fail.
        serde_json::to_vec(&ServedView { view, fonts: self.fonts.families(&frames::characters(view)) })
            .unwrap_or_default()
    }

    /// Sets a view and proves the pages.
    ///
    /// # Errors
    /// [`Error::Failed`] with errors and warnings of Typst; [`Error::Found`] with every character without a glyph, or
    /// with every fault of the set pages: overlapping text, text outside its area or cell, lost or repeated text.
    pub fn compile(&self, view: &View, layout: &Layout) -> Result<CompiledDocument, Error> {
        Error::unless_clean(frames::uncovered_in_view(view, &self.fonts))?;
        self.in_progress.fetch_add(1, Ordering::Relaxed);
        let pages = self.set(view, layout).and_then(|pages| match &frames::stray_notes(&pages)[..] {
            [] => Ok(pages),
            strays => self.set(&view.clone().with_notes_kept(strays), layout),
        });
        // Typst caches results for all threads; each eviction ages them by one and drops those unused for that many
        // evictions. Later documents share templates and fonts only. Results that a thread needs now and for its next
        // document must survive the evictions of the other threads in the meantime: twice the number of threads.
        let threads = self.in_progress.fetch_sub(1, Ordering::Relaxed).max(1);
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

/// Name and version of the typesetting engine, for the record of the build: other versions may break lines elsewhere.
pub fn engine() -> String {
    format!("Typst {}", typst::utils::version().raw())
}

/// Describes an error or a warning of Typst, with its place in the layout's files.
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
