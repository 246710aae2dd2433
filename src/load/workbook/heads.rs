//! Reads the head of a table row: whether it is a fixed line of the layout, an account, a unit or a project.
//!
//! [`super::table`] calls [`read`] for each row of a table, before it reads the amounts.

use indexmap::IndexMap;

use super::grid::{CellPosition, GridCell};
use super::header::LocatedTable;
use super::reader::{Unreadable, WorkbookReader};
use crate::layout::{FixedLine, Print, Side};
use crate::load::fold::{code_of_number, coded, fold};
use crate::load::node::JsonNode;
use crate::load::text::visible;
use crate::model::{LineKind, Place, finding};

/// The kind of a line, and the members that identify it: `key`, `code` and `name`, `unit` or `project`.
type ParsedHead = (LineKind, IndexMap<String, JsonNode>);

/// Code and name in the head of a row, as they are written.
struct HeadWords {
    /// The code of the account, if the row has one.
    code: Option<String>,
    /// The name; empty if the row has none.
    name: String,
}

/// Reads the head of a row on one side of the table. `None` if it matches no line that the table may have, or a cell
/// cannot be read; both are reported.
pub(super) fn read(
    table: &LocatedTable<'_>,
    row: u32,
    side: Option<Side>,
    place: &Place,
    reader: &mut WorkbookReader<'_>,
) -> Option<ParsedHead> {
    for print in table.header.heads.iter().filter(|(column_side, ..)| *column_side == side) {
        let member = if print.1.is_code() { "code" } else { "name" };
        reader.places.note(&place.join(member), table.grid, (row, print.2));
        for kind in [LineKind::Fixed, LineKind::Unit, LineKind::Project] {
            reader.places.note(&place.join(kind.member()), table.grid, (row, print.2));
        }
    }
    let Ok(words) = read_words(table, row, side, place, reader) else {
        reader.has_lost_rows = true;
        return None;
    };
    if let Some(fixed) = find_fixed_line(table, side, &words) {
        return Some((LineKind::Fixed, members([("key", fixed.key.clone())])));
    }
    let head = match open_line_kind(table, (row, side), &words, place, reader)? {
        LineKind::Account => account_head(table, row, without_ordinal(table, words), reader),
        kind @ (LineKind::Unit | LineKind::Project) => {
            if kind == LineKind::Unit {
                reader.units.insert(words.name.clone());
            }
            Some((kind, members([(kind.member(), words.name)])))
        }
        LineKind::Fixed => None,
    };
    if head.is_none() {
        report_unmatched(table, row, side, place, reader);
    }
    head
}

/// A record of text members.
fn members<const N: usize>(given: [(&str, String); N]) -> IndexMap<String, JsonNode> {
    given.into_iter().map(|(key, text)| (key.to_owned(), JsonNode::Text(text))).collect()
}

/// The cells of a row that hold its head, from the left.
fn head_cells(table: &LocatedTable<'_>, row: u32, side: Option<Side>) -> impl Iterator<Item = CellPosition> {
    table
        .header
        .heads
        .iter()
        .filter(move |(column_side, ..)| *column_side == side)
        .map(move |(.., column)| (row, *column))
}

/// Whether a column prints one part of an account's code (类, 款 or 项).
fn is_part(print: Print) -> bool {
    matches!(print, Print::Class | Print::Section | Print::Item)
}

/// The lowest header text above a column, for use in findings.
fn column_title(table: &LocatedTable<'_>, column: u32) -> String {
    let header = (table.header.top..table.header.body).rev();
    header.into_iter().find_map(|row| table.grid.header_text((row, column))).unwrap_or_default()
}

/// Reports a row whose head matches no line of the layout and no account.
fn report_unmatched(
    table: &LocatedTable<'_>,
    row: u32,
    side: Option<Side>,
    place: &Place,
    reader: &mut WorkbookReader<'_>,
) {
    let head = head_cells(table, row, side).find_map(|at| Some((at, table.grid.text(at)?)));
    let first = head_cells(table, row, side).next().unwrap_or((row, 0));
    let (at, words) = head.unwrap_or((first, String::new()));
    let is_shared = |list| reader.layout.accounts.has_name(list, &words);
    let what = match words.trim() {
        "" => "nameless",
        _ if table.spec.accounts.is_some_and(is_shared) => "codeless",
        _ => "other",
    };
    let finding = finding::row_unmatched(what, row + 1, words, table.spec.label());
    reader.report(finding, place, table.grid, at);
}

/// The digits of one part of a code, padded with the leading zeros that a number cell loses: three digits for a class
/// (类), two for a section (款) or an item (项).
fn code_digits(text: String, print: Print) -> String {
    let wanted = if print == Print::Class { 3 } else { 2 };
    let number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if number { format!("{text:0>wanted$}") } else { text }
}

/// Collects code and name from the head cells of a row.
///
/// # Errors
/// If a cell cannot be read, which is reported.
fn read_words(
    table: &LocatedTable<'_>,
    row: u32,
    side: Option<Side>,
    place: &Place,
    reader: &mut WorkbookReader<'_>,
) -> Result<HeadWords, Unreadable> {
    let mut words = HeadWords { code: None, name: String::new() };
    for (_, print, column) in table.header.heads.iter().filter(|(column_side, ..)| *column_side == side) {
        let at = (row, *column);
        // The name of an account whose code is given may be an uncomputed formula: it follows from the code.
        let is_uncomputed = match table.grid.cell(at) {
            Some(GridCell::Number(_)) => table.grid.is_blank(at),
            cell => cell == Some(&GridCell::Uncomputed),
        };
        if *print == Print::Name && words.code.is_some() && is_uncomputed {
            let finding = finding::name_from_code(column_title(table, *column));
            reader.report(finding.as_note(), place, table.grid, at);
            continue;
        }
        let text = reader.heading(place, table.grid, at, &column_title(table, *column))?;
        let Some(text) = text.map(|text| table.grid.ungrouped(at, text)) else { continue };
        match print {
            Print::Name | Print::Number => words.name = text,
            // The label of a total may stand in cells that are merged across the columns of the code.
            _ if is_part(*print) && !text.starts_with(|c: char| c.is_ascii_digit()) && words.code.is_none() => {
                words.name = text;
            }
            Print::Class | Print::Section | Print::Item => {
                words.code.get_or_insert_default().push_str(&code_digits(visible(&text), *print));
            }
            // A drop-down list writes the name behind the code; a column of labels holds both anyway.
            Print::Code | Print::Label => {
                let number = code_of_number(&text);
                if let Some(code) = &number {
                    let finding = finding::code_number(&text, code);
                    reader.report(finding.as_note(), place, table.grid, at);
                }
                let text = number.unwrap_or(text);
                let (code, name) =
                    if *print == Print::Label { split_label(table, &text, reader) } else { coded(&text) };
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

/// Splits a label into code and name. The layout's template for labels is tried first; it is not used if the general
/// reading already gives the official name.
fn split_label(table: &LocatedTable<'_>, text: &str, reader: &WorkbookReader<'_>) -> (Option<String>, String) {
    let (code, name) = coded(text);
    let template = &reader.layout.words.account;
    let written = template.split_once("{{ code }}").and_then(|(before, rest)| {
        let (between, after) = rest.split_once("{{ name }}")?;
        text.strip_prefix(before)?.strip_prefix(code.as_deref()?)?.strip_prefix(between)?.strip_suffix(after)
    });
    let list = table.spec.accounts;
    let official = list.zip(code.as_deref()).and_then(|(list, code)| reader.layout.accounts.name(list, code));
    match written {
        Some(written) if official != Some(name.as_str()) && !written.trim().is_empty() => {
            (code.clone(), written.to_owned())
        }
        _ => (code, name),
    }
}

/// Finds the fixed line of the layout that a row is, on its side of the table. The tests, in this order:
///
/// - a table without heads has exactly one line;
/// - the code of the account;
/// - ordinal and name together, then the name alone;
/// - if the data may not add lines to the table: a name that ends like that of the line, as after another ordinal.
fn find_fixed_line<'a>(table: &'a LocatedTable<'_>, side: Option<Side>, words: &HeadWords) -> Option<&'a FixedLine> {
    let lines = table.spec.lines_on(side);
    if table.header.heads.is_empty() {
        return lines.first().copied();
    }
    let coded = |line: &&&FixedLine| words.code.as_deref().is_some_and(|code| line.code() == Some(code));
    if let Some(line) = lines.iter().find(coded) {
        return Some(line);
    }
    let given = fold(&words.name);
    // Among lines that differ only in the ordinal, the one with the same ordinal wins.
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

/// The kind of a line that the data add to the table: as the column of kinds states it, else inferred from code and
/// name. `None` if it states no kind that the table takes, or the table takes no such lines; both are reported.
fn open_line_kind(
    table: &LocatedTable<'_>,
    (row, side): (u32, Option<Side>),
    words: &HeadWords,
    place: &Place,
    reader: &mut WorkbookReader<'_>,
) -> Option<LineKind> {
    let open = table.spec.open_kinds();
    let stated = table.header.kind.and_then(|column| Some(((row, column), table.grid.text((row, column))?)));
    if let Some((at, text)) = stated {
        let named = [
            (LineKind::Unit, "book-kind-unit"),
            (LineKind::Account, "book-kind-account"),
            (LineKind::Project, "book-kind-project"),
        ];
        let kind = named.into_iter().find(|(kind, id)| open.contains(kind) && reader.is_word(&text, id));
        if kind.is_none() {
            reader.report(finding::kind_unknown(text), place, table.grid, at);
        }
        return kind.map(|(kind, _)| kind);
    }
    match open[..] {
        [] => {
            report_unmatched(table, row, side, place, reader);
            None
        }
        [kind] => Some(kind),
        _ if open.contains(&LineKind::Account) && is_account(table, words, reader) => Some(LineKind::Account),
        // The issuer, or a unit named in an earlier table.
        _ if open.contains(&LineKind::Unit) && reader.units.contains(&words.name) => Some(LineKind::Unit),
        _ => open.into_iter().find(|kind| *kind == LineKind::Project).or(Some(LineKind::Unit)),
    }
}

/// Whether a row names an account: by a code, or by an official name.
fn is_account(table: &LocatedTable<'_>, words: &HeadWords, reader: &WorkbookReader<'_>) -> bool {
    let known = |classification| reader.layout.accounts.has_name(classification, &words.name);
    words.code.is_some() || table.spec.accounts.is_some_and(known)
}

/// Removes the ordinal that the layout prints before the lines that the data add to this table.
fn without_ordinal(table: &LocatedTable<'_>, words: HeadWords) -> HeadWords {
    let ordinals = table.spec.open().map(|open| open.ordinals.as_slice()).unwrap_or_default();
    let name = ordinals.iter().find_map(|ordinal| words.name.strip_prefix(ordinal.as_str())).map(str::to_owned);
    HeadWords { name: name.unwrap_or(words.name), ..words }
}

/// The members of an account line. A missing code is looked up by the name, a missing name by the code; `None` if there
/// is neither a code nor an official name.
fn account_head(
    table: &LocatedTable<'_>,
    row: u32,
    words: HeadWords,
    reader: &mut WorkbookReader<'_>,
) -> Option<ParsedHead> {
    let stated = table.header.code.and_then(|column| table.grid.text((row, column)));
    let stated = stated.map(|text| code_of_number(&text).unwrap_or(text));
    let accounts = &reader.layout.accounts;
    let list = table.spec.accounts;
    let named = || Some(accounts.code(list?, &words.name)?.to_owned());
    let code = stated.map(|text| coded(&text).0.unwrap_or(text)).or(words.code.clone()).or_else(named)?;
    let official = || Some(accounts.name(list?, &code)?.to_owned());
    let name = if words.name.is_empty() { official().unwrap_or_default() } else { words.name };
    Some((LineKind::Account, members([("code", code), ("name", name)])))
}
