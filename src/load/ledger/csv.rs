//! Ledgers in CSV.

use std::borrow::Cow;

use csv::StringRecord;

use super::totals::Totals;
use super::{FIELDS, doubled, field, fields, lines, named, none, remarks, value};
use crate::derive;
use crate::error::Error;
use crate::layout::Layout;
use crate::load::container::{self, Container};
use crate::load::format::{self, Shape};
use crate::load::node::{self, JsonNode};
use crate::load::{check, text};
use crate::message::{Catalogue, Language};
use crate::model::{Finding, LedgerLine, Place, Severity};

/// What stands between the columns.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];
/// Marks that look like these.
const WIDE_DELIMITERS: [char; 3] = ['\u{FF0C}', '\u{FF1B}', '\u{3001}'];
/// The titles stand in one of so many rows that hold something.
const DEEPEST: usize = 10;
/// The most titles of a ledger.
const MOST_COLUMNS: usize = 256;
/// The most marks between columns and rows of a file, which bound the memory that it takes: a quarter of a million lines have as
/// many.
const MOST_MARKS: usize = 2_000_000;

/// A ledger with what was noticed while it was read.
#[derive(Debug, Clone)]
pub struct LedgerFile {
    /// Its lines.
    pub lines: Vec<LedgerLine>,
    /// Warnings and notes.
    pub findings: Vec<Finding>,
}

/// Reads a ledger in CSV: UTF-8, or GB 18030 or UTF-16 as spreadsheets on Chinese systems write it, which is reported;
/// with commas, tabs or semicolons between the columns, which stand in any order below their titles.
///
/// # Errors
/// `ledger-workbook` for a workbook, `csv-too-many` for more rows and columns than a ledger has, `json-encoding` for other encodings, `csv-delimiter` for other marks between the
/// columns, `csv-broken` and `csv-ragged` for rows that do not go together, `ledger-none` if the layout does not know
/// how its tables follow from one; all faults of the lines, each with its line in the file.
pub fn ledger(bytes: &[u8], layout: &Layout) -> Result<LedgerFile, Error> {
    let spec = layout.ledger.as_ref().ok_or_else(|| none(layout))?;
    if container::admit(bytes)? != Container::Json {
        return Err(Error::failed(Finding::error("ledger-workbook")));
    }
    let (text, mut findings) = decoded(bytes)?;
    bounded(&text)?;
    let words = Catalogue::new(Language::of(&layout.language));
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
    reading.findings.extend(reading.unread(&file.records, &words));
    let CsvLedgerReader { rows, totals, findings: more, .. } = reading;
    findings.extend(more);
    let node = JsonNode::List(nodes);
    let faults = check::check(&Shape::List(Box::new(format::ledger_line(spec)), 1), &node);
    let faults = named(faults, layout, false);
    let mut faults: Vec<Finding> = faults.into_iter().map(|fault| on_line(fault, &rows)).collect();
    let totals = totals.findings();
    faults.extend(totals.iter().filter(|finding| finding.code == "ledger-total-differs").cloned());
    Error::unless_clean(faults)?;
    findings.extend(totals);
    let mut lines = lines(&node, &Place::root()).ok_or_else(|| Error::failed(Finding::error("internal-shape")))?;
    for line in &mut lines {
        line.place = in_file(&line.place, &rows);
    }
    let misstated = derive::misstated(&lines, layout).into_iter();
    let misstated: Vec<Finding> = misstated.map(|part| derive::misstatement(&part, &lines, layout, None)).collect();
    if misstated.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(Error::Found(misstated));
    }
    findings.splice(0..0, misstated);
    findings.extend(doubled(&lines));
    Ok(LedgerFile { lines, findings })
}

/// The text of a file in UTF-8, UTF-16 or GB 18030.
fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, Vec<Finding>), Error> {
    // Commas and line ends have a zero beside them, without a mark at the beginning.
    let zeros = |start: usize| bytes.iter().skip(start).step_by(2).take(1000).filter(|byte| **byte == 0).count();
    let wide = match bytes {
        [0xFF, 0xFE, ..] => Some(encoding_rs::UTF_16LE),
        [0xFE, 0xFF, ..] => Some(encoding_rs::UTF_16BE),
        _ if zeros(0) + zeros(1) == 0 => None,
        _ if zeros(0) > zeros(1) => Some(encoding_rs::UTF_16BE),
        _ => Some(encoding_rs::UTF_16LE),
    };
    let (encoding, code, error) = match (wide, node::utf8(bytes)) {
        (None, Ok(text)) => return Ok((text.into(), Vec::new())),
        (Some(wide), _) => (wide, "csv-utf16", node::encoding_fault(1)),
        (None, Err(error)) => (encoding_rs::GB18030, "csv-gb18030", error),
    };
    let (text, _, broken) = encoding.decode(bytes);
    if broken { Err(error) } else { Ok((text, vec![Finding::error(code).as_note()])) }
}

/// Refuses what has more rows and columns than any ledger.
fn bounded(text: &str) -> Result<(), Error> {
    let is_mark = |byte: &u8| DELIMITERS.contains(byte) || matches!(*byte, b'\n' | b'\r');
    if text.bytes().filter(is_mark).count() > MOST_MARKS {
        return Err(too_many("rows", MOST_MARKS));
    }
    Ok(())
}

fn too_many(what: &str, limit: usize) -> Error {
    Error::failed(Finding::error("csv-too-many").with("what", what).with("limit", limit))
}

/// The rows of a file.
struct CsvRows {
    /// The line of the titles, counted from 1.
    top: usize,
    titles: StringRecord,
    /// The rows below them that hold something, each with its line.
    records: Vec<(usize, StringRecord)>,
}

impl CsvRows {
    fn read(text: &str, words: &Catalogue) -> Result<Self, Error> {
        let known = |record: &StringRecord| {
            let filled = record.iter().filter(|title| !title.trim().is_empty()).take(MOST_COLUMNS);
            filled.filter(|title| field(title, words).is_some()).count()
        };
        let best = |delimiter: u8| {
            let head = records(text, delimiter).take(DEEPEST).map_while(Result::ok).collect::<Vec<_>>();
            // Of equally good rows the first.
            let top = (0..head.len()).rev().max_by_key(|index| known(&head[*index].1)).unwrap_or_default();
            (head.get(top).map_or(0, |(_, record)| known(record)), top)
        };
        let found = DELIMITERS.map(|delimiter| (best(delimiter), delimiter));
        let ((count, top), delimiter) =
            found.into_iter().rev().max_by_key(|((count, _), _)| *count).unwrap_or(((0, 0), b','));
        let place = Place::root().on_line(1);
        let mut head = text.lines().filter(|line| !line.trim().is_empty()).take(DEEPEST);
        if let (0..2, Some(mark)) = (count, head.find_map(|line| wide_delimiter(line, words))) {
            return Err(Error::failed(Finding::error("csv-delimiter").at(&place).with("mark", mark)));
        }
        let mut records = records(text, delimiter).skip(top);
        let empty = || Error::failed(Finding::error("file-empty"));
        let (line, titles) = records.next().ok_or_else(empty)??;
        if titles.iter().filter(|title| !title.trim().is_empty()).count() > MOST_COLUMNS {
            return Err(too_many("columns", MOST_COLUMNS));
        }
        Ok(Self { top: line, titles, records: records.collect::<Result<_, _>>()? })
    }
}

/// The records that hold something, each with the line where it begins.
fn records(text: &str, delimiter: u8) -> impl Iterator<Item = Result<(usize, StringRecord), Error>> + '_ {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let read = reader.into_records().map(|record| {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            let place = Place::root().on_line(usize::try_from(line).unwrap_or(1));
            Error::failed(Finding::error("csv-broken").at(&place).with("detail", error))
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        Ok((usize::try_from(line).unwrap_or_default(), record))
    });
    read.filter(|record| record.as_ref().map_or(true, |(_, record)| !is_blank(record)))
}

fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|given| given.trim().is_empty())
}

/// The mark that stands between titles in place of a comma.
fn wide_delimiter(line: &str, words: &Catalogue) -> Option<char> {
    let known = |mark: &char| {
        let titles = line.split(*mark).take(MOST_COLUMNS);
        titles.filter(|title| field(title, words).is_some()).count() >= 2
    };
    WIDE_DELIMITERS.into_iter().find(known)
}

/// A ledger being read.
struct CsvLedgerReader<'a> {
    layout: &'a Layout,
    fields: Vec<Option<&'static str>>,
    titles: Vec<&'a str>,
    totals: Totals,
    findings: Vec<Finding>,
    /// The line of the file of each line of the ledger.
    rows: Vec<usize>,
}

impl CsvLedgerReader<'_> {
    /// A line of the ledger; `None` for a total.
    fn line(&mut self, line: usize, record: &StringRecord) -> Result<Option<JsonNode>, Error> {
        let place = Place::root().on_line(line);
        let beyond = record.iter().skip(self.titles.len()).any(|given| !given.trim().is_empty());
        if beyond || record.len() < self.titles.len() {
            let finding = Finding::error("csv-ragged").at(&place).with("line", line).with("given", record.len());
            return Err(Error::failed(finding.with("wanted", self.titles.len())));
        }
        let own = |wanted: &str| {
            let mut cells = self.fields.iter().zip(record).filter(|(_, given)| !given.trim().is_empty());
            cells.find(|(field, _)| **field == Some(wanted)).map(|(_, given)| given)
        };
        let amount = own("amount").and_then(|given| {
            let meant = text::as_amount(given).unwrap_or_else(|| given.trim().to_owned());
            meant.parse::<crate::model::Amount>().ok().map(|amount| amount.value())
        });
        let cells: Vec<&str> = record.iter().filter(|given| !given.trim().is_empty()).collect();
        if let Some(words) = self.totals.words([own("function"), own("economy")], &cells) {
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
            self.findings.extend(remarks(field, given, self.layout).into_iter().map(|finding| finding.at(&at)));
            members.insert(field.to_owned(), JsonNode::Text(value(field, &text::one_line(given), spec)));
        }
        Ok(Some(JsonNode::Record(members)))
    }

    /// Columns that are not read although something stands in them.
    fn unread(&self, records: &[(usize, StringRecord)], words: &Catalogue) -> Vec<Finding> {
        let unknown = (0..self.titles.len()).filter(|index| self.fields[*index].is_none());
        let told = unknown.filter_map(|index| {
            let filled = |(line, record): &(usize, StringRecord)| {
                let given = record.get(index)?.trim();
                (!given.is_empty()).then(|| (*line, given.to_owned()))
            };
            let (line, given) = records.iter().find_map(filled)?;
            let finding = super::unread(self.titles[index].trim(), index, &given, words);
            Some(finding.with("row", line).at(&Place::root().on_line(line)))
        });
        told.collect()
    }
}

/// A fault of a line with the line of the file on which it stands.
fn on_line(mut fault: Finding, rows: &[usize]) -> Finding {
    fault.place = fault.place.map(|place| in_file(&place, rows));
    fault
}

/// The place `/3/amount` of a list as a file in CSV has it: the line, and the field.
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
