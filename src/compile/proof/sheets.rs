//! Every sheet printed once, and every cell of it: each table is read back column by column.
//!
//! Reading by columns needs no knowledge of how layout broke the rows over pages: whatever was broken, a
//! column's texts from top to bottom, page after page, without the repeated headers, are the view's.

use super::frames::{PageItem, Rect, SetPage, TextRun};
use super::{expected, solid};
use crate::model::Finding;
use crate::view::{PrintedTable, View};

/// What of a sheet stands on one page.
#[derive(Default)]
struct Stretch<'a> {
    page: usize,
    texts: Vec<&'a TextRun>,
    rules: Option<Rect>,
}

pub(super) fn check(pages: &[SetPage], view: &View) -> Vec<Finding> {
    let printed = stretches(pages);
    let mut findings = Vec::new();
    for sheet in expected::sheets(view) {
        let times: Vec<_> = printed.iter().filter(|(id, _)| *id == sheet.id).collect();
        let about = |code| Finding::error(code).with("sheet", &sheet.id).with("title", &sheet.title);
        match times[..] {
            [] => findings.push(about("sheet-lost")),
            [(_, stretches)] => findings.extend(read(sheet, stretches)),
            _ => findings.push(about("sheet-doubled").with("times", times.len())),
        }
    }
    findings
}

/// The sheets as printed, between their marks, without folios and running heads.
fn stretches(pages: &[SetPage]) -> Vec<(&str, Vec<Stretch<'_>>)> {
    let mut sheets: Vec<(&str, Vec<Stretch<'_>>)> = Vec::new();
    let mut open = false;
    for (index, page) in pages.iter().enumerate() {
        let mut started = false;
        for item in &page.items {
            if let PageItem::Mark { sheet, begins } = item {
                open = *begins;
                if open {
                    sheets.push((sheet, Vec::new()));
                    started = false;
                }
                continue;
            }
            let Some((_, stretches)) = sheets.last_mut().filter(|_| open) else { continue };
            if !started {
                stretches.push(Stretch { page: index + 1, ..Stretch::default() });
                started = true;
            }
            let Some(stretch) = stretches.last_mut() else { continue };
            match item {
                PageItem::Text(text) if page.area.is_some_and(|area| area.holds(&text.rect)) => {
                    stretch.texts.push(text)
                }
                PageItem::Rule(rule) => stretch.rules = Some(stretch.rules.map_or(*rule, |rules| rules.around(*rule))),
                _ => {}
            }
        }
    }
    sheets
}

/// Compares a sheet with what is printed of it.
fn read(sheet: &PrintedTable, stretches: &[Stretch<'_>]) -> Vec<Finding> {
    let mut columns = vec![String::new(); sheet.columns.len()];
    let mut stray = String::new();
    let mut findings = Vec::new();
    let header = header(sheet);
    for stretch in stretches {
        let (inside, outside): (Vec<&TextRun>, Vec<&TextRun>) = stretch
            .texts
            .iter()
            .partition(|text| stretch.rules.is_some_and(|rules| rules.shrunk(-1.0).holds(&text.rect)));
        stray.extend(outside.iter().map(|text| solid(&text.text)));
        let Some(rules) = stretch.rules else { continue };
        for (index, text) in by_column(sheet, rules.left, inside).into_iter().enumerate() {
            match text.strip_prefix(&header[index]) {
                Some(body) => columns[index].push_str(body),
                None => findings.push(about("header-lost", sheet, stretch.page).with("header", &header[index])),
            }
        }
    }
    let page = stretches.first().map_or(0, |stretch| stretch.page);
    if !stray.is_empty() {
        let finding = about("sheet-differs", sheet, page).with("what", "stray");
        findings.push(finding.with("printed", stray.chars().take(MOST_QUOTED).collect::<String>()));
    }
    for (index, printed) in columns.iter().enumerate() {
        let wanted: Vec<String> = sheet.rows.iter().map(|row| solid(&row.cells[index])).collect();
        if *printed != wanted.concat() && findings.is_empty() {
            let finding = about("sheet-differs", sheet, page).with("column", index + 1);
            findings.push(differs(finding.with("header", &header[index]), &wanted, printed));
        }
    }
    findings
}

fn about(code: &'static str, sheet: &PrintedTable, page: usize) -> Finding {
    Finding::error(code).with("sheet", &sheet.id).with("title", &sheet.title).with("page", page)
}

/// So many characters are quoted at most.
const MOST_QUOTED: usize = 20;

/// Names the first cell of a column that is printed otherwise, and what is printed in its place.
fn differs(finding: Finding, wanted: &[String], printed: &str) -> Finding {
    let mut rest = printed;
    let mut cells = wanted.iter().enumerate();
    let first = cells.find(|(_, cell)| match rest.strip_prefix(cell.as_str()) {
        Some(left) => {
            rest = left;
            false
        }
        None => true,
    });
    let quoted = |text: &str| text.chars().take(MOST_QUOTED).collect::<String>();
    let Some((row, cell)) = first else {
        return finding.with("what", "more").with("printed", quoted(rest));
    };
    // Of a cell that is not printed, the next one stands in its place.
    let next = wanted[row + 1..].iter().find(|cell| !cell.is_empty());
    let is_blank = rest.is_empty() || next.is_some_and(|next| rest.starts_with(next.as_str()));
    let printed = if is_blank { String::new() } else { quoted(rest) };
    let what = if is_blank { "blank" } else { "other" };
    finding.with("what", what).with("row", row + 1).with("wanted", quoted(cell)).with("printed", printed)
}

/// Texts that are not farther apart are of one cell, in pt: cells have paddings.
const TOUCH: f64 = 1.0;

/// The texts of a table by column, each from top to bottom.
fn by_column(sheet: &PrintedTable, left: f64, texts: Vec<&TextRun>) -> Vec<String> {
    let mut columns = vec![String::new(); sheet.columns.len()];
    for run in runs(texts) {
        let (first, last) =
            (run.first().map_or(0.0, |text| text.rect.left), run.last().map_or(0.0, |text| text.rect.right));
        let column = column_at(sheet, (first + last) / 2.0 - left);
        columns[column].extend(run.iter().map(|text| solid(&text.text)));
    }
    columns
}

/// The texts from top to bottom and from left to right, those together that touch: words of one cell, of which digits
/// are set apart.
fn runs(mut texts: Vec<&TextRun>) -> Vec<Vec<&TextRun>> {
    // Half points: small enough to tell lines apart, a whole number.
    let line = |text: &TextRun| (text.baseline * 2.0).round();
    texts.sort_by(|a, b| line(a).total_cmp(&line(b)).then(a.rect.left.total_cmp(&b.rect.left)));
    let touch = |a: &TextRun, b: &TextRun| line(a).total_cmp(&line(b)).is_eq() && (b.rect.left - a.end).abs() < TOUCH;
    texts.chunk_by(|a, b| touch(a, b)).map(<[&TextRun]>::to_vec).collect()
}

/// The column at a distance from the table's left edge. A header cell over an even number of equal columns
/// has its middle on an edge: it counts to the right.
fn column_at(sheet: &PrintedTable, distance: f64) -> usize {
    let mut edge = 0.0;
    let right = sheet.columns.iter().position(|column| {
        edge += column.width;
        distance + 1.0 < edge
    });
    right.unwrap_or(sheet.columns.len() - 1)
}

/// The header's texts by the column in which their middle lies, from top to bottom.
fn header(sheet: &PrintedTable) -> Vec<String> {
    let mut columns = vec![String::new(); sheet.columns.len()];
    let mut taken = vec![0; sheet.columns.len()];
    for (row, cells) in sheet.header.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            // Columns that a cell above reaches into are not free.
            while taken.get(column).is_some_and(|rows| *rows > row) {
                column += 1;
            }
            let end = (column + cell.colspan).min(taken.len());
            taken[column..end].iter_mut().for_each(|rows| *rows = row + cell.rowspan);
            let width =
                |range: std::ops::Range<usize>| sheet.columns[range].iter().map(|column| column.width).sum::<f64>();
            let middle = width(0..column) + width(column..end) / 2.0;
            columns[column_at(sheet, middle)].push_str(&solid(&cell.text));
            column = end;
        }
    }
    columns
}
