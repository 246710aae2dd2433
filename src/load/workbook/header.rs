//! Finds the header of a table in its worksheet, and matches the worksheet's columns with those of the layout by their
//! titles.
//!
//! [`super::table`] calls [`find`] before it reads any row. Offices reword titles, drop rows of groups and move
//! columns, so the matching goes from exact to approximate.

use super::grid::WorksheetGrid;
use super::reader::WorkbookReader;
use crate::layout::{LayoutColumn, Print, SheetSpec, Side};
use crate::load::fold::{fold, stem};
use crate::model::Place;

/// Number of non-empty rows at the top in which the header is looked for.
const HEADER_SEARCH_ROWS: usize = 40;

/// A table of the layout, with its worksheet and header.
pub(super) struct LocatedTable<'a> {
    /// The table as the layout defines it.
    pub(super) spec: &'a SheetSpec,
    /// Columns of the layout that hold data, by key.
    pub(super) columns: Vec<(&'a str, &'a LayoutColumn)>,
    /// Its worksheet.
    pub(super) grid: &'a WorksheetGrid,
    /// Its header in the worksheet.
    pub(super) header: Header,
    /// Its place in the data: `/sheets/ID`.
    pub(super) place: Place,
}

/// The header of a table, with the worksheet's columns matched to those of the layout.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// First row of the header, counted from 0.
    pub(super) top: u32,
    /// First row below the header.
    pub(super) body: u32,
    /// Columns that hold heads of lines: side of the table, form of the head, index.
    pub(super) heads: Vec<(Option<Side>, Print, u32)>,
    /// Columns of row numbers (序号), which are not read.
    pub(super) numbers: Vec<u32>,
    /// Columns that hold cells: side of the table, key of the layout's column, index.
    pub(super) cells: Vec<(Option<Side>, String, u32)>,
    /// The column with the kind of each line, if there is one.
    pub(super) kind: Option<u32>,
    /// The column with account codes, in tables that do not print them.
    pub(super) code: Option<u32>,
    /// Columns of the layout that were not found, by title, each with the columns of the worksheet that could be it.
    pub(super) missing: Vec<(String, Vec<u32>)>,
    /// Columns that match nothing in the layout, with their titles.
    pub(super) unknown: Vec<(u32, String)>,
}

/// A column of the layout to be found in the worksheet.
struct WantedColumn<'a> {
    /// For each level of the header from the group down: its title and alternative titles, folded.
    path: Vec<Vec<String>>,
    column: &'a LayoutColumn,
}

/// A test whether the titles above a worksheet's column match a wanted column.
type Fits<'f> = dyn Fn(&WantedColumn<'_>, &[String]) -> bool + 'f;

/// Finds the header: the rows in which most columns of the table are found. `None` if fewer than half are found.
pub(super) fn find(grid: &WorksheetGrid, spec: &SheetSpec, reader: &WorkbookReader<'_>) -> Option<Header> {
    let mut wanted = Vec::new();
    spec.columns.iter().for_each(|column| collect_columns(column, &mut Vec::new(), &mut wanted));
    let depth = spec.depth() as u32;
    let rows = grid.first_rows(HEADER_SEARCH_ROWS).into_iter();
    // Offices may leave out rows of group titles.
    let tried = rows.flat_map(|top| (1..=depth).rev().map(move |depth| (top, depth)));
    let tried = tried.map(|(top, depth)| (top, depth, assign(&wanted, &stacks(grid, top, depth))));
    // The first of equally good rows: header texts do not recur in the body of a table.
    let (top, depth, found) = tried.fold(None, |best: Option<(u32, u32, Vec<Option<u32>>)>, next| {
        let count = |found: &[Option<u32>]| found.iter().flatten().count();
        if best.as_ref().is_some_and(|(.., old)| count(old) >= count(&next.2)) { best } else { Some(next) }
    })?;
    if found.iter().flatten().count() * 2 < wanted.len() {
        return None;
    }
    let mut header = build_header(grid, top, depth, &wanted, &found, reader);
    header.body += u32::from(spec.column_numbers.is_some() && are_numbers(grid, header.body, &header));
    Some(header)
}

/// Whether a row numbers the columns (栏次) consecutively from 1.
fn are_numbers(grid: &WorksheetGrid, row: u32, header: &Header) -> bool {
    let numbered = (1..).zip(&header.cells);
    !header.cells.is_empty()
        && numbered.into_iter().all(|(number, (.., column))| grid.text((row, *column)) == Some(u32::to_string(&number)))
}

/// Collects the lowest columns below `column`, each with the titles from the group down.
fn collect_columns<'a>(column: &'a LayoutColumn, above: &mut Vec<Vec<String>>, into: &mut Vec<WantedColumn<'a>>) {
    above.push([&column.title].into_iter().chain(&column.also).map(|title| fold(title)).collect());
    if column.columns.is_empty() {
        into.push(WantedColumn { path: above.clone(), column });
    }
    column.columns.iter().for_each(|below| collect_columns(below, above, into));
    above.pop();
}

/// The header texts above each column of the worksheet, folded, from the top down, without repetitions.
fn stacks(grid: &WorksheetGrid, top: u32, depth: u32) -> Vec<Vec<String>> {
    let mut stacks = Vec::new();
    let mut groups: Vec<Option<String>> = vec![None; depth as usize];
    for column in 0..grid.width() {
        let texts: Vec<Option<String>> =
            (top..top + depth).map(|row| grid.header_text((row, column)).map(|words| fold(&words))).collect();
        let mut stack: Vec<String> = Vec::new();
        for (level, words) in texts.iter().enumerate() {
            let below = texts[level + 1..].iter().any(Option::is_some);
            // Without merged cells, the title of a group stands above its first column only.
            let words = words.clone().or_else(|| groups[level].clone().filter(|_| below));
            groups[level].clone_from(&words);
            stack.extend(words.filter(|words| stack.last() != Some(words)));
        }
        stacks.push(stack);
    }
    stacks
}

/// Assigns a column of the worksheet to each wanted column. Three passes, from strict to lenient: the same titles at
/// all levels; the same lowest title; a lowest title that differs only in its unit or a prefix.
fn assign(wanted: &[WantedColumn<'_>], stacks: &[Vec<String>]) -> Vec<Option<u32>> {
    let mut found = vec![None; wanted.len()];
    assign_repeated(wanted, stacks, &mut found);
    let exact = |wanted: &WantedColumn<'_>, stack: &[String]| is_path(stack, &wanted.path);
    let same_lowest = |wanted: &WantedColumn<'_>, stack: &[String]| {
        stack.last().zip(wanted.path.last()).is_some_and(|(words, titles)| titles.contains(words))
    };
    let tiers: [&Fits<'_>; 3] = [&exact, &same_lowest, &is_similar];
    for tier in tiers {
        for index in 0..wanted.len() {
            if found[index].is_none() {
                found[index] = only_match(index, wanted, stacks, &found, tier);
            }
        }
    }
    found
}

/// Whether the titles above a column are those of a path at all levels.
fn is_path(stack: &[String], path: &[Vec<String>]) -> bool {
    stack.len() == path.len() && stack.iter().zip(path).all(|(words, titles)| titles.contains(words))
}

/// Assigns columns whose titles are the same at all levels, as on two-sided tables, in their order, if the worksheet
/// has as many of them as the layout.
fn assign_repeated(wanted: &[WantedColumn<'_>], stacks: &[Vec<String>], found: &mut [Option<u32>]) {
    for first in 0..wanted.len() {
        let path = &wanted[first].path;
        let same: Vec<usize> = (first..wanted.len()).filter(|index| wanted[*index].path == *path).collect();
        let there = (0u32..).zip(stacks).filter(|(_, stack)| is_path(stack, path)).map(|(column, _)| column);
        let there: Vec<u32> = there.collect();
        if found[first].is_none() && same.len() > 1 && same.len() == there.len() {
            same.into_iter().zip(there).for_each(|(index, column)| found[index] = Some(column));
        }
    }
}

/// Whether the lowest title of a column differs from the wanted one only in its unit or in a prefix with a colon.
fn is_similar(wanted: &WantedColumn<'_>, stack: &[String]) -> bool {
    let (Some(one), Some(titles)) = (stack.last(), wanted.path.last()) else { return false };
    let one = stem(one);
    titles
        .iter()
        .map(|title| stem(title))
        .any(|other| one == other || one.ends_with(&format!(":{other}")) || other.ends_with(&format!(":{one}")))
}

/// The only unassigned column that fits a wanted column, provided that it fits no other wanted column.
fn only_match(
    index: usize,
    wanted: &[WantedColumn<'_>],
    stacks: &[Vec<String>],
    found: &[Option<u32>],
    fits: &Fits<'_>,
) -> Option<u32> {
    let free = (0u32..).zip(stacks).filter(|(column, _)| !found.contains(&Some(*column)));
    let mut fitting = free.filter(|(_, stack)| fits(&wanted[index], stack));
    let (column, stack) = fitting.next()?;
    let rivals = wanted.iter().zip(found).filter(|(other, found)| found.is_none() && fits(other, stack)).count();
    (fitting.next().is_none() && rivals == 1).then_some(column)
}

/// Builds the header from the assigned columns, and classifies the other columns.
fn build_header(
    grid: &WorksheetGrid,
    top: u32,
    depth: u32,
    wanted: &[WantedColumn<'_>],
    found: &[Option<u32>],
    reader: &WorkbookReader<'_>,
) -> Header {
    let mut header = Header { top, body: top + depth, ..Header::default() };
    let stacks = stacks(grid, top, depth);
    let free = |column: u32| !found.contains(&Some(column));
    for (wanted, found) in wanted.iter().zip(found) {
        let column = wanted.column;
        match (found, &column.key, column.print) {
            (Some(at), Some(key), _) => header.cells.push((column.side, key.clone(), *at)),
            (Some(at), None, Some(Print::Number)) => header.numbers.push(*at),
            // Columns of row numbers may be missing.
            (None, None, Some(Print::Number)) => {}
            (Some(at), None, print) => header.heads.push((column.side, print.unwrap_or(Print::Name), *at)),
            (None, ..) => {
                let fitting = (0u32..).zip(&stacks).filter(|(at, stack)| free(*at) && is_similar(wanted, stack));
                header.missing.push((column.title.clone(), fitting.map(|(at, _)| at).collect()));
            }
        }
    }
    for (column, stack) in (0u32..).zip(&stacks) {
        let Some(words) = stack.last().filter(|_| free(column)) else { continue };
        if reader.is_word(words, "book-kind") {
            header.kind = Some(column);
        } else if reader.is_word(words, "book-code") {
            header.code = Some(column);
        } else if let Some(words) = (top..top + depth).rev().find_map(|row| grid.text((row, column))) {
            header.unknown.push((column, words));
        }
    }
    header
}
