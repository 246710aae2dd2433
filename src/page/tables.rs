//! Tables on a page: groups of rules that touch each other, with the text between them.

use super::lines::{SAME_LINE_PT, joined, lines};
use super::{PageText, Rect};

/// A rule is thinner, in pt.
const MAX_RULE_PT: f64 = 2.0;

/// Rules that are no farther apart belong to one table, in pt.
const MAX_GAP_PT: f64 = 1.5;

/// A table is wider and higher, in pt; a smaller group of rules is a line, a mark, or a box.
const MIN_WIDTH_PT: f64 = 60.0;
const MIN_HEIGHT_PT: f64 = 8.0;

/// Only so many rules of a page are looked at: files of others may have any number.
const MAX_RULES: usize = 20_000;

/// A table or a part of one, as it stands on a page.
pub(crate) struct TableOnPage {
    pub(crate) left: f64,
    pub(crate) width: f64,
    /// The text of its cells, line by line, from top to bottom and from left to right.
    pub(crate) cell_lines: Vec<CellLine>,
    /// The text between it and the table before it, or the upper edge of the page.
    pub(crate) above: String,
}

/// A line of text in a cell.
pub(crate) struct CellLine {
    /// Its middle, from the left edge of the page.
    pub(crate) middle: f64,
    /// Its text without white space.
    pub(crate) text: String,
}

impl TableOnPage {
    /// Reads a table from the texts within its extent. `lines` are those of the page outside tables with their
    /// baselines; the table before it ends at `after`.
    pub(super) fn read(
        extent: Rect,
        texts: Vec<PageText<'_>>,
        marks: &[Rect],
        after: f64,
        lines: &[(f64, String)],
    ) -> Self {
        let above = lines.iter().filter(|(y, _)| *y >= after && *y <= extent.top + SAME_LINE_PT);
        Self {
            left: extent.left,
            width: extent.width(),
            cell_lines: cell_lines(texts, &upright_rules(marks, &extent)),
            above: above.map(|(_, line)| line.as_str()).collect(),
        }
    }
}

/// The extents of the tables of a page from top to bottom.
pub(super) fn table_extents(marks: &[Rect]) -> Vec<Rect> {
    let is_rule = |mark: &&Rect| mark.width().min(mark.height()) < MAX_RULE_PT;
    let mut groups: Vec<Rect> = Vec::new();
    for rule in marks.iter().filter(is_rule).take(MAX_RULES) {
        let mut group = *rule;
        // A rule can join groups that did not touch before.
        while let Some(index) = groups.iter().position(|other| other.is_near(&group, MAX_GAP_PT)) {
            group = group.around(groups.swap_remove(index));
        }
        groups.push(group);
    }
    groups.retain(|group| group.width() > MIN_WIDTH_PT && group.height() > MIN_HEIGHT_PT);
    groups.sort_by(|a, b| a.top.total_cmp(&b.top));
    groups
}

/// The upright rules of a table.
fn upright_rules(marks: &[Rect], table: &Rect) -> Vec<Rect> {
    let is_upright = |mark: &&Rect| mark.width() < MAX_RULE_PT && mark.height() > MAX_RULE_PT;
    let rules = marks.iter().take(MAX_RULES).filter(is_upright);
    rules.filter(|rule| rule.is_near(table, MAX_GAP_PT)).copied().collect()
}

/// The lines of a table, each cut where an upright rule passes.
fn cell_lines(texts: Vec<PageText<'_>>, rules: &[Rect]) -> Vec<CellLine> {
    let mut all = Vec::new();
    for line in lines(texts) {
        let cells = line.texts.chunk_by(|one, next| !rules.iter().any(|rule| is_between(rule, one, next)));
        all.extend(cells.filter_map(cell_line));
    }
    all
}

/// Whether an upright rule passes between two texts of a line.
fn is_between(rule: &Rect, one: &PageText<'_>, next: &PageText<'_>) -> bool {
    let ((left, y), (right, _)) = (one.middle(), next.middle());
    rule.left > left && rule.right < right && rule.top <= y && rule.bottom >= y
}

/// The line of a cell that consists of these texts; none if they are blank.
fn cell_line(texts: &[PageText<'_>]) -> Option<CellLine> {
    let extents = || texts.iter().filter_map(|text| text.extent);
    let (first, last) = (extents().next()?, extents().next_back()?);
    Some(CellLine { middle: (first.left + last.right) / 2.0, text: joined(texts) })
}
