//! Describes places in the words of the document (table, line, column, amount), for reports about data files, where a
//! place is only a JSON pointer.

use crate::layout::{Layout, PartBody, SheetSpec};
use crate::model::{Amount, Budget, Line, LineHead, Place, grouped};

/// The words of the document at a place: line, column and amount of a cell, the head of a line, a note, the title of a
/// section or of a subject of the narrative. `None` if the document shows nothing there that has a name.
pub fn place_words(place: &Place, budget: &Budget, layout: &Layout) -> Option<String> {
    let steps: Vec<String> = place.steps().collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let words = match steps[..] {
        ["sheets", id, ref rest @ ..] => sheet_words(id, rest, budget, layout)?,
        ["texts", part, section, ..] => section_title(part, section, layout)?,
        ["figures", subject, ref field @ ..] => {
            let spec = layout.figures.iter().find(|spec| spec.key == subject)?;
            let field = field.first().and_then(|field| spec.fields.get(*field)).map(|field| field.title.as_str());
            format!("{} {}", spec.title, field.unwrap_or_default())
        }
        _ => return None,
    };
    Some(words.trim().to_owned())
}

/// The words at a place within a sheet; `rest` are the steps of the pointer after the sheet.
fn sheet_words(id: &str, rest: &[&str], budget: &Budget, layout: &Layout) -> Option<String> {
    let spec = layout.sheet(id)?;
    let sheet = budget.sheets.get(id)?;
    let line = |index: &str| sheet.lines.get(index.parse::<usize>().ok()?);
    let tab = spec.tab();
    match *rest {
        ["lines", index] => Some(format!("{tab} {}", head(spec, line(index)?))),
        ["lines", index, column] => {
            let line = line(index)?;
            let column = spec.data_columns().into_iter().find(|(key, _)| *key == column);
            let Some((key, column)) = column else { return Some(format!("{tab} {}", head(spec, line))) };
            let amount = line.amount(key).map(|amount| printed(amount, spec, layout)).unwrap_or_default();
            Some(format!("{tab} {} {} {amount}", head(spec, line), column.title))
        }
        ["notes"] => Some(format!("{tab} {}", layout.words.note)),
        ["notes", index] => Some(format!("{tab} {}", spec.printed_notes(sheet).get(index.parse::<usize>().ok()?)?)),
        _ => None,
    }
}

/// The title of a section; `None` if it is a template with values of the data.
fn section_title(part: &str, section: &str, layout: &Layout) -> Option<String> {
    let part = layout.parts.iter().find(|candidate| candidate.key == part)?;
    let Some(PartBody::Sections(sections)) = part.body() else { return None };
    let title = sections.iter().find(|candidate| candidate.key == section)?.label(part);
    (!title.contains("{{")).then(|| title.to_owned())
}

/// An amount as the table prints it.
pub(super) fn printed(amount: Amount, spec: &SheetSpec, layout: &Layout) -> String {
    let decimals = layout.money_of(spec).decimals;
    grouped(&amount.rounded(decimals).to_string(), &layout.format.grouping)
}

/// The printed head of a line: ordinal and name, code and name, or name.
pub(super) fn head(spec: &SheetSpec, line: &Line) -> String {
    match &line.head {
        LineHead::Fixed(key) => {
            let fixed = spec.fixed_lines().find(|fixed| fixed.key == *key);
            fixed.map_or_else(|| key.clone(), |fixed| format!("{}{}", fixed.ordinal, fixed.name))
        }
        LineHead::Account(code, name) => format!("{code} {name}"),
        LineHead::Unit(name) | LineHead::Project(name) => name.clone(),
    }
}
