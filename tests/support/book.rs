//! Workbooks as offices have them: the one that the program writes, as cells that a test changes, written again.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use budgetpress::convert::{self, WorkbookForm};
use budgetpress::layout::{Layout, Layouts};
use budgetpress::model::Budget;
use calamine::{Data, DataType, Reader, SheetVisible, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Row and column of a cell, counted from 0.
pub(crate) type At = (u32, u16);

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Number(f64),
    /// A day by its number.
    Day(f64),
    /// A formula, with the result that was last computed, if any was.
    Formula(String, Option<String>),
}

/// A cell with its number format.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub(crate) value: Value,
    pub(crate) format: String,
}

/// A worksheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) cells: BTreeMap<At, Cell>,
    pub(crate) merges: Vec<(At, At)>,
    pub(crate) hidden_rows: BTreeSet<u32>,
    pub(crate) hidden_columns: BTreeSet<u16>,
    /// Cells whose type differs.
    pub(crate) looks: BTreeMap<At, fn(Format) -> Format>,
}

/// A workbook.
#[derive(Debug, Clone)]
pub(crate) struct Book {
    pub(crate) sheets: Vec<Sheet>,
}

/// Stands for a result that nobody computed, until it is taken out of the written file.
const UNCOMPUTED: &str = "uncomputed";

impl Book {
    /// The workbook that the program writes for a budget.
    pub(crate) fn of(budget: &Budget, layout: &Layout) -> Self {
        let bytes = convert::workbook(&WorkbookForm::from(budget), layout).expect("the workbook is written");
        Self::read(&bytes)
    }

    /// That of the sample.
    pub(crate) fn sample() -> Self {
        static SAMPLE: LazyLock<Book> = LazyLock::new(|| {
            let loaded = super::loaded(&super::sample());
            Book::of(&loaded.budget, &loaded.layout)
        });
        SAMPLE.clone()
    }

    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let sheets = book.sheets_metadata().to_vec();
        let sheets = sheets.into_iter().map(|meta| {
            let mut sheet =
                Sheet { name: meta.name.clone(), hidden: meta.visible != SheetVisible::Visible, ..Sheet::default() };
            let formulas = book.worksheet_formula(&meta.name).expect("its formulas");
            let mut cells = book.worksheet_cells_reader(&meta.name).expect("its cells");
            while let Some((cell, style)) = cells.next_cell_with_style_id().expect("a cell") {
                let (row, column) = cell.get_position();
                let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
                let format = format.map_or("General".to_owned(), |format| format.format_code.to_string());
                let formula = formulas.get_value((row, column)).filter(|formula| !formula.is_empty());
                let data = Data::from(cell.get_value().clone());
                let value = match (formula, data.get_datetime(), data.get_float()) {
                    (Some(formula), ..) => Value::Formula(formula.clone(), Some(data.to_string())),
                    (None, Some(day), _) => Value::Day(day.as_f64()),
                    (None, None, Some(number)) => Value::Number(number),
                    _ if data.is_empty() => continue,
                    _ => Value::Text(data.to_string()),
                };
                sheet.cells.insert((row, column as u16), Cell { value, format });
            }
            drop(cells);
            let merges = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
            sheet
                .merges
                .extend(merges.iter().map(|one| ((one.start.0, one.start.1 as u16), (one.end.0, one.end.1 as u16))));
            sheet
        });
        Self { sheets: sheets.collect() }
    }

    pub(crate) fn sheet(&mut self, name: &str) -> &mut Sheet {
        self.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no worksheet {name}"))
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for sheet in &self.sheets {
            sheet.write(book.add_worksheet());
        }
        uncompute(&book.save_to_buffer().expect("the workbook is written"))
    }
}

impl Sheet {
    fn write(&self, into: &mut rust_xlsxwriter::Worksheet) {
        into.set_name(&self.name).expect("a name").set_hidden(self.hidden);
        for (first, last) in &self.merges {
            into.merge_range(first.0, first.1, last.0, last.1, "", &Format::new()).expect("a merged range");
        }
        for ((row, column), cell) in &self.cells {
            let format = Format::new().set_num_format(&cell.format);
            let format = self.looks.get(&(*row, *column)).map_or(format.clone(), |look| look(format));
            let written = match &cell.value {
                Value::Text(text) => into.write_string_with_format(*row, *column, text, &format),
                Value::Number(number) => into.write_number_with_format(*row, *column, *number, &format),
                Value::Day(day) => {
                    let day = ExcelDateTime::from_serial_datetime(*day).expect("a day");
                    into.write_datetime_with_format(*row, *column, &day, &format)
                }
                Value::Formula(formula, result) => {
                    let result = result.as_deref().unwrap_or(UNCOMPUTED);
                    let formula = Formula::new(formula).set_result(result);
                    into.write_formula_with_format(*row, *column, formula, &format)
                }
            };
            written.expect("the cell is written");
        }
        for column in &self.hidden_columns {
            into.set_column_hidden(*column).expect("a column");
        }
        for row in &self.hidden_rows {
            into.set_row_hidden(*row).expect("a row");
        }
    }

    pub(crate) fn put(&mut self, cell: &str, value: Value) -> &mut Self {
        self.put_as(cell, value, "General")
    }

    pub(crate) fn put_as(&mut self, cell: &str, value: Value, format: &str) -> &mut Self {
        self.cells.insert(at(cell), Cell { value, format: format.into() });
        self
    }

    pub(crate) fn text(&mut self, cell: &str, text: &str) -> &mut Self {
        self.put(cell, Value::Text(text.into()))
    }

    pub(crate) fn clear(&mut self, cell: &str) -> &mut Self {
        self.cells.remove(&at(cell)).unwrap_or_else(|| panic!("{cell} is filled"));
        self
    }

    /// The text or the digits of a cell.
    pub(crate) fn shown(&self, at: At) -> String {
        match self.cells.get(&at).map(|cell| &cell.value) {
            Some(Value::Text(text) | Value::Formula(_, Some(text))) => text.clone(),
            Some(Value::Number(number) | Value::Day(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    /// Moves every cell.
    pub(crate) fn shift(&mut self, to: impl Fn(At) -> Option<At>) -> &mut Self {
        let cells = std::mem::take(&mut self.cells).into_iter();
        self.cells = cells.filter_map(|(at, cell)| Some((to(at)?, cell))).collect();
        let merges = std::mem::take(&mut self.merges).into_iter();
        self.merges = merges.filter_map(|(first, last)| Some((to(first)?, to(last)?))).collect();
        self
    }

    /// Inserts empty rows before a row, counted from 0.
    pub(crate) fn insert_rows(&mut self, before: u32, count: u32) -> &mut Self {
        self.shift(|(row, column)| Some((if row >= before { row + count } else { row }, column)))
    }

    pub(crate) fn delete_column(&mut self, gone: u16) -> &mut Self {
        self.merges.retain(|(first, last)| first.1 != gone && last.1 != gone);
        self.shift(|(row, column)| (column != gone).then_some((row, if column > gone { column - 1 } else { column })))
    }

    /// Changes the words of every cell.
    pub(crate) fn reword(&mut self, change: impl Fn(&str) -> String) -> &mut Self {
        for cell in self.cells.values_mut() {
            if let Value::Text(text) = &mut cell.value {
                *text = change(text);
            }
        }
        self
    }
}

/// Row and column of a cell named like `B12`.
pub(crate) fn at(cell: &str) -> At {
    let digits = cell.find(|c: char| c.is_ascii_digit()).expect("a cell such as B12");
    let column = cell[..digits].bytes().fold(0, |column, letter| column * 26 + u16::from(letter - b'A') + 1);
    (cell[digits..].parse::<u32>().expect("a row") - 1, column - 1)
}

/// Takes the results that nobody computed out of a workbook.
fn uncompute(bytes: &[u8]) -> Vec<u8> {
    edit(bytes, |_, text| text.replace(&format!("<v>{UNCOMPUTED}</v>"), "").replace(" t=\"str\"><f>", "><f>"))
}

/// Changes the parts of a workbook as text.
pub(crate) fn edit(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let (name, mut text) = (part.name().expect("a name").into_owned(), String::new());
        part.read_to_string(&mut text).expect("text");
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(change(&name, text).as_bytes()).expect("a part is written");
    }
    writer.finish().expect("the zip ends").into_inner()
}

/// The layout of the sample.
pub(crate) fn layout() -> &'static Layout {
    static LAYOUT: LazyLock<Layout> =
        LazyLock::new(|| Layouts::default().open("guangzhou-2024").expect("the layout opens"));
    &LAYOUT
}
