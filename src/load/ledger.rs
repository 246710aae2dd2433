//! Ledgers (明细账): one table of lines, in a file of their own (CSV), as a worksheet, or inside a data file.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::check;
use super::fold::{coded, fold};
use super::format::{self, Shape};
use super::node::Node;
use super::text;
use crate::error::Error;
use crate::layout::{ColumnKind, Layout, LedgerSpec};
use crate::message::{Catalogue, Language};
use crate::model::{AccountCode, Budget, Cell, Finding, LedgerLine, Place};

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

/// Reads a ledger in CSV: UTF-8, with titles in the first row, columns in any order.
///
/// # Errors
/// `json-encoding` for other encodings, `csv-broken` for rows that do not go together, `ledger-none` if the layout
/// does not know how its tables follow from one; all faults of the lines, each with its line in the file.
pub fn ledger(bytes: &[u8], layout: &Layout) -> Result<Vec<LedgerLine>, Error> {
    let spec = layout.ledger.as_ref().ok_or_else(|| none(layout))?;
    let text = super::node::utf8(bytes)?;
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
        let members = given.filter_map(|(field, given)| {
            let field = (*field)?;
            Some((field.to_owned(), Node::Text(value(field, given.trim(), spec))))
        });
        nodes.push(Node::Record(members.collect()));
    }
    let node = Node::List(nodes);
    let faults = check::check(&Shape::List(Box::new(format::ledger_line(spec)), 1), &node);
    let faults = named(faults, layout);
    Error::unless_clean(faults.into_iter().map(|fault| on_line(fault, &rows)).collect())?;
    let mut lines = lines(&node, &Place::root()).ok_or_else(|| Error::failed(Finding::error("internal-shape")))?;
    for line in &mut lines {
        line.place = in_file(&line.place, &rows);
    }
    Ok(lines)
}

/// Faults of a ledger's lines in its own words: names of kinds and funds, titles of fields.
pub(super) fn named(faults: Vec<Finding>, layout: &Layout) -> Vec<Finding> {
    let words = Catalogue::new(Language::of(&layout.language));
    let title = |field: &str| words.text(&format!("ledger-{field}"), &[]).unwrap_or_default();
    let renamed = faults.into_iter().map(|fault| {
        let value = |name: &str| fault.values.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone());
        let place = fault.place.clone().unwrap_or_default();
        let last = place.steps().last().unwrap_or_default();
        let spec = layout.ledger.as_ref();
        let names = spec
            .and_then(|spec| [("kind", &spec.kinds), ("fund", &spec.funds)].into_iter().find(|(own, _)| *own == last));
        match (fault.code, names, value("key").filter(|key| FIELDS.contains(&key.as_str()))) {
            ("key-unknown" | "key-misspelt", Some((field, names)), _) => {
                let known: Vec<&str> = names.values().map(String::as_str).collect();
                let finding =
                    Finding::error("ledger-unknown").at(&place).with("value", value("value").unwrap_or_default());
                finding.with("column", title(field)).with("known", known.join(", "))
            }
            ("member-missing", _, Some(key)) if is_line(&place) => {
                Finding::error("cell-blank").at(&place.join(&key)).with("column", title(&key))
            }
            _ => fault,
        }
    });
    renamed.collect()
}

/// Whether a place is a line of a ledger, in a data file or a file of its own.
fn is_line(place: &Place) -> bool {
    let steps: Vec<String> = place.steps().collect();
    matches!(&steps[..], [_]) || matches!(&steps[..], [ledger, _] if ledger == super::LEDGER)
}

fn none(layout: &Layout) -> Error {
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

/// Puts the tables that follow from a ledger into a budget, in place of those that it has; what the ledger does not
/// tell, such as goals, stays as it was.
///
/// # Errors
/// [`Error::Found`] with lines whose kind needs a project and that have none, or the other way round, and with words
/// that nobody told.
pub fn derive(budget: &mut Budget, mut ledger: Vec<LedgerLine>, layout: &Layout) -> Result<(), Error> {
    let spec = layout.ledger.as_ref().ok_or_else(|| none(layout))?;
    let mut findings = Vec::new();
    for line in &mut ledger {
        if line.unit.is_empty() {
            line.unit.clone_from(&budget.unit);
        }
        let wanted = spec.projects.contains(&line.kind);
        if wanted != line.project.is_some() {
            let code = if wanted { "project-missing" } else { "project-unexpected" };
            let place = line.place.join("project");
            // Of a file in CSV the line is known already.
            let place = line.place.line().map_or(place.clone(), |row| place.on_line(row));
            findings.push(Finding::error(code).at(&place).with("kind", &spec.kinds[&line.kind]));
        }
    }
    Error::unless_clean(findings)?;
    let mut told = words(budget);
    for (id, mut sheet) in crate::derive::sheets(&ledger, layout) {
        let notes = budget.sheets.get_mut(&id).and_then(|old| old.notes.take());
        sheet.notes = notes;
        budget.sheets.insert(id, sheet);
    }
    let findings = untold(budget, layout, &mut told);
    budget.sheets.sort_by_cached_key(|id, _| layout.sheets.iter().position(|spec| spec.id == *id));
    Error::unless_clean(findings)
}

/// The words of a budget's tables: by table, line and column.
fn words(budget: &Budget) -> HashMap<(String, String, String), String> {
    let mut words = HashMap::new();
    for (id, sheet) in &budget.sheets {
        for line in &sheet.lines {
            let texts = line.cells.iter().filter_map(|(key, cell)| match cell {
                Cell::Text(text) => Some((key, text)),
                Cell::Amount(_) => None,
            });
            let name = line.head.name().to_owned();
            words.extend(texts.map(|(key, text)| ((id.clone(), name.clone(), key.clone()), text.clone())));
        }
    }
    words
}

/// Fills the words of lines from those told before; what is still lacking is told.
fn untold(budget: &mut Budget, layout: &Layout, told: &mut HashMap<(String, String, String), String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (spec, _) in layout.derived() {
        let Some(sheet) = budget.sheets.get_mut(&spec.id) else { continue };
        let columns = spec.data_columns();
        for (index, line) in sheet.lines.iter_mut().enumerate() {
            let kind = line.head.kind();
            let texts = columns.iter().filter(|(_, column)| column.kind == ColumnKind::Text && column.takes(kind));
            for (key, column) in texts {
                let name = line.head.name().to_owned();
                if line.cells.contains_key(*key) {
                    continue;
                }
                match told.remove(&(spec.id.clone(), name.clone(), (*key).to_owned())) {
                    Some(text) => drop(line.cells.insert((*key).to_owned(), Cell::Text(text))),
                    None => {
                        let place = Place::root().join("sheets").join(&spec.id).join("lines").join(index);
                        let finding = Finding::error("words-missing").at(&place).with("line", name);
                        findings.push(finding.with("column", &column.title));
                    }
                }
            }
        }
    }
    findings
}
