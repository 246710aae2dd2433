//! `budgetpress convert`.

use std::path::Path;

use super::Terminal;
use super::args::{ConvertArgs, Target, WriteArgs};
use super::build::create;
use super::check::settle;
use super::folder;
use super::new::unless_there;
use crate::build::distinct;
use crate::build::prove;
use crate::convert::{self, Form};
use crate::error::Error;
use crate::export;
use crate::layout::Layout;
use crate::load;
use crate::model::{Budget, Finding};

pub(super) fn convert(args: &ConvertArgs, terminal: &Terminal) -> Result<(), Error> {
    distinct(&args.input, &args.output)?;
    let loaded = load::load(&args.input, &args.layouts.open()?)?;
    // Open data is a release: what contradicts itself is no more published so than as a document.
    if matches!(target(args.how.to, &args.output)?, Target::Csv | Target::Datapackage) {
        settle(prove(&loaded, &[])?, false, &args.input.display().to_string(), terminal)?;
    } else {
        terminal.notice(&loaded, &args.input);
    }
    write(&loaded.budget, &loaded.layout, &args.output, &args.how, terminal)
}

/// Writes a budget in the form that is asked for, or that the output's name tells.
pub(super) fn write(
    budget: &Budget,
    layout: &Layout,
    output: &Path,
    how: &WriteArgs,
    terminal: &Terminal,
) -> Result<(), Error> {
    match target(how.to, output)? {
        Target::Json => export::write(output, convert::json(budget, layout).as_bytes())?,
        Target::Csv => export::write(output, &convert::csv(budget, layout)?)?,
        Target::Xlsx => {
            unless_there(output, how.force)?;
            export::write(output, &convert::workbook(&Form::from(budget), layout)?)?;
        }
        Target::Datapackage => {
            let files = convert::package(budget, layout)?;
            if !how.force {
                folder::unless_other(output, &files)?;
            }
            create(output)?;
            for (name, bytes) in &files {
                export::write(&output.join(name), bytes)?;
            }
            terminal.tell_findings(folder::left(output, &files).as_slice(), output);
        }
    }
    terminal.say("written", &[("path", output.display().to_string())]);
    Ok(())
}

/// The form that is asked for, or that the output's name tells.
pub(super) fn target(to: Option<Target>, output: &Path) -> Result<Target, Error> {
    let unknown = || Error::failed(Finding::error("form-unknown").with("path", output.display()));
    to.or_else(|| told_by(output)).ok_or_else(unknown)
}

fn told_by(path: &Path) -> Option<Target> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        _ if path.is_dir() => Some(Target::Datapackage),
        Some("json") => Some(Target::Json),
        Some("xlsx") => Some(Target::Xlsx),
        Some("csv") => Some(Target::Csv),
        Some("datapackage") => Some(Target::Datapackage),
        _ if path.to_string_lossy().ends_with(['/', '\\']) => Some(Target::Datapackage),
        _ => None,
    }
}
