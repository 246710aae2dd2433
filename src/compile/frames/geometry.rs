//! The place of text: inside its area, not across a rule, not over other text, and with a glyph.

use super::folio;
use super::pages::{SetPage, TextRun};
use crate::model::{Finding, finding};
use crate::page::{ReadPage, Rect, solid};
use crate::proof;
use crate::view::View;

/// Positions are rounded in layout: pt.
const TOLERANCE_PT: f64 = 0.5;

/// Of its size, a run may reach into another's em box: runs of one line touch.
const MAX_TOUCH_EM: f64 = 0.06;

/// The lightest colour that text may have, between black, 0, and white, 1: a grey of half.
const MAX_LIGHTNESS: f32 = 0.7;

/// Only so many faults of one kind are reported for a page: a collapsed table has millions.
const MAX_REPORTED: usize = 20;

/// The smallest type that can be read, in pt.
const MIN_SIZE_PT: f64 = 5.0;

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
                    texts.iter().filter(|text| !in_place(text, page, area, &running, view)).take(MAX_REPORTED);
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

fn missing(text: &TextRun, page: usize) -> Option<Finding> {
    let character = text.missing.as_ref()?;
    Some(finding::glyph_unset(page, solid(&text.text), character))
}

/// Why a text cannot be read on white paper, if so.
fn illegible(text: &TextRun) -> Option<fn(usize, String) -> Finding> {
    if text.lightness.is_none_or(|lightness| lightness > MAX_LIGHTNESS) {
        return Some(finding::text_faint);
    }
    (text.size < MIN_SIZE_PT).then_some(finding::text_small)
}

/// Finds the text area of each page.
pub(super) fn settle(pages: &mut [SetPage], view: &View) {
    let running = running_heads(view);
    for page in pages {
        page.area = area(page, &running, view);
    }
}

/// The text area of a page: that of the kind of page that has its size; mirrored where left-hand pages are. Of kinds that share a
/// size it is the one whose margins fit what stands on the page.
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

/// The number of texts of a page that are not in their place if this is its text area; a foot that is not the folio counts.
fn misplaced(page: &SetPage, area: Rect, running: &[String], view: &View) -> usize {
    let outside = page.texts.iter().filter(|text| !in_place(text, page, area, running, view)).count();
    if folio::foot(page, area, view) == solid(&view.foot(page.number).text()) {
        return outside;
    }
    let at_foot = page.texts.iter().filter(|text| at_foot(text, page, area, view)).count();
    outside + at_foot.max(1)
}

/// Whether a page lies across and is to be turned upright, its left side down.
pub(super) fn is_turned(page: &SetPage, view: &View) -> bool {
    view.turned.is_some() && page.width > page.height
}

/// Whether a text stands at the foot of the page, below the text area, where only the folio may.
pub(super) fn at_foot(text: &TextRun, page: &SetPage, area: Rect, view: &View) -> bool {
    if is_turned(page, view) {
        return text.rect.right <= area.left + TOLERANCE_PT && text.rect.left >= 0.0;
    }
    text.rect.top >= area.bottom - TOLERANCE_PT && text.rect.bottom <= page.height
}

/// Inside the text area, or a folio below it, or the head of a continued table above it.
fn in_place(text: &TextRun, page: &SetPage, area: Rect, running: &[String], view: &View) -> bool {
    area.holds(&text.rect) || is_running(text, page, area, running, view)
}

/// Whether a text is the folio, or the head of a continued table.
fn is_running(text: &TextRun, page: &SetPage, area: Rect, running: &[String], view: &View) -> bool {
    let above = text.rect.bottom <= area.top + TOLERANCE_PT && text.rect.top >= 0.0;
    let head = above && running.iter().any(|head| head.contains(&solid(&text.text)));
    head || at_foot(text, page, area, view)
}

/// The tables and the other text of the pages, without folios and the heads of continued tables. Text outside its area counts:
/// that it is not in its place is all that is wrong with it.
pub(super) fn contents(pages: &[SetPage], view: &View) -> Vec<ReadPage> {
    let running = running_heads(view);
    let content = |page: &SetPage| {
        let belongs = |text: &&TextRun| page.area.is_none_or(|area| !is_running(text, page, area, &running, view));
        ReadPage::read(page.texts.iter().filter(belongs).map(TextRun::placed), &page.rules)
    };
    pages.iter().map(content).collect()
}

/// The texts that may stand above the text area.
fn running_heads(view: &View) -> Vec<String> {
    proof::running_heads(view).flat_map(|(head, measure)| [solid(head), solid(measure)]).collect()
}

/// Texts that a rule cuts: they do not fit their cell.
fn crossing(page: &SetPage) -> impl Iterator<Item = &TextRun> {
    let mut rules: Vec<Rect> = page.rules.iter().chain(&page.edges).copied().collect();
    rules.sort_by(|a, b| a.top.total_cmp(&b.top));
    page.texts.iter().filter(move |text| {
        let inner = inner(text);
        let reach = rules.partition_point(|rule| rule.top < inner.bottom);
        rules[..reach].iter().any(|rule| rule.meets(&inner))
    })
}

/// The box of a text without the part that may reach into the box of another.
fn inner(text: &TextRun) -> Rect {
    text.rect.shrunk(MAX_TOUCH_EM * text.rect.height())
}

/// Pairs of texts that stand over each other.
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
