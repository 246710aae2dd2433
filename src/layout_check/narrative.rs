//! Compares the names in narrative templates with the figures that a layout declares; part of the layout check.

use std::collections::BTreeSet;

use crate::layout::{Layout, PartBody};
use crate::model::{Budget, Finding, Place, finding};
use crate::narrate;

/// The names of the template files.
fn templates(layout: &Layout) -> impl Iterator<Item = &str> {
    layout.parts.iter().filter_map(|part| match part.body() {
        Some(PartBody::Template(name)) => Some(name),
        _ => None,
    })
}

/// A finding, with its file, for each name in a template that has no value.
pub(super) fn unknown_names(budget: &Budget, layout: &Layout) -> Vec<(String, Finding)> {
    let mut found = Vec::new();
    for template in templates(layout) {
        let Ok((lacking, known)) = narrate::lacking(budget, layout, template) else { continue };
        let source = layout.file(template).unwrap_or_default();
        for name in lacking {
            found.push((
                template.to_owned(),
                finding::layout_name_unknown(&name, fields(budget, &name).unwrap_or(known.join(", ")))
                    .at(&place(&source, &name)),
            ));
        }
    }
    found
}

/// The names of the values of a subject, for `subject.value` of a known subject; else `None`.
fn fields(budget: &Budget, name: &str) -> Option<String> {
    let (subject, _) = name.split_once('.')?;
    let set = budget.figures.get(subject)?;
    let given = set.keys().filter(|key| set.contains_key("change") || *key != "current");
    let compared: &[&str] = if set.contains_key("change") { &["current"] } else { &[] };
    Some(compared.iter().copied().chain(given.map(String::as_str)).collect::<Vec<_>>().join(", "))
}

/// The place where a name first occurs in a template, as a whole word.
fn place(source: &str, name: &str) -> Place {
    let whole_word_at = |line: &str| {
        let is_boundary = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        let is_whole_word = |(at, _): &(usize, &str)| {
            is_boundary(line[..*at].chars().next_back()) && is_boundary(line[at + name.len()..].chars().next())
        };
        line.match_indices(name).find(is_whole_word).map(|(at, _)| line[..at].chars().count() + 1)
    };
    let found = source.lines().enumerate().find_map(|(index, line)| Some((index + 1, whole_word_at(line)?)));
    let (line, column) = found.unwrap_or((1, 1));
    Place::root().on_line(line).at_column(column)
}

/// A finding for each figure that the data must have although no template mentions it.
pub(super) fn unused(layout: &Layout) -> Vec<Finding> {
    let mentioned: Option<Vec<BTreeSet<String>>> =
        templates(layout).map(|template| narrate::mentioned(layout, template).ok()).collect();
    let Some(mentioned) = mentioned else { return Vec::new() };
    let mentioned: BTreeSet<String> = mentioned.into_iter().flatten().collect();
    let mut found = Vec::new();
    let mut report = |place: Place, name: String| {
        found.push(finding::layout_figure_unused(name).at(&place));
    };
    for (index, spec) in layout.figures.iter().enumerate() {
        let place = Place::root().join("figures").join(index);
        let below = format!("{}.", spec.key);
        let of_subject = |name: &&String| **name == spec.key || name.starts_with(&below);
        if mentioned.contains(&spec.key) {
            continue;
        }
        if !mentioned.iter().any(|name| of_subject(&name)) {
            report(place.join("key"), spec.key.clone());
            continue;
        }
        let is_used =
            |name: &String| mentioned.iter().any(|used| used == name || used.starts_with(&format!("{name}.")));
        let names = spec.fields.keys().map(|field| (place.join("fields").join(field), format!("{below}{field}")));
        let reason = spec.reason.then(|| (place.join("reason"), format!("{below}reason")));
        for (place, name) in names.chain(reason).filter(|(_, name)| !is_used(name)) {
            report(place, name);
        }
    }
    found
}
