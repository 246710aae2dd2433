//! Finds the tables of a page: each is a group of rules that touch each other, with the text between them. Called by
//! [`ReadPage::read`](super::ReadPage::read).

use super::lines::{SAME_LINE_PT, joined, lines};
use super::{PageText, Rect};

/// A mark is a rule if it is thinner than this, in pt.
const MAX_RULE_PT: f64 = 2.0;

/// Rules belong to one table if they are at most this far apart, in pt.
const MAX_GAP_PT: f64 = 1.5;

/// A table is wider and higher than this, in pt; a smaller group of rules is a single line or a box.
const MIN_WIDTH_PT: f64 = 60.0;
const MIN_HEIGHT_PT: f64 = 8.0;

/// At most this many rules of a page are read: files of other programs may have any number.
const MAX_RULES: usize = 20_000;

/// A table, or the part of a table on one page; lengths in pt.
pub(crate) struct TableOnPage {
    pub(crate) left: f64,
    pub(crate) width: f64,
    /// The lines of text in its cells, from top to bottom and from left to right.
    pub(crate) cell_lines: Vec<CellLine>,
    /// The text between it and the table before it, or the upper edge of the page.
    pub(crate) above: String,
}

/// A line of text in a cell.
pub(crate) struct CellLine {
    /// The middle of its extent, from the left edge of the page in pt.
    pub(crate) middle: f64,
    /// Its text without white space.
    pub(crate) text: String,
}

impl TableOnPage {
    /// Reads a table from the texts within its extent. `lines` are the lines of the page outside tables with their
    /// baselines; `after` is the lower edge of the previous table.
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
            cell_lines: cell_lines(texts, &vertical_rules(marks, &extent)),
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

/// The vertical rules of a table.
fn vertical_rules(marks: &[Rect], table: &Rect) -> Vec<Rect> {
    let is_vertical = |mark: &&Rect| mark.width() < MAX_RULE_PT && mark.height() > MAX_RULE_PT;
    let rules = marks.iter().take(MAX_RULES).filter(is_vertical);
    rules.filter(|rule| rule.is_near(table, MAX_GAP_PT)).copied().collect()
}

/// The lines of the cells of a table: lines of text, divided where a vertical rule passes.
fn cell_lines(texts: Vec<PageText<'_>>, rules: &[Rect]) -> Vec<CellLine> {
    let mut all = Vec::new();
    for line in lines(texts) {
        let cells = line.texts.chunk_by(|one, next| !rules.iter().any(|rule| is_between(rule, one, next)));
        all.extend(cells.filter_map(cell_line));
    }
    all
}

/// Whether a vertical rule passes between two neighbouring texts of a line.
fn is_between(rule: &Rect, one: &PageText<'_>, next: &PageText<'_>) -> bool {
    let ((left, y), (right, _)) = (one.middle(), next.middle());
    rule.left > left && rule.right < right && rule.top <= y && rule.bottom >= y
}

/// The line of a cell that consists of these texts; `None` if all are blank.
fn cell_line(texts: &[PageText<'_>]) -> Option<CellLine> {
    let extents = || texts.iter().filter_map(|text| text.extent);
    let (first, last) = (extents().next()?, extents().next_back()?);
    Some(CellLine { middle: (first.left + last.right) / 2.0, text: joined(texts) })
}
