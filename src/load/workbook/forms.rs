//! Reads the worksheets of the template that are not tables: basic data, narrative texts, figures, and ties.
//!
//! [`super::read`] calls these functions for a workbook made from the template of `budgetpress new`. Each returns the
//! members of a data file, records the cells of values, and reports what cannot be read.

use indexmap::IndexMap;
use rust_decimal::prelude::ToPrimitive;

use super::grid::{CellPosition, Display, GridCell, WorksheetGrid};
use super::reader::{COMPARISON_FIELDS, PLACEHOLDER, Unreadable, WorkbookReader};
use crate::layout::{BUDGET_REASON, FieldKind, FigureSpec, PartBody};
use crate::load::fold::fold;
use crate::load::node::JsonNode;
use crate::load::text::{lines, visible};
use crate::model::{Date, Place, finding};

/// Reads unit, year and publication date, each from the cell beside its label, into members of the same names.
pub(super) fn read_basics(
    grid: &WorksheetGrid,
    reader: &mut WorkbookReader<'_>,
    into: &mut IndexMap<String, JsonNode>,
) {
    let members = [("unit", "book-unit"), ("year", "book-year"), ("published", "book-published")];
    for (member, id) in members {
        let place = Place::root().join(member);
        let Some(at) = value_cell(grid, reader, id) else {
            let finding = finding::row_missing(reader.word(id));
            reader.report(finding, &place, grid, (0, 0));
            continue;
        };
        reader.report_hidden_rows(&[at.0], &place, grid);
        let Ok(text) = reader.text(&place, grid, at, &reader.word(id)) else {
            into.insert(member.to_owned(), placeholder(member));
            continue;
        };
        if member == "published" {
            report_partial_date(&place, grid, at, reader);
        }
        let node = text.map(|text| match member {
            "year" => whole_number(grid, at).unwrap_or_else(|| parse_year(&text)),
            "published" => read_date(grid, at).unwrap_or(JsonNode::Text(text)),
            _ => JsonNode::Text(text),
        });
        let node = node.unwrap_or_else(|| {
            let finding = finding::words_blank(reader.word(id));
            reader.report(finding, &place, grid, at);
            placeholder(member)
        });
        into.insert(member.to_owned(), node);
    }
}

/// Reads the kind of document, if the layout has kinds: its key if the cell describes a known kind, else the text of
/// the cell.
pub(super) fn read_kind(grid: &WorksheetGrid, reader: &mut WorkbookReader<'_>, into: &mut IndexMap<String, JsonNode>) {
    let kinds = reader.layout.kinds_about();
    let place = Place::root().join("kind");
    if kinds.is_empty() {
        return;
    }
    let Some(at) = value_cell(grid, reader, "book-document") else {
        let finding = finding::row_missing(reader.word("book-document"));
        return reader.report(finding, &place, grid, (0, 0));
    };
    let given = reader.text_or_placeholder(&place, grid, at, &reader.word("book-document")).unwrap_or_default();
    let known = kinds.into_iter().find(|(key, about)| fold(about) == fold(&given) || *key == given);
    into.insert("kind".to_owned(), JsonNode::Text(known.map_or(given, |(key, _)| key)));
}

/// The placeholder for a basic value whose absence has been reported, so that later stages do not report it again.
fn placeholder(member: &str) -> JsonNode {
    match member {
        "year" => JsonNode::Integer(PLACEHOLDER_YEAR.into()),
        "published" => JsonNode::Text(format!("{PLACEHOLDER_YEAR}-01-01")),
        _ => JsonNode::Text(PLACEHOLDER.to_owned()),
    }
}

/// The placeholder for a field of a figure; see [`placeholder`].
fn figure_placeholder(kind: FieldKind) -> JsonNode {
    match kind {
        FieldKind::Count => JsonNode::Integer(0),
        FieldKind::Date => placeholder("published"),
        FieldKind::Text => placeholder("unit"),
        FieldKind::Amount | FieldKind::Number => JsonNode::Text("0".to_owned()),
    }
}

/// A year that passes every check of data files.
const PLACEHOLDER_YEAR: u16 = 2000;

/// The name of the layout, from the cell beside the label `word`; `None` if there is no such row or the cell is blank.
pub(super) fn layout_name(grid: &WorksheetGrid, word: &str) -> Option<String> {
    let row = grid.rows().into_iter().find(|row| grid.text((*row, 0)).is_some_and(|text| fold(&text) == fold(word)))?;
    grid.text((row, 1))
}

/// The cell to the right of a label in the first column; `None` if the label does not occur.
fn value_cell(grid: &WorksheetGrid, reader: &WorkbookReader<'_>, id: &str) -> Option<CellPosition> {
    let named = |row: &u32| grid.text((*row, 0)).is_some_and(|text| reader.is_word(&text, id));
    grid.rows().into_iter().find(named).map(|row| (row, 1))
}

/// An integer, or the text itself where it is none.
fn integer_or_text(text: &str) -> JsonNode {
    text.trim().parse::<i128>().map_or_else(|_| JsonNode::Text(text.to_owned()), JsonNode::Integer)
}

/// The whole number that a cell holds and displays in full, with or without words around it; `None` for any other cell.
fn whole_number(grid: &WorksheetGrid, at: CellPosition) -> Option<JsonNode> {
    let Some(GridCell::Number(number)) = grid.cell(at) else { return None };
    let same = matches!(number.display, Display::Digits | Display::Worded(..)) && number.shown == number.stored;
    let whole = number.stored.is_integer().then_some(number.stored)?;
    Some(JsonNode::Integer(whole.to_i128().filter(|_| same)?))
}

/// A year, with at most one character behind it, such as 年.
fn parse_year(text: &str) -> JsonNode {
    let text = visible(text);
    let text = without_zero_decimals(&text);
    let digits = text.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    if text.trim().chars().count() <= digits.chars().count() + 1 {
        integer_or_text(digits)
    } else {
        integer_or_text(text)
    }
}

/// A year without the decimals that a number cell may display: `2024.00` becomes `2024`.
fn without_zero_decimals(text: &str) -> &str {
    let zeros = text.trim().split_once('.').filter(|(_, zeros)| zeros.bytes().all(|byte| byte == b'0'));
    zeros.map_or(text, |(year, _)| year)
}

/// The date in a cell as ISO 8601 text: of a date cell, or of text as it is usually typed (2024-1-6, 2024/1/6,
/// 2024.1.6, 2024年1月6日). Other text, and a day that is not in the calendar, is returned unchanged; `None` if blank.
pub(super) fn read_date(grid: &WorksheetGrid, at: CellPosition) -> Option<JsonNode> {
    if let Some(GridCell::Date(date, _)) = grid.cell(at) {
        return Some(JsonNode::Text(date.to_string()));
    }
    let text = visible(&grid.text(at)?);
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let [year, month, day] = numbers[..] else { return Some(JsonNode::Text(text)) };
    let day = format!("{year}-{month:0>2}-{day:0>2}");
    Some(JsonNode::Text(if day.parse::<Date>().is_ok() { day } else { text }))
}

/// Warns about a date cell that displays less than year, month and day.
fn report_partial_date(place: &Place, grid: &WorksheetGrid, at: CellPosition, reader: &mut WorkbookReader<'_>) {
    let Some(GridCell::Date(date, Some(shown))) = grid.cell(at) else { return };
    let runs = shown.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count();
    if runs < 3 {
        let finding = finding::date_partial(date, shown);
        reader.report(finding.as_warning(), place, grid, at);
    }
}

/// Reads the narrative texts: column A holds the title of a section, column B a paragraph.
pub(super) fn read_texts(grid: &WorksheetGrid, reader: &mut WorkbookReader<'_>) -> JsonNode {
    let mut parts: IndexMap<String, IndexMap<String, Vec<JsonNode>>> = IndexMap::new();
    let layout = reader.layout;
    reader.places.note(&Place::root().join("texts"), grid, (0, 0));
    let mut above = String::new();
    let rows = grid.rows();
    reader.report_hidden_rows(&rows, &Place::root().join("texts"), grid);
    for row in rows {
        let place = Place::root().join("texts");
        // A title that is written once, or in merged cells, also holds for the rows below it.
        let Ok(title) = reader.heading(&place, grid, (row, 0), &reader.word("book-section")) else { continue };
        let title = title.unwrap_or_else(|| above.clone());
        let blank = grid.row(row).next().is_none();
        if reader.is_word(&title, "book-section") || blank {
            continue;
        }
        above.clone_from(&title);
        let sections = layout.parts.iter().flat_map(|part| match part.body() {
            Some(PartBody::Sections(sections)) => sections.iter().map(|section| (part, section)).collect(),
            _ => Vec::new(),
        });
        let mut named = sections.filter(|(part, section)| fold(section.label(part)) == fold(&title));
        let Some((part, section)) = named.next() else {
            reader.report(finding::section_unknown(title), &place, grid, (row, 0));
            continue;
        };
        let paragraphs = parts.entry(part.key.clone()).or_default().entry(section.key.clone()).or_default();
        let place = place.join(&part.key).join(&section.key);
        if paragraphs.is_empty() {
            reader.places.note(&place, grid, (row, 1));
        }
        let at = (row, 1);
        let paragraph_place = place.join(paragraphs.len());
        // Each line within a cell is a paragraph.
        let given = reader.displayed_text(&paragraph_place, grid, at, section.label(part));
        let given = given.unwrap_or_else(|Unreadable| Some(PLACEHOLDER.to_owned())).unwrap_or_default();
        for paragraph in lines(&given) {
            reader.places.note(&place.join(paragraphs.len()), grid, at);
            paragraphs.push(JsonNode::Text(paragraph));
        }
    }
    // An optional part without any paragraph counts as left out.
    parts.retain(|key, sections| {
        let optional = layout.parts.iter().any(|part| part.key == *key && part.optional);
        !optional || sections.values().any(|paragraphs| !paragraphs.is_empty())
    });
    prose_record(parts)
}

/// Converts paragraphs by part and section into a member of a data file.
pub(super) fn prose_record(parts: IndexMap<String, IndexMap<String, Vec<JsonNode>>>) -> JsonNode {
    let record = |sections: IndexMap<String, Vec<JsonNode>>| {
        JsonNode::Record(sections.into_iter().map(|(key, paragraphs)| (key, JsonNode::List(paragraphs))).collect())
    };
    JsonNode::Record(parts.into_iter().map(|(key, sections)| (key, record(sections))).collect())
}

/// Reads the figures of the narrative: column A holds the subject, column B the field, column C the value.
pub(super) fn read_figures(grid: &WorksheetGrid, reader: &mut WorkbookReader<'_>) -> JsonNode {
    let mut subjects: IndexMap<String, IndexMap<String, JsonNode>> = IndexMap::new();
    let layout = reader.layout;
    for spec in &layout.figures {
        subjects.insert(spec.key.clone(), IndexMap::new());
    }
    reader.places.note(&Place::root().join("figures"), grid, (0, 0));
    let mut above = String::new();
    let rows = grid.rows();
    reader.report_hidden_rows(&rows, &Place::root().join("figures"), grid);
    for row in rows {
        let place = Place::root().join("figures");
        let title = reader.heading(&place, grid, (row, 0), &reader.word("book-subject"));
        let label = reader.heading(&place, grid, (row, 1), &reader.word("book-field"));
        let (Ok(title), Ok(label)) = (title, label) else { continue };
        let (title, label) = (title.unwrap_or_else(|| above.clone()), label.unwrap_or_default());
        if reader.is_word(&title, "book-subject") || label.is_empty() && grid.cell((row, 2)).is_none() {
            continue;
        }
        above.clone_from(&title);
        let spec = layout.figures.iter().find(|spec| fold(&spec.title) == fold(&title));
        let field = spec.and_then(|spec| Some((spec, find_field(spec, &label, reader)?)));
        let Some((spec, (key, kind))) = field else {
            let words = format!("{title} {label}");
            reader.report(finding::figure_unknown(words), &place, grid, (row, 1));
            continue;
        };
        let place = place.join(&spec.key);
        reader.places.note_first(&place, grid, (row, 2));
        let place = place.join(&key);
        reader.places.note(&place, grid, (row, 2));
        let needed = spec.fields.contains_key(&key) || spec.reason && key == "reason";
        let node = if grid.cell((row, 2)).is_some() {
            read_figure(kind, grid, (row, 2), &place, &label, reader)
        } else if needed {
            let finding = match kind {
                FieldKind::Text | FieldKind::Date => finding::words_blank(&label),
                FieldKind::Amount | FieldKind::Number | FieldKind::Count => finding::cell_blank(&label),
            };
            reader.report(finding.of_subject("subject", &spec.title), &place, grid, (row, 2));
            figure_placeholder(kind)
        } else {
            continue;
        };
        if subjects.entry(spec.key.clone()).or_default().insert(key, node).is_some() {
            let finding = finding::row_doubled(format!("{title} {label}"));
            reader.report(finding, &place, grid, (row, 1));
        }
    }
    JsonNode::Record(subjects.into_iter().map(|(key, fields)| (key, JsonNode::Record(fields))).collect())
}

/// The key and the kind of the field of a subject that has this label; a percentage counts as a number.
fn find_field(spec: &FigureSpec, label: &str, reader: &WorkbookReader<'_>) -> Option<(String, FieldKind)> {
    if let Some((key, field)) = spec.fields.iter().find(|(_, field)| fold(&field.title) == fold(label)) {
        return Some((key.clone(), field.kind));
    }
    let kind = |key: &str| match key {
        "percent" => FieldKind::Number,
        "reason" | BUDGET_REASON => FieldKind::Text,
        _ => FieldKind::Amount,
    };
    let found = COMPARISON_FIELDS.into_iter().find(|(key, id)| spec.takes(key) && reader.is_word(label, id));
    found.map(|(key, _)| (key.to_owned(), kind(key)))
}

/// Reads the value of a figure's field; a placeholder where the cell cannot be read, which is reported.
fn read_figure(
    kind: FieldKind,
    grid: &WorksheetGrid,
    at: CellPosition,
    place: &Place,
    label: &str,
    reader: &mut WorkbookReader<'_>,
) -> JsonNode {
    match kind {
        FieldKind::Amount => {
            let money = reader.layout.money();
            reader.amount(&money, place, grid, at, label)
        }
        FieldKind::Number => match reader.number(place, grid, at, label, None) {
            JsonNode::Text(text) => JsonNode::Text(text.trim_end_matches('%').to_owned()),
            other => other,
        },
        FieldKind::Count => {
            whole_number(grid, at).unwrap_or_else(|| match reader.number(place, grid, at, label, None) {
                JsonNode::Text(text) => integer_or_text(&text),
                other => other,
            })
        }
        FieldKind::Date | FieldKind::Text => match reader.text(place, grid, at, label) {
            Ok(text) if kind == FieldKind::Text => JsonNode::Text(text.unwrap_or_default()),
            Ok(_) => {
                report_partial_date(place, grid, at, reader);
                read_date(grid, at).unwrap_or(JsonNode::Null)
            }
            Err(Unreadable) => figure_placeholder(kind),
        },
    }
}

/// Reads the ties that the data declare: a row with a title, then the terms of the left side in column B and of the
/// right side in column C. `None` if the worksheet declares none.
pub(super) fn read_ties(grid: &WorksheetGrid, reader: &mut WorkbookReader<'_>) -> Option<JsonNode> {
    let mut ties: Vec<(String, Vec<JsonNode>, Vec<JsonNode>)> = Vec::new();
    let rows = grid.rows();
    reader.report_hidden_rows(&rows, &Place::root().join("ties"), grid);
    for row in rows {
        let tie_place = Place::root().join("ties").join(ties.len());
        let title = reader.heading(&tie_place, grid, (row, 0), &reader.word("book-tie-title"));
        let title = title.unwrap_or_else(|Unreadable| Some(PLACEHOLDER.to_owned()));
        if title.as_ref().is_some_and(|title| reader.is_word(title, "book-tie-title")) {
            continue;
        }
        let place = Place::root().join("ties");
        if title.is_some() || ties.is_empty() && grid.row(row).next().is_some() {
            reader.places.note(&tie_place, grid, (row, 0));
            ties.push((title.unwrap_or_default(), Vec::new(), Vec::new()));
        }
        let index = ties.len().saturating_sub(1);
        let Some((_, left, right)) = ties.last_mut() else { continue };
        for (column, side, name) in [(1, left, "left"), (2, right, "right")] {
            let term_place = place.join(index).join(name).join(side.len());
            if let Some(term) =
                reader.text_or_placeholder(&term_place, grid, (row, column), &reader.word(&format!("book-tie-{name}")))
            {
                side.push(JsonNode::Text(term));
            }
        }
    }
    let record = |(title, left, right): (String, Vec<JsonNode>, Vec<JsonNode>)| {
        let members =
            [("title", JsonNode::Text(title)), ("left", JsonNode::List(left)), ("right", JsonNode::List(right))];
        JsonNode::Record(members.into_iter().map(|(key, node)| (key.to_owned(), node)).collect())
    };
    (!ties.is_empty()).then(|| JsonNode::List(ties.into_iter().map(record).collect()))
}
