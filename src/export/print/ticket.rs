//! The job ticket (送印单): what the print shop is told about the file, for people and for programs, and what is to be agreed
//! with it.

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

/// The job ticket. Measures are in mm; pages are counted from 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ticket {
    /// Title of the document.
    pub title: String,
    /// Its issuer.
    pub issuer: String,
    /// The standard of the file.
    pub standard: &'static str,
    /// The printing condition.
    pub condition: String,
    /// Width and height of the trimmed page (成品尺寸).
    pub trim: [f64; 2],
    /// Bleed (出血) on every side.
    pub bleed: f64,
    /// Whether the corners are marked (裁切线).
    pub crop_marks: bool,
    /// Number of pages (页面) with the blank ones.
    pub pages: usize,
    /// How many blank ones were added at the end.
    pub blanks: usize,
    /// All pages on which nothing is printed.
    pub blank_pages: Vec<usize>,
    /// Pages that lie across.
    pub landscape: Vec<usize>,
    /// Pages with tables that lie across, turned onto upright paper: their heads are on the left.
    pub turned: Vec<usize>,
    /// How the leaves are held together.
    pub binding: Binding,
    /// How many pages a sheet holds: four in saddle stitch, folded once; else two, a leaf.
    pub pages_a_sheet: usize,
    /// Sheets of paper for one copy.
    pub sheets: usize,
    /// Margins of the pages: of upright ones, or, where there are none, of those that lie across.
    pub margins: Margins,
    /// Margins of pages with tables, if these have others and are not turned. Where such pages lie across among upright ones,
    /// the inner margin is the left one, the outer one the right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table_margins: Option<Margins>,
    /// Margins of pages whose tables were turned, as these pages stand, if there are such.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turned_margins: Option<Margins>,
    /// Pages with black ink alone (blank ones too).
    pub black: Vec<usize>,
    /// Pages with red ink.
    pub red: Vec<usize>,
    /// Fonts, all of them embedded as far as they are used.
    pub fonts: Vec<String>,
    /// Width of the spine (书脊) of glued leaves in mm; 0 where sheets are folded.
    pub spine: f64,
    /// Whether that is too thin to be glued ([`crate::layout::MIN_SPINE_MM`]).
    pub spine_too_thin: bool,
    /// Bytes of the file.
    pub bytes: usize,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The cover (封皮), if it is a file of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover: Option<CoverTicket>,
    #[serde(skip)]
    language: String,
    /// Of a cover, how wide its spine is, and what stands on it.
    #[serde(skip)]
    wrap: (f64, String),
}

/// What the print shop is told about the cover: one sheet, printed on its outer side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverTicket {
    /// Its file.
    pub file: String,
    /// Width and height of the trimmed sheet, back, spine and front together, in mm.
    pub trim: [f64; 2],
    /// Width of the spine (书脊) in mm.
    pub spine: f64,
    /// What stands on it; empty if it is too narrow.
    pub title: String,
    /// Bleed (出血) on every side, in mm.
    pub bleed: f64,
    /// Whether corners and folds are marked.
    pub crop_marks: bool,
    /// Whether there is red ink on it, beside the black.
    pub red: bool,
    /// Fonts, all of them embedded as far as they are used.
    pub fonts: Vec<String>,
    /// Bytes of the file.
    pub bytes: usize,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

/// What is to be agreed with the shop, for programs that fill it in.
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

    /// The same with the cover, a file of this name.
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

    /// The ticket of a file of this name in JSON; what is to be agreed with the shop is null.
    pub fn json(&self, file: &str) -> String {
        let mut record = serde_json::json!({ "file": file });
        // Strings, numbers and lists only: this cannot fail.
        if let (Some(record), Ok(serde_json::Value::Object(own))) = (record.as_object_mut(), serde_json::to_value(self))
        {
            record.extend(own);
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

/// The paper of the pages that stand upright, or of those that lie across; where both kinds of page are such, that of
/// prose.
fn paper(document: &CompiledDocument, upright: bool) -> Option<PageSpec> {
    let papers = document.papers();
    let fits = |paper: &&PageSpec| (paper.width <= paper.height) == upright;
    papers.get("prose").filter(fits).or_else(|| papers.values().find(fits)).copied()
}

/// The margins of pages with tables that are not turned, if they are others than those of this paper.
fn tables(document: &CompiledDocument, paper: Option<PageSpec>) -> Option<Margins> {
    let sheet = document.papers().get("sheet").filter(|_| document.turned().is_none())?;
    Some(Margins::of(sheet)).filter(|margins| paper.is_none_or(|paper| Margins::of(&paper) != *margins))
}

/// The margins of tables that were turned: what was above them is at the binding edge, what was to the left below.
fn turned(document: &CompiledDocument) -> Option<Margins> {
    document.turned()?;
    let paper = document.papers().get("sheet")?;
    Some(Margins::new([paper.right, paper.left, paper.top, paper.bottom]))
}

/// Without the noise that subtraction leaves behind.
fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// The names of the fonts, without the mark of a subset (six letters and `+`) and the name of its encoding.
fn fonts(file: &Document) -> Vec<String> {
    let names = file.objects.values().filter_map(|object| {
        let descriptor = object.as_dict().ok()?;
        let name = descriptor.get(b"FontName").and_then(Object::as_name).ok()?;
        let name = String::from_utf8_lossy(name).into_owned();
        Some(name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned()))
    });
    names.collect::<BTreeSet<_>>().into_iter().collect()
}
