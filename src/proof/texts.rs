//! Compares the text outside tables with the view: each text must be printed once, in order, with nothing between two
//! of them; and the contents must state the pages of the headings.

use super::expected::{ExpectedKind, ExpectedText, texts_outside_tables};
use super::{PageDifference, first_difference};
use crate::page::{ReadPage, excerpt, solid};
use crate::view::View;

/// A text counts as lost if it is found only behind one of this many texts that should follow it.
const MAX_AHEAD_TEXTS: usize = 4;

/// At most this many differences are reported: documents that have nothing in common differ in every text.
const MAX_DIFFERENCES: usize = 100;

/// The characters of the leaders between an entry of the contents and its page.
const LEADERS: [char; 3] = ['.', '\u{B7}', '\u{2026}'];

/// An entry of the contents.
pub(crate) struct ContentsEntry {
    /// Its text without white space.
    pub(crate) text: String,
    /// The page on which its heading stands, if that was found.
    pub(crate) page: Option<usize>,
}

/// Compares the text outside tables with the view; also returns the entries of the contents. The pages must not have
/// folios and heads of continued tables.
pub(crate) fn compare_texts(pages: &[ReadPage], view: &View) -> (Vec<PageDifference>, Vec<ContentsEntry>) {
    let mut texts = texts_outside_tables(view);
    texts.iter_mut().for_each(|expected| expected.text = solid(&expected.text));
    texts.retain(|expected| !expected.text.is_empty());
    let mut comparison = TextComparison::new(pages);
    for (index, expected) in texts.iter().enumerate() {
        comparison.find(expected, &texts[index + 1..]);
    }
    comparison.finish(&texts)
}

/// State of the comparison: the text of all pages, and the position up to which it was compared.
#[derive(Default)]
struct TextComparison {
    printed: String,
    /// The position, in bytes, at which each page begins in the text.
    page_starts: Vec<usize>,
    /// The end of the last text that was found, in bytes.
    at: usize,
    /// Whether that text was an entry of the contents.
    after_entry: bool,
    /// The texts that were not found since then.
    lost: Vec<String>,
    gaps: Vec<Gap>,
    /// The entries of the contents with the pages that they state; `None` if no page was found.
    entries: Vec<(String, Option<String>)>,
    /// The pages of the headings; `None` for a heading that was not found.
    headings: Vec<Option<usize>>,
}

/// A fault between two texts that were found: text that does not belong there, or texts that are lost.
struct Gap {
    lost: Vec<String>,
    /// The text between the two.
    printed: String,
    page: usize,
}

impl TextComparison {
    fn new(pages: &[ReadPage]) -> Self {
        let mut new = Self::default();
        for page in pages {
            new.page_starts.push(new.printed.len());
            new.printed.extend(page.lines.iter().map(String::as_str));
        }
        new
    }

    /// Finds the next text of the view, or records it as lost if it stands only behind texts that should follow it.
    fn find(&mut self, expected: &ExpectedText, following: &[ExpectedText]) {
        let rest = &self.printed[self.at..];
        let found = rest.find(&expected.text).filter(|start| {
            let before = &rest[..*start];
            let is_ahead = |other: &ExpectedText| other.text.chars().count() > 2 && before.contains(&other.text);
            is_allowed_between(before, self.after_entry) || !following.iter().take(MAX_AHEAD_TEXTS).any(is_ahead)
        });
        if expected.kind == ExpectedKind::Heading {
            self.headings.push(found.map(|start| self.page(self.at + start)));
        }
        if let Some(start) = found {
            self.close_gap(self.at + start);
            self.after_entry = expected.kind == ExpectedKind::ContentsEntry;
            self.at += start + expected.text.len();
        } else {
            self.lost.push(expected.text.clone());
        }
        if expected.kind == ExpectedKind::ContentsEntry {
            self.entries.push((expected.text.clone(), None));
        }
    }

    /// Judges the text between the last text that was found and the position `end`.
    fn close_gap(&mut self, end: usize) {
        let printed = self.printed[self.at..end].to_owned();
        let lost = std::mem::take(&mut self.lost);
        let is_gap = !lost.is_empty() || !is_allowed_between(&printed, self.after_entry);
        if let Some((_, stated)) = self.entries.last_mut().filter(|_| self.after_entry && lost.is_empty()) {
            let number =
                printed.trim_start_matches(LEADERS).chars().take_while(char::is_ascii_digit).collect::<String>();
            *stated = Some(number).filter(|number| !is_gap || !number.is_empty());
        }
        if is_gap {
            self.gaps.push(Gap { lost, printed, page: self.page(self.at) });
        }
    }

    /// The number, from 1, of the page at a position in the text.
    fn page(&self, at: usize) -> usize {
        self.page_starts.partition_point(|start| *start <= at)
    }

    fn finish(mut self, texts: &[ExpectedText]) -> (Vec<PageDifference>, Vec<ContentsEntry>) {
        self.close_gap(self.printed.len());
        let mut differences: Vec<PageDifference> = self.gaps.into_iter().map(|gap| gap.difference(texts)).collect();
        let headings = self.headings.into_iter().chain(std::iter::repeat(None));
        let mut entries = Vec::new();
        for ((text, stated), page) in self.entries.into_iter().zip(headings) {
            if let (Some(stated), Some(page)) = (stated, page)
                && stated != page.to_string()
            {
                differences.push(PageDifference::ContentsPage { text: excerpt(&text), stated, page });
            }
            entries.push(ContentsEntry { text, page });
        }
        differences.truncate(MAX_DIFFERENCES);
        (differences, entries)
    }
}

impl Gap {
    fn difference(self, texts: &[ExpectedText]) -> PageDifference {
        let (page, printed) = (self.page, self.printed.trim_start_matches(LEADERS));
        let Some(text) = self.lost.first() else {
            let doubled = texts.iter().any(|expected| expected.text == printed);
            let text = if printed.is_empty() { &self.printed } else { printed };
            return PageDifference::TextStray { page, text: excerpt(text), doubled };
        };
        let (wanted, printed) = first_difference(text, printed);
        PageDifference::TextLost { page, text: excerpt(text), wanted, printed, more: self.lost.len() - 1 }
    }
}

/// Whether this text may stand between two texts of the view: leaders and a page number after an entry of the contents.
fn is_allowed_between(text: &str, after_entry: bool) -> bool {
    let number = text.trim_start_matches(LEADERS);
    text.is_empty() || after_entry && number.chars().all(|c| c.is_ascii_digit())
}
