//! The command `budgetpress view`: writes the view of a document in JSON, for authors of layouts.

use budgetpress::{Error, InputKind};

use super::args::ViewArgs;
use super::{Terminal, input_file};

pub(super) fn view(args: &ViewArgs, terminal: &Terminal) -> Result<(), Error> {
    let resources = args.with.resources();
    let document = resources.whole_document(input_file(&args.input, InputKind::Data)?)?;
    terminal.print_findings(document.findings(), &args.input);
    document.view(&args.output)?.write(args.replace.force)
}
