//! Folios (页码) and the heads of continued tables: what stands on pages without being of the text.

use super::super::values::solid;
use super::expected;
use super::layout::FilePage;
use crate::model::Finding;
use crate::view::{Foot, View};

/// So many lines the head of a continued table takes at most.
const MAX_LINES: usize = 8;

/// Every page but the first has its folio, if the layout has folios.
pub(super) fn check(pages: &[FilePage], view: &View) -> Vec<Finding> {
    let wrong = pages.iter().enumerate().skip(1).filter_map(|(index, page)| {
        let wanted = feet(view, index + 1);
        let there = wanted.is_empty() || wanted.iter().any(|foot| page.lines.contains(foot));
        // A page without any text is blank on purpose, and has none.
        let blank = page.lines.is_empty() && page.tables.is_empty();
        let finding = Finding::error("against-page").with("page", index + 1).with("wanted", wanted.first()?);
        (!there && !blank).then_some(finding)
    });
    wrong.collect()
}

/// The line at the foot of a page, if it has one: with the digest of the data, if the view wants it; if not, it may be there
/// as well.
fn feet(view: &View, number: usize) -> Vec<String> {
    let own = view.foot(number);
    let other =
        view.digest().filter(|_| own.digest.is_empty()).map(|digest| Foot { digest: digest.into(), ..own.clone() });
    [Some(own), other].into_iter().flatten().map(|foot| solid(&foot.text())).filter(|line| !line.is_empty()).collect()
}

/// The text of a page outside tables, without its folio and the heads of continued tables.
pub(super) fn body(page: &FilePage, number: usize, view: &View) -> String {
    let heads: Vec<String> = expected::sheets(view)
        .into_iter()
        .filter_map(|sheet| sheet.continued.as_ref().map(|head| (sheet, head)))
        .flat_map(|(sheet, head)| [solid(head), solid(&format!("{head}{}", sheet.measure))])
        .collect();
    // The folio is the last such line: a year in the text is none.
    let feet = feet(view, number);
    let folio = page.lines.iter().rposition(|line| feet.contains(line));
    let lines: Vec<&str> = page
        .lines
        .iter()
        .enumerate()
        .filter(|(index, _)| Some(*index) != folio)
        .map(|(_, line)| line.as_str())
        .collect();
    let (mut text, mut rest) = (String::new(), &lines[..]);
    while let [first, others @ ..] = rest {
        // A long head takes some lines.
        let taken = (1..=rest.len().min(MAX_LINES)).find(|count| heads.contains(&rest[..*count].concat()));
        if taken.is_none() {
            text.push_str(first);
        }
        rest = taken.map_or(others, |count| &rest[count..]);
    }
    text
}
