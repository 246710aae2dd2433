//! [`WorkbookReader`], the state that all parts of the workbook reader share: layout, vocabulary, findings, and the
//! cells of values.
//!
//! Its methods turn a cell into a text, an amount or a number of a data file, and report cells whose displayed and
//! stored values differ. [`super::read`] creates one for each workbook.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::effect::TextEffect;
use super::grid::{CellPosition, Display, GridCell, Number, WorksheetGrid};
use super::places::Places;
use crate::layout::{BUDGET_REASON, Layout, Money};
use crate::load::fold::fold;
use crate::load::ledger;
use crate::load::node::JsonNode;
use crate::load::text;
use crate::message::FileWords;
use crate::model::{Amount, Finding, Place, finding};

/// Members of a compared figure in data files, each with the message id of its label in workbooks.
pub(super) const COMPARISON_FIELDS: [(&str, &str); 6] = [
    ("change", "book-change"),
    ("previous", "book-previous"),
    ("amount", "book-amount"),
    ("percent", "book-percent"),
    ("reason", "book-reason"),
    (BUDGET_REASON, "book-budget-reason"),
];

/// The placeholder for a text whose absence has been reported, so that later stages do not report it again.
pub(super) const PLACEHOLDER: &str = "-";

/// State of reading one workbook.
pub(super) struct WorkbookReader<'a> {
    /// The layout of the budget.
    pub(super) layout: &'a Layout,
    /// Names of worksheets and labels, in the language of the layout.
    words: FileWords,
    /// Names of units read so far.
    pub(super) units: BTreeSet<String>,
    /// Whether a ledger is given, from which tables follow.
    pub(super) has_ledger: bool,
    /// Whether a row was left out because one of its cells cannot be read.
    pub(super) has_lost_rows: bool,
    /// Findings so far.
    pub(super) findings: Vec<Finding>,
    /// The cells of the values read so far.
    pub(super) places: Places,
}

impl<'a> WorkbookReader<'a> {
    /// A reader for a workbook of this layout.
    pub(super) fn new(layout: &'a Layout) -> Self {
        let words = FileWords::of(&layout.language);
        let labels = COMPARISON_FIELDS.map(|(key, id)| (key, words.word(id)));
        let places = Places::new(labels.into_iter().collect());
        let (units, findings) = (BTreeSet::new(), Vec::new());
        Self { layout, words, units, has_ledger: false, has_lost_rows: false, findings, places }
    }

    /// A name that workbooks use, such as that of a worksheet or a label, in the language of the layout.
    pub(super) fn word(&self, id: &str) -> String {
        self.words.word(id)
    }

    /// All names that workbooks use, in the language of the layout.
    pub(super) fn file_words(&self) -> &FileWords {
        &self.words
    }

    /// Whether a text is the name with this id, regardless of width, blanks, quotes and case.
    pub(super) fn is_word(&self, text: &str, id: &str) -> bool {
        fold(text) == fold(&self.word(id))
    }

    /// Reports which of these rows are hidden or hard to see, with one finding for each run of rows.
    pub(super) fn report_hidden_rows(&mut self, rows: &[u32], place: &Place, grid: &WorksheetGrid) {
        for (first, last) in grid.hidden_runs(rows) {
            let finding = finding::row_hidden(row_range(first, last));
            self.report(finding, place, grid, (first, 0));
        }
        for (effect, first, last, column) in grid.effect_runs(rows) {
            let finding = finding::row_veiled(row_range(first, last), effect.key());
            self.report(finding.as_warning(), place, grid, (first, column));
        }
    }

    /// Reports a table whose worksheet states another currency unit (元, 万元) above the header than the layout gives it:
    /// its amounts would be misread by the factor between the units.
    pub(super) fn report_other_currency_unit(&mut self, top: u32, wanted: &str, place: &Place, grid: &WorksheetGrid) {
        let format = &self.layout.format;
        let label = |measure: &str| fold(&self.layout.words.measure.replace("{{ measure }}", measure));
        let wanted_label = label(wanted);
        let others: Vec<(String, String)> = format
            .measures
            .keys()
            .filter(|measure| *measure != wanted)
            .map(|measure| (label(measure), measure.clone()))
            .collect();
        for row in grid.rows().into_iter().take_while(|row| *row < top) {
            for (column, words) in grid.row_texts(row) {
                let words = fold(&words);
                let other = others.iter().find(|(label, _)| words.ends_with(label) && !words.ends_with(&wanted_label));
                if let Some((_, measure)) = other {
                    let finding = finding::measure_differs(measure, wanted);
                    return self.report(finding, place, grid, (row, column));
                }
            }
        }
    }

    /// Whether a text is a remark on the making of a table, such as who prepared it (制表人：…).
    pub(super) fn is_remark(&self, text: &str) -> bool {
        let text = fold(text);
        let begins = |word: &str| text.strip_prefix(&fold(word)).is_some_and(|rest| rest.starts_with(':'));
        self.word("book-remarks").split('|').any(begins)
    }

    /// The field of a ledger that a column title names.
    pub(super) fn ledger_field(&self, title: &str) -> Option<&'static str> {
        ledger::field(title, &self.words)
    }

    /// The fields that all column titles of a ledger name, and findings about missing or repeated ones.
    pub(super) fn ledger_fields(&self, titles: &[&str]) -> (Vec<Option<&'static str>>, Vec<Finding>) {
        ledger::fields(titles, &self.words)
    }

    /// Records a finding about a value, with the cell that holds it.
    pub(super) fn report(&mut self, finding: Finding, place: &Place, grid: &WorksheetGrid, at: CellPosition) {
        self.findings.push(finding.at(&place.clone().in_cell(grid.reference(at))));
    }

    /// The displayed text of a cell as in [`Self::text`], but [`PLACEHOLDER`] for a cell that cannot be read.
    pub(super) fn text_or_placeholder(
        &mut self,
        place: &Place,
        grid: &WorksheetGrid,
        at: CellPosition,
        title: &str,
    ) -> Option<String> {
        self.text(place, grid, at, title).unwrap_or_else(|Unreadable| Some(PLACEHOLDER.to_owned()))
    }

    /// The displayed text of a cell on one line; `None` for a blank cell. The cell is recorded as the place of the
    /// value. `title` names its column or row in findings.
    ///
    /// # Errors
    /// [`Unreadable`] if the cell cannot be read, which is reported.
    pub(super) fn text(
        &mut self,
        place: &Place,
        grid: &WorksheetGrid,
        at: CellPosition,
        title: &str,
    ) -> Result<Option<String>, Unreadable> {
        self.places.note(place, grid, at);
        self.heading(place, grid, at, title)
    }

    /// The text of a cell that labels other cells, on one line. It is not recorded as the place of a value.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub(super) fn heading(
        &mut self,
        place: &Place,
        grid: &WorksheetGrid,
        at: CellPosition,
        title: &str,
    ) -> Result<Option<String>, Unreadable> {
        let text = self.displayed_text(place, grid, at, title)?;
        Ok(text.map(|text| {
            let line = text::one_line(&text);
            if line != text {
                self.report(finding::lines_joined(), place, grid, at);
            }
            line
        }))
    }

    /// The text that a cell displays, with its line breaks; `None` for a blank cell.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub(super) fn displayed_text(
        &mut self,
        place: &Place,
        grid: &WorksheetGrid,
        at: CellPosition,
        title: &str,
    ) -> Result<Option<String>, Unreadable> {
        let Some(cell) = grid.cell(at) else { return Ok(None) };
        let finding = match cell {
            GridCell::Uncomputed => finding::cell_uncomputed(title),
            // Programs that cannot compute formulas store zero as the result of a text formula.
            GridCell::Number(_) if grid.is_blank(at) => finding::cell_uncomputed(title),
            GridCell::Error(error) => finding::cell_error(error),
            GridCell::Number(Number { display: Display::Unknown, stored, .. }) => {
                finding::cell_format(stored.to_string())
            }
            GridCell::Number(number) if number.displayed_text().is_empty() => amount_shown_finding(number, ""),
            GridCell::Date(date, None) => {
                self.report(finding::cell_format(date.to_string()).as_warning(), place, grid, at);
                return Ok(grid.text(at));
            }
            cell => {
                let worded = match cell {
                    GridCell::Number(number) => {
                        !matches!(number.display, Display::Digits | Display::Percent) || number.is_rounded()
                    }
                    GridCell::Other(_) => true,
                    _ => false,
                };
                let text = match cell {
                    GridCell::Number(number) => Some(number.displayed_text()),
                    _ => grid.text(at),
                };
                if worded || grid.effects.get(&at) == Some(&TextEffect::Added) {
                    let finding = finding::words_formatted(text.clone().unwrap_or_default());
                    self.report(finding.as_note(), place, grid, at);
                }
                return Ok(text);
            }
        };
        self.report(finding, place, grid, at);
        Err(Unreadable)
    }

    /// The amount in a cell, as the text that a data file has, in the unit and with the decimals of `money`. A blank
    /// cell is zero in tables that print zeros as blanks.
    pub(super) fn amount(
        &mut self,
        money: &Money<'_>,
        place: &Place,
        grid: &WorksheetGrid,
        at: CellPosition,
        title: &str,
    ) -> JsonNode {
        self.places.note(place, grid, at);
        let decimals = money.decimals;
        if money.is_blank_zero() && grid.cell(at).is_none() {
            return JsonNode::Text(Decimal::ZERO.to_string());
        }
        let node = self.number(place, grid, at, title, Some(money.measure));
        match node.text().and_then(|text| text.parse::<Amount>().ok()) {
            // Number cells drop trailing zeros; data files keep them.
            Some(amount) if amount.decimals() < decimals => JsonNode::Text(amount.rounded(decimals).to_string()),
            _ => node,
        }
    }

    /// The number in a cell as the text that a data file has. `measure` is the currency unit if the number is an
    /// amount. A cell without a readable number is reported and gives zero, so that the rest of the data can still be
    /// checked; the error keeps the zero from being published.
    pub(super) fn number(
        &mut self,
        place: &Place,
        grid: &WorksheetGrid,
        at: CellPosition,
        title: &str,
        measure: Option<&str>,
    ) -> JsonNode {
        self.places.note(place, grid, at);
        if grid.doubtful_zeros.contains(&at) && grid.is_blank(at) {
            self.report(finding::formula_zero(title), place, grid, at);
        }
        let finding = match grid.cell(at) {
            Some(GridCell::Number(number)) => match self.displayed_number(number, measure, place, grid, at) {
                Ok(shown) => return JsonNode::Text(shown),
                Err(finding) => *finding,
            },
            Some(GridCell::Text(given)) => return self.typed_number(given.trim(), place, grid, at),
            Some(GridCell::Date(date, _)) => return JsonNode::Text(date.to_string()),
            Some(GridCell::Other(given)) => return JsonNode::Text(given.clone()),
            Some(GridCell::Error(error)) => finding::cell_error(error),
            Some(GridCell::Uncomputed) => finding::cell_uncomputed(title),
            None => finding::cell_blank(title),
        };
        self.report(finding, place, grid, at);
        JsonNode::Text(Decimal::ZERO.to_string())
    }

    /// The text of a number as it is displayed. Decimals that the cell hides, and words around the number, are
    /// reported.
    ///
    /// # Errors
    /// A finding, if the cell displays another number than it holds.
    fn displayed_number(
        &mut self,
        number: &Number,
        measure: Option<&str>,
        place: &Place,
        grid: &WorksheetGrid,
        at: CellPosition,
    ) -> Result<String, Box<Finding>> {
        let other = |text: &str| Box::new(amount_shown_finding(number, text));
        let (basis, sign) = match &number.display {
            Display::Percent => (number.stored * Decimal::ONE_HUNDRED, "%"),
            Display::Digits => (number.stored, ""),
            Display::Worded(text, words) if self.is_other_measure(words, measure) => return Err(other(text)),
            Display::Worded(text, words) => {
                if measure != Some(words) {
                    let finding = finding::amount_worded(text, number.shown);
                    self.report(finding.as_warning(), place, grid, at);
                }
                (number.stored, "")
            }
            Display::Other(text) => return Err(other(text)),
            Display::Unknown => {
                return Err(Box::new(finding::cell_format(number.stored.to_string())));
            }
        };
        if basis != number.shown {
            let finding = finding::amount_hidden(basis, number.shown);
            self.report(finding.as_warning(), place, grid, at);
        }
        Ok(format!("{}{sign}", number.shown))
    }

    /// Whether the words around a number name another currency unit than `measure`.
    fn is_other_measure(&self, words: &str, measure: Option<&str>) -> bool {
        let known = |c: char| self.layout.format.measures.keys().any(|measure| measure.contains(c));
        measure.is_some_and(|unit| unit != words) && words.contains(known)
    }

    /// A number that was typed as text. If it needed cleaning, such as of grouping commas, the result is reported.
    fn typed_number(&mut self, given: &str, place: &Place, grid: &WorksheetGrid, at: CellPosition) -> JsonNode {
        if given.parse::<Amount>().is_ok() {
            return JsonNode::Text(given.to_owned());
        }
        let Some(meant) = text::amount_text(given) else { return JsonNode::Text(given.to_owned()) };
        for finding in text::notes_on_amount(given, &meant) {
            self.report(finding, place, grid, at);
        }
        JsonNode::Text(meant)
    }
}

/// Error: a cell cannot be read. The finding has been reported already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// The finding about a cell that displays another number than it holds, or nothing.
fn amount_shown_finding(number: &Number, text: &str) -> Finding {
    let how = if text.is_empty() { "nothing" } else { "other" };
    finding::amount_shown(number.stored, text, how)
}

/// A range of row numbers for reports, counted from 1: `5` or `5–8`.
fn row_range(first: u32, last: u32) -> String {
    if first == last { format!("{}", first + 1) } else { format!("{}–{}", first + 1, last + 1) }
}
