//! The worksheets that are no tables: the unit, prose, figures of the narrative, ties.

use indexmap::IndexMap;
use rust_decimal::prelude::ToPrimitive;

use super::grid::{At, Display, GridCell, WorksheetGrid};
use super::reading::{COMPARED, STAND_IN, Unreadable, WorkbookReader};
use crate::layout::{BUDGET_REASON, FieldKind, FigureSpec, PartBody};
use crate::load::fold::fold;
use crate::load::node::JsonNode;
use crate::load::text::{lines, visible};
use crate::model::{Finding, Place};

/// The unit, the year, the date: what stands beside their names.
pub(super) fn basics(grid: &WorksheetGrid, reading: &mut WorkbookReader<'_>, into: &mut IndexMap<String, JsonNode>) {
    let members = [("unit", "book-unit"), ("year", "book-year"), ("published", "book-published")];
    for (member, id) in members {
        let place = Place::root().join(member);
        let Some(at) = beside(grid, reading, id) else {
            let finding = Finding::error("row-missing").with("words", reading.word(id));
            reading.tell(finding, &place, grid, (0, 0));
            continue;
        };
        let Ok(text) = reading.readable(&place, grid, at, &reading.word(id)) else {
            into.insert(member.to_owned(), stand_in(member));
            continue;
        };
        if member == "published" {
            partial(&place, grid, at, reading);
        }
        let node = text.map(|text| match member {
            "year" => whole_number(grid, at).unwrap_or_else(|| year(&text)),
            "published" => date(grid, at).unwrap_or(JsonNode::Text(text)),
            _ => JsonNode::Text(text),
        });
        let node = node.unwrap_or_else(|| {
            let finding = Finding::error("words-blank").with("column", reading.word(id));
            reading.tell(finding, &place, grid, at);
            stand_in(member)
        });
        into.insert(member.to_owned(), node);
    }
}

/// The kind of document by what it is, if the layout has kinds: its key, or what stands there instead.
pub(super) fn kind(grid: &WorksheetGrid, reading: &mut WorkbookReader<'_>, into: &mut IndexMap<String, JsonNode>) {
    let kinds = reading.layout.kinds_about();
    let place = Place::root().join("kind");
    if kinds.is_empty() {
        return;
    }
    let Some(at) = beside(grid, reading, "book-document") else {
        let finding = Finding::error("row-missing").with("words", reading.word("book-document"));
        return reading.tell(finding, &place, grid, (0, 0));
    };
    let given = reading.words(&place, grid, at, &reading.word("book-document")).unwrap_or_default();
    let known = kinds.into_iter().find(|(key, about)| fold(about) == fold(&given) || *key == given);
    into.insert("kind".to_owned(), JsonNode::Text(known.map_or(given, |(key, _)| key)));
}

/// What stands in for a value that was told to be missing, so that it is not told again.
fn stand_in(member: &str) -> JsonNode {
    match member {
        "year" => JsonNode::Integer(STAND_IN_YEAR.into()),
        "published" => JsonNode::Text(format!("{STAND_IN_YEAR}-01-01")),
        _ => JsonNode::Text(STAND_IN.to_owned()),
    }
}

/// The same for a field of the narrative.
fn stand_in_of(kind: FieldKind) -> JsonNode {
    match kind {
        FieldKind::Count => JsonNode::Integer(0),
        FieldKind::Date => stand_in("published"),
        FieldKind::Text => stand_in("unit"),
        FieldKind::Amount | FieldKind::Number => JsonNode::Text("0".to_owned()),
    }
}

/// Any year that a data file may have.
const STAND_IN_YEAR: u16 = 2000;

/// The name of the layout that a workbook states, with its cell.
pub(super) fn layout_name(grid: &WorksheetGrid, word: &str) -> Option<String> {
    let row = grid.rows().into_iter().find(|row| grid.text((*row, 0)).is_some_and(|text| fold(&text) == fold(word)))?;
    grid.text((row, 1))
}

/// The cell beside a name.
fn beside(grid: &WorksheetGrid, reading: &WorkbookReader<'_>, id: &str) -> Option<At> {
    let named = |row: &u32| grid.text((*row, 0)).is_some_and(|text| reading.is_word(&text, id));
    grid.rows().into_iter().find(named).map(|row| (row, 1))
}

fn whole(text: &str) -> JsonNode {
    text.trim().parse::<i128>().map_or_else(|_| JsonNode::Text(text.to_owned()), JsonNode::Integer)
}

/// The whole number that a cell holds, whatever words it displays around it.
fn whole_number(grid: &WorksheetGrid, at: At) -> Option<JsonNode> {
    let Some(GridCell::Number(number)) = grid.cell(at) else { return None };
    let same = matches!(number.display, Display::Plain | Display::Worded(..)) && number.shown == number.held;
    let whole = number.held.is_integer().then_some(number.held)?;
    Some(JsonNode::Integer(whole.to_i128().filter(|_| same)?))
}

/// A year, alone or with the word for it.
fn year(text: &str) -> JsonNode {
    let text = visible(text);
    let text = code_of_year(&text);
    let digits = text.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    if text.trim().chars().count() <= digits.chars().count() + 1 { whole(digits) } else { whole(text) }
}

/// A year without the zeros of a number with decimals.
fn code_of_year(text: &str) -> &str {
    let zeros = text.trim().split_once('.').filter(|(_, zeros)| zeros.bytes().all(|byte| byte == b'0'));
    zeros.map_or(text, |(year, _)| year)
}

/// A day, from a cell that holds one, or as it is usually typed: 2024-1-6, 2024/1/6, 2024.1.6, with words for year,
/// month and day.
pub(super) fn date(grid: &WorksheetGrid, at: At) -> Option<JsonNode> {
    if let Some(GridCell::Date(date, _)) = grid.cell(at) {
        return Some(JsonNode::Text(date.to_string()));
    }
    let text = visible(&grid.text(at)?);
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let [year, month, day] = numbers[..] else { return Some(JsonNode::Text(text)) };
    Some(JsonNode::Text(format!("{year}-{month:0>2}-{day:0>2}")))
}

/// Reports a day of which the cell displays less than year, month and day.
fn partial(place: &Place, grid: &WorksheetGrid, at: At, reading: &mut WorkbookReader<'_>) {
    let Some(GridCell::Date(date, Some(shown))) = grid.cell(at) else { return };
    let runs = shown.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count();
    if runs < 3 {
        let finding = Finding::error("date-partial").with("held", date).with("shown", shown);
        reading.tell(finding.as_warning(), place, grid, at);
    }
}

/// Prose: one paragraph a row, behind the title of its section.
pub(super) fn texts(grid: &WorksheetGrid, reading: &mut WorkbookReader<'_>) -> JsonNode {
    let mut parts: IndexMap<String, IndexMap<String, Vec<JsonNode>>> = IndexMap::new();
    let layout = reading.layout;
    reading.places.note(&Place::root().join("texts"), grid, (0, 0));
    let mut above = String::new();
    let rows = grid.rows();
    reading.hidden(&rows, &Place::root().join("texts"), grid);
    for row in rows {
        let place = Place::root().join("texts");
        // A title that stands once, or in merged cells, holds for the rows below it.
        let Ok(title) = reading.heading(&place, grid, (row, 0), &reading.word("book-section")) else { continue };
        let title = title.unwrap_or_else(|| above.clone());
        let blank = grid.row(row).next().is_none();
        if reading.is_word(&title, "book-section") || blank {
            continue;
        }
        above.clone_from(&title);
        let sections = layout.parts.iter().flat_map(|part| match part.body() {
            Some(PartBody::Sections(sections)) => sections.iter().map(|section| (part, section)).collect(),
            _ => Vec::new(),
        });
        let mut named = sections.filter(|(part, section)| fold(section.label(part)) == fold(&title));
        let Some((part, section)) = named.next() else {
            reading.tell(Finding::error("section-unknown").with("words", title), &place, grid, (row, 0));
            continue;
        };
        let paragraphs = parts.entry(part.key.clone()).or_default().entry(section.key.clone()).or_default();
        let place = place.join(&part.key).join(&section.key);
        if paragraphs.is_empty() {
            reading.places.note(&place, grid, (row, 1));
        }
        let at = (row, 1);
        let own = place.join(paragraphs.len());
        // Each line of a cell is a paragraph.
        let given = reading.displayed(&own, grid, at, section.label(part));
        let given = given.unwrap_or_else(|Unreadable| Some(STAND_IN.to_owned())).unwrap_or_default();
        for paragraph in lines(&given) {
            reading.places.note(&place.join(paragraphs.len()), grid, at);
            paragraphs.push(JsonNode::Text(paragraph));
        }
    }
    // A part that may be left out, and that nobody wrote.
    parts.retain(|key, sections| {
        let optional = layout.parts.iter().any(|part| part.key == *key && part.optional);
        !optional || sections.values().any(|paragraphs| !paragraphs.is_empty())
    });
    prose(parts)
}

/// Prose by part and section as a data file has it.
pub(super) fn prose(parts: IndexMap<String, IndexMap<String, Vec<JsonNode>>>) -> JsonNode {
    let record = |sections: IndexMap<String, Vec<JsonNode>>| {
        JsonNode::Record(sections.into_iter().map(|(key, paragraphs)| (key, JsonNode::List(paragraphs))).collect())
    };
    JsonNode::Record(parts.into_iter().map(|(key, sections)| (key, record(sections))).collect())
}

/// The figures of the narrative: subject, field, value.
pub(super) fn figures(grid: &WorksheetGrid, reading: &mut WorkbookReader<'_>) -> JsonNode {
    let mut subjects: IndexMap<String, IndexMap<String, JsonNode>> = IndexMap::new();
    let layout = reading.layout;
    for spec in &layout.figures {
        subjects.insert(spec.key.clone(), IndexMap::new());
    }
    reading.places.note(&Place::root().join("figures"), grid, (0, 0));
    let mut above = String::new();
    let rows = grid.rows();
    reading.hidden(&rows, &Place::root().join("figures"), grid);
    for row in rows {
        let place = Place::root().join("figures");
        let told = reading.heading(&place, grid, (row, 0), &reading.word("book-subject"));
        let label = reading.heading(&place, grid, (row, 1), &reading.word("book-field"));
        let (Ok(title), Ok(label)) = (told, label) else { continue };
        let (title, label) = (title.unwrap_or_else(|| above.clone()), label.unwrap_or_default());
        if reading.is_word(&title, "book-subject") || label.is_empty() && grid.cell((row, 2)).is_none() {
            continue;
        }
        above.clone_from(&title);
        let spec = layout.figures.iter().find(|spec| fold(&spec.title) == fold(&title));
        let field = spec.and_then(|spec| Some((spec, field(spec, &label, reading)?)));
        let Some((spec, (key, kind))) = field else {
            let words = format!("{title} {label}");
            reading.tell(Finding::error("figure-unknown").with("words", words), &place, grid, (row, 1));
            continue;
        };
        let place = place.join(&spec.key);
        reading.places.note_first(&place, grid, (row, 2));
        let place = place.join(&key);
        reading.places.note(&place, grid, (row, 2));
        let needed = spec.fields.contains_key(&key) || spec.reason && key == "reason";
        let node = if grid.cell((row, 2)).is_some() {
            figure(kind, grid, (row, 2), &place, &label, reading)
        } else if needed {
            let code = match kind {
                FieldKind::Text | FieldKind::Date => "words-blank",
                FieldKind::Amount | FieldKind::Number | FieldKind::Count => "cell-blank",
            };
            let finding =
                Finding::error(code).with("of", "subject").with("subject", &spec.title).with("column", &label);
            reading.tell(finding, &place, grid, (row, 2));
            stand_in_of(kind)
        } else {
            continue;
        };
        if subjects.entry(spec.key.clone()).or_default().insert(key, node).is_some() {
            let finding = Finding::error("row-doubled").with("words", format!("{title} {label}"));
            reading.tell(finding, &place, grid, (row, 1));
        }
    }
    JsonNode::Record(subjects.into_iter().map(|(key, fields)| (key, JsonNode::Record(fields))).collect())
}

/// The field of a subject by its label: its name in data files and what it holds; a percentage counts as a number.
fn field(spec: &FigureSpec, label: &str, reading: &WorkbookReader<'_>) -> Option<(String, FieldKind)> {
    if let Some((key, field)) = spec.fields.iter().find(|(_, field)| fold(&field.title) == fold(label)) {
        return Some((key.clone(), field.kind));
    }
    let kind = |key: &str| match key {
        "percent" => FieldKind::Number,
        "reason" | BUDGET_REASON => FieldKind::Text,
        _ => FieldKind::Amount,
    };
    let found = COMPARED.into_iter().find(|(key, id)| spec.takes(key) && reading.is_word(label, id));
    found.map(|(key, _)| (key.to_owned(), kind(key)))
}

fn figure(
    kind: FieldKind,
    grid: &WorksheetGrid,
    at: At,
    place: &Place,
    label: &str,
    reading: &mut WorkbookReader<'_>,
) -> JsonNode {
    match kind {
        FieldKind::Amount => {
            let money = reading.layout.money();
            reading.money(&money, place, grid, at, label)
        }
        FieldKind::Number => match reading.number(place, grid, at, label, None) {
            JsonNode::Text(text) => JsonNode::Text(text.trim_end_matches('%').to_owned()),
            other => other,
        },
        FieldKind::Count => {
            whole_number(grid, at).unwrap_or_else(|| match reading.number(place, grid, at, label, None) {
                JsonNode::Text(text) => whole(&text),
                other => other,
            })
        }
        FieldKind::Date | FieldKind::Text => match reading.readable(place, grid, at, label) {
            Ok(text) if kind == FieldKind::Text => JsonNode::Text(text.unwrap_or_default()),
            Ok(_) => {
                partial(place, grid, at, reading);
                date(grid, at).unwrap_or(JsonNode::Null)
            }
            Err(Unreadable) => stand_in_of(kind),
        },
    }
}

/// Ties of the data's own: a title, and below it pairs of terms.
pub(super) fn ties(grid: &WorksheetGrid, reading: &mut WorkbookReader<'_>) -> Option<JsonNode> {
    let mut ties: Vec<(String, Vec<JsonNode>, Vec<JsonNode>)> = Vec::new();
    let rows = grid.rows();
    reading.hidden(&rows, &Place::root().join("ties"), grid);
    for row in rows {
        let own = Place::root().join("ties").join(ties.len());
        let title = reading.heading(&own, grid, (row, 0), &reading.word("book-tie-title"));
        let title = title.unwrap_or_else(|Unreadable| Some(STAND_IN.to_owned()));
        if title.as_ref().is_some_and(|title| reading.is_word(title, "book-tie-title")) {
            continue;
        }
        let place = Place::root().join("ties");
        if title.is_some() || ties.is_empty() && grid.row(row).next().is_some() {
            reading.places.note(&own, grid, (row, 0));
            ties.push((title.unwrap_or_default(), Vec::new(), Vec::new()));
        }
        let index = ties.len().saturating_sub(1);
        let Some((_, left, right)) = ties.last_mut() else { continue };
        for (column, side, name) in [(1, left, "left"), (2, right, "right")] {
            let own = place.join(index).join(name).join(side.len());
            if let Some(term) = reading.words(&own, grid, (row, column), &reading.word(&format!("book-tie-{name}"))) {
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
