//! Reads Typst's frames as flat lists of texts and rules, from which the other files of `frames` prove the pages.

use std::collections::HashMap;

use ttf_parser::GlyphId;
use typst::foundations::Value;
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Em, Frame, FrameItem, Point, Transform};
use typst::text::{FontInstance, TextItem};
use typst::visualize::{Geometry, Paint, Shape};
use typst_layout::PagedDocument;

use crate::page::{PageText, Rect};

/// A page as Typst set it. Lengths are in pt, from the upper left corner of the trimmed page.
pub(super) struct SetPage {
    /// Its number, from 1.
    pub(super) number: usize,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Its text area, if the view has pages of its size.
    pub(super) area: Option<Rect>,
    /// Its texts without blank ones, in the order of the frames.
    pub(super) texts: Vec<TextRun>,
    /// The lines drawn on it.
    pub(super) rules: Vec<Rect>,
    /// The edges of stroked rectangles, which are no rules of tables.
    pub(super) edges: Vec<Rect>,
}

/// A run of text.
pub(super) struct TextRun {
    pub(super) text: String,
    /// From ascent to descent, and up to the ink of its last glyph that has any.
    pub(super) rect: Rect,
    pub(super) baseline: f64,
    /// Its first character without a glyph, if it has one.
    pub(super) missing: Option<String>,
    /// Its size in pt.
    pub(super) size: f64,
    /// The lightness of its colour, from 0 (black) to 1 (white); `None` for gradients and patterns.
    pub(super) lightness: Option<f32>,
}

impl TextRun {
    /// The run as a text of the page model.
    pub(super) fn placed(&self) -> PageText<'_> {
        let (left, extent) = (self.rect.left, Some(self.rect));
        PageText { text: &self.text, left, baseline: self.baseline, size: self.size, extent }
    }
}

/// Extent of text above and below the baseline, in em, as the layouts set it for every face.
const ASCENT_EM: f64 = 0.88;
const DESCENT_EM: f64 = 0.12;

/// Labels of the metadata that `layouts/shared` puts at the last row of a table and at its notes.
const LAST_ROW: &str = "last-row";
const NOTES: &str = "notes";

/// Reads the pages, without the mark `draft` across them: it belongs to no part of the document.
pub(super) fn read(document: &PagedDocument, draft: Option<&str>) -> Vec<SetPage> {
    let is_draft = |item: &FrameItem| matches!(item, FrameItem::Text(text) if draft == Some(text.text.as_str()));
    // The bleed lies outside the frame: coordinates are those of the trimmed page in every edition.
    let mut inks = GlyphInks::default();
    let page = |(index, page): (usize, &typst_layout::Page)| {
        let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
        let (texts, rules, edges) = (Vec::new(), Vec::new(), Vec::new());
        let mut set = SetPage { number: index + 1, width, height, area: None, texts, rules, edges };
        walk(&page.frame, Transform::identity(), &mut |item, at| {
            if !is_draft(item) {
                set.keep(item, at, &mut inks);
            }
        });
        set
    };
    document.pages().iter().enumerate().map(page).collect()
}

impl SetPage {
    /// Adds an item: texts, stroked lines and edges. Areas that are only filled are no rules.
    fn keep(&mut self, item: &FrameItem, at: Transform, inks: &mut GlyphInks) {
        match item {
            FrameItem::Text(item) if !item.text.trim().is_empty() => self.texts.push(text(item, at, inks)),
            FrameItem::Shape(Shape { geometry, stroke: Some(stroke), .. }, _) => {
                let line = |a: Point, b: Point| stroked(between(a.transform(at), b.transform(at)), stroke.thickness);
                match geometry {
                    Geometry::Line(end) => self.rules.push(line(Point::zero(), *end)),
                    Geometry::Rect(size) => {
                        let (right, bottom, end) = (Point::with_x(size.x), Point::with_y(size.y), size.to_point());
                        let corners = [Point::zero(), right, end, bottom, Point::zero()];
                        self.edges.extend(corners.windows(2).map(|ends| line(ends[0], ends[1])));
                    }
                    Geometry::Curve(_) => {}
                }
            }
            _ => {}
        }
    }
}

/// The rectangle between two corners.
fn between(a: Point, b: Point) -> Rect {
    let (a, b) = ((a.x.to_pt(), a.y.to_pt()), (b.x.to_pt(), b.y.to_pt()));
    Rect { left: a.0.min(b.0), top: a.1.min(b.1), right: a.0.max(b.0), bottom: a.1.max(b.1) }
}

/// The ink of a horizontal or vertical line; its ends have no caps.
fn stroked(line: Rect, thickness: Abs) -> Rect {
    let half = thickness.to_pt() / 2.0;
    match line.height() < line.width() {
        true => Rect { top: line.top - half, bottom: line.bottom + half, ..line },
        false => Rect { left: line.left - half, right: line.right + half, ..line },
    }
}

/// The keys of the tables whose notes begin on a later page than their last row; they are set again without that break.
pub(in crate::compile) fn stray_notes(document: &PagedDocument) -> Vec<String> {
    let (mut ends, mut strays) = (HashMap::new(), Vec::new());
    for (index, page) in document.pages().iter().enumerate() {
        walk(&page.frame, Transform::identity(), &mut |item, _| {
            let FrameItem::Tag(Tag::Start(content, _)) = item else { return };
            let Some(metadata) = content.to_packed::<MetadataElem>() else { return };
            let (Value::Str(sheet), Some(label)) = (&metadata.value, content.label()) else { return };
            match label.resolve().as_str() {
                LAST_ROW => drop(ends.insert(sheet.to_string(), index)),
                NOTES if ends.get(sheet.as_str()).is_some_and(|end| *end < index) => strays.push(sheet.to_string()),
                _ => {}
            }
        });
    }
    strays
}

/// Visits every run of text of the document with the number of its page, from 1.
pub(super) fn runs<'a>(document: &'a PagedDocument, visit: &mut dyn FnMut(usize, &'a TextItem)) {
    for (index, page) in document.pages().iter().enumerate() {
        walk(&page.frame, Transform::identity(), &mut |item, _| {
            if let FrameItem::Text(text) = item {
                visit(index + 1, text);
            }
        });
    }
}

/// Visits every item of a frame and of its groups, with its transformation onto the page.
fn walk<'a>(frame: &'a Frame, transform: Transform, visit: &mut dyn FnMut(&'a FrameItem, Transform)) {
    for (position, item) in frame.items() {
        let at = transform.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => walk(&group.frame, at.pre_concat(group.transform), visit),
            _ => visit(item, at),
        }
    }
}

fn text(item: &TextItem, at: Transform, inks: &mut GlyphInks) -> TextRun {
    let corner = |x: Abs, y: f64| Point::new(x, Abs::pt(y * item.size.to_pt())).transform(at);
    let missing = item.glyphs.iter().find(|glyph| glyph.id == 0).map(|glyph| item.text[glyph.range()].into());
    TextRun {
        text: item.text.to_string(),
        rect: between(corner(Abs::zero(), -ASCENT_EM), corner(inked_width(item, inks), DESCENT_EM)),
        baseline: Point::zero().transform(at).y.to_pt(),
        missing,
        size: item.size.to_pt(),
        lightness: match &item.fill {
            Paint::Solid(color) => Some(color.to_oklab().l),
            _ => None,
        },
    }
}

/// The width of a run up to the ink of its last glyph that has any. At the end of a line it is less than the advance:
/// blanks and the empty half of full-width punctuation hang in the margin, behind a glyph that justification widens.
fn inked_width(item: &TextItem, inks: &mut GlyphInks) -> Abs {
    let mut start: Em = item.glyphs.iter().map(|glyph| glyph.x_advance).sum();
    for glyph in item.glyphs.iter().rev() {
        start -= glyph.x_advance;
        if let Some(right) = inks.right(&item.font, glyph.id) {
            let ink = (right + glyph.x_offset).min(glyph.x_advance);
            return (start + ink).at(item.size);
        }
    }
    Abs::zero()
}

/// Cache of the right edges of the ink of glyphs.
#[derive(Default)]
struct GlyphInks(HashMap<(FontInstance, u16), Option<Em>>);

impl GlyphInks {
    /// The right edge of the ink of a glyph; `None` for a blank.
    fn right(&mut self, font: &FontInstance, glyph: u16) -> Option<Em> {
        let drawn = || font.ttf().glyph_bounding_box(GlyphId(glyph)).map(|ink| font.to_em(ink.x_max));
        *self.0.entry((font.clone(), glyph)).or_insert_with(drawn)
    }
}
