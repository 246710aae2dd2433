//! Folios (页码) and the heads of continued tables: what stands on pages without being of the text.

use super::super::values::solid;
use super::expected;
use super::layout::Page;
use crate::model::Finding;
use crate::view::View;

/// Every page but the first has its folio, if the layout has folios.
pub(super) fn check(pages: &[Page<'_>], view: &View) -> Vec<Finding> {
    let wrong = pages.iter().enumerate().skip(1).filter_map(|(index, page)| {
        let wanted = folio(view, index + 1)?;
        let there = page.lines.contains(&wanted);
        // A page without any text is blank on purpose, and has none.
        let blank = page.lines.is_empty() && page.tables.is_empty();
        let finding = Finding::error("against-page").with("page", index + 1).with("wanted", wanted);
        (!there && !blank).then_some(finding)
    });
    wrong.collect()
}

fn folio(view: &View, number: usize) -> Option<String> {
    view.folio.as_ref().map(|(before, after)| solid(&format!("{before}{number}{after}")))
}

/// The text of a page outside tables, without its folio and the heads of continued tables.
pub(super) fn body(page: &Page<'_>, number: usize, view: &View) -> String {
    let heads: Vec<String> = expected::sheets(view)
        .into_iter()
        .filter_map(|sheet| sheet.continued.as_ref().map(|head| (sheet, head)))
        .flat_map(|(sheet, head)| [solid(head), solid(&format!("{head}{}", sheet.measure))])
        .collect();
    // The folio is the last such line: a year in the text is none.
    let folio = folio(view, number).and_then(|folio| page.lines.iter().rposition(|line| *line == folio));
    let lines = page.lines.iter().enumerate().filter(|(index, line)| Some(*index) != folio && !heads.contains(line));
    lines.map(|(_, line)| line.as_str()).collect()
}
