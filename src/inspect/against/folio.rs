//! Folios (页码) and the heads of continued tables: what stands on pages without being of the text.

use crate::model::{Finding, finding};
use crate::page::{ReadPage, solid};
use crate::proof;
use crate::view::{Foot, View};

/// The head of a continued table takes so many lines at most.
const MAX_HEAD_LINES: usize = 8;

/// Every page but the first has its folio, if the layout has folios.
pub(super) fn check(pages: &[ReadPage], view: &View) -> Vec<Finding> {
    let wrong = pages.iter().enumerate().skip(1).filter_map(|(index, page)| {
        let wanted = feet(view, index + 1);
        let there = wanted.is_empty() || wanted.iter().any(|foot| page.lines.contains(foot));
        // A page without any text is blank on purpose, and has none.
        let blank = page.lines.is_empty() && page.tables.is_empty();
        let finding = finding::against_page(index + 1, wanted.first()?);
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

/// Removes folios and the heads of continued tables from the lines of the pages.
pub(super) fn remove(pages: &mut [ReadPage], view: &View) {
    let heads: Vec<String> = proof::running_heads(view)
        .flat_map(|(head, measure)| [solid(head), solid(&format!("{head}{measure}"))])
        .collect();
    for (index, page) in pages.iter_mut().enumerate() {
        // The folio is the last such line: a year in the text is none.
        let feet = feet(view, index + 1);
        if let Some(folio) = page.lines.iter().rposition(|line| feet.contains(line)) {
            page.lines.remove(folio);
        }
        remove_heads(&mut page.lines, &heads);
    }
}

/// Removes the heads of continued tables; a long one takes some lines.
fn remove_heads(lines: &mut Vec<String>, heads: &[String]) {
    let mut at = if heads.is_empty() { lines.len() } else { 0 };
    while at < lines.len() {
        let rest = &lines[at..];
        match (1..=rest.len().min(MAX_HEAD_LINES)).find(|count| heads.contains(&rest[..*count].concat())) {
            Some(count) => drop(lines.drain(at..at + count)),
            None => at += 1,
        }
    }
}
