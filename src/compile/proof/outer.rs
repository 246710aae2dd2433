//! Every text outside tables printed once, in order, and nothing else printed; the contents tell the right pages.

use super::expected::ExpectedKind;
use super::frames::{PageItem, SetPage};
use super::{expected, solid};
use crate::model::Finding;
use crate::view::View;

pub(super) fn check(pages: &[SetPage], view: &View) -> Vec<Finding> {
    let printed = PrintedText::read(pages);
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut headings: Vec<usize> = Vec::new();
    let mut at = 0;
    let mut after_entry = false;
    for expected in expected::outer(view) {
        let text = solid(&expected.text);
        let rest = &printed.text[at..];
        // What follows a text that is not where it should be tells nothing new.
        let Some(start) = rest.find(&text) else {
            return vec![Finding::error("text-lost").with("text", excerpt(&text)).with("before", excerpt(rest))];
        };
        let between = &rest[..start];
        if let Some(stray) = stray(between, after_entry) {
            return vec![stray];
        }
        if let (true, Some((_, number))) = (after_entry, entries.last_mut()) {
            *number = between.chars().filter(char::is_ascii_digit).collect();
        }
        match expected.kind {
            ExpectedKind::Entry => entries.push((expected.text, String::new())),
            ExpectedKind::Heading => headings.push(printed.page(at + start)),
            ExpectedKind::Other => {}
        }
        after_entry = expected.kind == ExpectedKind::Entry;
        at += start + text.len();
    }
    stray(&printed.text[at..], false).into_iter().chain(misled(&entries, &headings)).collect()
}

/// The entries of the contents that tell another page than their heading's.
fn misled(entries: &[(String, String)], headings: &[usize]) -> Vec<Finding> {
    let pairs = entries.iter().zip(headings).filter(|((_, told), page)| *told != page.to_string());
    pairs
        .map(|((text, told), page)| {
            Finding::error("contents-wrong").with("text", text).with("told", told).with("page", page)
        })
        .collect()
}

/// The text of all pages outside tables, without folios and running heads, as one piece.
struct PrintedText {
    text: String,
    /// Where in the text each page begins.
    starts: Vec<usize>,
}

impl PrintedText {
    fn read(pages: &[SetPage]) -> Self {
        let mut printed = Self { text: String::new(), starts: Vec::new() };
        let mut inside = false;
        for page in pages {
            printed.starts.push(printed.text.len());
            for item in &page.items {
                match item {
                    PageItem::Mark { begins, .. } => inside = *begins,
                    PageItem::Text(text) if !inside && page.area.is_some_and(|area| area.holds(&text.rect)) => {
                        printed.text.push_str(&solid(&text.text));
                    }
                    _ => {}
                }
            }
        }
        printed
    }

    /// The number of the page on which a place in the text stands.
    fn page(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }
}

/// What stands between expected texts: leaders and a page number after an entry of the contents, else nothing.
fn stray(text: &str, after_entry: bool) -> Option<Finding> {
    let leader = |c: char| matches!(c, '.' | '·' | '…');
    let number = text.trim_start_matches(leader);
    let harmless = text.is_empty() || after_entry && number.chars().all(|c| c.is_ascii_digit());
    (!harmless).then(|| Finding::error("text-stray").with("text", excerpt(text)))
}

fn excerpt(text: &str) -> String {
    text.chars().take(30).collect()
}
