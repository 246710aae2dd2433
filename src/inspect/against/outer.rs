//! Texts outside tables: each once, in order, and nothing between them; the contents tell the right pages.

use super::super::values::excerpt;
use super::expected::{self, ExpectedFileText, FileTextKind};
use super::folio;
use super::layout::FilePage;
use crate::model::Finding;
use crate::view::View;

/// So many texts are looked at beyond one that is not where it should be.
const AHEAD: usize = 4;

/// So many differences are told: of two documents that have nothing in common there is one for each text.
const MOST: usize = 100;

/// Tells what is wrong, and the entries of the contents, each with the page of its heading, 0 if that was not found.
pub(super) fn check(pages: &[FilePage], view: &View) -> (Vec<Finding>, Vec<(String, usize)>) {
    let texts = expected::outer(view);
    let mut reading = OuterReading::of(pages, view);
    for (index, expected) in texts.iter().enumerate() {
        reading.next(expected, &texts[index + 1..]);
    }
    let texts_of = reading.entries.iter().map(|(text, _)| text.clone());
    let entries = texts_of.zip(reading.headings.iter().copied().chain(std::iter::repeat(0))).collect();
    (reading.finish(&texts), entries)
}

/// What is printed, and how far it has been read.
struct OuterReading {
    printed: String,
    /// Where in the text each page begins.
    starts: Vec<usize>,
    at: usize,
    after_entry: bool,
    /// Texts that were not found since the last one that was.
    lost: Vec<String>,
    /// What was printed between texts instead of those that are lost: the texts, what stands there, where.
    gaps: Vec<(Vec<String>, String, usize)>,
    /// The entries of the contents with the pages that they tell.
    entries: Vec<(String, String)>,
    /// The pages of the headings.
    headings: Vec<usize>,
}

impl OuterReading {
    fn of(pages: &[FilePage], view: &View) -> Self {
        let (mut printed, mut starts) = (String::new(), Vec::new());
        for (index, page) in pages.iter().enumerate() {
            starts.push(printed.len());
            printed.push_str(&folio::body(page, index + 1, view));
        }
        Self {
            printed,
            starts,
            at: 0,
            after_entry: false,
            lost: Vec::new(),
            gaps: Vec::new(),
            entries: Vec::new(),
            headings: Vec::new(),
        }
    }

    /// Finds the next text; a text that comes only after those that follow it is lost.
    fn next(&mut self, expected: &ExpectedFileText, following: &[ExpectedFileText]) {
        let rest = &self.printed[self.at..];
        let found = rest.find(&expected.text).filter(|start| {
            let before = &rest[..*start];
            let close = harmless(before, self.after_entry);
            close
                || !following
                    .iter()
                    .take(AHEAD)
                    .any(|other| other.text.chars().count() > 2 && before.contains(&other.text))
        });
        let page = found.map(|start| self.page(self.at + start));
        if expected.kind == FileTextKind::Heading {
            self.headings.push(page.unwrap_or_default());
        }
        if let Some(start) = found {
            self.gap(self.at + start);
            self.after_entry = expected.kind == FileTextKind::Entry;
            self.at += start + expected.text.len();
        } else {
            self.lost.push(expected.text.clone());
        }
        if expected.kind == FileTextKind::Entry {
            self.entries.push((expected.text.clone(), String::new()));
        }
    }

    /// Notes what stands between the last text and this place.
    fn gap(&mut self, end: usize) {
        let between = self.printed[self.at..end].to_owned();
        if let (true, true, Some((_, number))) = (self.after_entry, self.lost.is_empty(), self.entries.last_mut()) {
            *number = between.chars().filter(char::is_ascii_digit).collect();
        }
        let lost = std::mem::take(&mut self.lost);
        if !lost.is_empty() || !harmless(&between, self.after_entry) {
            self.gaps.push((lost, between, self.page(self.at)));
        }
    }

    /// The number of the page on which a place in the text stands.
    fn page(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    fn finish(mut self, texts: &[ExpectedFileText]) -> Vec<Finding> {
        self.gap(self.printed.len());
        let mut findings = Vec::new();
        for (lost, between, page) in &self.gaps {
            let about = |code| Finding::error(code).with("page", page);
            match lost.first() {
                Some(text) => {
                    let (wanted, printed) = parting(text, between);
                    let finding = about("against-lost").with("text", excerpt(text));
                    let more = lost.len() - 1;
                    findings.push(finding.with("wanted", wanted).with("printed", printed).with("more", more));
                }
                None => {
                    let doubled = texts.iter().any(|expected| expected.text == *between);
                    let what = if doubled { "doubled" } else { "stray" };
                    findings.push(about("against-stray").with("what", what).with("text", excerpt(between)));
                }
            }
        }
        findings.extend(self.misled());
        findings.truncate(MOST);
        findings
    }

    /// The entries of the contents that tell another page than that of their heading.
    fn misled(&self) -> Vec<Finding> {
        let pairs = self.entries.iter().zip(&self.headings);
        let wrong = pairs.filter(|((_, told), page)| !told.is_empty() && **page > 0 && *told != page.to_string());
        let told = wrong.map(|((text, told), page)| {
            Finding::error("against-contents").with("text", excerpt(text)).with("told", told).with("page", page)
        });
        told.collect()
    }
}

/// Leaders and a page number may follow an entry of the contents; nothing may follow other texts.
fn harmless(text: &str, after_entry: bool) -> bool {
    let number = text.trim_start_matches(['.', '·', '…']);
    text.is_empty() || after_entry && number.chars().all(|c| c.is_ascii_digit())
}

/// Both texts from a little before the first character where they part.
pub(super) fn parting(wanted: &str, printed: &str) -> (String, String) {
    let same = wanted.chars().zip(printed.chars()).take_while(|(a, b)| a == b).count();
    let from = |text: &str| excerpt(&text.chars().skip(same.saturating_sub(8)).collect::<String>());
    (from(wanted), from(printed))
}
