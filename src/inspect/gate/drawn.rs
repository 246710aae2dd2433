//! Checks the lines drawn on pages (ISO 32000-1, 8.5), for `inspect::edition`: each must belong to the grid of a table
//! or be long, and none may cross text. A short stroke beside a figure could pass for a digit or a minus, and one
//! through it strikes it out.

use super::super::report::{Area, PaintedMark, PdfReport, ReportedPage};
use crate::model::{Finding, finding};

/// Shortest line outside a grid, in pt: no digit and no minus is as long.
const MIN_LINE_PT: f64 = 60.0;

/// Maximum distance, in pt, at which the end of a line meets another line.
const NEAR_PT: f64 = 1.0;

/// Largest overlap of a glyph and a line that is no fault, in pt.
const OVERLAP_PT: f64 = 0.3;

/// Findings about the first line outside a grid and the first line through text of each page. With `pictures`, lines
/// may have any length.
pub(in crate::inspect) fn lines(report: &PdfReport, pictures: bool) -> Vec<Finding> {
    let wrong = report.pages.iter().enumerate().flat_map(|(index, page)| {
        let finding = move |what, mark: &PaintedMark| {
            let [left, top, ..] = mark.seen;
            finding::gate_line(what, index + 1, format!("{left:.0}"), format!("{top:.0}"))
        };
        let loose = short_line(page).filter(|_| !pictures).map(|mark| finding("loose", mark));
        let crossing = line_through_text(page).map(|mark| finding("crossing", mark));
        [loose, crossing].into_iter().flatten().collect::<Vec<_>>()
    });
    wrong.collect()
}

/// The lines of a page without its crop marks: these are one path around the BleedBox, and `closed::content` has
/// checked that each lies outside it.
fn lines_of_page(page: &ReportedPage) -> impl Iterator<Item = &PaintedMark> {
    let around = |area: &Area| {
        page.bleed.is_some_and(|bleed| {
            area.left < bleed.left && area.right > bleed.right && area.bottom < bleed.bottom && area.top > bleed.top
        })
    };
    page.marks.iter().filter(move |mark| !mark.text && !around(&mark.area))
}

/// The first line shorter than [`MIN_LINE_PT`] with an end that meets no perpendicular line.
fn short_line(page: &ReportedPage) -> Option<&PaintedMark> {
    let is_horizontal = |mark: &&PaintedMark| mark.area.right - mark.area.left >= mark.area.top - mark.area.bottom;
    let (horizontal, vertical): (Vec<&PaintedMark>, Vec<&PaintedMark>) = lines_of_page(page).partition(is_horizontal);
    let meets = |at: f64, across: f64, others: &[&PaintedMark], along: fn(&Area) -> [f64; 4]| {
        others.iter().any(|other| {
            let [from, to, low, high] = along(&other.area);
            (from - NEAR_PT..=to + NEAR_PT).contains(&at) && (low - NEAR_PT..=high + NEAR_PT).contains(&across)
        })
    };
    let of_vertical = |area: &Area| [area.left, area.right, area.bottom, area.top];
    let of_horizontal = |area: &Area| [area.bottom, area.top, area.left, area.right];
    let loose_horizontal = horizontal.iter().find(|mark| {
        let Area { left, right, bottom, top } = mark.area;
        let middle = (bottom + top) / 2.0;
        right - left < MIN_LINE_PT
            && !(meets(left, middle, &vertical, of_vertical) && meets(right, middle, &vertical, of_vertical))
    });
    let loose_vertical = vertical.iter().find(|mark| {
        let Area { left, right, bottom, top } = mark.area;
        let middle = (left + right) / 2.0;
        top - bottom < MIN_LINE_PT
            && !(meets(bottom, middle, &horizontal, of_horizontal) && meets(top, middle, &horizontal, of_horizontal))
    });
    loose_horizontal.or(loose_vertical).copied()
}

/// The first line that overlaps the ink of a glyph.
fn line_through_text(page: &ReportedPage) -> Option<&PaintedMark> {
    // The watermark of a draft is slanted and crosses lines.
    let upright = page.letters.iter().filter(|letter| !letter.slanted);
    let mut glyphs: Vec<[f64; 4]> = upright.filter_map(|letter| letter.ink).collect();
    glyphs.sort_by(|one, other| one[1].total_cmp(&other[1]));
    let tallest = glyphs.iter().map(|ink| ink[3] - ink[1]).fold(0.0, f64::max);
    lines_of_page(page).find(|mark| {
        let [left, top, right, bottom] = mark.seen;
        let first = glyphs.partition_point(|ink| ink[1] < top - tallest);
        let near = glyphs[first..].iter().take_while(|ink| ink[1] <= bottom);
        near.into_iter().any(|[x0, y0, x1, y1]| {
            right.min(*x1) - left.max(*x0) > OVERLAP_PT.min(right - left)
                && bottom.min(*y1) - top.max(*y0) > OVERLAP_PT.min(bottom - top)
        })
    })
}
