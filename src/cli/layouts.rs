//! `budgetpress layouts`.

use super::args::LayoutsArgs;
use super::print;
use crate::error::Error;
use crate::message::visible;

pub(super) fn layouts(args: &LayoutsArgs) -> Result<(), Error> {
    let layouts = args.open()?;
    for name in layouts.list()? {
        print(&format!("{name}\t{}\n", visible(&layouts.open(&name)?.description)))?;
    }
    Ok(())
}
