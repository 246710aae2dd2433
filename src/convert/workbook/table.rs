//! Writes the worksheet of one table of the budget in its printed form: heading, header, lines, notes.
//!
//! [`workbook`](super::workbook) calls [`table`] for each table of the layout; `load::workbook` reads it back.

use rust_xlsxwriter::{Formula, Note, Worksheet};
use serde_json::json;

use super::accounts::quoted;
use super::cells::CellWriter;
use super::header::{depth, first_row, header, merged};
use super::helpers::{self, Helper};
use super::list::text_cell;
use super::rows::{WorksheetTable, rows};
use super::width::{height, lines};
use super::{Book, basics, columns};
use crate::error::Error;
use crate::layout::{LeafColumn, SheetSpec};
use crate::model::Sheet;
use crate::narrate::fill;

/// The number of rows above the header: table number, title, issuer with currency unit.
const TOP: u32 = 3;

/// A placeholder for the name of the unit, at which the line of the issuer is split.
const UNIT_MARK: &str = "\u{1}";

/// The greatest width of a table that is printed upright, in digits; wider tables are printed landscape.
const MAX_PORTRAIT_WIDTH: f64 = 95.0;

/// Writes the worksheet of a table.
pub(super) fn table(book: &Book<'_>, spec: &SheetSpec) -> Result<Worksheet, Error> {
    let nothing = Sheet::default();
    let data = book.form.sheets.get(&spec.id).unwrap_or(&nothing);
    let first = TOP + depth(spec) as u32;
    let rows = rows(spec, data, book.spare());
    let leaves = spec.leaves();
    let widths = columns::widths(&leaves, &rows, book.layout.money_of(spec).decimals);
    let table = WorksheetTable { book, spec, leaves, helpers: Helper::of(spec), rows, widths, first };
    let mut sheet = book.sheet(spec.tab())?;
    for (column, width) in (0..).zip(&table.widths) {
        sheet.set_column_width(column, *width)?;
    }
    table.heading(&mut sheet)?;
    header(&mut sheet, spec, TOP, &table.widths, &book.style.header())?;
    table.helper_headers(&mut sheet)?;
    table.explain(&mut sheet)?;
    CellWriter::new(&table)?.write(&mut sheet)?;
    columns::validate(&table, &mut sheet)?;
    table.notes(&mut sheet, data)?;
    table.setup(&mut sheet)?;
    Ok(sheet)
}

impl WorksheetTable<'_> {
    /// The last column of the printed table.
    fn last_column(&self) -> u16 {
        self.leaves.len().saturating_sub(1) as u16
    }

    /// The column of the helper of this index.
    pub(super) fn helper_column(&self, index: usize) -> u16 {
        (self.leaves.len() + index) as u16
    }

    /// Writes the rows above the header.
    fn heading(&self, sheet: &mut Worksheet) -> Result<(), Error> {
        let named = |text: &str| if text.is_empty() { self.spec.tab().to_owned() } else { text.to_owned() };
        let style = &self.book.style;
        sheet.write_string_with_format(0, 0, named(&self.spec.number), &style.base())?;
        merged(sheet, (1, 0), (1, self.last_column()), &named(&self.spec.title), &style.title())?;
        sheet.set_row_height(1, 2.0 * height(1.0))?;
        self.issuer(sheet)?;
        text_cell(sheet, 2, self.last_column(), &self.words(&self.book.layout.words.measure, "")?, &style.right())
    }

    /// Writes the line that names the issuer: a formula that takes the name from the worksheet of the basics.
    fn issuer(&self, sheet: &mut Worksheet) -> Result<(), Error> {
        let template = &self.book.layout.words.issuer;
        let unit = self.book.form.unit.as_deref().unwrap_or_default();
        let text = self.words(template, unit)?;
        let marked = self.words(template, UNIT_MARK)?;
        let base = self.book.style.base();
        let Some((before, after)) = marked.split_once(UNIT_MARK) else {
            return text_cell(sheet, 2, 0, &text, &base);
        };
        let literal = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let cell = format!("{}!{}", quoted(&self.book.text("book-basics")), basics::UNIT_CELL);
        let formula = format!("={}&{cell}&{}", literal(before), literal(after));
        sheet.write_formula_with_format(2, 0, Formula::new(formula).set_result(text), &base)?;
        Ok(())
    }

    /// A text of the layout with the name of the unit and the number, title and currency unit of the table filled in.
    fn words(&self, text: &str, unit: &str) -> Result<String, Error> {
        let values = json!({
            "unit": unit,
            "measure": self.book.layout.money_of(self.spec).measure,
            "number": self.spec.number,
            "title": self.spec.title,
        });
        fill(self.book.layout, text, values)
    }

    /// Writes the headers of the helper columns, each with a comment.
    fn helper_headers(&self, sheet: &mut Worksheet) -> Result<(), Error> {
        for (index, helper) in self.helpers.iter().enumerate() {
            let column = self.helper_column(index);
            let (title, about) = helper.words();
            let last = self.first.saturating_sub(1);
            merged(sheet, (TOP, column), (last, column), &self.book.text(title), &self.book.style.helper())?;
            sheet.insert_note(TOP, column, &self.comment(about))?;
            sheet.set_column_width(column, helpers::WIDTH)?;
        }
        Ok(())
    }

    /// Adds comments to the header cells of columns that need an explanation.
    fn explain(&self, sheet: &mut Worksheet) -> Result<(), Error> {
        for (index, about) in columns::comments(self) {
            sheet.insert_note(TOP + first_row(self.spec, index) as u32, index, &self.comment(about))?;
        }
        Ok(())
    }

    /// A comment with the text of this identifier.
    fn comment(&self, id: &str) -> Note {
        Note::new(self.book.text(id))
            .add_author_prefix(false)
            .set_font_name(self.book.text("book-font"))
            .set_font_size(10)
            .set_width(240)
            .set_height(100)
    }

    /// Writes the notes below the table, after a blank row.
    fn notes(&self, sheet: &mut Worksheet, data: &Sheet) -> Result<(), Error> {
        let nil = self.spec.nil_notes.as_ref().filter(|_| self.book.form.whole && data.is_nil());
        let notes = data.notes.as_ref().or(nil).unwrap_or(&self.spec.notes);
        let top = self.first + self.rows.len() as u32 + 1;
        // If the data have no notes where the layout has some, a note without text stands for "none".
        let none = [String::new()];
        let notes = if notes.is_empty() && !self.spec.notes.is_empty() { &none[..] } else { notes };
        for (index, (row, note)) in (top..).zip(notes).enumerate() {
            let before = if index == 0 { self.book.layout.words.note.as_str() } else { "" };
            let text = format!("{before}{note}");
            merged(sheet, (row, 0), (row, self.last_column()), &text, &self.book.style.note())?;
            sheet.set_row_height(row, height(lines(&text, self.widths.iter().sum())))?;
        }
        Ok(())
    }

    /// Freezes the header and the heads of lines, repeats the header on each printed page, and sets the orientation.
    fn setup(&self, sheet: &mut Worksheet) -> Result<(), Error> {
        let one_sided = self.leaves.iter().all(|leaf| leaf.column().side.is_none());
        let heads = self.leaves.iter().take_while(|leaf| matches!(leaf, LeafColumn::Head(..))).count() as u16;
        sheet.set_freeze_panes(self.first, if one_sided { heads } else { 0 })?;
        sheet.set_repeat_rows(TOP, self.first.saturating_sub(1))?;
        if self.widths.iter().sum::<f64>() > MAX_PORTRAIT_WIDTH {
            sheet.set_landscape();
        }
        Ok(())
    }
}
