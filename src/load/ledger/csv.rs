//! Reads a ledger (明细账) from a CSV file: its encoding, its delimiter, the row of titles, and the lines below.
//!
//! `budgetpress derive` calls [`ledger`] and puts the lines into a budget with [`load::derive`](crate::load::derive()).
//! Ledgers in workbooks are read by `load::workbook`; titles and values are interpreted in [`super`] for both.

use std::borrow::Cow;

use csv::StringRecord;

use super::totals::Totals;
use super::{FIELDS, LedgerNames, field, fields, lines, no_ledger, notes_on_value, repeated_lines, value};
use crate::derive;
use crate::error::Error;
use crate::layout::Layout;
use crate::load::check::{self, FaultNames};
use crate::load::container::{self, Container};
use crate::load::format::{self, Shape};
use crate::load::node::{self, JsonNode};
use crate::load::text;
use crate::message::FileWords;
use crate::model::{Finding, LedgerLine, Place, Severity, finding};

/// The delimiters that are recognised.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// Full-width punctuation that is sometimes typed in place of a delimiter, which is reported.
const WIDE_DELIMITERS: [char; 3] = ['\u{FF0C}', '\u{FF1B}', '\u{3001}'];

/// The number of non-empty rows from the top among which the row of titles is searched.
const MAX_TITLE_ROW: usize = 10;

/// Maximum number of titles of a ledger.
const MAX_COLUMNS: usize = 256;

/// Maximum number of delimiters and line ends of a file, which limit its memory: a ledger of 250,000 lines has as many.
const MAX_DELIMITERS: usize = 2_000_000;

/// A ledger and the findings of reading it.
#[derive(Debug, Clone)]
pub struct LedgerFile {
    /// Its lines.
    pub lines: Vec<LedgerLine>,
    /// Warnings and notes.
    pub findings: Vec<Finding>,
}

/// Reads a ledger in CSV. Its encoding is UTF-8, or, with a note, GB 18030 or UTF-16 as spreadsheets on Chinese systems
/// write them. Columns are separated by commas, tabs or semicolons and may be in any order below their titles.
///
/// # Errors
/// `ledger-workbook` for a workbook; `csv-too-many` for too many rows or columns; `json-encoding` for other encodings;
/// `csv-delimiter` for other delimiters; `csv-broken` for invalid CSV; `csv-ragged` for rows of different lengths;
/// `ledger-none` if the layout does not define how tables follow from a ledger; all faults of the lines, each with its
/// line in the file; `unit-wrong` if the amounts are certainly in 万元.
pub fn ledger(bytes: &[u8], layout: &Layout) -> Result<LedgerFile, Error> {
    let spec = layout.ledger.as_ref().ok_or_else(|| no_ledger(layout))?;
    if container::admit(bytes)? != Container::Json {
        return Err(Error::failed(finding::ledger_workbook()));
    }
    let (text, mut findings) = decoded(bytes)?;
    check_size(&text)?;
    let words = FileWords::of(&layout.language);
    let file = CsvRows::read(&text, &words)?;
    let texts: Vec<&str> = file.titles.iter().collect();
    let (fields, faults) = fields(&texts, &words);
    Error::unless_clean(faults.into_iter().map(|fault| fault.at(&Place::root().on_line(file.top))).collect())?;
    let mut reading = CsvLedgerReader {
        layout,
        fields,
        titles: texts,
        totals: Totals::new(&words),
        findings: Vec::new(),
        rows: Vec::new(),
    };
    let mut nodes = Vec::new();
    for (line, record) in &file.records {
        nodes.extend(reading.line(*line, record)?);
    }
    reading.findings.extend(reading.unread_columns(&file.records, &words));
    let CsvLedgerReader { rows, totals, findings: more, .. } = reading;
    findings.extend(more);
    let node = JsonNode::List(nodes);
    let names = FaultNames { labels: None, ledger: Some(LedgerNames::new(layout, false)) };
    let faults = check::check(&Shape::List(Box::new(format::ledger_line(spec)), 1), &node, &names);
    let mut faults: Vec<Finding> = faults.into_iter().map(|fault| on_line(fault, &rows)).collect();
    let totals = totals.findings();
    faults.extend(totals.iter().filter(|finding| finding.code == finding::ledger_total_differs::CODE).cloned());
    Error::unless_clean(faults)?;
    findings.extend(totals);
    let mut lines = lines(&node, &Place::root()).ok_or_else(|| Error::failed(finding::internal_shape()))?;
    for line in &mut lines {
        line.place = in_file(&line.place, &rows);
    }
    let misstated = derive::misstated(&lines, layout).into_iter();
    let misstated: Vec<Finding> = misstated.map(|part| derive::misstatement(&part, &lines, layout, None)).collect();
    if misstated.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(Error::Found(misstated));
    }
    findings.splice(0..0, misstated);
    findings.extend(repeated_lines(&lines));
    Ok(LedgerFile { lines, findings })
}

/// Decodes a file in UTF-8, UTF-16 or GB 18030; with a note for an encoding other than UTF-8.
fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, Vec<Finding>), Error> {
    // UTF-16 without a byte order mark is recognised by the zero bytes of commas, digits and line ends.
    let zeros = |start: usize| bytes.iter().skip(start).step_by(2).take(1000).filter(|byte| **byte == 0).count();
    let wide = match bytes {
        [0xFF, 0xFE, ..] => Some(encoding_rs::UTF_16LE),
        [0xFE, 0xFF, ..] => Some(encoding_rs::UTF_16BE),
        _ if zeros(0) + zeros(1) == 0 => None,
        _ if zeros(0) > zeros(1) => Some(encoding_rs::UTF_16BE),
        _ => Some(encoding_rs::UTF_16LE),
    };
    let (encoding, finding, error) = match (wide, node::utf8(bytes)) {
        (None, Ok(text)) => return Ok((text.into(), Vec::new())),
        (Some(wide), _) => (wide, finding::csv_utf16(), node::encoding_fault(1)),
        (None, Err(error)) => (encoding_rs::GB18030, finding::csv_gb18030(), error),
    };
    let (text, _, broken) = encoding.decode(bytes);
    if broken { Err(error) } else { Ok((text, vec![finding])) }
}

/// Refuses files with more than [`MAX_DELIMITERS`] delimiters and line ends.
fn check_size(text: &str) -> Result<(), Error> {
    let is_mark = |byte: &u8| DELIMITERS.contains(byte) || matches!(*byte, b'\n' | b'\r');
    if text.bytes().filter(is_mark).count() > MAX_DELIMITERS {
        return Err(too_many("rows", MAX_DELIMITERS));
    }
    Ok(())
}

/// The error for a file with more than `limit` rows or columns; `what` is the catalogue's word for them.
fn too_many(what: &'static str, limit: usize) -> Error {
    Error::failed(finding::csv_too_many(what, limit))
}

/// The rows of a file, split at its row of titles.
struct CsvRows {
    /// The line of the titles, counted from 1.
    top: usize,
    titles: StringRecord,
    /// The non-empty rows below the titles, each with its line.
    records: Vec<(usize, StringRecord)>,
}

impl CsvRows {
    /// Reads the rows with the delimiter and the row of titles for which most titles name a field.
    fn read(text: &str, words: &FileWords) -> Result<Self, Error> {
        let known = |record: &StringRecord| {
            let filled = record.iter().filter(|title| !title.trim().is_empty()).take(MAX_COLUMNS);
            filled.filter(|title| field(title, words).is_some()).count()
        };
        let best = |delimiter: u8| {
            let head = records(text, delimiter).take(MAX_TITLE_ROW).map_while(Result::ok).collect::<Vec<_>>();
            // `max_by_key` returns the last of equal elements; reversed, that is the first row.
            let top = (0..head.len()).rev().max_by_key(|index| known(&head[*index].1)).unwrap_or_default();
            (head.get(top).map_or(0, |(_, record)| known(record)), top)
        };
        let found = DELIMITERS.map(|delimiter| (best(delimiter), delimiter));
        let ((count, top), delimiter) =
            found.into_iter().rev().max_by_key(|((count, _), _)| *count).unwrap_or(((0, 0), b','));
        let place = Place::root().on_line(1);
        let mut head = text.lines().filter(|line| !line.trim().is_empty()).take(MAX_TITLE_ROW);
        if let (0..2, Some(mark)) = (count, head.find_map(|line| wide_delimiter(line, words))) {
            return Err(Error::failed(finding::csv_delimiter(mark).at(&place)));
        }
        let mut records = records(text, delimiter).skip(top);
        let empty = || Error::failed(finding::file_empty());
        let (line, titles) = records.next().ok_or_else(empty)??;
        if titles.iter().filter(|title| !title.trim().is_empty()).count() > MAX_COLUMNS {
            return Err(too_many("columns", MAX_COLUMNS));
        }
        Ok(Self { top: line, titles, records: records.collect::<Result<_, _>>()? })
    }
}

/// The non-empty records, each with the line on which it begins.
fn records(text: &str, delimiter: u8) -> impl Iterator<Item = Result<(usize, StringRecord), Error>> + '_ {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let read = reader.into_records().map(|record| {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            let place = Place::root().on_line(usize::try_from(line).unwrap_or(1));
            Error::failed(finding::csv_broken(error).at(&place))
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        Ok((usize::try_from(line).unwrap_or_default(), record))
    });
    read.filter(|record| record.as_ref().map_or(true, |(_, record)| !is_blank(record)))
}

/// Whether all cells of a record are empty.
fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|given| given.trim().is_empty())
}

/// The full-width punctuation mark that separates at least two titles of a line in place of a delimiter.
fn wide_delimiter(line: &str, words: &FileWords) -> Option<char> {
    let known = |mark: &char| {
        let titles = line.split(*mark).take(MAX_COLUMNS);
        titles.filter(|title| field(title, words).is_some()).count() >= 2
    };
    WIDE_DELIMITERS.into_iter().find(known)
}

/// State of the reader while it goes through the rows of a ledger.
struct CsvLedgerReader<'a> {
    layout: &'a Layout,
    /// The field of each column; `None` for columns that are ignored.
    fields: Vec<Option<&'static str>>,
    /// The titles of the columns.
    titles: Vec<&'a str>,
    totals: Totals,
    /// Notes and warnings.
    findings: Vec<Finding>,
    /// For each line of the ledger its line in the file.
    rows: Vec<usize>,
}

impl CsvLedgerReader<'_> {
    /// Reads the row on a line of the file as a ledger line; `None` for a total, which is recorded in `totals`.
    fn line(&mut self, line: usize, record: &StringRecord) -> Result<Option<JsonNode>, Error> {
        let place = Place::root().on_line(line);
        let beyond = record.iter().skip(self.titles.len()).any(|given| !given.trim().is_empty());
        if beyond || record.len() < self.titles.len() {
            return Err(Error::failed(finding::csv_ragged(line, record.len(), self.titles.len()).at(&place)));
        }
        let field_text = |wanted: &str| {
            let mut cells = self.fields.iter().zip(record).filter(|(_, given)| !given.trim().is_empty());
            cells.find(|(field, _)| **field == Some(wanted)).map(|(_, given)| given)
        };
        let amount = field_text("amount").and_then(|given| {
            let meant = text::amount_text(given).unwrap_or_else(|| given.trim().to_owned());
            meant.parse::<crate::model::Amount>().ok().map(|amount| amount.value())
        });
        let cells: Vec<&str> = record.iter().filter(|given| !given.trim().is_empty()).collect();
        if let Some(words) = self.totals.words([field_text("function"), field_text("economy")], &cells) {
            self.totals.total(place, words.trim(), amount);
            return Ok(None);
        }
        self.totals.line(amount);
        self.rows.push(line);
        let Some(spec) = &self.layout.ledger else { return Ok(None) };
        let mut members = indexmap::IndexMap::new();
        for (field, given) in self.fields.iter().zip(record).filter(|(_, given)| !given.trim().is_empty()) {
            let Some(field) = *field else { continue };
            let at = Place::root().join(field).on_line(line);
            self.findings.extend(notes_on_value(field, given, self.layout).into_iter().map(|finding| finding.at(&at)));
            members.insert(field.to_owned(), JsonNode::Text(value(field, &text::one_line(given), spec)));
        }
        Ok(Some(JsonNode::Record(members)))
    }

    /// The findings for columns that are ignored although they have content, at their first value.
    fn unread_columns(&self, records: &[(usize, StringRecord)], words: &FileWords) -> Vec<Finding> {
        let unknown = (0..self.titles.len()).filter(|index| self.fields[*index].is_none());
        let findings = unknown.filter_map(|index| {
            let filled = |(line, record): &(usize, StringRecord)| {
                let given = record.get(index)?.trim();
                (!given.is_empty()).then(|| (*line, given.to_owned()))
            };
            let (line, given) = records.iter().find_map(filled)?;
            let finding = super::unread_column(self.titles[index].trim(), index, &given, words);
            Some(finding.row(line).at(&Place::root().on_line(line)))
        });
        findings.collect()
    }
}

/// The fault with its place in the CSV file; `rows` are the lines of the file by ledger line.
fn on_line(mut fault: Finding, rows: &[usize]) -> Finding {
    fault.place = fault.place.map(|place| in_file(&place, rows));
    fault
}

/// Converts a place such as `/3/amount` (ledger line 3) to the place in a CSV file: `/amount` on a line of the file.
fn in_file(place: &Place, rows: &[usize]) -> Place {
    let mut steps = place.steps();
    let row = steps.next().and_then(|index| rows.get(index.parse::<usize>().ok()?));
    match row {
        Some(row) => {
            let known = |step: &String| FIELDS.contains(&step.as_str());
            steps.filter(known).fold(Place::root(), |place, step| place.join(step)).on_line(*row)
        }
        None => place.clone(),
    }
}
