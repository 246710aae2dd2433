//! `budgetpress view`.

use super::Terminal;
use super::args::ViewArgs;
use super::build::compiler;
use crate::build::distinct;
use crate::error::Error;
use crate::{export, load, view};

pub(super) fn view(args: &ViewArgs, terminal: &Terminal) -> Result<(), Error> {
    let loaded = load::load(&args.input, &args.with.layouts()?)?;
    terminal.notice(&loaded, &args.input);
    distinct(&args.input, &args.output)?;
    let view = view::view(&loaded.budget, &loaded.layout)?;
    export::write(&args.output, &compiler(&args.with.fonts)?.served(&view))
}
