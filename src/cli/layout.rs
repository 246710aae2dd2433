//! The command `budgetpress layout`: checks a layout with a made-up budget, or exports a layout with all that it
//! extends.

use std::path::{Path, PathBuf};

use budgetpress::model::Severity;
use budgetpress::{Error, LayoutReport};
use serde_json::{Value, json};

use super::args::{FindingsFormat, LayoutCheckArgs, LayoutCommand, LayoutCommandArgs, LayoutExportArgs};
use super::{Terminal, print_json};

pub(super) fn layout(args: &LayoutCommandArgs, terminal: &Terminal) -> Result<(), Error> {
    match &args.command {
        LayoutCommand::Check(args) => check(args, terminal),
        LayoutCommand::Export(args) => export(args, terminal),
    }
}

fn export(args: &LayoutExportArgs, terminal: &Terminal) -> Result<(), Error> {
    args.layouts.resources().export_layout(&args.layout, &args.output)?.write(args.replace.force)?;
    terminal.say("layout-exported", &[("layout", args.layout.clone()), ("folder", args.output.display().to_string())]);
    Ok(())
}

fn check(args: &LayoutCheckArgs, terminal: &Terminal) -> Result<(), Error> {
    let report = args.fonts.resources().check_layout(&args.folder)?;
    match args.format {
        FindingsFormat::Json => print_json(&record(&report, &args.folder, terminal))?,
        FindingsFormat::Text => print_findings(&report, &args.folder, terminal),
    }
    // Everything has been printed already.
    if report.count(Severity::Error) > 0 { Err(Error::Found(Vec::new())) } else { Ok(()) }
}

/// The path of a file that a finding names: in the folder of the layout, or, with `../`, in one beside it.
fn path(folder: &Path, file: &str) -> PathBuf {
    match (file.strip_prefix("../"), folder.parent()) {
        (Some(beside), Some(set)) if folder.file_name().is_some() => set.join(beside),
        _ if file.is_empty() => folder.to_owned(),
        _ => folder.join(file),
    }
}

fn print_findings(report: &LayoutReport, folder: &Path, terminal: &Terminal) {
    for (file, finding) in &report.findings {
        let file = path(folder, file).display().to_string();
        terminal.print(&terminal.catalogue.report(std::slice::from_ref(finding), Some(&file)));
    }
    let warnings = report.count(Severity::Warning).to_string();
    match report.count(Severity::Error) {
        0 if warnings == "0" => terminal.say("layout-checked", &[("pages", report.pages.to_string())]),
        0 => terminal.say("layout-checked-but", &[("warnings", warnings)]),
        _ => {}
    }
}

/// Prints in JSON why a layout cannot be checked.
pub(super) fn unchecked(error: Error, folder: &Path, terminal: &Terminal) -> Result<(), Error> {
    let findings = terminal.catalogue.json(error.findings(), Some(&folder.display().to_string()));
    print_json(&json!({ "pages": 0, "findings": findings }))?;
    Err(Error::Failed(Vec::new()))
}

/// The report of the check in JSON.
fn record(report: &LayoutReport, folder: &Path, terminal: &Terminal) -> Value {
    let findings = report.findings.iter().map(|(file, finding)| {
        let file = path(folder, file).display().to_string();
        terminal.catalogue.record(finding, Some(&file))
    });
    json!({ "pages": report.pages, "findings": findings.collect::<Vec<_>>() })
}
