//! Folios (页码) and the heads of continued tables (续表): lines that every page repeats. [`super::against`] checks the
//! folios, then removes both kinds, because the rest of the lines is compared with the text of the view.

use crate::model::{Finding, finding};
use crate::page::{ReadPage, solid};
use crate::proof;
use crate::view::{Foot, View};

/// Maximum number of lines of the head of a continued table.
const MAX_HEAD_LINES: usize = 8;

/// Findings about pages without their folio. The first page, blank pages and layouts without folios have none.
pub(super) fn check(pages: &[ReadPage], view: &View) -> Vec<Finding> {
    let wrong = pages.iter().enumerate().skip(1).filter_map(|(index, page)| {
        let wanted = feet(view, index + 1);
        let there = wanted.is_empty() || wanted.iter().any(|foot| page.lines.contains(foot));
        // A page without text was left blank on purpose.
        let blank = page.lines.is_empty() && page.tables.is_empty();
        let finding = finding::against_page(index + 1, wanted.first()?);
        (!there && !blank).then_some(finding)
    });
    wrong.collect()
}

/// The accepted forms of the line at the foot of a page; none if it has no such line. Where the view prints no digest
/// of the data in it, the form with the digest is accepted too.
fn feet(view: &View, number: usize) -> Vec<String> {
    let foot = view.foot(number);
    let other =
        view.digest().filter(|_| foot.digest.is_empty()).map(|digest| Foot { digest: digest.into(), ..foot.clone() });
    [Some(foot), other].into_iter().flatten().map(|foot| solid(&foot.text())).filter(|line| !line.is_empty()).collect()
}

/// Removes folios and the heads of continued tables from the lines of the pages.
pub(super) fn remove(pages: &mut [ReadPage], view: &View) {
    let heads: Vec<String> = proof::running_heads(view)
        .flat_map(|(head, measure)| [solid(head), solid(&format!("{head}{measure}"))])
        .collect();
    for (index, page) in pages.iter_mut().enumerate() {
        // Only the last such line is the folio: a line of the text may be the same number.
        let feet = feet(view, index + 1);
        if let Some(folio) = page.lines.iter().rposition(|line| feet.contains(line)) {
            page.lines.remove(folio);
        }
        remove_heads(&mut page.lines, &heads);
    }
}

/// Removes the heads of continued tables; a long head is broken over several lines.
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
