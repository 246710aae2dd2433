//! The texts of links for those who cannot see them (替代文本): the supplement of the heading, then the page or the heading's own
//! number, as in "Section, page 3" and "Section 1.2".

use std::collections::{BTreeMap, HashSet};

use super::super::report::{LinkTarget, PdfReport};
use crate::model::{Finding, finding};
use crate::page::excerpt;

/// From so many links of the contents on, words that only one of them has are compared with those of the others.
const MIN_LINKS: usize = 3;

/// A link to a page, by its text.
#[derive(Clone, Copy, PartialEq)]
struct LinkText<'r> {
    text: &'r str,
    /// The part before the last blank.
    words: &'r str,
    /// The part behind it.
    number: &'r str,
    page: usize,
}

impl LinkText<'_> {
    fn states_its_page(&self) -> bool {
        self.number == self.page.to_string()
    }

    /// The number by its levels; none if it is not in digits.
    fn levels(&self) -> Option<Vec<u32>> {
        self.number.split('.').map(|level| level.parse().ok()).collect()
    }
}

/// The first link with a wrong text: its number is neither the page to which it leads nor that of a heading, or, in the contents,
/// its words differ from those that most entries share. `contents` is the number of pages before the first heading.
pub(super) fn misread(report: &PdfReport, contents: usize) -> Option<Finding> {
    let (listed, others) = report.pages.split_at(contents.min(report.pages.len()));
    let (mut listed, others) = (texts(listed), texts(others));
    // A link that is broken over lines is there twice.
    listed.dedup();
    let mut alike: BTreeMap<&str, (Vec<LinkText<'_>>, Vec<LinkText<'_>>)> = BTreeMap::new();
    listed.iter().for_each(|link| alike.entry(link.words).or_default().0.push(*link));
    others.iter().for_each(|link| alike.entry(link.words).or_default().1.push(*link));
    let wrong = alike.values().find_map(|(listed, others)| misnumbered(listed, others)).or_else(|| alone(&listed));
    wrong.map(|link| finding::against_ways("link-text").leads(excerpt(link.text), link.page.to_string()))
}

/// The numbers of headings that texts of links state in place of pages.
pub(super) fn heading_numbers(report: &PdfReport) -> HashSet<&str> {
    let mut alike: BTreeMap<&str, Vec<LinkText<'_>>> = BTreeMap::new();
    texts(&report.pages).into_iter().for_each(|link| alike.entry(link.words).or_default().push(link));
    let numbered = alike.values().filter(|links| !state_pages(links.iter()));
    numbered.flatten().map(|link| link.number).collect()
}

/// Whether half of these links or more state the page to which they lead.
fn state_pages<'l, 'r: 'l>(links: impl Iterator<Item = &'l LinkText<'r>>) -> bool {
    let (right, wrong) = links.partition::<Vec<&LinkText<'_>>, _>(|link| link.states_its_page());
    right.len() >= wrong.len()
}

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

/// Of links with the same words, in the contents and elsewhere, one with a wrong number. Where half of them or more state the page
/// to which they lead, all have to; else the numbers are those of headings, which count up from one in the contents.
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

/// A link of the contents with words of its own, where more than half of the entries share their words. Supplements may differ by
/// the level of the heading, but each level has several entries.
fn alone<'r>(listed: &[LinkText<'r>]) -> Option<LinkText<'r>> {
    let count = |words: &str| listed.iter().filter(|link| link.words == words).count();
    let most = listed.iter().map(|link| link.words).max_by_key(|words| count(words))?;
    let numbered = listed.iter().filter(|link| link.words == most).all(|link| link.levels().is_some());
    if listed.len() < MIN_LINKS || !numbered || count(most) * 2 <= listed.len() {
        return None;
    }
    listed.iter().find(|link| count(link.words) == 1).copied()
}
