//! Checks the alternate texts of links (替代文本), which screen readers read. Typst writes them as the supplement of a
//! heading, then its page or its number, as in "Section, page 3" and "Section 1.2"; so the number is compared with the
//! target of the link. Called by `navigation.rs`.

use std::collections::{BTreeMap, HashSet};

use super::super::report::{LinkTarget, PdfReport};
use crate::model::{Finding, finding};
use crate::page::excerpt;

/// Least number of links in the contents from which one whose words differ from all others is a fault.
const MIN_LINKS: usize = 3;

/// The alternate text of a link to a page.
#[derive(Clone, Copy, PartialEq)]
struct LinkText<'r> {
    text: &'r str,
    /// The text before the last space.
    words: &'r str,
    /// The text after the last space.
    number: &'r str,
    /// The page to which the link leads, counted from 1.
    page: usize,
}

impl LinkText<'_> {
    fn states_its_page(&self) -> bool {
        self.number == self.page.to_string()
    }

    /// The levels of a number such as 1.2; `None` if it is not in digits.
    fn levels(&self) -> Option<Vec<u32>> {
        self.number.split('.').map(|level| level.parse().ok()).collect()
    }
}

/// A finding about the first link with a wrong text: its number is neither the page to which it leads nor that of a
/// heading, or, in the contents, its words differ from those of the other entries. `contents` is the number of pages
/// before the first heading.
pub(super) fn wrong_text(report: &PdfReport, contents: usize) -> Option<Finding> {
    let (listed, others) = report.pages.split_at(contents.min(report.pages.len()));
    let (mut listed, others) = (texts(listed), texts(others));
    // A link broken over two lines is two annotations with one text.
    listed.dedup();
    let mut by_words: BTreeMap<&str, (Vec<LinkText<'_>>, Vec<LinkText<'_>>)> = BTreeMap::new();
    listed.iter().for_each(|link| by_words.entry(link.words).or_default().0.push(*link));
    others.iter().for_each(|link| by_words.entry(link.words).or_default().1.push(*link));
    let wrong =
        by_words.values().find_map(|(listed, others)| misnumbered(listed, others)).or_else(|| unlike_others(&listed));
    wrong.map(|link| finding::against_ways("link-text").leads(excerpt(link.text), link.page.to_string()))
}

/// The numbers in the texts of links that are numbers of headings, not pages.
pub(super) fn heading_numbers(report: &PdfReport) -> HashSet<&str> {
    let mut by_words: BTreeMap<&str, Vec<LinkText<'_>>> = BTreeMap::new();
    texts(&report.pages).into_iter().for_each(|link| by_words.entry(link.words).or_default().push(link));
    let numbered = by_words.values().filter(|links| !state_pages(links.iter()));
    numbered.flatten().map(|link| link.number).collect()
}

/// Whether at least half of these links state the page to which they lead.
fn state_pages<'l, 'r: 'l>(links: impl Iterator<Item = &'l LinkText<'r>>) -> bool {
    let (right, wrong) = links.partition::<Vec<&LinkText<'_>>, _>(|link| link.states_its_page());
    right.len() >= wrong.len()
}

/// The texts of all links to pages, in the order of the file.
fn texts(pages: &[super::super::report::ReportedPage]) -> Vec<LinkText<'_>> {
    let links = pages.iter().flat_map(|page| &page.annotations);
    let texts = links.filter_map(|link| match (&link.contents, &link.target) {
        (Some(text), Some(LinkTarget::Page(page))) => {
            let (words, number) = text.rsplit_once(' ').unwrap_or(("", text));
            Some(LinkText { text, words, number, page: *page })
        }
        _ => None,
    });
    texts.collect()
}

/// The first link with a wrong number among links with the same words, in the contents (`listed`) and elsewhere. If at
/// least half state the page to which they lead, all must. Otherwise the numbers are those of headings, which begin at
/// 1 and ascend.
fn misnumbered<'r>(listed: &[LinkText<'r>], others: &[LinkText<'r>]) -> Option<LinkText<'r>> {
    let all = || listed.iter().chain(others);
    if state_pages(all()) {
        return all().find(|link| !link.states_its_page()).copied();
    }
    let counted = if listed.is_empty() { others } else { listed };
    let mut before: Vec<u32> = Vec::new();
    for (link, levels) in counted.iter().filter_map(|link| Some((link, link.levels()?))) {
        let starts = levels.iter().all(|level| *level == 1);
        let follows = !before.is_empty() && levels > before;
        if !starts && !follows {
            return Some(*link);
        }
        before = levels;
    }
    None
}

/// The first link of the contents whose words no other has, if more than half of the entries share theirs. Supplements
/// may differ by the level of the heading, but each level has several entries.
fn unlike_others<'r>(listed: &[LinkText<'r>]) -> Option<LinkText<'r>> {
    let count = |words: &str| listed.iter().filter(|link| link.words == words).count();
    let commonest = listed.iter().map(|link| link.words).max_by_key(|words| count(words))?;
    let numbered = listed.iter().filter(|link| link.words == commonest).all(|link| link.levels().is_some());
    if listed.len() < MIN_LINKS || !numbered || count(commonest) * 2 <= listed.len() {
        return None;
    }
    listed.iter().find(|link| count(link.words) == 1).copied()
}
