//! Which column of a worksheet is which column of a table, by the words of the header.

use super::grid::WorksheetGrid;
use super::reading::WorkbookReader;
use crate::layout::{LayoutColumn, Print, SheetSpec, Side};
use crate::load::fold::{fold, stem};

/// Headers begin in one of so many rows that hold something.
const DEEPEST: usize = 40;

/// The columns of a table in its worksheet.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// The first row of the header.
    pub(super) top: u32,
    /// The first row below it.
    pub(super) body: u32,
    /// Columns that print heads: side, what, column.
    pub(super) heads: Vec<(Option<Side>, Print, u32)>,
    /// Columns of numbers of rows, which tell nothing.
    pub(super) numbers: Vec<u32>,
    /// Columns of cells: side, key, column.
    pub(super) cells: Vec<(Option<Side>, String, u32)>,
    /// The column that tells the kind of a line.
    pub(super) kind: Option<u32>,
    /// The column that tells an account's code where the table prints none.
    pub(super) code: Option<u32>,
    /// The columns of the layout that were not found, by title, each with the columns that could be it.
    pub(super) missing: Vec<(String, Vec<u32>)>,
    /// Further columns: their words.
    pub(super) unknown: Vec<(u32, String)>,
}

/// A column as the layout has it: the titles from the group down, folded, each with what else it may be called.
struct WantedColumn<'a> {
    path: Vec<Vec<String>>,
    column: &'a LayoutColumn,
}

/// Whether the words above a column go with a wanted one.
type Fits<'f> = dyn Fn(&WantedColumn<'_>, &[String]) -> bool + 'f;

/// The header of a table, where most of its columns are found; `None` if there is none.
pub(super) fn find(grid: &WorksheetGrid, spec: &SheetSpec, reading: &WorkbookReader<'_>) -> Option<Header> {
    let mut wanted = Vec::new();
    spec.columns.iter().for_each(|column| descend(column, &mut Vec::new(), &mut wanted));
    let depth = spec.depth() as u32;
    let rows = grid.first_rows(DEEPEST).into_iter();
    // Offices leave rows of groups out.
    let tried = rows.flat_map(|top| (1..=depth).rev().map(move |depth| (top, depth)));
    let tried = tried.map(|(top, depth)| (top, depth, assign(&wanted, &stacks(grid, top, depth))));
    // Of equally good rows the first: the words of a header come again in no body.
    let (top, depth, found) = tried.fold(None, |best: Option<(u32, u32, Vec<Option<u32>>)>, next| {
        let count = |found: &[Option<u32>]| found.iter().flatten().count();
        if best.as_ref().is_some_and(|(.., old)| count(old) >= count(&next.2)) { best } else { Some(next) }
    })?;
    if found.iter().flatten().count() * 2 < wanted.len() {
        return None;
    }
    let mut header = header(grid, top, depth, &wanted, &found, reading);
    header.body += u32::from(spec.column_numbers.is_some() && are_numbers(grid, header.body, &header));
    Some(header)
}

/// Whether a row numbers the columns (栏次): one after the other, from 1.
fn are_numbers(grid: &WorksheetGrid, row: u32, header: &Header) -> bool {
    let numbered = (1..).zip(&header.cells);
    !header.cells.is_empty()
        && numbered.into_iter().all(|(number, (.., column))| grid.text((row, *column)) == Some(u32::to_string(&number)))
}

fn descend<'a>(column: &'a LayoutColumn, above: &mut Vec<Vec<String>>, into: &mut Vec<WantedColumn<'a>>) {
    above.push([&column.title].into_iter().chain(&column.also).map(|title| fold(title)).collect());
    if column.columns.is_empty() {
        into.push(WantedColumn { path: above.clone(), column });
    }
    column.columns.iter().for_each(|below| descend(below, above, into));
    above.pop();
}

/// The words above each column, from the top down, each once.
fn stacks(grid: &WorksheetGrid, top: u32, depth: u32) -> Vec<Vec<String>> {
    let mut stacks = Vec::new();
    let mut groups: Vec<Option<String>> = vec![None; depth as usize];
    for column in 0..grid.width() {
        let own: Vec<Option<String>> =
            (top..top + depth).map(|row| grid.header((row, column)).map(|words| fold(&words))).collect();
        let mut stack: Vec<String> = Vec::new();
        for (level, words) in own.iter().enumerate() {
            let below = own[level + 1..].iter().any(Option::is_some);
            // Without merged cells a group's words stand above its first column only.
            let words = words.clone().or_else(|| groups[level].clone().filter(|_| below));
            groups[level].clone_from(&words);
            stack.extend(words.filter(|words| stack.last() != Some(words)));
        }
        stacks.push(stack);
    }
    stacks
}

/// The column of the worksheet for each wanted one: first those with the same words all the way down, then those
/// whose own words are the same, then those that only differ in a unit or in a word before.
fn assign(wanted: &[WantedColumn<'_>], stacks: &[Vec<String>]) -> Vec<Option<u32>> {
    let mut found = vec![None; wanted.len()];
    alike(wanted, stacks, &mut found);
    let exact = |wanted: &WantedColumn<'_>, stack: &[String]| is_path(stack, &wanted.path);
    let last = |wanted: &WantedColumn<'_>, stack: &[String]| {
        stack.last().zip(wanted.path.last()).is_some_and(|(words, titles)| titles.contains(words))
    };
    let tiers: [&Fits<'_>; 3] = [&exact, &last, &near];
    for tier in tiers {
        for index in 0..wanted.len() {
            if found[index].is_none() {
                found[index] = only(index, wanted, stacks, &found, tier);
            }
        }
    }
    found
}

/// Whether the words above a column are those of a path, in any of their forms.
fn is_path(stack: &[String], path: &[Vec<String>]) -> bool {
    stack.len() == path.len() && stack.iter().zip(path).all(|(words, titles)| titles.contains(words))
}

/// Columns that have the same words all the way down, as on a table of several sides, in their order, where there are as
/// many of them as are wanted.
fn alike(wanted: &[WantedColumn<'_>], stacks: &[Vec<String>], found: &mut [Option<u32>]) {
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

/// Whether a column's own words only differ from the wanted ones in a unit or in a word before.
fn near(wanted: &WantedColumn<'_>, stack: &[String]) -> bool {
    let (Some(one), Some(titles)) = (stack.last(), wanted.path.last()) else { return false };
    let one = stem(one);
    titles
        .iter()
        .map(|title| stem(title))
        .any(|other| one == other || one.ends_with(&format!(":{other}")) || other.ends_with(&format!(":{one}")))
}

/// The one free column that goes with a wanted one, if it goes with no other wanted one.
fn only(
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

fn header(
    grid: &WorksheetGrid,
    top: u32,
    depth: u32,
    wanted: &[WantedColumn<'_>],
    found: &[Option<u32>],
    reading: &WorkbookReader<'_>,
) -> Header {
    let mut header = Header { top, body: top + depth, ..Header::default() };
    let stacks = stacks(grid, top, depth);
    let free = |column: u32| !found.contains(&Some(column));
    for (wanted, found) in wanted.iter().zip(found) {
        let column = wanted.column;
        match (found, &column.key, column.print) {
            (Some(at), Some(key), _) => header.cells.push((column.side, key.clone(), *at)),
            (Some(at), None, Some(Print::Number)) => header.numbers.push(*at),
            // Nobody needs them.
            (None, None, Some(Print::Number)) => {}
            (Some(at), None, print) => header.heads.push((column.side, print.unwrap_or(Print::Name), *at)),
            (None, ..) => {
                let fitting = (0u32..).zip(&stacks).filter(|(at, stack)| free(*at) && near(wanted, stack));
                header.missing.push((column.title.clone(), fitting.map(|(at, _)| at).collect()));
            }
        }
    }
    for (column, stack) in (0u32..).zip(&stacks) {
        let Some(words) = stack.last().filter(|_| free(column)) else { continue };
        if reading.is_word(words, "book-kind") {
            header.kind = Some(column);
        } else if reading.is_word(words, "book-code") {
            header.code = Some(column);
        } else if let Some(words) = (top..top + depth).rev().find_map(|row| grid.text((row, column))) {
            header.unknown.push((column, words));
        }
    }
    header
}
