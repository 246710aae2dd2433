//! Holding a file against its shape.

use indexmap::IndexMap;

use super::errors;
use super::format::{LineRecords, RecordField, RecordFormat, Shape};
use super::node::JsonNode;
use super::text;
use crate::model::{AccountCode, Amount, AmountError, Date, Finding, Place};

/// So many faults are told: a file that has more is not what somebody typed.
const MOST: usize = 1000;

/// Everything in the file that is not as its shape wants it, in the order of the file.
pub(super) fn check(shape: &Shape, node: &JsonNode) -> Vec<Finding> {
    let mut findings = Vec::new();
    value(shape, node, &Place::root(), &mut findings);
    let mut findings = one_a_table(findings);
    if findings.len() > MOST {
        findings.truncate(MOST);
        findings.push(Finding::error("faults-more").with("limit", MOST));
    }
    findings
}

/// So many amounts of a table with too many decimals are one fault: the table is in another unit.
const TABLE_WIDE: usize = 3;

/// Amounts with too many decimals as one fault of their table, at the first of them, where there are several.
fn one_a_table(findings: Vec<Finding>) -> Vec<Finding> {
    let table = |finding: &Finding| match finding.code {
        "amount-decimals" => finding.place.as_ref().and_then(Place::sheet),
        _ => None,
    };
    let mut counts: IndexMap<String, usize> = IndexMap::new();
    findings.iter().filter_map(table).for_each(|id| *counts.entry(id).or_default() += 1);
    let mut joined: IndexMap<String, usize> = IndexMap::new();
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let Some(id) = table(&finding).filter(|id| counts.get(id).is_some_and(|count| *count >= TABLE_WIDE)) else {
            kept.push(finding);
            continue;
        };
        match joined.get(&id) {
            Some(first) => kept[*first].cells.extend(finding.place),
            None => {
                joined.insert(id.clone(), kept.len());
                let count = counts.get(&id).copied().unwrap_or_default();
                let whole = finding.values.iter().any(|(name, value)| *name == "most" && value == "0");
                let finding = Finding { code: "amounts-decimals", ..finding }.with("count", count);
                kept.push(finding.with("what", if whole { "whole" } else { "fraction" }));
            }
        }
    }
    kept
}

/// Whether nobody needs to hear of more.
fn enough(findings: &[Finding]) -> bool {
    findings.len() > MOST
}

fn value(shape: &Shape, node: &JsonNode, place: &Place, findings: &mut Vec<Finding>) {
    match (shape, node) {
        (Shape::List(inner, least), JsonNode::List(nodes)) => {
            for (index, node) in nodes.iter().enumerate() {
                if enough(findings) {
                    return;
                }
                value(inner, node, &place.join(index), findings);
            }
            if nodes.len() < *least {
                findings.push(Finding::error("list-empty").at(place).with("what", list(place)));
            }
        }
        (Shape::Lines(shape), JsonNode::List(nodes)) => lines(shape, nodes, place, findings),
        (Shape::Record(shape), JsonNode::Record(_)) => record(shape, node, place, findings),
        (Shape::Text, JsonNode::Text(given)) => findings.extend(text::faults(given, place)),
        (Shape::Clause, JsonNode::Text(given)) => {
            findings.extend(text::faults(given, place));
            findings.extend(text::ended(given).map(|mark| Finding::error("clause-ended").at(place).with("mark", mark)));
        }
        _ => findings.extend(scalar(shape, node).map(|finding| finding.at(place))),
    }
}

fn lines(shape: &LineRecords, nodes: &[JsonNode], place: &Place, findings: &mut Vec<Finding>) {
    for (index, node) in nodes.iter().enumerate() {
        if enough(findings) {
            return;
        }
        let place = place.join(index);
        match (kind_of(node, shape), node) {
            (Some((_, shape)), _) => record(shape, node, &place, findings),
            (None, JsonNode::Record(given)) => {
                let near = |key: &'_ String| text::nearest(key, shape.kinds.iter().map(|(member, _)| *member));
                if let Some((key, near)) = given.keys().find_map(|key| Some((key, near(key)?))) {
                    let finding = Finding::error("member-misspelt").at(&place.join(key)).with("key", key);
                    findings.push(finding.with("nearest", near));
                    continue;
                }
                let members: Vec<_> = shape.kinds.iter().map(|(member, _)| *member).collect();
                findings.push(Finding::error("line-untold").at(&place).with("members", members.join(", ")));
            }
            (None, _) => {
                findings.push(
                    Finding::error("type-wrong").at(&place).with("value", node.shown()).with("expected", "record"),
                );
            }
        }
    }
    let known = |given: &str| shape.fixed.iter().any(|(key, _)| key == given);
    let given = nodes.iter().filter_map(|node| node.member("key")?.text());
    let misspelt: Vec<&str> =
        given.filter(|given| !known(given)).filter_map(|given| meant(given, &shape.fixed)).collect();
    for (key, name) in shape.fixed.iter().filter(|(key, _)| !misspelt.contains(&key.as_str())) {
        let is_it = |node: &JsonNode| node.member("key").and_then(JsonNode::text) == Some(key);
        let mut found = nodes.iter().enumerate().filter(|(_, node)| is_it(node));
        if found.next().is_none() {
            findings.push(Finding::error("line-missing").at(place).with("key", key).with("name", name));
        }
        let found = found.take(MOST);
        findings.extend(found.map(|(index, _)| Finding::error("line-doubled").at(&place.join(index)).with("key", key)));
    }
}

/// The kind of a line: by the member that tells it, and among several by its value, or what that was meant to be.
fn kind_of<'a>(node: &JsonNode, shape: &'a LineRecords) -> Option<&'a (&'static str, RecordFormat)> {
    let told = |(member, _): &&(&str, RecordFormat)| node.member(member).is_some();
    let choices = |(member, record): &&'a (&'static str, RecordFormat)| {
        let field = record.fields.iter().find(|field| field.key == *member)?;
        if let Shape::Choice(choices) = &field.shape { Some((node.member(member)?.text()?, choices)) } else { None }
    };
    let kinds = || shape.kinds.iter().filter(told);
    let exact =
        |kind: &&'a _| choices(kind).is_some_and(|(given, choices)| choices.iter().any(|(key, _)| key == given));
    let near = |kind: &&'a _| choices(kind).is_some_and(|(given, choices)| meant(given, choices).is_some());
    kinds().find(exact).or_else(|| kinds().find(near)).or_else(|| kinds().next())
}

fn record(shape: &RecordFormat, node: &JsonNode, place: &Place, findings: &mut Vec<Finding>) {
    let JsonNode::Record(members) = node else { return };
    let mut meant = Vec::new();
    for (key, node) in members {
        if enough(findings) {
            return;
        }
        match shape.fields.iter().find(|field| field.key == *key) {
            Some(field) => value(&field.shape, node, &place.join(key), findings),
            None => {
                let nearest = nearest(key, shape, members);
                meant.extend(nearest);
                findings.push(unknown(key, nearest, &shape.fields).at(&place.join(key)));
            }
        }
    }
    let lacking = |key: &str| !members.contains_key(key) && !meant.contains(&key);
    findings.extend(shape.fields.iter().filter(|field| field.required && lacking(&field.key)).map(|field| {
        let about = if field.about.is_empty() || field.about == field.key {
            String::new()
        } else {
            format!(" ({})", field.about)
        };
        Finding::error("member-missing").at(place).with("key", &field.key).with("about", about)
    }));
    let given = shape.one_of.iter().filter(|key| !lacking(key)).count();
    if !shape.one_of.is_empty() && given != 1 {
        let how = if given == 0 { "none" } else { "several" };
        let finding = Finding::error("one-of").at(place).with("members", shape.one_of.join(", "));
        findings.push(finding.with("given", given).with("how", how));
    }
}

/// The member that an unknown one was meant to be: the nearest of those that are not given.
fn nearest<'a>(key: &str, shape: &'a RecordFormat, given: &IndexMap<String, JsonNode>) -> Option<&'a str> {
    let free = shape.fields.iter().map(|field| field.key.as_str()).filter(|key| !given.contains_key(*key));
    text::nearest(key, free)
}

/// A member that the shape does not know.
fn unknown(key: &str, nearest: Option<&str>, fields: &[RecordField]) -> Finding {
    let known = fields.iter().map(|field| field.key.as_str()).collect::<Vec<_>>().join(", ");
    match nearest {
        Some(nearest) => Finding::error("member-misspelt").with("key", key).with("nearest", nearest),
        None => Finding::error("member-unknown").with("key", key).with("known", known),
    }
}

/// What is wrong with a single value.
fn scalar(shape: &Shape, node: &JsonNode) -> Option<Finding> {
    let fault = |code| Some(Finding::error(code).with("value", node.shown()));
    if let Some(error) = node.text().filter(|text| errors::is_error(text)) {
        return Some(Finding::error("cell-error").with("value", error));
    }
    match (shape, node) {
        (Shape::Constant(text), JsonNode::Text(given)) => {
            (given != text).then(|| Finding::error("value-other").with("value", node.shown()).with("expected", text))
        }
        (Shape::Choice(choices), JsonNode::Text(given)) => {
            if choices.iter().any(|(key, _)| key == given) {
                return None;
            }
            let known = choices.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>().join(", ");
            match meant(given, choices) {
                Some(nearest) => fault("key-misspelt").map(|finding| finding.with("nearest", nearest)),
                None => fault("key-unknown").map(|finding| finding.with("known", known)),
            }
        }
        (Shape::Code, JsonNode::Text(given)) => AccountCode::new(given).is_none().then(|| fault("code-bad")).flatten(),
        (Shape::Amount { decimals, signed }, JsonNode::Text(given)) => amount(given, *decimals, *signed, node),
        (Shape::Amount { .. }, JsonNode::Integer(_) | JsonNode::Float(_)) => fault("amount-unquoted"),
        (Shape::Date, JsonNode::Text(given)) => given.parse::<Date>().is_err().then(|| fault("date-bad")).flatten(),
        (Shape::Integer { least, most }, JsonNode::Integer(given)) => {
            let fits = (i128::from(*least)..=i128::from(*most)).contains(given);
            (!fits).then(|| fault("number-out-of-range").map(|f| f.with("least", least).with("most", most))).flatten()
        }
        _ => fault("type-wrong").map(|finding| finding.with("expected", kind(shape))),
    }
}

/// The choice that an unknown one was meant to be: by its name, or the nearest.
fn meant<'a>(given: &str, choices: &'a [(String, String)]) -> Option<&'a str> {
    let by_name =
        choices.iter().find(|(_, name)| !given.is_empty() && name.ends_with(given)).map(|(key, _)| key.as_str());
    by_name.or_else(|| text::nearest(given, choices.iter().map(|(key, _)| key.as_str())))
}

fn amount(given: &str, most: Option<u32>, signed: bool, node: &JsonNode) -> Option<Finding> {
    let fault = |code| Some(Finding::error(code).with("value", node.shown()));
    match given.parse::<Amount>() {
        Err(AmountError::TooLong) => fault("amount-too-long"),
        Err(AmountError::Malformed) => match text::as_amount(given) {
            Some(meant) => fault("amount-dressed").map(|finding| finding.with("meant", meant)),
            None => fault("amount-bad"),
        },
        Ok(amount) if !signed && amount.value().is_sign_negative() => fault("amount-negative"),
        Ok(amount) => match most {
            Some(most) if amount.decimals() > most => {
                fault("amount-decimals").map(|finding| finding.with("most", most))
            }
            _ => None,
        },
    }
}

/// What a list that must not be empty holds: paragraphs, the terms of a side of a tie, or the lines of a ledger.
fn list(place: &Place) -> &'static str {
    match place.steps().next().as_deref() {
        Some("texts") => "paragraphs",
        Some("ties") => "terms",
        _ => "ledger",
    }
}

/// What a shape is called in the catalogue's `type-wrong`.
fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Clause | Shape::Constant(_) | Shape::Choice(_) | Shape::Code | Shape::Date => "text",
        Shape::Amount { .. } => "amount",
        Shape::Integer { .. } => "integer",
        Shape::List(..) | Shape::Lines(_) => "list",
        Shape::Record(_) => "record",
    }
}
