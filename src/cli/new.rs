//! `budgetpress new`.

use std::path::Path;

use super::Terminal;
use super::args::NewArgs;
use crate::convert::{WorkbookForm, workbook};
use crate::error::Error;
use crate::layout::Layout;
use crate::load;
use crate::mark::{self, OutputKind, Subject};
use crate::model::Finding;
use crate::output::{self, NewFile, OverwriteRule};

pub(super) fn new(args: &NewArgs, terminal: &Terminal) -> Result<(), Error> {
    let layouts = args.layouts.open()?;
    let mut layout = layouts.open(&args.layout)?;
    is_workbook(&args.output)?;
    let mut last_year = None;
    let form = match &args.from {
        None => WorkbookForm::blank(&layout),
        Some(last) => {
            let loaded = load::load(last, &layouts)?;
            terminal.notice(&loaded, last);
            let form = WorkbookForm::next_year(&loaded.budget, &layout);
            let lines = loaded.ledger.as_deref();
            let form = if args.ledger { form.carrying(&loaded.budget, lines, &layout) } else { form };
            layout = layouts.open_for(&args.layout, form.year, form.kind.as_deref())?;
            last_year = Some(loaded);
            form
        }
    };
    let form = if args.ledger { form.with_ledger(&layout)? } else { form };
    let located = |error: Error| match &last_year {
        Some(loaded) => error.map(|found| loaded.locate(found)),
        None => error,
    };
    let workbook = mark::workbook(workbook(&form, &layout).map_err(located)?, &subject(&form, &layout));
    let file = NewFile { path: &args.output, bytes: &workbook, within: None };
    output::put(&[file], &OverwriteRule::new(args.replace.force, args.from.as_deref()))?;
    terminal.say("written", &[("path", args.output.display().to_string())]);
    Ok(())
}

/// Refuses another ending than that of the form that is written.
///
/// # Errors
/// `workbook-name`
fn is_workbook(path: &Path) -> Result<(), Error> {
    let is_it = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if is_it || path.as_os_str() == "-" {
        return Ok(());
    }
    Err(Error::failed(Finding::error("workbook-name").with("path", path.display())))
}

/// What a workbook to fill in is about: a document as far as it is known.
fn subject(form: &WorkbookForm, layout: &Layout) -> Subject {
    let year = form.year.map(|year| year.to_string()).unwrap_or_default();
    let kind = form.kind.as_deref().unwrap_or_default();
    Subject::new(OutputKind::Form, &[&layout.name, kind, &year, form.unit.as_deref().unwrap_or_default()])
}
