//! The command `budgetpress schema`: prints the JSON Schema or the documentation of the data files of a layout.

use budgetpress::Error;

use super::args::SchemaArgs;
use super::{Terminal, print, print_json};

pub(super) fn schema(args: &SchemaArgs, terminal: &Terminal) -> Result<(), Error> {
    let resources = args.layouts.resources();
    if args.workbook {
        return print(&resources.workbook_document(&args.layout, terminal.language)?);
    }
    if args.markdown {
        return print(&resources.format_document(&args.layout, terminal.language)?);
    }
    print_json(&resources.schema(&args.layout)?)
}
