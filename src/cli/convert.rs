//! `budgetpress convert`.

use std::path::Path;

use super::Terminal;
use super::args::{ConvertArgs, ConvertTarget};
use super::check::settle;
use super::folder;
use crate::build::prove;
use crate::convert::{self, WorkbookForm};
use crate::error::Error;
use crate::layout::Layout;
use crate::load;
use crate::mark::{self, OutputKind, Subject};
use crate::model::{Budget, Finding};
use crate::output::{self, NewFile, OverwriteRule};

pub(super) fn convert(args: &ConvertArgs, terminal: &Terminal) -> Result<(), Error> {
    let loaded = load::load(&args.input, &args.layouts.open()?)?;
    // Open data is a release: what contradicts itself is no more published so than as a document.
    if matches!(target(args.how.to, &args.output)?, ConvertTarget::Csv | ConvertTarget::Datapackage) {
        settle(prove(&loaded, &[])?, false, &args.input.display().to_string(), terminal)?;
    } else {
        terminal.notice(&loaded, &args.input);
    }
    let rule = OverwriteRule::new(args.how.replace.force, [args.input.as_path()]);
    let located = |error: Error| error.map(|found| loaded.locate(found));
    write(&loaded.budget, &loaded.layout, (&args.output, args.how.to), &rule, terminal).map_err(located)
}

/// Writes a budget in the form that is asked for, or that the output's name states.
pub(super) fn write(
    budget: &Budget,
    layout: &Layout,
    (output, to): (&Path, Option<ConvertTarget>),
    rule: &OverwriteRule,
    terminal: &Terminal,
) -> Result<(), Error> {
    let put = |bytes: &[u8]| output::put(&[NewFile { path: output, bytes, within: None }], rule);
    match target(to, output)? {
        ConvertTarget::Json => put(convert::json(budget, layout).as_bytes())?,
        ConvertTarget::Csv => put(&convert::csv(budget, layout)?)?,
        ConvertTarget::Xlsx => {
            let workbook = convert::workbook(&WorkbookForm::from(budget), layout)?;
            put(&mark::workbook(workbook, &Subject::of(OutputKind::Workbook, budget)))?;
        }
        ConvertTarget::Datapackage => {
            let files = convert::package(budget, layout)?;
            folder::put(output, &files, rule)?;
            terminal.tell_findings(folder::left(output, &files).as_slice(), output);
        }
    }
    terminal.say("written", &[("path", output.display().to_string())]);
    Ok(())
}

/// The form that is asked for, or that the output's name tells.
pub(super) fn target(to: Option<ConvertTarget>, output: &Path) -> Result<ConvertTarget, Error> {
    let unknown = || Error::failed(Finding::error("form-unknown").with("path", output.display()));
    to.or_else(|| told_by(output)).ok_or_else(unknown)
}

fn told_by(path: &Path) -> Option<ConvertTarget> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        _ if path.to_string_lossy().ends_with(['/', '\\']) => Some(ConvertTarget::Datapackage),
        Some("json") => Some(ConvertTarget::Json),
        Some("xlsx") => Some(ConvertTarget::Xlsx),
        Some("csv") => Some(ConvertTarget::Csv),
        Some("datapackage") => Some(ConvertTarget::Datapackage),
        _ if path.is_dir() => Some(ConvertTarget::Datapackage),
        _ => None,
    }
}
