//! Holding a file against its shape.

use indexmap::IndexMap;

use super::format::{Field, Record, Shape};
use super::node::Node;
use super::text;
use crate::model::{AccountCode, Amount, AmountError, Date, Finding, Place};

/// Everything in the file that is not as its shape wants it, in the order of the file.
pub(super) fn check(shape: &Shape, node: &Node) -> Vec<Finding> {
    let mut findings = Vec::new();
    value(shape, node, &Place::root(), &mut findings);
    findings
}

fn value(shape: &Shape, node: &Node, place: &Place, findings: &mut Vec<Finding>) {
    match (shape, node) {
        (Shape::List(inner), Node::List(nodes)) => {
            for (index, node) in nodes.iter().enumerate() {
                value(inner, node, &place.join(index), findings);
            }
        }
        (Shape::Record(shape), Node::Record(_)) => record(shape, node, place, findings),
        (Shape::Kinds(kinds), Node::Record(_)) => {
            match kinds.iter().find(|(member, _)| node.member(member).is_some()) {
                Some((_, shape)) => record(shape, node, place, findings),
                None => {
                    let members: Vec<_> = kinds.iter().map(|(member, _)| *member).collect();
                    findings.push(Finding::error("line-untold").at(place).with("members", members.join(", ")));
                }
            }
        }
        (Shape::Text, Node::Text(given)) => findings.extend(text::faults(given, place)),
        _ => findings.extend(scalar(shape, node).map(|finding| finding.at(place))),
    }
}

fn record(shape: &Record, node: &Node, place: &Place, findings: &mut Vec<Finding>) {
    let Node::Record(members) = node else { return };
    let mut meant = Vec::new();
    for (key, node) in members {
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
        let members = shape.one_of.join(", ");
        findings.push(Finding::error("one-of").at(place).with("members", members).with("given", given));
    }
}

/// The member that an unknown one was meant to be: the nearest of those that are not given.
fn nearest<'a>(key: &str, shape: &'a Record, given: &IndexMap<String, Node>) -> Option<&'a str> {
    let free = shape.fields.iter().map(|field| field.key.as_str()).filter(|key| !given.contains_key(*key));
    text::nearest(key, free)
}

/// A member that the shape does not know.
fn unknown(key: &str, nearest: Option<&str>, fields: &[Field]) -> Finding {
    let known = fields.iter().map(|field| field.key.as_str()).collect::<Vec<_>>().join(", ");
    match nearest {
        Some(nearest) => Finding::error("member-misspelt").with("key", key).with("nearest", nearest),
        None => Finding::error("member-unknown").with("key", key).with("known", known),
    }
}

/// What is wrong with a single value.
fn scalar(shape: &Shape, node: &Node) -> Option<Finding> {
    let fault = |code| Some(Finding::error(code).with("value", node.shown()));
    match (shape, node) {
        (Shape::Constant(text), Node::Text(given)) => {
            (given != text).then(|| Finding::error("value-other").with("value", node.shown()).with("expected", text))
        }
        (Shape::Choice(choices), Node::Text(given)) => {
            if choices.iter().any(|(key, _)| key == given) {
                return None;
            }
            let keys = choices.iter().map(|(key, _)| key.as_str());
            let known = keys.clone().collect::<Vec<_>>().join(", ");
            let by_name = choices.iter().find(|(_, name)| name.ends_with(given.as_str())).map(|(key, _)| key.as_str());
            match by_name.or_else(|| text::nearest(given, keys)) {
                Some(nearest) => fault("key-misspelt").map(|finding| finding.with("nearest", nearest)),
                None => fault("key-unknown").map(|finding| finding.with("known", known)),
            }
        }
        (Shape::Code, Node::Text(given)) => AccountCode::new(given).is_none().then(|| fault("code-bad")).flatten(),
        (Shape::Amount { decimals }, Node::Text(given)) => amount(given, *decimals, node),
        (Shape::Amount { .. }, Node::Integer(_) | Node::Float(_)) => fault("amount-unquoted"),
        (Shape::Date, Node::Text(given)) => given.parse::<Date>().is_err().then(|| fault("date-bad")).flatten(),
        (Shape::Integer { least, most }, Node::Integer(given)) => {
            let fits = (i128::from(*least)..=i128::from(*most)).contains(given);
            (!fits).then(|| fault("number-out-of-range").map(|f| f.with("least", least).with("most", most))).flatten()
        }
        _ => fault("type-wrong").map(|finding| finding.with("expected", kind(shape))),
    }
}

fn amount(given: &str, most: Option<u32>, node: &Node) -> Option<Finding> {
    let fault = |code| Some(Finding::error(code).with("value", node.shown()));
    match given.parse::<Amount>() {
        Err(AmountError::TooLong) => fault("amount-too-long"),
        Err(AmountError::Malformed) => match text::as_amount(given) {
            Some(meant) => fault("amount-dressed").map(|finding| finding.with("meant", meant)),
            None => fault("amount-bad"),
        },
        Ok(amount) => match most {
            Some(most) if amount.decimals() > most => {
                fault("amount-decimals").map(|finding| finding.with("most", most))
            }
            _ => None,
        },
    }
}

/// What a shape is called in the catalogue's `type-wrong`.
fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Constant(_) | Shape::Choice(_) | Shape::Code | Shape::Date => "text",
        Shape::Amount { .. } => "amount",
        Shape::Integer { .. } => "integer",
        Shape::List(_) => "list",
        Shape::Record(_) | Shape::Kinds(_) => "record",
    }
}
