//! `budgetpress convert`.

use std::path::Path;

use super::Terminal;
use super::args::{ConvertArgs, Target};
use super::build::{create, distinct};
use super::new::unless_there;
use crate::convert::{self, Form};
use crate::error::Error;
use crate::export;
use crate::load::{self, Loaded};
use crate::model::Finding;

pub(super) fn convert(args: &ConvertArgs, terminal: &Terminal) -> Result<(), Error> {
    let target = target(args)?;
    distinct(&args.input, &args.output)?;
    let Loaded { budget, layout, .. } = load::load(&args.input, &args.layouts.open())?;
    match target {
        Target::Json => export::write(&args.output, convert::json(&budget, &layout).as_bytes())?,
        Target::Csv => export::write(&args.output, &convert::csv(&budget, &layout)?)?,
        Target::Xlsx => {
            unless_there(&args.output, args.force)?;
            export::write(&args.output, &convert::workbook(&Form::from(&budget), &layout)?)?;
        }
        Target::Datapackage => {
            let files = convert::package(&budget, &layout)?;
            create(&args.output)?;
            for (name, bytes) in files {
                export::write(&args.output.join(name), &bytes)?;
            }
        }
    }
    terminal.say("written", &[("path", args.output.display().to_string())]);
    Ok(())
}

/// The form that is asked for, or that the output's name tells.
fn target(args: &ConvertArgs) -> Result<Target, Error> {
    let unknown = || Error::failed(Finding::error("form-unknown").with("path", args.output.display()));
    args.to.or_else(|| told_by(&args.output)).ok_or_else(unknown)
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
