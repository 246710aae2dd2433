//! Writes the cells of a table of the budget into its worksheet: fixed lines, open lines and blank rows for new ones.
//!
//! [`table`](super::table) has written the heading and the header before; the cells follow from [`super::rows`].

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Format, Formula, Worksheet};
use serde_json::json;

use super::accounts::name_of;
use super::helpers::Helper;
use super::list::{amount_cell, text_cell};
use super::rows::{FixedRow, WorkbookRow, WorksheetTable};
use super::width::{height, lines};
use crate::error::Error;
use crate::layout::{ColumnKind, LeafColumn, Print};
use crate::model::{Cell, Line, LineHead};
use crate::narrate::Template;

/// Writes the cells of one table.
pub(super) struct CellWriter<'a> {
    table: &'a WorksheetTable<'a>,
    /// The template for the label of an account.
    label: Template,
}

impl<'a> CellWriter<'a> {
    /// A writer for a table.
    ///
    /// # Errors
    /// `template-failed` if the label's template is wrong.
    pub(super) fn new(table: &'a WorksheetTable<'a>) -> Result<Self, Error> {
        let label = Template::new(table.book.layout, &table.book.layout.words.account)?;
        Ok(Self { table, label })
    }

    /// Writes all rows of the table.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), Error> {
        for (row, given) in (self.table.first..).zip(&self.table.rows) {
            if given.is_open() {
                sheet.set_row_format(row, &self.table.book.style.open())?;
            }
            let lines = self.lines(given)?;
            if lines > 1.0 {
                sheet.set_row_height(row, height(lines))?;
            }
            for (column, leaf) in (0..).zip(&self.table.leaves) {
                match given.open_line(leaf.column().side) {
                    Some(line) => self.open(sheet, (row, column), leaf, line)?,
                    None => self.fixed(sheet, (row, column), leaf, given.fixed(leaf.column().side))?,
                }
            }
            for (index, helper) in self.table.helpers.iter().enumerate() {
                self.helper(sheet, (row, self.table.helper_column(index)), *helper, given)?;
            }
        }
        Ok(())
    }

    /// Writes a cell of a fixed line, or a locked blank cell where a side of the table has no line.
    fn fixed(
        &self,
        sheet: &mut Worksheet,
        place: (u32, u16),
        leaf: &LeafColumn<'_>,
        entry: Option<FixedRow<'_>>,
    ) -> Result<(), Error> {
        let style = &self.table.book.style;
        if let LeafColumn::Head(column, Print::Number) = leaf {
            let number = self.table.spec.row_number((place.0 - self.table.first) as usize, column.side);
            return text_cell(sheet, place.0, place.1, &number.to_string(), &style.fixed_code());
        }
        let Some(FixedRow { fixed, line }) = entry else {
            return text_cell(sheet, place.0, place.1, "", &style.fixed(0));
        };
        let emphasis = |format: Format| if fixed.total { format.set_bold() } else { format };
        match leaf {
            LeafColumn::Head(_, print) if print.is_code() => {
                let code = fixed.code().filter(|_| *print == Print::Code);
                let format = if code.is_some() { style.fixed_code() } else { style.fixed(0) };
                text_cell(sheet, place.0, place.1, code.unwrap_or_default(), &format)
            }
            LeafColumn::Head(_, Print::Number) => text_cell(sheet, place.0, place.1, "", &style.fixed(0)),
            LeafColumn::Head(..) => {
                let name = format!("{}{}", fixed.ordinal, fixed.name);
                text_cell(sheet, place.0, place.1, &name, &emphasis(style.fixed(steps(fixed.indent))))
            }
            LeafColumn::Cell(column, key) => {
                let takes = column.takes(crate::model::LineKind::Fixed);
                self.data(sheet, place, (column.kind, takes), line.and_then(|line| line.cells.get(*key)), emphasis)
            }
        }
    }

    /// Writes a cell of an open line; `line` is `None` in a blank row.
    fn open(
        &self,
        sheet: &mut Worksheet,
        place: (u32, u16),
        leaf: &LeafColumn<'_>,
        line: Option<&Line>,
    ) -> Result<(), Error> {
        let style = &self.table.book.style;
        match leaf {
            LeafColumn::Head(_, print) => match line {
                Some(line) => {
                    let format = match print {
                        Print::Name | Print::Label => style.words(self.indent(line)),
                        _ => style.code(),
                    };
                    text_cell(sheet, place.0, place.1, &self.head(line, *print)?, &format)
                }
                None => self.blank_head(sheet, place, *print),
            },
            LeafColumn::Cell(column, key) => {
                // Unlocked in every open row: the kind of line, which the user enters, decides whether it has this
                // cell.
                let cell = line.and_then(|line| line.cells.get(*key));
                self.data(sheet, place, (column.kind, true), cell, |format| format)
            }
        }
    }

    /// Writes a head cell of a blank row: for the name of an account a formula that looks it up by its code.
    fn blank_head(&self, sheet: &mut Worksheet, (row, column): (u32, u16), print: Print) -> Result<(), Error> {
        let style = &self.table.book.style;
        let code = self.code_column().filter(|_| print == Print::Name);
        let formula = code.and_then(|code| {
            name_of(self.table.book, self.table.spec.accounts?, &format!("${}{}", column_number_to_name(code), row + 1))
        });
        match (formula, print) {
            (Some(formula), _) => {
                sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(""), &style.words(0))?;
                Ok(())
            }
            (None, print) if print.is_code() => text_cell(sheet, row, column, "", &style.code()),
            (None, _) => text_cell(sheet, row, column, "", &style.words(0)),
        }
    }

    /// The column of account codes, whether printed or a helper column; `None` if there is none.
    fn code_column(&self) -> Option<u16> {
        let printed = self.table.leaves.iter().position(|leaf| matches!(leaf, LeafColumn::Head(_, Print::Code)));
        let beside = || self.table.helpers.iter().position(|helper| *helper == Helper::Code);
        printed.map(|column| column as u16).or_else(|| beside().map(|index| self.table.helper_column(index)))
    }

    /// Writes a cell of data of a column of this `kind`. `takes` is whether the line has such a cell: if not, it is
    /// locked and blank. `emphasis` adds bold type to the format of a total.
    fn data(
        &self,
        sheet: &mut Worksheet,
        place: (u32, u16),
        (kind, takes): (ColumnKind, bool),
        cell: Option<&Cell>,
        emphasis: impl Fn(Format) -> Format,
    ) -> Result<(), Error> {
        let style = &self.table.book.style;
        match (cell, kind) {
            (Some(Cell::Amount(amount)), _) => amount_cell(sheet, place, *amount, self.table.book, |decimals| {
                emphasis(style.amount(decimals.max(self.decimals())))
            }),
            (Some(Cell::Text(text)), _) => text_cell(sheet, place.0, place.1, text, &style.words(0)),
            (None, _) if !takes => text_cell(sheet, place.0, place.1, "", &style.fixed(0)),
            (None, ColumnKind::Amount) => {
                text_cell(sheet, place.0, place.1, "", &emphasis(style.amount(self.decimals())))
            }
            (None, ColumnKind::Text) => text_cell(sheet, place.0, place.1, "", &style.words(0)),
        }
    }

    /// Writes the cell of a helper column.
    fn helper(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        helper: Helper,
        given: &WorkbookRow<'_>,
    ) -> Result<(), Error> {
        let style = &self.table.book.style;
        let format = match (given, helper) {
            (WorkbookRow::Fixed(..), _) => style.fixed(0),
            (WorkbookRow::Open(_) | WorkbookRow::Beside(..), Helper::Kind) => style.words(0),
            (WorkbookRow::Open(_) | WorkbookRow::Beside(..), Helper::Code) => style.code(),
        };
        let text = given.line().map_or_else(String::new, |line| helper.cell(line, self.table.book));
        text_cell(sheet, row, column, &text, &format)
    }

    /// The number of lines of type that the longest text of a row takes.
    fn lines(&self, given: &WorkbookRow<'_>) -> Result<f64, Error> {
        let mut max: f64 = 1.0;
        for (leaf, width) in self.table.leaves.iter().zip(&self.table.widths) {
            let text = match (given.open_line(leaf.column().side).flatten(), leaf) {
                (Some(line), LeafColumn::Head(_, print)) => self.head(line, *print)?,
                (Some(line), LeafColumn::Cell(_, key)) => match line.cells.get(*key) {
                    Some(Cell::Text(text)) => text.clone(),
                    _ => String::new(),
                },
                (_, LeafColumn::Head(column, Print::Name | Print::Label)) => given
                    .fixed(column.side)
                    .map_or_else(String::new, |entry| format!("{}{}", entry.fixed.ordinal, entry.fixed.name)),
                _ => String::new(),
            };
            max = max.max(lines(&text, *width));
        }
        Ok(max)
    }

    /// The text of a head cell: the code, name or label of what the line is about.
    fn head(&self, line: &Line, print: Print) -> Result<String, Error> {
        Ok(match (&line.head, print) {
            (LineHead::Account(code, _), print) if print.is_code() => {
                print.digits(code.as_str()).unwrap_or_default().to_owned()
            }
            (_, print) if print.is_code() || print == Print::Number => String::new(),
            (LineHead::Account(code, name), Print::Label) => {
                self.label.fill(json!({ "code": code.as_str(), "name": self.numbered(name) }))?
            }
            (LineHead::Account(_, name), _) => self.numbered(name),
            (LineHead::Unit(name) | LineHead::Project(name) | LineHead::Fixed(name), _) => name.clone(),
        })
    }

    /// The name of an account. If it begins with one of the layout's ordinals, the ordinal is written twice, because
    /// `load` removes one.
    fn numbered(&self, name: &str) -> String {
        let ordinals = self.table.spec.open().map(|open| open.ordinals.as_slice()).unwrap_or_default();
        match ordinals.iter().find(|ordinal| name.starts_with(ordinal.as_str())) {
            Some(ordinal) => format!("{ordinal}{name}"),
            None => name.to_owned(),
        }
    }

    /// The decimals of the table's amounts.
    fn decimals(&self) -> u32 {
        self.table.book.layout.money_of(self.table.spec).decimals
    }

    /// The indent of a line's name, in steps: more for each level of the account.
    fn indent(&self, line: &Line) -> u8 {
        match &line.head {
            LineHead::Account(code, _) => {
                let step = steps(self.table.book.layout.table.indent);
                step.saturating_mul(code.level().min(2) as u8)
            }
            _ => 0,
        }
    }
}

/// Converts an indent in em to steps of a cell's indent in Excel, at most 15.
fn steps(indent: f64) -> u8 {
    indent.round().clamp(0.0, 15.0) as u8
}
