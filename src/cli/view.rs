//! `budgetpress view`.

use super::args::ViewArgs;
use super::build::compiler;
use crate::error::Error;
use crate::layout::Layouts;
use crate::{export, load, view};

pub(super) fn view(args: &ViewArgs) -> Result<(), Error> {
    let layouts = Layouts::new(args.layouts.layouts_folder.as_deref());
    let loaded = load::load(&args.input, &layouts, args.layout.as_deref())?;
    let view = view::view(&loaded.budget, &loaded.layout)?;
    export::write(&args.output, &compiler(&args.fonts)?.served(&view))
}
