//! The job ticket (送印单), which goes to the print shop with the print edition: facts about the file, and blanks for what
//! the office agrees with the shop. `build` writes it as JSON, text and HTML; `lines.rs` has the words.

mod lines;

pub use lines::TicketText;

use std::collections::BTreeSet;

use lopdf::{Document, Object};
use serde::Serialize;

use super::PrintEdition;
use super::inks::PageInks;
use super::intent::PrintingCondition;
use crate::compile::CompiledDocument;
use crate::layout::{Binding, PageSpec, PrintOptions};
use crate::model::sha256;

/// The job ticket; its fields are the keys of the JSON file. Lengths are in mm; pages are counted from 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ticket {
    /// Title of the document.
    pub title: String,
    /// Its issuer.
    pub issuer: String,
    /// The standard of the file, such as PDF/X-4.
    pub standard: &'static str,
    /// The printing condition (印刷条件).
    pub condition: String,
    /// Width and height of the trimmed page (成品尺寸).
    pub trim: [f64; 2],
    /// Bleed (出血) on every side.
    pub bleed: f64,
    /// Whether there are crop marks (裁切线).
    pub crop_marks: bool,
    /// Number of pages (页面), blank ones included.
    pub pages: usize,
    /// Number of blank pages that were added at the end.
    pub blanks: usize,
    /// All pages on which nothing is printed.
    pub blank_pages: Vec<usize>,
    /// Landscape pages.
    pub landscape: Vec<usize>,
    /// Landscape pages that were turned upright: the heads of their tables are on the left.
    pub turned: Vec<usize>,
    /// How the leaves are held together.
    pub binding: Binding,
    /// Pages of one sheet: four if it is folded once (saddle stitch), else two.
    pub pages_a_sheet: usize,
    /// Sheets of paper for one copy.
    pub sheets: usize,
    /// Margins of portrait pages, or of landscape ones if there are no others.
    pub margins: Margins,
    /// Margins of pages with tables, if they differ and the pages are not turned. On landscape pages of a portrait
    /// volume the inner margin is the left one, the outer margin the right one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table_margins: Option<Margins>,
    /// Margins of pages that were turned, as they are printed; `None` if there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turned_margins: Option<Margins>,
    /// Pages with black ink alone; blank pages are included.
    pub black: Vec<usize>,
    /// Pages with red ink.
    pub red: Vec<usize>,
    /// Names of the fonts, all embedded as subsets.
    pub fonts: Vec<String>,
    /// Width of the spine (书脊) of glued leaves in mm; 0 where sheets are folded.
    pub spine: f64,
    /// Whether the spine is too thin to be glued.
    pub spine_too_thin: bool,
    /// Bytes of the file.
    pub bytes: usize,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The cover (封皮); `None` if it is not a file of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover: Option<CoverTicket>,
    #[serde(skip)]
    language: String,
    /// Width in mm and title of the spine, if this is the ticket of a cover.
    #[serde(skip)]
    wrap: (f64, String),
}

/// The part of the job ticket about the cover: one sheet, printed on its outer side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverTicket {
    /// Its file.
    pub file: String,
    /// Width and height of the trimmed sheet, back, spine and front together, in mm.
    pub trim: [f64; 2],
    /// Width of the spine (书脊) in mm.
    pub spine: f64,
    /// The title on the spine; empty if the spine is too narrow.
    pub title: String,
    /// Bleed (出血) on every side, in mm.
    pub bleed: f64,
    /// Whether corners and folds are marked.
    pub crop_marks: bool,
    /// Whether there is red ink on it, beside the black.
    pub red: bool,
    /// Names of the fonts, all embedded as subsets.
    pub fonts: Vec<String>,
    /// Bytes of the file.
    pub bytes: usize,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

/// Keys of `order` in the JSON file: what office and print shop agree on; `null` until it is filled in.
const ORDER: [&str; 10] = [
    "copies",
    "text_paper",
    "text_weight_gsm",
    "cover_paper",
    "cover_weight_gsm",
    "lamination",
    "delivery_date",
    "delivery_place",
    "contact",
    "telephone",
];

/// Margins of a right-hand page in mm; a left-hand page mirrors them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Margins {
    /// At the top (天头).
    pub top: f64,
    /// At the bottom (地脚).
    pub bottom: f64,
    /// At the binding edge (订口).
    pub inside: f64,
    /// At the fore edge (切口).
    pub outside: f64,
}

impl Ticket {
    /// Describes a print edition: its file, which is also given as the bytes `pdf`, and the document that was set for
    /// it. `inks` has the pages that were set; `blanks` pages were added behind them.
    pub(super) fn new(
        file: &Document,
        document: &CompiledDocument,
        spec: &PrintOptions,
        intent: &PrintingCondition,
        inks: &[PageInks],
        blanks: usize,
        pdf: &[u8],
    ) -> Self {
        let pages = inks.len() + blanks;
        let numbers = |wanted: &dyn Fn(&PageInks) -> bool| {
            let printed = inks.iter().enumerate().filter(|(_, inks)| wanted(inks));
            printed.map(|(index, _)| index + 1).collect::<Vec<_>>()
        };
        let landscape = document.landscape();
        let paper = paper(document, landscape.len() < inks.len());
        let pages_a_sheet = if spec.binding() == Binding::Saddle { 4 } else { 2 };
        let mut black = numbers(&|inks| !inks.red);
        let mut blank_pages = numbers(&|inks| *inks == PageInks::default());
        black.extend(inks.len() + 1..=pages);
        blank_pages.extend(inks.len() + 1..=pages);
        Self {
            title: document.title().into(),
            issuer: document.author().into(),
            standard: spec.standard().label(),
            condition: intent.condition.clone(),
            trim: paper.map_or([0.0; 2], |paper| [paper.width, paper.height]),
            bleed: document.bleed_mm(),
            crop_marks: spec.crop_marks(),
            pages,
            blanks,
            blank_pages,
            landscape: if document.turned().is_none() { landscape.clone() } else { Vec::new() },
            turned: if document.turned().is_some() { landscape } else { Vec::new() },
            binding: spec.binding(),
            pages_a_sheet,
            sheets: pages.div_ceil(pages_a_sheet),
            margins: paper.as_ref().map_or(Margins::NONE, Margins::of),
            table_margins: tables(document, paper),
            turned_margins: turned(document),
            black,
            red: numbers(&|inks| inks.red),
            fonts: fonts(file),
            spine: spec.spine(pages),
            spine_too_thin: spec.is_too_thin(pages),
            bytes: pdf.len(),
            sha256: sha256(pdf),
            cover: None,
            language: document.language().into(),
            wrap: document.wrap().map(|wrap| (wrap.spine, wrap.title.clone())).unwrap_or_default(),
        }
    }

    /// Adds the cover, in a file of this name.
    #[must_use]
    pub fn with_cover(mut self, file: &str, cover: &PrintEdition) -> Self {
        let PrintEdition { pdf, ticket } = cover;
        let (spine, title) = ticket.wrap.clone();
        self.cover = Some(CoverTicket {
            file: file.into(),
            trim: ticket.trim.map(hundredths),
            spine,
            title,
            bleed: ticket.bleed,
            crop_marks: ticket.crop_marks,
            red: !ticket.red.is_empty(),
            fonts: ticket.fonts.clone(),
            bytes: pdf.len(),
            sha256: sha256(pdf),
        });
        self
    }

    /// The job ticket in JSON, for a print edition in a file of this name.
    pub fn json(&self, file: &str) -> String {
        let mut record = serde_json::json!({ "file": file });
        // Strings, numbers and lists only: this cannot fail.
        if let (Some(record), Ok(serde_json::Value::Object(facts))) =
            (record.as_object_mut(), serde_json::to_value(self))
        {
            record.extend(facts);
            record
                .insert("order".into(), ORDER.iter().map(|key| ((*key).to_owned(), serde_json::Value::Null)).collect());
        }
        format!("{record:#}\n")
    }
}

impl Margins {
    const NONE: Self = Self { top: 0.0, bottom: 0.0, inside: 0.0, outside: 0.0 };

    fn new(margins: [f64; 4]) -> Self {
        let [top, bottom, inside, outside] = margins.map(hundredths);
        Self { top, bottom, inside, outside }
    }

    fn of(paper: &PageSpec) -> Self {
        Self::new([paper.top, paper.bottom, paper.left, paper.right])
    }
}

/// Paper and margins of the portrait pages (`upright`) or of the landscape ones. If both kinds of page, prose and
/// tables, have that orientation, those of prose; `None` if neither has.
fn paper(document: &CompiledDocument, upright: bool) -> Option<PageSpec> {
    let papers = document.papers();
    let fits = |paper: &&PageSpec| (paper.width <= paper.height) == upright;
    papers.get("prose").filter(fits).or_else(|| papers.values().find(fits)).copied()
}

/// The margins of pages with tables, if these are not turned and their margins differ from those of `paper`.
fn tables(document: &CompiledDocument, paper: Option<PageSpec>) -> Option<Margins> {
    let sheet = document.papers().get("sheet").filter(|_| document.turned().is_none())?;
    Some(Margins::of(sheet)).filter(|margins| paper.is_none_or(|paper| Margins::of(&paper) != *margins))
}

/// The margins of turned pages, `None` if there are none: the upper one is at the binding edge, the left one below.
fn turned(document: &CompiledDocument) -> Option<Margins> {
    document.turned()?;
    let paper = document.papers().get("sheet")?;
    Some(Margins::new([paper.right, paper.left, paper.top, paper.bottom]))
}

/// Rounds to hundredths of a mm: subtraction of lengths leaves small errors.
fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// The names of the embedded fonts, without the prefix of a subset (six letters and `+`).
fn fonts(file: &Document) -> Vec<String> {
    let names = file.objects.values().filter_map(|object| {
        let descriptor = object.as_dict().ok()?;
        let name = descriptor.get(b"FontName").and_then(Object::as_name).ok()?;
        let name = String::from_utf8_lossy(name).into_owned();
        Some(name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned()))
    });
    names.collect::<BTreeSet<_>>().into_iter().collect()
}
