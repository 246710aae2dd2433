//! Ledgers (明细账): one table of lines, in a file of their own (CSV), as a worksheet, or inside a data file.

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
use crate::message::{Catalogue, Language};
use crate::model::{AccountCode, Amount, Finding, LedgerLine, Place};

/// The fields of a line, by their names in data files. The catalogue has their titles under `ledger-…`.
pub(super) const FIELDS: [&str; 8] = ["unit", "kind", "project", "function", "economy", "fund", "amount", "goal"];

/// The fields that a ledger must have.
pub(super) const MUST: [&str; 5] = ["kind", "function", "economy", "fund", "amount"];

/// A title longer than this, in bytes, names no field.
const LONGEST_TITLE: usize = 300;

/// Which field each title names, and what is wrong with the titles. Where a field has no title of its own, the one
/// title that begins like it stands for it; but an amount's must name the unit of money.
pub(super) fn fields(titles: &[&str], words: &Catalogue) -> (Vec<Option<&'static str>>, Vec<Finding>) {
    let mut found: Vec<Option<&'static str>> = titles.iter().map(|title| field(title, words)).collect();
    let mut faults = Vec::new();
    for field in FIELDS.into_iter().filter(|field| *field != "amount") {
        let own = words.text(&format!("ledger-{field}"), &[]).unwrap_or_default();
        let begins = |index: &usize| {
            let title = titles[*index];
            found[*index].is_none() && title.len() <= LONGEST_TITLE && fold(title).starts_with(&fold(&own))
        };
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
    if title.trim().is_empty() || title.len() > LONGEST_TITLE {
        return None;
    }
    let same = |one: &str, other: &str| fold(one) == fold(other);
    FIELDS.into_iter().find(|field| {
        let own = words.text(&format!("ledger-{field}"), &[]).unwrap_or_default();
        let also = words.text(&format!("ledger-also-{field}"), &[]).unwrap_or_default();
        same(title, field) || same(title, &own) || also.split('|').any(|also| same(title, also))
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
        "function" | "economy" => code_of_number(given).or_else(|| coded(given).0),
        "amount" => text::as_amount(given).filter(|_| given.parse::<Amount>().is_err()),
        _ => None,
    };
    known.unwrap_or_else(|| given.to_owned())
}

/// What is to be said of a field as it is typed: what it was read as, and where its name is not the official one.
pub(super) fn remarks(field: &str, given: &str, layout: &Layout) -> Vec<Finding> {
    let mut findings: Vec<Finding> = misnamed(field, given, layout).into_iter().collect();
    match field {
        "amount" if given.trim().parse::<Amount>().is_err() => {
            findings.extend(text::as_amount(given).iter().flat_map(|meant| text::dressed(given, meant)));
        }
        "function" | "economy" => {
            findings.extend(text::unseen(given));
            findings
                .extend(code_of_number(given).map(|code| {
                    Finding::error("code-number").with("value", given.trim()).with("code", code).as_note()
                }));
        }
        "unit" | "project" | "goal" if text::one_line(given) != given.trim() => {
            findings.push(Finding::error("lines-joined").as_note());
        }
        _ => {}
    }
    findings
}

/// A column that is not read although something stands in it, by its title and its number: a warning, as it may tell
/// whose money it is; a note where its title is one of remarks.
pub(super) fn unread(title: &str, index: usize, given: &str, words: &Catalogue) -> Finding {
    let remarks = words.text("ledger-remarks", &[]).unwrap_or_default();
    let is_remark = !title.is_empty() && remarks.split('|').any(|remark| fold(remark) == fold(title));
    let finding = Finding::error("ledger-column").with("column", title).with("number", index + 1);
    let shown: String = given.chars().take(20).collect();
    let finding = finding.with("words", shown).with("titled", if title.is_empty() { "no" } else { "yes" });
    if is_remark { finding.as_note() } else { finding.as_warning() }
}

/// An account whose name is not the official one of its code: one of the two may be wrong.
pub(super) fn misnamed(field: &str, given: &str, layout: &Layout) -> Option<Finding> {
    let classification = match field {
        "function" => Classification::Function,
        "economy" => Classification::Economy,
        _ => return None,
    };
    let (code, name) = coded(given);
    let code = code.filter(|_| code_of_number(given).is_none())?;
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
                Finding::error("ledger-blank").at(&place.join(&key)).with("column", title(&key))
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

/// The lines of a checked ledger.
pub(super) fn lines(node: &JsonNode, place: &Place) -> Option<Vec<LedgerLine>> {
    node.list().iter().enumerate().map(|(index, node)| line(node, place.join(index))).collect()
}

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
