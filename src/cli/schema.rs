//! `budgetpress schema`.

use super::args::SchemaArgs;
use super::{Terminal, print};
use crate::error::Error;
use crate::layout::Layouts;
use crate::load;

pub(super) fn schema(args: &SchemaArgs, terminal: &Terminal) -> Result<(), Error> {
    let layout = Layouts::new(args.layouts.layouts_folder.as_deref()).open(&args.layout)?;
    if args.markdown {
        return print(&load::document(&layout, terminal.language));
    }
    print(&format!("{:#}\n", load::schema(&layout)))
}
