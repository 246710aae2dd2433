//! Reads ledgers (明细账), which list the amounts from which the tables follow: in a CSV file of their own, as a
//! worksheet, or inside a data file.
//!
//! This file has what the three have in common: the titles of columns, the values of fields, names in findings, and the
//! conversion to [`LedgerLine`]s. [`csv`] reads files; `workbook` reads worksheets.

mod csv;
mod totals;

pub use csv::ledger;
pub(super) use totals::Totals;

use std::collections::HashSet;

use indexmap::IndexMap;

use super::fold::{code_of_number, coded, fold};
use super::node::JsonNode;
use super::text;
use crate::error::Error;
use crate::layout::{Classification, Layout, LedgerSpec};
use crate::message::FileWords;
use crate::model::{AccountCode, Amount, Finding, LedgerLine, Place, finding};

/// The fields of a line by their names in data files. The messages `ledger-…` hold their titles in CSV and worksheets.
pub(super) const FIELDS: [&str; 8] = ["unit", "kind", "project", "function", "economy", "fund", "amount", "goal"];

/// The fields that a ledger must have.
pub(super) const REQUIRED_FIELDS: [&str; 5] = ["kind", "function", "economy", "fund", "amount"];

/// Maximum length of a title that can name a field, in bytes.
const MAX_TITLE_BYTES: usize = 300;

/// The field of each column by its title (`None` for other columns), and the faults of the titles. If no title names a
/// field exactly, the only title that begins like it is taken, except for the amount, whose title must include the
/// currency unit.
pub(super) fn fields(titles: &[&str], words: &FileWords) -> (Vec<Option<&'static str>>, Vec<Finding>) {
    let mut found: Vec<Option<&'static str>> = titles.iter().map(|title| field(title, words)).collect();
    let (mut faults, mut ambiguous) = (Vec::new(), Vec::new());
    for field in FIELDS.into_iter().filter(|field| *field != "amount") {
        let field_title = words.word(&format!("ledger-{field}"));
        let begins = |index: &usize| {
            let title = titles[*index];
            found[*index].is_none() && title.len() <= MAX_TITLE_BYTES && fold(title).starts_with(&fold(&field_title))
        };
        let similar: Vec<usize> = (0..titles.len()).filter(begins).collect();
        match similar[..] {
            _ if found.contains(&Some(field)) => {}
            [] => {}
            [index] => found[index] = Some(field),
            _ => {
                let names: Vec<&str> = similar.iter().map(|index| titles[*index]).collect();
                faults.push(finding::column_ambiguous(field_title, names.join(", ")));
                ambiguous.push(field);
            }
        }
    }
    for field in FIELDS {
        let title = words.word(&format!("ledger-{field}"));
        match found.iter().filter(|found| **found == Some(field)).count() {
            0 if REQUIRED_FIELDS.contains(&field) && !ambiguous.contains(&field) => {
                faults.push(finding::column_missing(title));
            }
            0 | 1 => {}
            _ => faults.push(finding::column_ambiguous(&title, &title)),
        }
    }
    (found, faults)
}

/// The field that a title names, in the language of the layout, by a synonym, or by its name in data files.
pub(super) fn field(title: &str, words: &FileWords) -> Option<&'static str> {
    if title.trim().is_empty() || title.len() > MAX_TITLE_BYTES {
        return None;
    }
    let same = |one: &str, other: &str| fold(one) == fold(other);
    FIELDS.into_iter().find(|field| {
        let field_title = words.word(&format!("ledger-{field}"));
        let also = words.word(&format!("ledger-also-{field}"));
        same(title, field) || same(title, &field_title) || also.split('|').any(|also| same(title, also))
    })
}

/// Converts a value to the form of data files: the name of a kind or fund to its key, an account with its name to its
/// code, an amount with separators to digits. Other values are returned as they are.
pub(super) fn value(field: &str, given: &str, spec: &LedgerSpec) -> String {
    let key = |names: &IndexMap<String, String>| {
        let folded = fold(given);
        let same = names.iter().find(|(key, name)| **key == given || fold(name) == folded);
        // Otherwise the only name that begins with the given text.
        let mut similar = names.iter().filter(|(_, name)| fold(name).starts_with(&folded));
        let only = similar.next().filter(|_| similar.next().is_none());
        same.or(only).map(|(key, _)| key.clone())
    };
    let known = match field {
        "kind" => key(&spec.kinds),
        "fund" => key(&spec.funds),
        "function" | "economy" => code_of_number(given).or_else(|| coded(given).0),
        "amount" => text::amount_text(given).filter(|_| given.parse::<Amount>().is_err()),
        _ => None,
    };
    known.unwrap_or_else(|| given.to_owned())
}

/// The notes and warnings on a value as typed: how it was read if not literally, and an account name that is not the
/// official one.
pub(super) fn notes_on_value(field: &str, given: &str, layout: &Layout) -> Vec<Finding> {
    let mut findings: Vec<Finding> = misnamed_account(field, given, layout).into_iter().collect();
    match field {
        "amount" if given.trim().parse::<Amount>().is_err() => {
            findings.extend(text::amount_text(given).iter().flat_map(|meant| text::notes_on_amount(given, meant)));
        }
        "function" | "economy" => {
            findings.extend(text::note_on_invisible(given));
            findings.extend(code_of_number(given).map(|code| finding::code_number(given.trim(), code).as_note()));
        }
        "unit" | "project" | "goal" if text::one_line(given) != given.trim() => {
            findings.push(finding::lines_joined());
        }
        _ => {}
    }
    findings
}

/// The finding for a column that is ignored although it has content, with its title, its index and its first value: a
/// warning, because it may belong to the budget; a note if its title says that it holds remarks.
pub(super) fn unread_column(title: &str, index: usize, given: &str, words: &FileWords) -> Finding {
    let remarks = words.word("ledger-remarks");
    let is_remark = !title.is_empty() && remarks.split('|').any(|remark| fold(remark) == fold(title));
    let shown: String = given.chars().take(20).collect();
    let titled = if title.is_empty() { "no" } else { "yes" };
    let finding = finding::ledger_column(title, index + 1, shown, titled);
    if is_remark { finding.as_note() } else { finding.as_warning() }
}

/// The warning for an account whose name is not the official name of its code, so that one of the two may be wrong.
pub(super) fn misnamed_account(field: &str, given: &str, layout: &Layout) -> Option<Finding> {
    let classification = match field {
        "function" => Classification::Function,
        "economy" => Classification::Economy,
        _ => return None,
    };
    let (code, name) = coded(given);
    let code = code.filter(|_| code_of_number(given).is_none())?;
    let official = layout.accounts.name(classification, &code)?;
    let finding = finding::account_name(&code, &name, official);
    (!name.is_empty() && fold(&name) != fold(official)).then(|| finding.as_warning())
}

/// The findings for lines that repeat an earlier one including its amount, which is often a mistake.
pub(super) fn repeated_lines(lines: &[LedgerLine]) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let twice = lines.iter().filter(|line| {
        let (unit, kind, project) = (&line.unit, &line.kind, &line.project);
        !seen.insert((unit, kind, project, &line.function, &line.economy, &line.fund, line.amount))
    });
    twice.map(|line| finding::ledger_doubled(line.amount).at(&line.place)).collect()
}

/// The titles of fields and the names of kinds and funds, for findings about the lines of a ledger.
pub(super) struct LedgerNames<'a> {
    layout: &'a Layout,
    words: FileWords,
    /// Whether the ledger is in a data file, where keys are written instead of titles and names.
    keys: bool,
}

impl<'a> LedgerNames<'a> {
    /// The names of a layout's ledger; `keys` is whether it is in a data file.
    pub(super) fn new(layout: &'a Layout, keys: bool) -> Self {
        Self { layout, words: FileWords::of(&layout.language), keys }
    }

    /// The title of a field, or the field itself if a ledger has no such field.
    fn title(&self, field: &str) -> String {
        self.words.find(&format!("ledger-{field}")).unwrap_or_else(|| field.to_owned())
    }

    /// The finding for an unknown kind or fund at a place; `None` if the place is no such field.
    pub(super) fn unknown(&self, place: &Place, shown: &str) -> Option<Finding> {
        let field = place.steps().last()?;
        let names = choices(&field, self.layout)?.iter();
        let known = names.map(|(key, name)| if self.keys { format!("{key} {name}") } else { name.clone() });
        let known = known.collect::<Vec<_>>().join(", ");
        Some(finding::ledger_unknown(self.title(&field), shown, known))
    }

    /// The finding for a line that lacks a field; `None` if the place is no line of a ledger.
    pub(super) fn missing(&self, place: &Place, field: &str) -> Option<Finding> {
        let title = self.title(field);
        is_line(place).then(|| match self.keys {
            true => finding::member_missing(field, format!(" ({title})")).at(place),
            false => finding::ledger_blank(title).at(&place.join(field)),
        })
    }
}

/// The names to choose from, by key, for the fields `kind` and `fund`; `None` for other fields.
fn choices<'a>(field: &str, layout: &'a Layout) -> Option<&'a IndexMap<String, String>> {
    let spec = layout.ledger.as_ref()?;
    match field {
        "kind" => Some(&spec.kinds),
        "fund" => Some(&spec.funds),
        _ => None,
    }
}

/// Whether a place is a line of a ledger: `/3` in a CSV file, `/ledger/3` in a data file.
fn is_line(place: &Place) -> bool {
    let steps: Vec<String> = place.steps().collect();
    matches!(&steps[..], [_]) || matches!(&steps[..], [ledger, _] if ledger == super::LEDGER)
}

/// The error for a layout that does not define how tables follow from a ledger.
pub(super) fn no_ledger(layout: &Layout) -> Error {
    Error::failed(finding::ledger_none(&layout.name))
}

/// The lines of a ledger that was checked without faults, each with its place below `place`; `None` if one cannot be
/// read.
pub(super) fn lines(node: &JsonNode, place: &Place) -> Option<Vec<LedgerLine>> {
    node.list().iter().enumerate().map(|(index, node)| line(node, place.join(index))).collect()
}

/// One line of a ledger; `None` if a required field is missing or malformed.
fn line(node: &JsonNode, place: Place) -> Option<LedgerLine> {
    let text = |field: &str| node.member(field).and_then(JsonNode::text).map(str::to_owned);
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
