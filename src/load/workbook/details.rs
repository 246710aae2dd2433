//! [`WorksheetDetails`], the details of a worksheet that calamine does not report: hidden rows and columns, formulas
//! without a result, styles, displayed texts, merged regions.
//!
//! [`super::xlsx`], [`super::xls`] and [`super::ods`] read them from the file; [`super::open`] adds them to the grids.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use calamine::Dimensions;

use super::effect::TextEffect;
use super::grid::CellPosition;
use super::number::CellFormat;

/// How a cell displays its value: its number format, and any formatting that makes the text hard to see.
#[derive(Debug, Clone)]
pub(super) struct CellStyle {
    /// The number format.
    pub(super) number_format: CellFormat,
    /// The effect of font and colours on the text.
    pub(super) effect: Option<TextEffect>,
}

impl Default for CellStyle {
    fn default() -> Self {
        Self { number_format: CellFormat::General, effect: None }
    }
}

/// Details of a worksheet; which of them are known depends on the file format.
#[derive(Debug, Default)]
pub(super) struct WorksheetDetails {
    /// Hidden rows, counted from 0.
    pub(super) hidden_rows: BTreeSet<u32>,
    /// Runs of hidden columns, as first and last, counted from 0.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula.
    pub(super) formulas: HashSet<CellPosition>,
    /// Cells with a formula that has not been computed, as another program than a spreadsheet wrote it.
    pub(super) uncomputed: Vec<CellPosition>,
    /// Cells with a formula whose stored result is zero, which may mean that it was never computed.
    pub(super) doubtful_zeros: HashSet<CellPosition>,
    /// Whether a formula has a result other than zero, so that a program computed the workbook.
    pub(super) has_results: bool,
    /// .xls only: the styles of cells, by number.
    pub(super) styles: Rc<Vec<CellStyle>>,
    /// .xls only: the number of each cell's style.
    pub(super) style_numbers: HashMap<CellPosition, u16>,
    /// .ods only: the text that each cell displays.
    pub(super) shown: HashMap<CellPosition, String>,
    /// Cells whose formatting hides or alters their text (.ods only; otherwise it follows from the style).
    pub(super) effects: HashMap<CellPosition, TextEffect>,
    /// Merged regions.
    pub(super) merges: Vec<Dimensions>,
}

impl WorksheetDetails {
    /// The style of a cell, if it is known here.
    pub(super) fn style(&self, at: CellPosition) -> Option<&CellStyle> {
        self.styles.get(usize::from(*self.style_numbers.get(&at)?))
    }
}

/// Accepts formula results of zero as computed, where Excel saved the workbook or another formula has a result.
/// A workbook saved by LibreOffice proves nothing: it keeps zeros that a library wrote without computing them.
pub(super) fn accept_computed_zeros(saved_by_excel: bool, mut sheets: Vec<&mut WorksheetDetails>) {
    if saved_by_excel || sheets.iter().any(|sheet| sheet.has_results) {
        sheets.iter_mut().for_each(|sheet| sheet.doubtful_zeros.clear());
    }
}
