//! `budgetpress view`.

use super::Terminal;
use super::args::ViewArgs;
use super::build::compiler;
use crate::error::Error;
use crate::mark::{self, OutputKind, Subject};
use crate::output::{self, NewFile, OverwriteRule};
use crate::{load, view};

pub(super) fn view(args: &ViewArgs, terminal: &Terminal) -> Result<(), Error> {
    let loaded = load::load(&args.input, &args.with.layouts()?)?;
    terminal.notice(&loaded, &args.input);
    let view = view::view(&loaded.budget, &loaded.layout)?;
    let served = compiler(&args.with.fonts)?.served(&view);
    let served = String::from_utf8(served).unwrap_or_default();
    let served = mark::json(&served, &Subject::of(OutputKind::View, &loaded.budget));
    let file = NewFile { path: &args.output, bytes: served.as_bytes(), within: None };
    output::put(&[file], &OverwriteRule::new(args.replace.force, [args.input.as_path()]))
}
