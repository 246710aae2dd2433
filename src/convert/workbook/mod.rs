//! Writes a budget, or a form to fill in, as a workbook for Excel or WPS.
//!
//! The worksheets, in order: a guide; the basics; the prose; the ledger if asked for; the tables as they are printed;
//! the figures and reasons of the narrative; the ties that the data declare; and, hidden, the accounts for the
//! drop-downs. All texts come from the layout or from [`FileWords`], in the language of the layout. Cells to fill in
//! are unlocked; all others are protected without a password. `load::workbook` reads the file back.

mod accounts;
mod basics;
mod cells;
mod columns;
mod figures;
mod guide;
mod header;
mod helpers;
mod ledger;
mod list;
mod rows;
mod style;
mod table;
mod texts;
mod ties;
mod valid;
mod width;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, ProtectionOptions, Workbook, Worksheet, XlsxError};

use super::WorkbookForm;
use crate::error::Error;
use crate::layout::{Layout, SheetSpec};
use crate::message::FileWords;
use crate::model::{Finding, Place, finding, texts_in};
use style::WorkbookStyles;

/// The number of blank rows for open lines in a form to fill in.
const BLANK_ROWS: usize = 30;

/// The number of blank rows for further open lines in a workbook of a whole budget.
const SPARE_ROWS: usize = 5;

/// Height of an ordinary row, in pixels.
const ROW_HEIGHT_PX: u32 = 24;

/// Width of an ordinary column, in pixels.
const COLUMN_WIDTH_PX: u32 = 72;

/// The paper of printed worksheets: A4, by its number in Excel.
const A4: u8 = 9;

/// Maximum length of a text of a cell in Excel, in UTF-16 code units.
const MAX_CELL_UTF16: usize = 32_767;

/// The creation date of a workbook without a date of publication: the output must not depend on the clock.
const UNDATED: (u16, u8, u8) = (2000, 1, 1);

/// The bytes of the workbook (`.xlsx`) for a form.
///
/// # Errors
/// `workbook-text-long` for each text that is too long for a cell of Excel; `template-failed` if a text of the layout
/// does not render; `export-failed` if Excel could not open the workbook, for example with two worksheets of one name.
pub fn workbook(form: &WorkbookForm, layout: &Layout) -> Result<Vec<u8>, Error> {
    Error::unless_clean(oversized(form))?;
    let book = Book::new(form, layout);
    let mut workbook = Workbook::new();
    workbook.set_default_format(&book.style.base(), ROW_HEIGHT_PX, COLUMN_WIDTH_PX)?;
    workbook.set_properties(&book.properties()?);
    let mut tables = book.tables().map(|spec| table::table(&book, spec)).collect::<Result<Vec<_>, _>>()?;
    if let (true, Some(spec)) = (form.ledger, &layout.ledger) {
        tables.insert(0, ledger::ledger(&book, spec)?);
    }
    let prose = [guide::guide(&book)?, basics::basics(&book)?, texts::texts(&book)?];
    let rest = [figures::figures(&book)?, ties::ties(&book)?, accounts::accounts(&book)?];
    for sheet in prose.into_iter().chain(tables).chain(rest) {
        workbook.push_worksheet(sheet);
    }
    Ok(workbook.save_to_buffer()?)
}

/// The findings for texts that are too long for a cell, with their places in the data.
fn oversized(form: &WorkbookForm) -> Vec<Finding> {
    let ties = form.ties.iter().enumerate().flat_map(|(index, tie)| {
        let place = Place::root().join("ties").join(index);
        let terms = [("left", &tie.left), ("right", &tie.right)].into_iter().flat_map(move |(side, terms)| {
            let place = Place::root().join("ties").join(index).join(side);
            terms.iter().enumerate().map(move |(index, term)| (place.join(index), term.as_str()))
        });
        std::iter::once((place.join("title"), tie.title.as_str())).chain(terms)
    });
    let unit = form.unit.iter().map(|unit| (Place::root().join("unit"), unit.as_str()));
    let texts = texts_in(&form.texts, &form.sheets, &form.figures);
    let units = |text: &str| text.encode_utf16().count();
    let long =
        unit.chain(texts).chain(ties).filter(|(_, text)| text.len() > MAX_CELL_UTF16 && units(text) > MAX_CELL_UTF16);
    let finding = |(place, text): (Place, &str)| finding::workbook_text_long(units(text), MAX_CELL_UTF16).at(&place);
    long.map(finding).collect()
}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Self::failed(finding::export_failed(error))
    }
}

/// The form, layout, words and styles with which every worksheet is written.
struct Book<'a> {
    form: &'a WorkbookForm,
    layout: &'a Layout,
    words: FileWords,
    style: WorkbookStyles,
}

impl<'a> Book<'a> {
    /// The words and styles for a form in the language of its layout.
    fn new(form: &'a WorkbookForm, layout: &'a Layout) -> Self {
        let words = FileWords::of(&layout.language);
        let style = WorkbookStyles::new(&words.word("book-font"));
        Self { form, layout, words, style }
    }

    /// The tables that get a worksheet: all, or with a ledger only those that do not follow from it.
    fn tables(&self) -> impl Iterator<Item = &'a SheetSpec> {
        let derived = self.form.ledger;
        self.layout.sheets.iter().filter(move |spec| !derived || spec.ledger.is_none())
    }

    /// The text with this identifier, in the language of the layout.
    fn text(&self, id: &str) -> String {
        self.words.word(id)
    }

    /// The text with this identifier, with values inserted.
    fn with(&self, id: &str, values: &[(&'static str, String)]) -> String {
        self.words.with(id, values)
    }

    /// The number of blank rows for further lines.
    fn spare(&self) -> usize {
        if self.form.whole { SPARE_ROWS } else { BLANK_ROWS }
    }

    /// A new worksheet with this name: printed on A4, one page wide, with page numbers; locked cells are protected.
    fn sheet(&self, name: &str) -> Result<Worksheet, Error> {
        let mut sheet = Worksheet::new();
        sheet.set_default_format(&self.style.base(), ROW_HEIGHT_PX, COLUMN_WIDTH_PX)?;
        sheet.set_formula_result_default(String::new());
        sheet.set_name(name)?;
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&L&A&R&P / &N");
        sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3).set_print_center_horizontally(true);
        sheet.set_default_note_author("");
        sheet.protect_with_options(&ProtectionOptions {
            format_cells: true,
            format_columns: true,
            format_rows: true,
            insert_rows: true,
            delete_rows: true,
            sort: false,
            ..ProtectionOptions::new()
        });
        Ok(sheet)
    }

    /// The document properties: title, author and creation date.
    fn properties(&self) -> Result<DocProperties, Error> {
        let (year, month, day) = self.form.published.map_or(UNDATED, |date| (date.year, date.month, date.day));
        let created = ExcelDateTime::from_ymd(year, month, day)?;
        let unit = self.form.unit.clone().unwrap_or_default();
        Ok(DocProperties::new().set_title(&self.layout.description).set_author(unit).set_creation_datetime(&created))
    }
}
