//! Compares a parsed data file with the shape that its layout requires, and reports every difference as a finding.
//!
//! [`load`](super::load()) calls [`check`] for data files and workbooks, [`super::ledger()`] for ledgers in CSV. The
//! shape comes from [`super::format`]; only a file without findings here becomes a complete budget.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::errors;
use super::format::{LineRecords, RecordField, RecordFormat, Shape};
use super::ledger::LedgerNames;
use super::node::JsonNode;
use super::text;
use super::workbook::Places;
use crate::model::{AccountCode, Amount, AmountError, Date, Finding, Place, finding};

/// Maximum number of faults that are reported; a file with more was hardly typed by hand.
const MAX_FAULTS: usize = 1000;

/// The number of amounts with too many decimals in one table from which they are one fault: the whole table is in
/// another currency unit.
const MIN_JOINED_AMOUNTS: usize = 3;

/// All faults of a file, in the order of the file; after [`MAX_FAULTS`] one more finding, `faults-more`.
pub(super) fn check(shape: &Shape, node: &JsonNode, names: &FaultNames<'_>) -> Vec<Finding> {
    let mut faults = Faults { findings: Vec::new(), too_precise: HashMap::new(), names };
    check_value(shape, node, &Place::root(), &mut faults);
    let mut findings = joined_by_table(faults);
    if findings.len() > MAX_FAULTS {
        findings.truncate(MAX_FAULTS);
        findings.push(finding::faults_more(MAX_FAULTS));
    }
    findings
}

/// The names by which faults refer to members and choices, so that users find them in their file.
pub(super) struct FaultNames<'a> {
    /// The labels of members, if the file is a workbook.
    pub(super) labels: Option<&'a Places>,
    /// The titles and choices of a ledger, if the file is or contains one.
    pub(super) ledger: Option<LedgerNames<'a>>,
}

impl FaultNames<'_> {
    /// The label of a member in a workbook, or the member itself.
    fn label<'a>(&'a self, member: &'a str) -> &'a str {
        self.labels.map_or(member, |places| places.label(member))
    }

    /// The finding for a record that lacks a required member.
    fn missing(&self, place: &Place, key: &str, about: String) -> Finding {
        let of_ledger = self.ledger.as_ref().and_then(|ledger| ledger.missing(place, key));
        of_ledger.unwrap_or_else(|| finding::member_missing(self.label(key), about).at(place))
    }

    /// The finding for an unknown kind or fund of a ledger line; `None` for any other choice.
    fn unknown(&self, place: &Place, shown: &str) -> Option<Finding> {
        self.ledger.as_ref()?.unknown(place, shown)
    }
}

/// The faults of a file while it is checked.
struct Faults<'n> {
    names: &'n FaultNames<'n>,
    findings: Vec<Finding>,
    /// The amounts with too many decimals, by the index of their finding.
    too_precise: HashMap<usize, TooPreciseAmount>,
}

/// An amount with more decimals than its table has.
struct TooPreciseAmount {
    /// The amount as it is quoted to the user.
    shown: String,
    /// The decimals of the table.
    max_decimals: u32,
}

impl Faults<'_> {
    fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.findings.extend(findings);
    }

    /// Adds the fault of an amount with too many decimals.
    fn too_precise(&mut self, amount: TooPreciseAmount, place: &Place) {
        let finding = finding::amount_decimals(&amount.shown, amount.max_decimals).at(place);
        self.too_precise.insert(self.findings.len(), amount);
        self.findings.push(finding);
    }

    /// True once the limit of reported faults is reached.
    fn is_full(&self) -> bool {
        self.findings.len() > MAX_FAULTS
    }
}

/// Joins the faults of amounts with too many decimals: at least [`MIN_JOINED_AMOUNTS`] in a table become one finding,
/// at the first of them.
fn joined_by_table(faults: Faults<'_>) -> Vec<Finding> {
    let Faults { findings, too_precise, .. } = faults;
    let table = |index: usize, finding: &Finding| {
        let amount = too_precise.get(&index)?;
        Some((finding.place.as_ref().and_then(Place::sheet)?, amount))
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    let tables = findings.iter().enumerate().filter_map(|(index, finding)| table(index, finding));
    tables.for_each(|(id, _)| *counts.entry(id).or_default() += 1);
    let mut joined: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Finding> = Vec::new();
    for (index, finding) in findings.into_iter().enumerate() {
        let several =
            table(index, &finding).filter(|(id, _)| counts.get(id).is_some_and(|count| *count >= MIN_JOINED_AMOUNTS));
        let Some((id, TooPreciseAmount { shown, max_decimals })) = several else {
            kept.push(finding);
            continue;
        };
        match joined.get(&id) {
            Some(first) => kept[*first].cells.extend(finding.place),
            None => {
                let count = counts.get(&id).copied().unwrap_or_default();
                let what = if *max_decimals == 0 { "whole" } else { "fraction" };
                joined.insert(id, kept.len());
                let finding =
                    Finding { place: finding.place, ..finding::amounts_decimals(shown, *max_decimals, count, what) };
                kept.push(finding);
            }
        }
    }
    kept
}

/// Checks a value of any shape.
fn check_value(shape: &Shape, node: &JsonNode, place: &Place, faults: &mut Faults<'_>) {
    match (shape, node) {
        (Shape::List(inner, min), JsonNode::List(nodes)) => {
            for (index, node) in nodes.iter().enumerate() {
                if faults.is_full() {
                    return;
                }
                check_value(inner, node, &place.join(index), faults);
            }
            if nodes.len() < *min {
                faults.push(finding::list_empty(list_word(place)).at(place));
            }
        }
        (Shape::Lines(shape), JsonNode::List(nodes)) => check_lines(shape, nodes, place, faults),
        (Shape::Record(shape), JsonNode::Record(_)) => check_record(shape, node, place, faults),
        (Shape::Text, JsonNode::Text(given)) => faults.extend(text::faults(given, place)),
        (Shape::Clause, JsonNode::Text(given)) => {
            faults.extend(text::faults(given, place));
            faults.extend(text::closing_mark(given).map(|mark| finding::clause_ended(mark).at(place)));
        }
        _ => match (scalar_fault(shape, node, place, faults.names), shape, node) {
            (Some(finding), ..) => faults.push(finding.at(place)),
            (None, Shape::Amount { decimals, .. }, JsonNode::Text(given)) => {
                let too_precise = decimals.and_then(|max| too_precise(given, max, node));
                too_precise.into_iter().for_each(|amount| faults.too_precise(amount, place));
            }
            _ => {}
        },
    }
}

/// Checks the lines of a table: each record by its kind, then that every fixed line occurs exactly once.
fn check_lines(shape: &LineRecords, nodes: &[JsonNode], place: &Place, faults: &mut Faults<'_>) {
    for (index, node) in nodes.iter().enumerate() {
        if faults.is_full() {
            return;
        }
        let place = place.join(index);
        match (kind_of(node, shape), node) {
            (Some((_, shape)), _) => check_record(shape, node, &place, faults),
            (None, JsonNode::Record(given)) => {
                let nearest = |key: &'_ String| text::nearest(key, shape.kinds.iter().map(|(member, _)| *member));
                if let Some((key, nearest)) = given.keys().find_map(|key| Some((key, nearest(key)?))) {
                    faults.push(finding::member_misspelt(key, nearest).at(&place.join(key)));
                    continue;
                }
                let members: Vec<_> = shape.kinds.iter().map(|(member, _)| *member).collect();
                faults.push(finding::line_untold(members.join(", ")).at(&place));
            }
            (None, _) => {
                faults.push(finding::type_wrong(node.shown(), "record").at(&place));
            }
        }
    }
    let known = |given: &str| shape.fixed.iter().any(|(key, _)| key == given);
    let given = nodes.iter().filter_map(|node| node.member("key")?.text());
    let misspelt: Vec<&str> =
        given.filter(|given| !known(given)).filter_map(|given| intended_choice(given, &shape.fixed)).collect();
    for (key, name) in shape.fixed.iter().filter(|(key, _)| !misspelt.contains(&key.as_str())) {
        let is_it = |node: &JsonNode| node.member("key").and_then(JsonNode::text) == Some(key);
        let mut found = nodes.iter().enumerate().filter(|(_, node)| is_it(node));
        if found.next().is_none() {
            faults.push(finding::line_missing(key, name).at(place));
        }
        let found = found.take(MAX_FAULTS);
        faults.extend(found.map(|(index, _)| finding::line_doubled(key).at(&place.join(index))));
    }
}

/// The kind of a line, by the member that distinguishes it (`key`, `code`, `unit`, `project`). If several kinds share
/// that member, its value decides, exact or misspelt. `None` if the line has no such member.
fn kind_of<'a>(node: &JsonNode, shape: &'a LineRecords) -> Option<&'a (&'static str, RecordFormat)> {
    let has_member = |(member, _): &&(&str, RecordFormat)| node.member(member).is_some();
    let choices = |(member, record): &&'a (&'static str, RecordFormat)| {
        let field = record.fields.iter().find(|field| field.key == *member)?;
        if let Shape::Choice(choices) = &field.shape { Some((node.member(member)?.text()?, choices)) } else { None }
    };
    let kinds = || shape.kinds.iter().filter(has_member);
    let exact =
        |kind: &&'a _| choices(kind).is_some_and(|(given, choices)| choices.iter().any(|(key, _)| key == given));
    let similar =
        |kind: &&'a _| choices(kind).is_some_and(|(given, choices)| intended_choice(given, choices).is_some());
    kinds().find(exact).or_else(|| kinds().find(similar)).or_else(|| kinds().next())
}

/// Checks a record: its members, then that no required member is missing and that exactly one of `one_of` is given.
fn check_record(shape: &RecordFormat, node: &JsonNode, place: &Place, faults: &mut Faults<'_>) {
    let JsonNode::Record(members) = node else { return };
    let names = faults.names;
    let mut meant = Vec::new();
    for (key, node) in members {
        if faults.is_full() {
            return;
        }
        match shape.fields.iter().find(|field| field.key == *key) {
            Some(field) => check_value(&field.shape, node, &place.join(key), faults),
            None => {
                let nearest = nearest(key, shape, members);
                meant.extend(nearest);
                faults.push(unknown_member(key, nearest, &shape.fields).at(&place.join(key)));
            }
        }
    }
    let lacking = |key: &str| !members.contains_key(key) && !meant.contains(&key);
    faults.extend(shape.fields.iter().filter(|field| field.required && lacking(&field.key)).map(|field| {
        let about = if field.about.is_empty() || field.about == field.key {
            String::new()
        } else {
            format!(" ({})", field.about)
        };
        names.missing(place, &field.key, about)
    }));
    let given = shape.one_of.iter().filter(|key| !lacking(key)).count();
    if !shape.one_of.is_empty() && given != 1 {
        let how = if given == 0 { "none" } else { "several" };
        let members: Vec<&str> = shape.one_of.iter().map(|member| names.label(member)).collect();
        faults.push(finding::one_of(members.join(", "), given, how).at(place));
    }
}

/// The member for which an unknown one is probably a misspelling, among those that are not given.
fn nearest<'a>(key: &str, shape: &'a RecordFormat, given: &IndexMap<String, JsonNode>) -> Option<&'a str> {
    let free = shape.fields.iter().map(|field| field.key.as_str()).filter(|key| !given.contains_key(*key));
    text::nearest(key, free)
}

/// The finding for a member that the shape does not have.
fn unknown_member(key: &str, nearest: Option<&str>, fields: &[RecordField]) -> Finding {
    let known = fields.iter().map(|field| field.key.as_str()).collect::<Vec<_>>().join(", ");
    match nearest {
        Some(nearest) => finding::member_misspelt(key, nearest),
        None => finding::member_unknown(key, known),
    }
}

/// The fault of a single value; `None` if it fits its shape.
fn scalar_fault(shape: &Shape, node: &JsonNode, place: &Place, names: &FaultNames<'_>) -> Option<Finding> {
    if let Some(error) = node.text().filter(|text| errors::is_error(text)) {
        return Some(finding::cell_error(error));
    }
    let shown = || node.shown();
    match (shape, node) {
        (Shape::Constant(text), JsonNode::Text(given)) => (given != text).then(|| finding::value_other(shown(), text)),
        (Shape::Choice(choices), JsonNode::Text(given)) => {
            if choices.iter().any(|(key, _)| key == given) {
                return None;
            }
            let known = choices.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>().join(", ");
            Some(match (names.unknown(place, &shown()), intended_choice(given, choices)) {
                (Some(finding), _) => finding,
                (None, Some(nearest)) => finding::key_misspelt(shown(), nearest),
                (None, None) => finding::key_unknown(shown(), known),
            })
        }
        (Shape::Code, JsonNode::Text(given)) => AccountCode::new(given).is_none().then(|| finding::code_bad(shown())),
        (Shape::Amount { signed, .. }, JsonNode::Text(given)) => amount_fault(given, *signed, node),
        (Shape::Amount { .. }, JsonNode::Integer(_) | JsonNode::Float(_)) => Some(finding::amount_unquoted(shown())),
        (Shape::Date, JsonNode::Text(given)) => given.parse::<Date>().is_err().then(|| finding::date_bad(shown())),
        (Shape::Integer { min, max }, JsonNode::Integer(given)) => {
            let fits = (i128::from(*min)..=i128::from(*max)).contains(given);
            (!fits).then(|| finding::number_out_of_range(shown(), min, max))
        }
        _ => Some(finding::type_wrong(shown(), shape_word(shape))),
    }
}

/// The choice that a user probably meant: the one whose name ends with the given text, or the one spelt most alike.
fn intended_choice<'a>(given: &str, choices: &'a [(String, String)]) -> Option<&'a str> {
    let by_name =
        choices.iter().find(|(_, name)| !given.is_empty() && name.ends_with(given)).map(|(key, _)| key.as_str());
    by_name.or_else(|| text::nearest(given, choices.iter().map(|(key, _)| key.as_str())))
}

/// The fault of an amount: too long, malformed or negative; the number of its decimals is not checked here.
fn amount_fault(given: &str, signed: bool, node: &JsonNode) -> Option<Finding> {
    Some(match given.parse::<Amount>() {
        Err(AmountError::TooLong) => finding::amount_too_long(node.shown()),
        Err(AmountError::Malformed) => match text::amount_text(given) {
            Some(meant) => finding::amount_dressed(node.shown(), meant),
            None => finding::amount_bad(node.shown()),
        },
        Ok(amount) if !signed && amount.value().is_sign_negative() => finding::amount_negative(node.shown()),
        Ok(_) => return None,
    })
}

/// The amount, if it has more than `max_decimals` decimals.
fn too_precise(given: &str, max_decimals: u32, node: &JsonNode) -> Option<TooPreciseAmount> {
    let amount = given.parse::<Amount>().ok()?;
    (amount.decimals() > max_decimals).then(|| TooPreciseAmount { shown: node.shown(), max_decimals })
}

/// The catalogue's word for the elements of an empty list: paragraphs, terms of a tie, or lines of a ledger.
fn list_word(place: &Place) -> &'static str {
    match place.steps().next().as_deref() {
        Some("texts") => "paragraphs",
        Some("ties") => "terms",
        _ => "ledger",
    }
}

/// The catalogue's word for a shape in `type-wrong`.
fn shape_word(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Clause | Shape::Constant(_) | Shape::Choice(_) | Shape::Code | Shape::Date => "text",
        Shape::Amount { .. } => "amount",
        Shape::Integer { .. } => "integer",
        Shape::List(..) | Shape::Lines(_) => "list",
        Shape::Record(_) => "record",
    }
}
