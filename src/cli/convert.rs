//! The command `budgetpress convert`: writes a budget in another form.

use std::path::Path;

use budgetpress::model::usage as finding;
use budgetpress::{DataForm, Document, Error, InputKind};

use super::args::{ConvertArgs, WriteArgs};
use super::check::report_open;
use super::{Terminal, input_file};

pub(super) fn convert(args: &ConvertArgs, terminal: &Terminal) -> Result<(), Error> {
    let resources = args.layouts.resources();
    let document = resources.whole_document(input_file(&args.input, InputKind::Data)?)?;
    if form(&args.how, &args.output)?.is_release() {
        report_open(&document.check(&[])?, false, &args.input.display().to_string(), terminal)?;
    } else {
        terminal.print_findings(document.findings(), &args.input);
    }
    write(&document, &args.how, &args.output, terminal)
}

/// Writes a budget in the form of `--to` or of the output's name. Also used by `derive` and `merge`.
pub(super) fn write(document: &Document<'_>, how: &WriteArgs, output: &Path, terminal: &Terminal) -> Result<(), Error> {
    let outputs = document.convert(form(how, output)?, output)?;
    outputs.write(how.replace.force)?;
    terminal.print_findings(outputs.other_tables().as_slice(), output);
    terminal.say("written", &[("path", output.display().to_string())]);
    Ok(())
}

/// The form of `--to`, or of the output's name.
fn form(how: &WriteArgs, output: &Path) -> Result<DataForm, Error> {
    let unknown = || Error::failed(finding::form_unknown(output.display()));
    how.to.map(DataForm::from).or_else(|| DataForm::of(output)).ok_or_else(unknown)
}
