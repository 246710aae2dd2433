//! Writes a workbook to fill in ([`Resources::workbook`]), blank or from last year's budget. Used by `budgetpress new`.

use std::path::Path;

use super::{Document, Resources};
use crate::convert::{WorkbookForm, workbook};
use crate::error::Error;
use crate::layout::Layout;
use crate::mark::{self, OutputKind, Subject};
use crate::model::finding;
use crate::output::{OutputFile, OutputFiles};

/// The options of a workbook to fill in.
#[derive(Default)]
pub struct WorkbookOptions<'a> {
    /// The layout in which the budget will be published.
    pub layout: String,
    /// Last year's budget: its texts, projects and accounts are carried over, and its figures become the base of
    /// comparison.
    pub last_year: Option<&'a Document<'a>>,
    /// Whether it has a ledger in 元, one line for each amount, instead of the tables that are added up from a ledger.
    pub ledger: bool,
}

impl Resources {
    /// Makes a workbook to fill in with Excel or WPS. `output` is its path, or `-` for the standard output.
    ///
    /// # Errors
    /// `workbook-name` unless `output` ends with `.xlsx` or is the standard output; `layout-unknown` and faults of the
    /// layout; values of last year's budget that cannot be carried over, with their places.
    pub fn workbook(&self, options: &WorkbookOptions<'_>, output: &Path) -> Result<OutputFiles, Error> {
        let mut layout = self.layout(&options.layout)?;
        unless_workbook(output)?;
        let form = match options.last_year {
            None => WorkbookForm::blank(&layout),
            Some(Document { loaded, .. }) => {
                let form = WorkbookForm::next_year(&loaded.budget, &layout);
                let lines = loaded.ledger.as_deref();
                let form = if options.ledger { form.carrying(&loaded.budget, lines, &layout) } else { form };
                layout = self.layouts().open_for(&options.layout, form.year, form.kind.as_deref())?;
                form
            }
        };
        let form = if options.ledger { form.with_ledger(&layout)? } else { form };
        let located = |error: Error| options.last_year.map(|last| last.located(error.clone())).unwrap_or(error);
        let bytes = mark::workbook(workbook(&form, &layout).map_err(located)?, &subject(&form, &layout));
        let input = options.last_year.and_then(|last| last.input.path.clone());
        Ok(OutputFiles::new(vec![OutputFile::new(output, bytes)], input))
    }
}

/// Fails unless the path ends with `.xlsx` or is the standard output.
///
/// # Errors
/// `workbook-name`
fn unless_workbook(path: &Path) -> Result<(), Error> {
    let is_workbook = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if is_workbook || path.as_os_str() == "-" {
        return Ok(());
    }
    Err(Error::failed(finding::workbook_name(path.display())))
}

/// The mark of a workbook to fill in: layout, kind, year and unit, as far as they are known.
fn subject(form: &WorkbookForm, layout: &Layout) -> Subject {
    let year = form.year.map(|year| year.to_string()).unwrap_or_default();
    let kind = form.kind.as_deref().unwrap_or_default();
    Subject::new(OutputKind::Form, &[&layout.name, kind, &year, form.unit.as_deref().unwrap_or_default()])
}
