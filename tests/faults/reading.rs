//! Workbooks, ledgers and CSV files are read as they are displayed, or a finding names the cell.

mod cells;
mod displayed;
mod kinds;
mod ledgers;
mod returns;
mod values;

use std::sync::LazyLock;

use budgetpress::convert::{self, WorkbookForm};
use budgetpress::layout::Layouts;
use budgetpress::load;
use budgetpress::model::{Budget, Finding};

use crate::tests::support;

/// The workbook that the program writes for the sample.
static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let loaded = support::loaded(&support::sample());
    convert::workbook(&WorkbookForm::from(&loaded.budget), &loaded.layout).expect("the workbook is written")
});

/// What is found in a workbook, and what is read of it if anything is.
fn read(bytes: &[u8]) -> (Vec<Finding>, Option<Budget>) {
    match load::parse(bytes, &Layouts::default()) {
        Ok(loaded) => (loaded.findings, Some(loaded.budget)),
        Err(error) => (error.findings().to_vec(), None),
    }
}

/// The codes of what is found in a cell.
fn named<'a>(findings: &'a [Finding], sheet: &str, cell: &str) -> Vec<&'a str> {
    let wanted = format!("{sheet}!{cell}");
    let here = |finding: &&Finding| finding.place.as_ref().and_then(|place| place.cell()) == Some(wanted.as_str());
    findings.iter().filter(here).map(|finding| finding.code).collect()
}
