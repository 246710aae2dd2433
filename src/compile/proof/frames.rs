//! The set pages as flat lists: texts, rules, and the marks that the layout's components leave.

use std::collections::HashMap;

use ttf_parser::GlyphId;
use typst::foundations::Value;
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Em, Frame, FrameItem, Point, Transform};
use typst::text::{FontInstance, TextItem};
use typst::visualize::{Geometry, Paint, Shape};
use typst_layout::PagedDocument;

/// A page as it is set.
pub(super) struct SetPage {
    /// Its number, from 1.
    pub(super) number: usize,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Its text area, if the view has pages of its size.
    pub(super) area: Option<Rect>,
    pub(super) items: Vec<PageItem>,
}

/// Something on a page, in the order of setting.
pub(super) enum PageItem {
    Text(TextRun),
    Rule(Rect),
    /// A sheet begins or ends here.
    Mark {
        sheet: String,
        begins: bool,
    },
}

/// A run of text.
pub(super) struct TextRun {
    pub(super) text: String,
    /// Its em boxes, up to the ink of its last glyph that has any.
    pub(super) rect: Rect,
    /// Where its advance ends: the place of the next run of its line.
    pub(super) end: f64,
    pub(super) baseline: f64,
    /// Its first character without a glyph, if it has one.
    pub(super) missing: Option<String>,
    /// Its size in pt.
    pub(super) size: f64,
    /// How light its colour is, from 0 for black to 1 for white; `None` for no plain colour.
    pub(super) lightness: Option<f32>,
}

/// A rectangle in pt from the upper left corner of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    /// The rectangle between two corners.
    fn between(a: Point, b: Point) -> Self {
        let (a, b) = ((a.x.to_pt(), a.y.to_pt()), (b.x.to_pt(), b.y.to_pt()));
        Self { left: a.0.min(b.0), top: a.1.min(b.1), right: a.0.max(b.0), bottom: a.1.max(b.1) }
    }

    /// The rectangle made smaller on all sides.
    pub(super) fn shrunk(self, by: f64) -> Self {
        Self { left: self.left + by, top: self.top + by, right: self.right - by, bottom: self.bottom - by }
    }

    /// The rectangle mirrored on a page of this width.
    pub(super) fn mirrored(self, width: f64) -> Self {
        Self { left: width - self.right, right: width - self.left, ..self }
    }

    /// Whether both share a point.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether the other lies within this one.
    pub(super) fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && self.top <= other.top && other.right <= self.right && other.bottom <= self.bottom
    }

    /// The least rectangle around both.
    pub(super) fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// Above and below the baseline, in em: the edges that the layouts set, of every Chinese face.
const ASCENT: f64 = 0.88;
const DESCENT: f64 = 0.12;

/// The labels of what says where the last row of a table and its notes begin.
const LAST_ROW: &str = "last-row";
const NOTES: &str = "notes";

/// The label of the marks.
const MARK: &str = "sheet";

/// Reads the pages. The mark across those of a draft belongs to no part of the document: it is left out.
pub(super) fn read(document: &PagedDocument, draft: Option<&str>) -> Vec<SetPage> {
    let is_draft = |item: &FrameItem| matches!(item, FrameItem::Text(text) if draft == Some(text.text.as_str()));
    // What bleeds lies outside the frame: coordinates are those of the trimmed page in every edition.
    let mut inks = GlyphReach::default();
    let page = |(index, page): (usize, &typst_layout::Page)| {
        let mut items = Vec::new();
        walk(&page.frame, Transform::identity(), &mut |item, at| {
            if !is_draft(item) {
                keep(item, at, &mut inks, &mut items);
            }
        });
        let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
        SetPage { number: index + 1, width, height, area: None, items }
    };
    document.pages().iter().enumerate().map(page).collect()
}

/// The tables whose notes begin on a later page than that of their last row.
pub(super) fn stray_notes(document: &PagedDocument) -> Vec<String> {
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

/// Shows every run of text of the document.
pub(super) fn runs<'a>(document: &'a PagedDocument, visit: &mut dyn FnMut(usize, &'a TextItem)) {
    for (index, page) in document.pages().iter().enumerate() {
        walk(&page.frame, Transform::identity(), &mut |item, _| {
            if let FrameItem::Text(text) = item {
                visit(index + 1, text);
            }
        });
    }
}

fn walk<'a>(frame: &'a Frame, transform: Transform, visit: &mut dyn FnMut(&'a FrameItem, Transform)) {
    for (position, item) in frame.items() {
        let at = transform.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => walk(&group.frame, at.pre_concat(group.transform), visit),
            _ => visit(item, at),
        }
    }
}

/// Keeps what the proof looks at of an item.
fn keep(item: &FrameItem, at: Transform, inks: &mut GlyphReach, items: &mut Vec<PageItem>) {
    match item {
        FrameItem::Text(item) => items.push(PageItem::Text(text(item, at, inks))),
        FrameItem::Shape(shape, _) => items.extend(rules(shape, at).into_iter().map(PageItem::Rule)),
        FrameItem::Tag(Tag::Start(content, _)) => {
            items.extend(content.to_packed::<MetadataElem>().and_then(|metadata| {
                let labelled = content.label().is_some_and(|label| label.resolve().as_str() == MARK);
                labelled.then(|| mark(&metadata.value)).flatten()
            }))
        }
        _ => {}
    }
}

fn text(item: &TextItem, at: Transform, inks: &mut GlyphReach) -> TextRun {
    let corner = |x: Abs, y: f64| Point::new(x, Abs::pt(y * item.size.to_pt())).transform(at);
    let missing = item.glyphs.iter().find(|glyph| glyph.id == 0).map(|glyph| item.text[glyph.range()].into());
    let (inked, advance) = widths(item, inks);
    let up_to = |width: Abs| Rect::between(corner(Abs::zero(), -ASCENT), corner(width, DESCENT));
    TextRun {
        text: item.text.to_string(),
        rect: up_to(inked),
        end: up_to(advance).right,
        baseline: Point::zero().transform(at).y.to_pt(),
        missing,
        size: item.size.to_pt(),
        lightness: match &item.fill {
            Paint::Solid(color) => Some(color.to_oklab().l),
            _ => None,
        },
    }
}

/// The width of a run up to the ink of its last glyph that has any, and its advance. They differ at the end of a line:
/// blanks hang in the margin, justification adds to the glyph before them, and a full-width mark leaves the empty half of
/// its square there.
fn widths(item: &TextItem, inks: &mut GlyphReach) -> (Abs, Abs) {
    let advance: Em = item.glyphs.iter().map(|glyph| glyph.x_advance).sum();
    let mut start = advance;
    for glyph in item.glyphs.iter().rev() {
        start -= glyph.x_advance;
        if let Some(right) = inks.right(&item.font, glyph.id) {
            let ink = (right + glyph.x_offset).min(glyph.x_advance);
            return ((start + ink).at(item.size), advance.at(item.size));
        }
    }
    (Abs::zero(), advance.at(item.size))
}

/// How far to the right the ink of glyphs reaches: to find out, an outline is drawn.
#[derive(Default)]
struct GlyphReach(HashMap<(FontInstance, u16), Option<Em>>);

impl GlyphReach {
    fn right(&mut self, font: &FontInstance, glyph: u16) -> Option<Em> {
        let drawn = || font.ttf().glyph_bounding_box(GlyphId(glyph)).map(|ink| font.to_em(ink.x_max));
        *self.0.entry((font.clone(), glyph)).or_insert_with(drawn)
    }
}

/// The drawn lines of a shape: a line, or the edges of a rectangle. What is only filled is no line.
fn rules(shape: &Shape, at: Transform) -> Vec<Rect> {
    if shape.stroke.is_none() {
        return Vec::new();
    }
    let between = |a: Point, b: Point| Rect::between(a.transform(at), b.transform(at));
    match shape.geometry {
        Geometry::Line(end) => vec![between(Point::zero(), end)],
        Geometry::Rect(size) => {
            let (right, bottom, end) = (Point::with_x(size.x), Point::with_y(size.y), size.to_point());
            vec![
                between(Point::zero(), right),
                between(right, end),
                between(bottom, end),
                between(Point::zero(), bottom),
            ]
        }
        Geometry::Curve(_) => Vec::new(),
    }
}

/// Marks are texts such as `begin 12` and `end 12`.
fn mark(value: &Value) -> Option<PageItem> {
    let Value::Str(text) = value else { return None };
    let (what, sheet) = text.as_str().split_once(' ')?;
    Some(PageItem::Mark { sheet: sheet.into(), begins: what == "begin" })
}
