//! Lines that are drawn (ISO 32000-1, 8.5): each is a rule of a table, or long enough to be no part of a figure. A short stroke beside a figure
//! reads as a digit or as a minus, and one through it strikes it out.

use super::super::report::{Area, PaintedMark, PdfReport, ReportedPage};
use crate::model::{Finding, finding};

/// A line alone is this long at least, in pt: no digit and no minus has such a size.
const MIN_LINE_PT: f64 = 60.0;

/// Ends of rules that are not farther from another rule meet it, in pt.
const NEAR_PT: f64 = 1.0;

/// Glyphs may reach so far into a rule, in pt.
const OVERLAP_PT: f64 = 0.3;

/// Lines that are no rules, or that run through text, by page. Pictures may have lines of any length, but not through text.
pub(in crate::inspect) fn lines(report: &PdfReport, pictures: bool) -> Vec<Finding> {
    let wrong = report.pages.iter().enumerate().flat_map(|(index, page)| {
        let finding = move |what, mark: &PaintedMark| {
            let [left, top, ..] = mark.seen;
            finding::gate_line(what, index + 1, format!("{left:.0}"), format!("{top:.0}"))
        };
        let loose = loose(page).filter(|_| !pictures).map(|mark| finding("loose", mark));
        let crossing = crossing(page).map(|mark| finding("crossing", mark));
        [loose, crossing].into_iter().flatten().collect::<Vec<_>>()
    });
    wrong.collect()
}

/// The lines of a page. Crop marks are one path around what is printed, whose places the closed world has compared with it.
fn drawn(page: &ReportedPage) -> impl Iterator<Item = &PaintedMark> {
    let around = |area: &Area| {
        page.bleed.is_some_and(|bleed| {
            area.left < bleed.left && area.right > bleed.right && area.bottom < bleed.bottom && area.top > bleed.top
        })
    };
    page.marks.iter().filter(move |mark| !mark.text && !around(&mark.area))
}

/// A short line of which one end meets no other line.
fn loose(page: &ReportedPage) -> Option<&PaintedMark> {
    let lies = |mark: &&PaintedMark| mark.area.right - mark.area.left >= mark.area.top - mark.area.bottom;
    let (lying, upright): (Vec<&PaintedMark>, Vec<&PaintedMark>) = drawn(page).partition(lies);
    let meets = |at: f64, across: f64, others: &[&PaintedMark], along: fn(&Area) -> [f64; 4]| {
        others.iter().any(|other| {
            let [from, to, low, high] = along(&other.area);
            (from - NEAR_PT..=to + NEAR_PT).contains(&at) && (low - NEAR_PT..=high + NEAR_PT).contains(&across)
        })
    };
    let of_upright = |area: &Area| [area.left, area.right, area.bottom, area.top];
    let of_lying = |area: &Area| [area.bottom, area.top, area.left, area.right];
    let loose_lying = lying.iter().find(|mark| {
        let Area { left, right, bottom, top } = mark.area;
        let middle = (bottom + top) / 2.0;
        right - left < MIN_LINE_PT
            && !(meets(left, middle, &upright, of_upright) && meets(right, middle, &upright, of_upright))
    });
    let loose_upright = upright.iter().find(|mark| {
        let Area { left, right, bottom, top } = mark.area;
        let middle = (left + right) / 2.0;
        top - bottom < MIN_LINE_PT && !(meets(bottom, middle, &lying, of_lying) && meets(top, middle, &lying, of_lying))
    });
    loose_lying.or(loose_upright).copied()
}

/// A line that runs through a glyph.
fn crossing(page: &ReportedPage) -> Option<&PaintedMark> {
    // The mark of a draft lies across everything.
    let upright = page.letters.iter().filter(|letter| !letter.slanted);
    let mut glyphs: Vec<[f64; 4]> = upright.filter_map(|letter| letter.ink).collect();
    glyphs.sort_by(|one, other| one[1].total_cmp(&other[1]));
    let tallest = glyphs.iter().map(|ink| ink[3] - ink[1]).fold(0.0, f64::max);
    drawn(page).find(|mark| {
        let [left, top, right, bottom] = mark.seen;
        let first = glyphs.partition_point(|ink| ink[1] < top - tallest);
        let near = glyphs[first..].iter().take_while(|ink| ink[1] <= bottom);
        near.into_iter().any(|[x0, y0, x1, y1]| {
            right.min(*x1) - left.max(*x0) > OVERLAP_PT.min(right - left)
                && bottom.min(*y1) - top.max(*y0) > OVERLAP_PT.min(bottom - top)
        })
    })
}
