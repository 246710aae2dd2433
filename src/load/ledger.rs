//! Ledgers (明细账): one table of lines, in a file of their own (CSV), as a worksheet, or inside a data file.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::check;
use super::fold::{coded, fold};
use super::format::{self, Shape};
use super::node::Node;
use super::text;
use crate::error::Error;
use crate::layout::{Classification, Layout, LedgerSpec};
use crate::message::{Catalogue, Language};
use crate::model::{AccountCode, Finding, LedgerLine, Place};

/// The fields of a line, by their names in data files. The catalogue has their titles under `ledger-…`.
pub(super) const FIELDS: [&str; 8] = ["unit", "kind", "project", "function", "economy", "fund", "amount", "goal"];

/// The fields that a ledger must have.
pub(super) const MUST: [&str; 5] = ["kind", "function", "economy", "fund", "amount"];

/// Which field each title names, and what is wrong with the titles. Where a field has no title of its own, the one
/// title that begins like it stands for it; but an amount's must name the unit of money.
pub(super) fn fields(titles: &[&str], words: &Catalogue) -> (Vec<Option<&'static str>>, Vec<Finding>) {
    let mut found: Vec<Option<&'static str>> = titles.iter().map(|title| field(title, words)).collect();
    let mut faults = Vec::new();
    for field in FIELDS.into_iter().filter(|field| *field != "amount") {
        let own = words.text(&format!("ledger-{field}"), &[]).unwrap_or_default();
        let begins = |index: &usize| found[*index].is_none() && fold(titles[*index]).starts_with(&fold(&own));
        let near: Vec<usize> = (0..titles.len()).filter(begins).collect();
        match near[..] {
            _ if found.contains(&Some(field)) => {}
            [] => {}
            [index] => found[index] = Some(field),
            _ => {
                let names: Vec<&str> = near.iter().map(|index| titles[*index]).collect();
                let finding = Finding::error("column-ambiguous").with("column", own);
                faults.push(finding.with("names", names.join(", ")));
            }
        }
    }
    for field in FIELDS {
        let title = words.text(&format!("ledger-{field}"), &[]).unwrap_or_default();
        let ambiguous = faults.iter().any(|fault| fault.values.iter().any(|(_, value)| *value == title));
        match found.iter().filter(|found| **found == Some(field)).count() {
            0 if MUST.contains(&field) && !ambiguous => {
                faults.push(Finding::error("column-missing").with("column", title));
            }
            0 | 1 => {}
            _ => faults.push(Finding::error("column-ambiguous").with("column", &title).with("names", &title)),
        }
    }
    (found, faults)
}

/// Which field a title names, in the language of the layout or as data files have it.
pub(super) fn field(title: &str, words: &Catalogue) -> Option<&'static str> {
    let same = |one: &str, other: &str| fold(one) == fold(other);
    FIELDS.into_iter().find(|field| {
        let own = words.text(&format!("ledger-{field}"), &[]).unwrap_or_default();
        same(title, field) || same(title, &own)
    })
}

/// The value of a field as a data file has it: a key for the name of a kind or a fund, the code for an account with
/// its name.
pub(super) fn value(field: &str, given: &str, spec: &LedgerSpec) -> String {
    let key = |names: &IndexMap<String, String>| {
        let folded = fold(given);
        let same = names.iter().find(|(key, name)| **key == given || fold(name) == folded);
        // Else the one name that begins like it.
        let mut near = names.iter().filter(|(_, name)| fold(name).starts_with(&folded));
        let only = near.next().filter(|_| near.next().is_none());
        same.or(only).map(|(key, _)| key.clone())
    };
    let known = match field {
        "kind" => key(&spec.kinds),
        "fund" => key(&spec.funds),
        "function" | "economy" => coded(given).0,
        "amount" => text::as_amount(given).filter(|_| given.parse::<crate::model::Amount>().is_err()),
        _ => None,
    };
    known.unwrap_or_else(|| given.to_owned())
}

/// A ledger with what was noticed while it was read.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// Its lines.
    pub lines: Vec<LedgerLine>,
    /// Warnings and notes.
    pub findings: Vec<Finding>,
}

/// Reads a ledger in CSV: UTF-8, or GB 18030 as spreadsheets on Chinese systems write it, which is told; with titles in
/// the first row, columns in any order.
///
/// # Errors
/// `json-encoding` for other encodings, `csv-broken` for rows that do not go together, `ledger-none` if the layout
/// does not know how its tables follow from one; all faults of the lines, each with its line in the file.
pub fn ledger(bytes: &[u8], layout: &Layout) -> Result<Ledger, Error> {
    let spec = layout.ledger.as_ref().ok_or_else(|| none(layout))?;
    let (text, mut findings) = decoded(bytes)?;
    let words = Catalogue::new(Language::of(&layout.language));
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    let broken = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        let place = Place::root().on_line(usize::try_from(line).unwrap_or(1));
        if let csv::ErrorKind::UnequalLengths { expected_len, len, .. } = error.kind() {
            let finding = Finding::error("csv-ragged").at(&place).with("line", line).with("given", len);
            return Error::failed(finding.with("wanted", expected_len));
        }
        Error::failed(Finding::error("csv-broken").at(&place).with("detail", error))
    };
    let titles = reader.headers().map_err(broken)?.clone();
    let (fields, faults) = fields(&titles.iter().collect::<Vec<_>>(), &words);
    Error::unless_clean(faults.into_iter().map(|fault| fault.at(&Place::root().on_line(1))).collect())?;
    let (mut nodes, mut rows) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(broken)?;
        if record.iter().all(|given| given.trim().is_empty()) {
            continue;
        }
        rows.push(record.position().map_or(0, csv::Position::line));
        let given = fields.iter().zip(&record).filter(|(_, given)| !given.trim().is_empty());
        findings.extend(given.clone().filter_map(|(field, given)| {
            let line = usize::try_from(*rows.last()?).ok()?;
            misnamed((*field)?, given, layout)
                .map(|finding| finding.at(&Place::root().join(field.unwrap_or_default()).on_line(line)))
        }));
        let members = given.filter_map(|(field, given)| {
            let field = (*field)?;
            Some((field.to_owned(), Node::Text(value(field, given.trim(), spec))))
        });
        nodes.push(Node::Record(members.collect()));
    }
    let node = Node::List(nodes);
    let faults = check::check(&Shape::List(Box::new(format::ledger_line(spec)), 1), &node);
    let faults = named(faults, layout, false);
    Error::unless_clean(faults.into_iter().map(|fault| on_line(fault, &rows)).collect())?;
    let mut lines = lines(&node, &Place::root()).ok_or_else(|| Error::failed(Finding::error("internal-shape")))?;
    for line in &mut lines {
        line.place = in_file(&line.place, &rows);
    }
    findings.extend(doubled(&lines));
    Ok(Ledger { lines, findings })
}

/// The text of a file in UTF-8 or GB 18030.
fn decoded(bytes: &[u8]) -> Result<(std::borrow::Cow<'_, str>, Vec<Finding>), Error> {
    let error = match super::node::utf8(bytes) {
        Ok(text) => return Ok((text.into(), Vec::new())),
        Err(error) => error,
    };
    let (text, _, broken) = encoding_rs::GB18030.decode(bytes);
    if broken { Err(error) } else { Ok((text, vec![Finding::error("csv-gb18030").as_note()])) }
}

/// An account whose name is not the official one of its code: one of the two may be wrong.
pub(super) fn misnamed(field: &str, given: &str, layout: &Layout) -> Option<Finding> {
    let classification = match field {
        "function" => Classification::Function,
        "economy" => Classification::Economy,
        _ => return None,
    };
    let (code, name) = coded(given);
    let code = code?;
    let official = layout.accounts.name(classification, &code)?;
    let finding = Finding::error("account-name").with("code", &code).with("name", &name).with("official", official);
    (!name.is_empty() && fold(&name) != fold(official)).then(|| finding.as_warning())
}

/// Lines that stand twice, down to the amount: often one is a slip.
pub(super) fn doubled(lines: &[LedgerLine]) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let twice = lines.iter().filter(|line| {
        let (unit, kind, project) = (&line.unit, &line.kind, &line.project);
        !seen.insert((unit, kind, project, &line.function, &line.economy, &line.fund, line.amount))
    });
    twice
        .map(|line| Finding::error("ledger-doubled").at(&line.place).with("amount", line.amount).as_warning())
        .collect()
}

/// Faults of a ledger's lines in its own words: names of kinds and funds, titles of fields; with their keys where
/// those are what is written, as in data files.
pub(super) fn named(faults: Vec<Finding>, layout: &Layout, keys: bool) -> Vec<Finding> {
    let words = Catalogue::new(Language::of(&layout.language));
    let title = |field: &str| words.text(&format!("ledger-{field}"), &[]).unwrap_or_default();
    let renamed = faults.into_iter().map(|mut fault| {
        let value = |name: &str| fault.values.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone());
        let place = fault.place.clone().unwrap_or_default();
        let last = place.steps().last().unwrap_or_default();
        match (fault.code, choices(&last, layout), value("key")) {
            ("key-unknown" | "key-misspelt", Some(names), _) => {
                let shown = |(key, name): (&String, &String)| if keys { format!("{key} {name}") } else { name.clone() };
                let known: Vec<String> = names.iter().map(shown).collect();
                let finding = Finding::error("ledger-unknown").at(&place).with("column", title(&last));
                finding.with("value", value("value").unwrap_or_default()).with("known", known.join(", "))
            }
            ("member-missing", _, Some(key)) if is_line(&place) && !keys => {
                Finding::error("cell-blank").at(&place.join(&key)).with("column", title(&key))
            }
            ("member-missing", _, Some(key)) if is_line(&place) => {
                fault.values = vec![("about", format!(" ({})", title(&key))), ("key", key)];
                fault
            }
            _ => fault,
        }
    });
    renamed.collect()
}

/// The names among which a field of a ledger chooses.
fn choices<'a>(field: &str, layout: &'a Layout) -> Option<&'a IndexMap<String, String>> {
    let spec = layout.ledger.as_ref()?;
    match field {
        "kind" => Some(&spec.kinds),
        "fund" => Some(&spec.funds),
        _ => None,
    }
}

/// Whether a place is a line of a ledger, in a data file or a file of its own.
fn is_line(place: &Place) -> bool {
    let steps: Vec<String> = place.steps().collect();
    matches!(&steps[..], [_]) || matches!(&steps[..], [ledger, _] if ledger == super::LEDGER)
}

pub(super) fn none(layout: &Layout) -> Error {
    Error::failed(Finding::error("ledger-none").with("layout", &layout.name))
}

/// A fault of a line with the line of the file on which it stands.
fn on_line(mut fault: Finding, rows: &[u64]) -> Finding {
    fault.place = fault.place.map(|place| in_file(&place, rows));
    fault
}

/// The place `/3/amount` of a list as a file in CSV has it: the line, and the field.
fn in_file(place: &Place, rows: &[u64]) -> Place {
    let mut steps = place.steps();
    let row = steps.next().and_then(|index| rows.get(index.parse::<usize>().ok()?));
    match row.and_then(|row| usize::try_from(*row).ok()) {
        Some(row) => steps.fold(Place::root(), |place, step| place.join(step)).on_line(row),
        None => place.clone(),
    }
}

/// The lines of a checked ledger.
pub(super) fn lines(node: &Node, place: &Place) -> Option<Vec<LedgerLine>> {
    node.list().iter().enumerate().map(|(index, node)| line(node, place.join(index))).collect()
}

fn line(node: &Node, place: Place) -> Option<LedgerLine> {
    let text = |field: &str| node.member(field).and_then(Node::text).map(str::to_owned);
    Some(LedgerLine {
        unit: text("unit").unwrap_or_default(),
        kind: text("kind")?,
        project: text("project"),
        function: AccountCode::new(&text("function")?)?,
        economy: AccountCode::new(&text("economy")?)?,
        fund: text("fund")?,
        amount: text("amount")?.parse().ok()?,
        goal: text("goal"),
        place,
    })
}
