//! What all parts of the reader share: the layout, the words of workbooks, what was found, and where.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::face::Look;
use super::grid::{At, Display, GridCell, Number, WorksheetGrid};
use super::places::Places;
use crate::layout::{BUDGET_REASON, Layout, Money};
use crate::load::fold::fold;
use crate::load::ledger;
use crate::load::node::JsonNode;
use crate::load::text;
use crate::message::{Catalogue, Language};
use crate::model::{Amount, Finding, Place};

/// What the narrative compares: the members of data files, and the identifiers of their labels.
pub(super) const COMPARED: [(&str, &str); 6] = [
    ("change", "book-change"),
    ("previous", "book-previous"),
    ("amount", "book-amount"),
    ("percent", "book-percent"),
    ("reason", "book-reason"),
    (BUDGET_REASON, "book-budget-reason"),
];

/// Stands in for words that were told to be missing, so that they are not told again.
pub(super) const STAND_IN: &str = "-";

/// A workbook being read.
pub(super) struct WorkbookReader<'a> {
    pub(super) layout: &'a Layout,
    words: Catalogue,
    /// The names of units that the workbook told so far.
    pub(super) units: BTreeSet<String>,
    /// Whether it brings a ledger, from which tables follow.
    pub(super) has_ledger: bool,
    /// Whether a row was left out for a cell in it that cannot be read.
    pub(super) is_incomplete: bool,
    pub(super) findings: Vec<Finding>,
    pub(super) places: Places,
}

impl<'a> WorkbookReader<'a> {
    pub(super) fn new(layout: &'a Layout) -> Self {
        let words = Catalogue::new(Language::of(&layout.language));
        let label = |id: &str| words.text(id, &[]).unwrap_or_default();
        let labels = COMPARED.map(|(key, id)| (key, label(id)));
        let places = Places::new(labels.into_iter().collect());
        let (units, findings) = (BTreeSet::new(), Vec::new());
        Self { layout, words, units, has_ledger: false, is_incomplete: false, findings, places }
    }

    /// A word of workbooks in the language of the layout.
    pub(super) fn word(&self, id: &str) -> String {
        self.words.text(id, &[]).unwrap_or_default()
    }

    /// The words of workbooks in the language of the layout.
    pub(super) fn catalogue(&self) -> &Catalogue {
        &self.words
    }

    /// Whether a text is this word.
    pub(super) fn is_word(&self, text: &str, id: &str) -> bool {
        fold(text) == fold(&self.word(id))
    }

    /// Reports which of these rows are hidden, or have characters that are not plain to see, each run of them once.
    pub(super) fn hidden(&mut self, rows: &[u32], place: &Place, grid: &WorksheetGrid) {
        for (first, last) in grid.hidden_runs(rows) {
            let finding = Finding::error("row-hidden").with("row", run(first, last)).as_warning();
            self.tell(finding, place, grid, (first, 0));
        }
        for (look, first, last, column) in grid.veiled_runs(rows) {
            let finding = Finding::error("row-veiled").with("row", run(first, last)).with("look", look.key());
            self.tell(finding.as_warning(), place, grid, (first, column));
        }
    }

    /// Tells a table whose unit of money is stated as another than the one
    /// that the layout gives it: its amounts would be taken for others.
    pub(super) fn measure(&mut self, top: u32, wanted: &str, place: &Place, grid: &WorksheetGrid) {
        let format = &self.layout.format;
        let label = |measure: &str| fold(&self.layout.words.measure.replace("{{ measure }}", measure));
        let own = label(wanted);
        let others: Vec<(String, String)> = format
            .measures
            .keys()
            .filter(|measure| *measure != wanted)
            .map(|measure| (label(measure), measure.clone()))
            .collect();
        for row in grid.rows().into_iter().take_while(|row| *row < top) {
            for (column, words) in grid.words(row) {
                let words = fold(&words);
                let other = others.iter().find(|(label, _)| words.ends_with(label) && !words.ends_with(&own));
                if let Some((_, measure)) = other {
                    let finding = Finding::error("measure-differs").with("measure", measure);
                    let finding = finding.with("wanted", wanted);
                    return self.tell(finding, place, grid, (row, column));
                }
            }
        }
    }

    /// Whether a text is a remark on the making of a table, such as who made it.
    pub(super) fn is_remark(&self, text: &str) -> bool {
        let text = fold(text);
        let begins = |word: &str| text.strip_prefix(&fold(word)).is_some_and(|rest| rest.starts_with(':'));
        self.word("book-remarks").split('|').any(begins)
    }

    /// The field of a ledger that a title names.
    pub(super) fn ledger_field(&self, title: &str) -> Option<&'static str> {
        ledger::field(title, &self.words)
    }

    /// The same for all titles of a ledger, with what is wrong with them.
    pub(super) fn ledger_fields(&self, titles: &[&str]) -> (Vec<Option<&'static str>>, Vec<Finding>) {
        ledger::fields(titles, &self.words)
    }

    /// Tells a finding about a value in a cell.
    pub(super) fn tell(&mut self, finding: Finding, place: &Place, grid: &WorksheetGrid, at: At) {
        self.findings.push(finding.at(&place.clone().in_cell(grid.reference(at))));
    }

    /// The words in a cell as they are displayed, on one line; `None` for a blank cell. What cannot be read is reported,
    /// and something stands in for it.
    pub(super) fn words(&mut self, place: &Place, grid: &WorksheetGrid, at: At, about: &str) -> Option<String> {
        self.readable(place, grid, at, about).unwrap_or_else(|Unreadable| Some(STAND_IN.to_owned()))
    }

    /// The same, with nothing to stand in.
    ///
    /// # Errors
    /// If the cell cannot be read, which is reported.
    pub(super) fn readable(
        &mut self,
        place: &Place,
        grid: &WorksheetGrid,
        at: At,
        about: &str,
    ) -> Result<Option<String>, Unreadable> {
        self.places.note(place, grid, at);
        self.heading(place, grid, at, about)
    }

    /// The words of a cell that says what other cells are about.
    ///
    /// # Errors
    /// As [`Self::readable`].
    pub(super) fn heading(
        &mut self,
        place: &Place,
        grid: &WorksheetGrid,
        at: At,
        about: &str,
    ) -> Result<Option<String>, Unreadable> {
        let text = self.displayed(place, grid, at, about)?;
        Ok(text.map(|text| {
            let line = text::one_line(&text);
            if line != text {
                self.tell(Finding::error("lines-joined").as_note(), place, grid, at);
            }
            line
        }))
    }

    /// The text that a cell displays, with its line breaks.
    ///
    /// # Errors
    /// As [`Self::readable`].
    pub(super) fn displayed(
        &mut self,
        place: &Place,
        grid: &WorksheetGrid,
        at: At,
        about: &str,
    ) -> Result<Option<String>, Unreadable> {
        let Some(cell) = grid.cell(at) else { return Ok(None) };
        let finding = match cell {
            GridCell::Uncomputed => Finding::error("cell-uncomputed").with("column", about),
            // A library that cannot compute writes zero behind a formula of words.
            GridCell::Number(_) if grid.is_blank(at) => Finding::error("cell-uncomputed").with("column", about),
            GridCell::Error(error) => Finding::error("cell-error").with("value", error),
            GridCell::Number(Number { display: Display::Unknown, held, .. }) => {
                Finding::error("cell-format").with("held", held)
            }
            GridCell::Number(number) if number.words().is_empty() => shown_otherwise(number, ""),
            GridCell::Date(date, None) => {
                self.tell(Finding::error("cell-format").with("held", date).as_warning(), place, grid, at);
                return Ok(grid.text(at));
            }
            cell => {
                let worded = match cell {
                    GridCell::Number(number) => {
                        !matches!(number.display, Display::Plain | Display::Percent) || number.is_rounded()
                    }
                    GridCell::Other(_) => true,
                    _ => false,
                };
                let text = grid.text(at);
                if worded || grid.looks.get(&at) == Some(&Look::Added) {
                    let finding = Finding::error("words-formatted").with("shown", text.clone().unwrap_or_default());
                    self.tell(finding.as_note(), place, grid, at);
                }
                return Ok(text);
            }
        };
        self.tell(finding, place, grid, at);
        Err(Unreadable)
    }

    /// The money in a cell as the text that a data file would have. Where a table prints zeros as blanks, a blank is a
    /// zero.
    pub(super) fn money(
        &mut self,
        money: &Money<'_>,
        place: &Place,
        grid: &WorksheetGrid,
        at: At,
        about: &str,
    ) -> JsonNode {
        self.places.note(place, grid, at);
        let decimals = money.decimals;
        if money.is_blank_zero() && grid.cell(at).is_none() {
            return JsonNode::Text(Decimal::ZERO.to_string());
        }
        let node = self.number(place, grid, at, about, Some(money.measure));
        match node.text().and_then(|text| text.parse::<Amount>().ok()) {
            // A cell drops the zeros at the end, a data file keeps them.
            Some(amount) if amount.decimals() < decimals => JsonNode::Text(amount.rounded(decimals).to_string()),
            _ => node,
        }
    }

    /// The number in a cell, in this unit of money if it is an amount. Where there is none that can be read this is
    /// reported, and zero stands in for it so that the rest can be looked at; the findings keep it from going further.
    pub(super) fn number(
        &mut self,
        place: &Place,
        grid: &WorksheetGrid,
        at: At,
        about: &str,
        measure: Option<&str>,
    ) -> JsonNode {
        self.places.note(place, grid, at);
        let lost = |code| Finding::error(code).with("column", about);
        if grid.doubtful.contains(&at) && grid.is_blank(at) {
            self.tell(lost("formula-zero").as_warning(), place, grid, at);
        }
        let finding = match grid.cell(at) {
            Some(GridCell::Number(number)) => match self.shown(number, measure, place, grid, at) {
                Ok(shown) => return JsonNode::Text(shown),
                Err(finding) => *finding,
            },
            Some(GridCell::Text(given)) => return self.typed(given.trim(), place, grid, at),
            Some(GridCell::Date(date, _)) => return JsonNode::Text(date.to_string()),
            Some(GridCell::Other(given)) => return JsonNode::Text(given.clone()),
            Some(GridCell::Error(error)) => Finding::error("cell-error").with("value", error),
            Some(GridCell::Uncomputed) => lost("cell-uncomputed"),
            None => lost("cell-blank"),
        };
        self.tell(finding, place, grid, at);
        JsonNode::Text(Decimal::ZERO.to_string())
    }

    /// A number as it is displayed; further decimals that the cell hides are reported.
    ///
    /// # Errors
    /// A finding, where another number is displayed than the cell holds.
    fn shown(
        &mut self,
        number: &Number,
        measure: Option<&str>,
        place: &Place,
        grid: &WorksheetGrid,
        at: At,
    ) -> Result<String, Box<Finding>> {
        let other = |text: &str| Box::new(shown_otherwise(number, text));
        let (basis, sign) = match &number.display {
            Display::Percent => (number.held * Decimal::ONE_HUNDRED, "%"),
            Display::Plain => (number.held, ""),
            Display::Worded(text, words) if self.is_other_measure(words, measure) => return Err(other(text)),
            Display::Worded(text, words) => {
                if measure != Some(words) {
                    let finding = Finding::error("amount-worded").with("shown", text).with("value", number.shown);
                    self.tell(finding.as_warning(), place, grid, at);
                }
                (number.held, "")
            }
            Display::Other(text) => return Err(other(text)),
            Display::Unknown => {
                return Err(Box::new(Finding::error("cell-format").with("held", number.held)));
            }
        };
        if basis != number.shown {
            let finding = Finding::error("amount-hidden").with("held", basis).with("shown", number.shown);
            self.tell(finding.as_warning(), place, grid, at);
        }
        Ok(format!("{}{sign}", number.shown))
    }

    /// Whether words beside a number speak of another unit of money.
    fn is_other_measure(&self, words: &str, measure: Option<&str>) -> bool {
        let known = |c: char| self.layout.format.measures.keys().any(|measure| measure.contains(c));
        measure.is_some_and(|own| own != words) && words.contains(known)
    }

    /// A number that was typed as text; what it was read as is told where it was dressed up.
    fn typed(&mut self, given: &str, place: &Place, grid: &WorksheetGrid, at: At) -> JsonNode {
        if given.parse::<Amount>().is_ok() {
            return JsonNode::Text(given.to_owned());
        }
        let Some(meant) = text::as_amount(given) else { return JsonNode::Text(given.to_owned()) };
        for finding in text::dressed(given, &meant) {
            self.tell(finding, place, grid, at);
        }
        JsonNode::Text(meant)
    }
}

/// A cell cannot be read; the finding about it is told already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// The finding about a cell that displays another number than it holds, or none.
fn shown_otherwise(number: &Number, text: &str) -> Finding {
    let how = if text.is_empty() { "nothing" } else { "other" };
    Finding::error("amount-shown").with("held", number.held).with("shown", text).with("how", how)
}

/// Rows as a report names them.
fn run(first: u32, last: u32) -> String {
    if first == last { format!("{}", first + 1) } else { format!("{}–{}", first + 1, last + 1) }
}
