//! The command `budgetpress new`: writes a workbook to fill in, blank or from last year's budget.

use budgetpress::{Error, InputKind, WorkbookOptions};

use super::args::NewArgs;
use super::{Terminal, input_file};

pub(super) fn new(args: &NewArgs, terminal: &Terminal) -> Result<(), Error> {
    let resources = args.layouts.resources();
    let last = args.from.as_deref().map(|last| input_file(last, InputKind::Data)).transpose()?;
    let last = last.map(|last| resources.whole_document(last)).transpose()?;
    if let (Some(path), Some(last)) = (&args.from, &last) {
        terminal.print_findings(last.findings(), path);
    }
    let options = WorkbookOptions { layout: args.layout.clone(), last_year: last.as_ref(), ledger: args.ledger };
    resources.workbook(&options, &args.output)?.write(args.replace.force)?;
    terminal.say("written", &[("path", args.output.display().to_string())]);
    Ok(())
}
