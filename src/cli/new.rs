//! `budgetpress new`.

use std::path::Path;

use super::Terminal;
use super::args::NewArgs;
use crate::build::distinct;
use crate::convert::{Form, workbook};
use crate::error::Error;
use crate::model::Finding;
use crate::{export, load};

pub(super) fn new(args: &NewArgs, terminal: &Terminal) -> Result<(), Error> {
    let layouts = args.layouts.open()?;
    let mut layout = layouts.open(&args.layout)?;
    is_workbook(&args.output)?;
    unless_there(&args.output, args.force)?;
    let form = match &args.from {
        None => Form::blank(&layout),
        Some(last) => {
            distinct(last, &args.output)?;
            let loaded = load::load(last, &layouts)?;
            terminal.notice(&loaded, last);
            let form = Form::next_year(&loaded.budget, &layout);
            layout = layouts.open_for(&args.layout, form.year, form.kind.as_deref())?;
            form
        }
    };
    let form = if args.ledger { form.with_ledger(&layout)? } else { form };
    export::write(&args.output, &workbook(&form, &layout)?)?;
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

/// Refuses to replace a file, as a workbook that somebody has filled in must not be lost.
///
/// # Errors
/// `file-exists`
pub(super) fn unless_there(path: &Path, force: bool) -> Result<(), Error> {
    if path.is_file() && !force {
        return Err(Error::failed(Finding::error("file-exists").with("path", path.display())));
    }
    Ok(())
}
