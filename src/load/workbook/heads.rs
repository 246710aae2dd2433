//! What a row of a worksheet is about: a line of the layout, an account, a unit or a project.

use indexmap::IndexMap;

use super::grid::{At, GridCell};
use super::reading::{Unreadable, WorkbookReader};
use super::table::LocatedTable;
use crate::layout::{FixedLine, Print, Side};
use crate::load::fold::{code_of_number, coded, fold};
use crate::load::node::JsonNode;
use crate::load::text::visible;
use crate::model::{Finding, LineKind, Place};

/// The members that tell what a row is about, and the kind of its line.
type Told = (LineKind, IndexMap<String, JsonNode>);

/// The words of a row's head, as they stand.
struct HeadWords {
    code: Option<String>,
    name: String,
}

pub(super) fn read(
    table: &LocatedTable<'_>,
    row: u32,
    side: Option<Side>,
    place: &Place,
    reading: &mut WorkbookReader<'_>,
) -> Option<Told> {
    for print in table.header.heads.iter().filter(|(own, ..)| *own == side) {
        let member = if print.1.is_code() { "code" } else { "name" };
        reading.places.note(&place.join(member), table.grid, (row, print.2));
        for kind in [LineKind::Fixed, LineKind::Unit, LineKind::Project] {
            reading.places.note(&place.join(kind.member()), table.grid, (row, print.2));
        }
    }
    let Ok(words) = words(table, row, side, place, reading) else {
        reading.is_incomplete = true;
        return None;
    };
    if let Some(fixed) = fixed(table, side, &words) {
        return Some((LineKind::Fixed, members([("key", fixed.key.clone())])));
    }
    let told = match kind(table, (row, side), &words, place, reading)? {
        LineKind::Account => account(table, row, unnumbered(table, words), reading),
        kind @ (LineKind::Unit | LineKind::Project) => {
            if kind == LineKind::Unit {
                reading.units.insert(words.name.clone());
            }
            Some((kind, members([(kind.member(), words.name)])))
        }
        LineKind::Fixed => None,
    };
    if told.is_none() {
        unmatched(table, row, side, place, reading);
    }
    told
}

fn members<const N: usize>(given: [(&str, String); N]) -> IndexMap<String, JsonNode> {
    given.into_iter().map(|(key, text)| (key.to_owned(), JsonNode::Text(text))).collect()
}

/// The cells of a row's head.
fn heads(table: &LocatedTable<'_>, row: u32, side: Option<Side>) -> impl Iterator<Item = At> {
    table.header.heads.iter().filter(move |(own, ..)| *own == side).map(move |(.., column)| (row, *column))
}

fn is_part(print: Print) -> bool {
    matches!(print, Print::Class | Print::Section | Print::Item)
}

/// What the header says above a column of heads.
fn title(table: &LocatedTable<'_>, column: u32) -> String {
    let header = (table.header.top..table.header.body).rev();
    header.into_iter().find_map(|row| table.grid.header((row, column))).unwrap_or_default()
}

fn unmatched(table: &LocatedTable<'_>, row: u32, side: Option<Side>, place: &Place, reading: &mut WorkbookReader<'_>) {
    let told = heads(table, row, side).find_map(|at| Some((at, table.grid.text(at)?)));
    let first = heads(table, row, side).next().unwrap_or((row, 0));
    let (at, words) = told.unwrap_or((first, String::new()));
    let is_shared = |list| reading.layout.accounts.has_name(list, &words);
    let what = match words.trim() {
        "" => "nameless",
        _ if table.spec.accounts.is_some_and(is_shared) => "codeless",
        _ => "other",
    };
    let finding = Finding::error("row-unmatched").with("what", what).with("row", row + 1);
    let finding = finding.with("words", words).with("sheet", table.spec.label());
    reading.tell(finding, place, table.grid, at);
}

/// The digits of a code in a column that prints some of them: a workbook may hold them as a number, without the zero
/// before it.
fn digits(text: String, print: Print) -> String {
    let wanted = if print == Print::Class { 3 } else { 2 };
    let number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if number { format!("{text:0>wanted$}") } else { text }
}

fn words(
    table: &LocatedTable<'_>,
    row: u32,
    side: Option<Side>,
    place: &Place,
    reading: &mut WorkbookReader<'_>,
) -> Result<HeadWords, Unreadable> {
    let mut words = HeadWords { code: None, name: String::new() };
    for (_, print, column) in table.header.heads.iter().filter(|(own, ..)| *own == side) {
        let at = (row, *column);
        // The name of an account whose code is there need not be computed.
        let waits = match table.grid.cell(at) {
            Some(GridCell::Number(_)) => table.grid.is_blank(at),
            cell => cell == Some(&GridCell::Uncomputed),
        };
        if *print == Print::Name && words.code.is_some() && waits {
            let finding = Finding::error("name-from-code").with("column", title(table, *column));
            reading.tell(finding.as_note(), place, table.grid, at);
            continue;
        }
        let text = reading.heading(place, table.grid, at, &title(table, *column))?;
        let Some(text) = text else { continue };
        match print {
            Print::Name | Print::Number => words.name = text,
            // The words of a total may stand in cells that are merged from here on.
            _ if is_part(*print) && !text.starts_with(|c: char| c.is_ascii_digit()) && words.code.is_none() => {
                words.name = text;
            }
            Print::Class | Print::Section | Print::Item => {
                words.code.get_or_insert_default().push_str(&digits(visible(&text), *print));
            }
            // A drop-down puts the name behind the code; a label puts it there by its nature.
            Print::Code | Print::Label => {
                let number = code_of_number(&text);
                if let Some(code) = &number {
                    let finding = Finding::error("code-number").with("value", &text).with("code", code);
                    reading.tell(finding.as_note(), place, table.grid, at);
                }
                let text = number.unwrap_or(text);
                let (code, name) = if *print == Print::Label { labelled(table, &text, reading) } else { coded(&text) };
                words.code = code.or_else(|| (*print == Print::Code).then(|| text.clone()));
                if words.name.is_empty() {
                    words.name = if words.code.is_some() && *print == Print::Code && name == text {
                        String::new()
                    } else {
                        name
                    };
                }
            }
        }
    }
    Ok(words)
}

/// The code and the name in a label: as the layout writes labels, unless what is left of the name without further marks
/// is the official one.
fn labelled(table: &LocatedTable<'_>, text: &str, reading: &WorkbookReader<'_>) -> (Option<String>, String) {
    let (code, name) = coded(text);
    let template = &reading.layout.words.account;
    let written = template.split_once("{{ code }}").and_then(|(before, rest)| {
        let (between, after) = rest.split_once("{{ name }}")?;
        text.strip_prefix(before)?.strip_prefix(code.as_deref()?)?.strip_prefix(between)?.strip_suffix(after)
    });
    let list = table.spec.accounts;
    let official = list.zip(code.as_deref()).and_then(|(list, code)| reading.layout.accounts.name(list, code));
    match written {
        Some(written) if official != Some(name.as_str()) && !written.trim().is_empty() => {
            (code.clone(), written.to_owned())
        }
        _ => (code, name),
    }
}

/// The line of the layout that a row is, on its side: the only one of a table that prints no heads; by the code of its
/// account; by ordinal and name, or by name; on a table without lines of the data's own also by a name that ends like
/// it, after another ordinal.
fn fixed<'a>(table: &'a LocatedTable<'_>, side: Option<Side>, words: &HeadWords) -> Option<&'a FixedLine> {
    let lines = table.spec.lines_on(side);
    if table.header.heads.is_empty() {
        return lines.first().copied();
    }
    let coded = |line: &&&FixedLine| words.code.as_deref().is_some_and(|code| line.code() == Some(code));
    if let Some(line) = lines.iter().find(coded) {
        return Some(line);
    }
    let given = fold(&words.name);
    if let (true, [only]) = (table.header.heads.is_empty(), &lines[..]) {
        return Some(only);
    }
    // Of lines that differ in the ordinal only, that with the same one.
    let names = |line: &FixedLine| [&line.name].into_iter().chain(&line.also).cloned().collect::<Vec<_>>();
    let whole = |line: &&&FixedLine| names(line).iter().any(|name| given == fold(&format!("{}{name}", line.ordinal)));
    let named = |line: &&&FixedLine| names(line).iter().any(|name| given == fold(name));
    if let Some(line) = lines.iter().find(whole).or_else(|| lines.iter().find(named)) {
        return Some(line);
    }
    let closed = table.spec.open_kinds().is_empty();
    let ending = lines.into_iter().filter(|line| closed && given.ends_with(&fold(&line.name)));
    ending.max_by_key(|line| line.name.chars().count())
}

/// The kind of a line of the data's own: as the row tells it, or as its words do.
fn kind(
    table: &LocatedTable<'_>,
    (row, side): (u32, Option<Side>),
    words: &HeadWords,
    place: &Place,
    reading: &mut WorkbookReader<'_>,
) -> Option<LineKind> {
    let open = table.spec.open_kinds();
    let stated = table.header.kind.and_then(|column| Some(((row, column), table.grid.text((row, column))?)));
    if let Some((at, text)) = stated {
        let named = [
            (LineKind::Unit, "book-kind-unit"),
            (LineKind::Account, "book-kind-account"),
            (LineKind::Project, "book-kind-project"),
        ];
        let kind = named.into_iter().find(|(kind, id)| open.contains(kind) && reading.is_word(&text, id));
        if kind.is_none() {
            reading.tell(Finding::error("kind-unknown").with("words", text), place, table.grid, at);
        }
        return kind.map(|(kind, _)| kind);
    }
    match open[..] {
        [] => {
            unmatched(table, row, side, place, reading);
            None
        }
        [kind] => Some(kind),
        _ if open.contains(&LineKind::Account) && is_account(table, words, reading) => Some(LineKind::Account),
        // The issuer's name, and those of units that an earlier table told.
        _ if open.contains(&LineKind::Unit) && reading.units.contains(&words.name) => Some(LineKind::Unit),
        _ => open.into_iter().find(|kind| *kind == LineKind::Project).or(Some(LineKind::Unit)),
    }
}

fn is_account(table: &LocatedTable<'_>, words: &HeadWords, reading: &WorkbookReader<'_>) -> bool {
    let known = |classification| reading.layout.accounts.has_name(classification, &words.name);
    words.code.is_some() || table.spec.accounts.is_some_and(known)
}

/// A name without the ordinal that the layout prints before those of this table's own lines.
fn unnumbered(table: &LocatedTable<'_>, words: HeadWords) -> HeadWords {
    let ordinals = table.spec.open().map(|open| open.ordinals.as_slice()).unwrap_or_default();
    let name = ordinals.iter().find_map(|ordinal| words.name.strip_prefix(ordinal.as_str())).map(str::to_owned);
    HeadWords { name: name.unwrap_or(words.name), ..words }
}

/// An account: the code as the row tells it, or that of its name; the name, or that of its code.
fn account(table: &LocatedTable<'_>, row: u32, words: HeadWords, reading: &mut WorkbookReader<'_>) -> Option<Told> {
    let stated = table.header.code.and_then(|column| table.grid.text((row, column)));
    let stated = stated.map(|text| code_of_number(&text).unwrap_or(text));
    let accounts = &reading.layout.accounts;
    let list = table.spec.accounts;
    let named = || Some(accounts.code(list?, &words.name)?.to_owned());
    let code = stated.map(|text| coded(&text).0.unwrap_or(text)).or(words.code.clone()).or_else(named)?;
    let official = || Some(accounts.name(list?, &code)?.to_owned());
    let name = if words.name.is_empty() { official().unwrap_or_default() } else { words.name };
    Some((LineKind::Account, members([("code", code), ("name", name)])))
}
