//! Geometry of set pages: every text must have glyphs, be legible, and stand inside the text area (版心), not across a
//! rule and not over other text. Part of the proof of set pages (`frames`); also finds the text area of each page.

use super::folio;
use super::pages::{SetPage, TextRun};
use crate::model::{Finding, finding};
use crate::page::{ReadPage, Rect, solid};
use crate::proof;
use crate::view::View;

/// Positions and sizes that differ by less count as equal, in pt: Typst rounds them.
const TOLERANCE_PT: f64 = 0.5;

/// How far em boxes of two runs may overlap, in em: neighbours on a line touch.
const MAX_TOUCH_EM: f64 = 0.06;

/// The lightest colour that text may have, from 0 (black) to 1 (white), by Oklab lightness.
const MAX_LIGHTNESS: f32 = 0.7;

/// At most this many faults of one kind are reported for a page: a collapsed table has millions.
const MAX_REPORTED: usize = 20;

/// The smallest type that can be read, in pt.
const MIN_SIZE_PT: f64 = 5.0;

/// Finds texts in the wrong place, without glyphs, or illegible, and pages of a size that the layout does not have.
pub(super) fn check(pages: &[SetPage], view: &View) -> Vec<Finding> {
    let running = running_heads(view);
    let mut findings = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let number = index + 1;
        let texts = &page.texts;
        findings.extend(texts.iter().filter_map(|text| missing(text, number)).take(MAX_REPORTED));
        let illegible = texts.iter().filter_map(|text| Some(fault(illegible(text)?, text, number)));
        findings.extend(illegible.take(MAX_REPORTED));
        match page.area {
            Some(area) => {
                let outside =
                    texts.iter().filter(|text| !is_in_place(text, page, area, &running, view)).take(MAX_REPORTED);
                findings.extend(outside.map(|text| fault(finding::text_outside, text, number)));
            }
            None => findings.push(finding::page_size(number)),
        }
        findings.extend(crossing(page).take(MAX_REPORTED).map(|text| fault(finding::text_across_rule, text, number)));
        findings.extend(
            overlaps(texts)
                .into_iter()
                .map(|(one, other)| finding::text_overlap(number, solid(&one.text), solid(&other.text))),
        );
    }
    findings
}

fn fault(finding: fn(usize, String) -> Finding, text: &TextRun, page: usize) -> Finding {
    finding(page, solid(&text.text))
}

/// The finding about a run with a character that has no glyph.
fn missing(text: &TextRun, page: usize) -> Option<Finding> {
    let character = text.missing.as_ref()?;
    Some(finding::glyph_unset(page, solid(&text.text), character))
}

/// The finding about a text that is too light or too small to be read; `None` if it is legible.
fn illegible(text: &TextRun) -> Option<fn(usize, String) -> Finding> {
    if text.lightness.is_none_or(|lightness| lightness > MAX_LIGHTNESS) {
        return Some(finding::text_faint);
    }
    (text.size < MIN_SIZE_PT).then_some(finding::text_small)
}

/// Sets the text area of each page.
pub(super) fn find_areas(pages: &mut [SetPage], view: &View) {
    let running = running_heads(view);
    for page in pages {
        page.area = area(page, &running, view);
    }
}

/// The text area of a page: that of the kind of page with its size, mirrored on left-hand pages of mirrored documents.
/// If several kinds share the size, the one in which the fewest texts are misplaced. `None` for an unknown size.
fn area(page: &SetPage, running: &[String], view: &View) -> Option<Rect> {
    let areas = view.pages.values().filter_map(|paper| {
        let (width, height, [left, top, right, bottom]) = paper.points();
        let same = (page.width - width).abs() < TOLERANCE_PT && (page.height - height).abs() < TOLERANCE_PT;
        let area = Rect { left, top, right, bottom }.shrunk(-TOLERANCE_PT);
        let left_hand = view.mirrored && page.number.is_multiple_of(2) && !is_turned(page, view);
        same.then_some(if left_hand { area.mirrored(width) } else { area })
    });
    let mut areas: Vec<Rect> = areas.collect();
    areas.dedup();
    if areas.len() < 2 {
        return areas.pop();
    }
    areas.into_iter().min_by_key(|area| misplaced(page, *area, running, view))
}

/// The number of texts that would be misplaced if this were the text area, with those at the foot if they are no folio.
fn misplaced(page: &SetPage, area: Rect, running: &[String], view: &View) -> usize {
    let outside = page.texts.iter().filter(|text| !is_in_place(text, page, area, running, view)).count();
    if folio::foot(page, area, view) == solid(&view.foot(page.number).text()) {
        return outside;
    }
    let at_foot = page.texts.iter().filter(|text| at_foot(text, page, area, view)).count();
    outside + at_foot.max(1)
}

/// Whether a page is set in landscape and will be turned upright for print, its left side down.
pub(super) fn is_turned(page: &SetPage, view: &View) -> bool {
    view.turned.is_some() && page.width > page.height
}

/// Whether a text stands at the foot of the page, below the text area, where only the folio is allowed.
pub(super) fn at_foot(text: &TextRun, page: &SetPage, area: Rect, view: &View) -> bool {
    if is_turned(page, view) {
        return text.rect.right <= area.left + TOLERANCE_PT && text.rect.left >= 0.0;
    }
    text.rect.top >= area.bottom - TOLERANCE_PT && text.rect.bottom <= page.height
}

/// Whether a text is inside the text area, or is a folio below it or the head of a continued table above it.
fn is_in_place(text: &TextRun, page: &SetPage, area: Rect, running: &[String], view: &View) -> bool {
    area.holds(&text.rect) || is_running(text, page, area, running, view)
}

/// Whether a text is at the foot, or is the head of a continued table.
fn is_running(text: &TextRun, page: &SetPage, area: Rect, running: &[String], view: &View) -> bool {
    let above = text.rect.bottom <= area.top + TOLERANCE_PT && text.rect.top >= 0.0;
    let head = above && running.iter().any(|head| head.contains(&solid(&text.text)));
    head || at_foot(text, page, area, view)
}

/// The tables and other text of the pages, for the comparison with the view: without folios and heads of continued
/// tables. Text outside its area is included, so that it is reported as misplaced only and not as lost, too.
pub(super) fn contents(pages: &[SetPage], view: &View) -> Vec<ReadPage> {
    let running = running_heads(view);
    let content = |page: &SetPage| {
        let belongs = |text: &&TextRun| page.area.is_none_or(|area| !is_running(text, page, area, &running, view));
        ReadPage::read(page.texts.iter().filter(belongs).map(TextRun::placed), &page.rules)
    };
    pages.iter().map(content).collect()
}

/// The heads of continued tables, which may stand above the text area, without white space.
fn running_heads(view: &View) -> Vec<String> {
    proof::running_heads(view).flat_map(|(head, measure)| [solid(head), solid(measure)]).collect()
}

/// Texts that cross a rule: they do not fit their cell.
fn crossing(page: &SetPage) -> impl Iterator<Item = &TextRun> {
    let mut rules: Vec<Rect> = page.rules.iter().chain(&page.edges).copied().collect();
    rules.sort_by(|a, b| a.top.total_cmp(&b.top));
    page.texts.iter().filter(move |text| {
        let inner = inner(text);
        let end = rules.partition_point(|rule| rule.top < inner.bottom);
        rules[..end].iter().any(|rule| rule.meets(&inner))
    })
}

/// The box of a text without the margin by which neighbours may overlap.
fn inner(text: &TextRun) -> Rect {
    text.rect.shrunk(MAX_TOUCH_EM * text.rect.height())
}

/// Pairs of overlapping texts, at most about [`MAX_REPORTED`].
fn overlaps(texts: &[TextRun]) -> Vec<(&TextRun, &TextRun)> {
    let mut boxes: Vec<(Rect, &TextRun)> = texts.iter().map(|text| (inner(text), text)).collect();
    boxes.sort_by(|a, b| a.0.top.total_cmp(&b.0.top));
    let mut pairs = Vec::new();
    for (index, (one, text)) in boxes.iter().enumerate() {
        let below = boxes[index + 1..].iter().take_while(|(other, _)| other.top < one.bottom);
        pairs.extend(below.filter(|(other, _)| one.meets(other)).map(|(_, other)| (*text, *other)).take(MAX_REPORTED));
        if pairs.len() >= MAX_REPORTED {
            break;
        }
    }
    pairs
}
