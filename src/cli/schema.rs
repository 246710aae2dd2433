//! `budgetpress schema`.

use super::args::SchemaArgs;
use super::{Terminal, print, print_json};
use crate::error::Error;
use crate::load;

pub(super) fn schema(args: &SchemaArgs, terminal: &Terminal) -> Result<(), Error> {
    let layout = args.layouts.open()?.open(&args.layout)?;
    if args.workbook {
        return print(&load::workbook_document(&layout, terminal.language));
    }
    if args.markdown {
        return print(&load::document(&layout, terminal.language));
    }
    print_json(&load::schema(&layout))
}
