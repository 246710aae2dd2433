//! `budgetpress layouts`.

use super::args::LayoutsArgs;
use super::print;
use crate::error::Error;
use crate::layout::Layouts;

pub(super) fn layouts(args: &LayoutsArgs) -> Result<(), Error> {
    let layouts = Layouts::new(args.layouts_folder.as_deref());
    for name in layouts.names() {
        print(&format!("{name}\t{}\n", layouts.open(&name)?.description))?;
    }
    Ok(())
}
