//! Tries to fill the short texts of `layout.toml`, and finds references that narratives print literally; part of the
//! layout check.

use serde_json::{Value, json};

use super::specimen::YEAR;
use crate::layout::{Layout, PartBody};
use crate::model::{Finding, Kind, Place, finding};
use crate::narrate;
use crate::view::{Block, View};

/// A finding, with its file, for each brace that a filled narrative still contains.
pub(super) fn literal(view: &View, layout: &Layout) -> Vec<(String, Finding)> {
    let mut found = Vec::new();
    for part in &layout.parts {
        let (Some(PartBody::Template(name)), Some(printed)) = (part.body(), view.parts.get(&part.key)) else {
            continue;
        };
        let source = layout.file(name).unwrap_or_default();
        for block in &printed.blocks {
            let (Block::Heading { text, .. } | Block::Paragraph { text }) = block else { continue };
            let Some(start) = text.find(['{', '}']) else { continue };
            let end = text[start..].find('}').map_or(text.len(), |end| start + end + 1);
            let place = place(&source, &text[start..end]);
            let finding = finding::layout_reference_literal(&text[start..end]).at(&place);
            found.push((name.to_owned(), finding));
        }
    }
    found
}

/// The place where a text first occurs in a template.
fn place(source: &str, text: &str) -> Place {
    let found =
        source.lines().enumerate().find_map(|(index, line)| Some((index, line[..line.find(text)?].chars().count())));
    let (line, column) = found.unwrap_or_default();
    Place::root().on_line(line + 1).at_column(column + 1)
}

/// A finding for each text that cannot be filled, with its pointer into `layout.toml`.
pub(super) fn unfilled(layout: &Layout) -> Vec<Finding> {
    let member_place = |member: &str| Place::root().join(member);
    let listed = |member: &'static str, texts: &[String]| {
        texts
            .iter()
            .enumerate()
            .map(|(index, text)| (member_place(member).join(index), text.clone()))
            .collect::<Vec<_>>()
    };
    let parts = layout.parts.iter().enumerate();
    let parts = parts.map(|(index, part)| (member_place("part").join(index).join("title"), part.title.clone()));
    let mut of_document =
        vec![(member_place("title"), layout.title.clone()), (member_place("about"), layout.about.clone())];
    of_document.extend(listed("keywords", &layout.keywords));
    of_document.extend(listed("cover", &layout.cover));
    of_document.extend(parts);
    let word = |member: &str, text: &String| (member_place("words").join(member), text.clone());
    let mut of_sheet = vec![word("issuer", &layout.words.issuer), word("measure", &layout.words.measure)];
    of_sheet.extend(layout.continued.iter().map(|text| (member_place("continued"), text.clone())));
    let of_table = layout.words.summary.iter().map(|text| word("summary", text)).collect();
    let of_account = vec![word("account", &layout.words.account)];
    let groups = [
        (of_document, json!({ "year": YEAR, "unit": "" })),
        (of_sheet, json!({ "unit": "", "measure": "", "number": "", "title": "" })),
        (of_table, json!({ "unit": "", "measure": "", "number": "", "title": "", "rows": 1, "columns": 1 })),
        (of_account, json!({ "code": "", "name": "" })),
    ];
    let found = groups.iter().flat_map(|(texts, values)| {
        texts.iter().filter_map(|(place, text)| Some(unfit(layout, text, values)?.at(place)))
    });
    found.collect()
}

/// The finding if a text cannot be filled with these values; else `None`.
fn unfit(layout: &Layout, text: &str, values: &Value) -> Option<Finding> {
    let error = narrate::fill(layout, text, values).err()?;
    let detail = error.findings().first()?.value(Kind::Detail)?;
    // The place in the text is not one in the file.
    let detail = detail.split(" (in ").next().unwrap_or_default();
    // The year is known in every text.
    let names = values.as_object()?.keys().map(String::as_str).filter(|name| *name != "year").chain(["year"]);
    let known: Vec<String> = names.map(|name| format!("{{{{ {name} }}}}")).collect();
    Some(finding::layout_template(text, detail, known.join(", ")))
}
