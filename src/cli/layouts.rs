//! The command `budgetpress layouts`: lists the layouts with their descriptions.

use budgetpress::Error;
use budgetpress::message::visible;

use super::args::LayoutsArgs;
use super::print;

pub(super) fn layouts(args: &LayoutsArgs) -> Result<(), Error> {
    let resources = args.resources();
    for name in resources.layout_names()? {
        print(&format!("{name}\t{}\n", visible(&resources.layout(&name)?.description)))?;
    }
    Ok(())
}
