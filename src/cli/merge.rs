//! The command `budgetpress merge`: adds up the budgets of a department's units (汇总), and writes the department's
//! budget.

use std::path::PathBuf;

use budgetpress::model::usage as finding;
use budgetpress::{Error, InputFile, InputKind, MergeNote, MergedFile};

use super::args::MergeArgs;
use super::convert::write;
use super::{Terminal, input_file};

/// An error, and the file that it is about.
type InFile<'a> = (Error, &'a PathBuf);

pub(super) fn merge<'a>(args: &'a MergeArgs, terminal: &Terminal) -> Result<(), InFile<'a>> {
    let read = |path: &'a PathBuf| -> Result<InputFile, InFile<'a>> {
        input_file(path, InputKind::Data).map_err(|error| (error, path))
    };
    let department_input = read(&args.with)?;
    let mut inputs = Vec::new();
    for path in &args.units {
        let input = read(path)?;
        if input.is_same_file(&department_input) {
            let finding = finding::merge_unit_own("file", path.display());
            return Err((Error::failed(finding), path));
        }
        inputs.push(input);
    }
    let resources = args.layouts.resources();
    let department = resources.department(department_input).map_err(|error| (error, &args.with))?;
    terminal.print_findings(department.findings(), &args.with);
    let mut units = Vec::new();
    for (path, input) in args.units.iter().zip(inputs) {
        let unit = resources.whole_document(input).map_err(|error| (error, path))?;
        terminal.print_findings(unit.findings(), path);
        units.push(unit);
    }
    let merged = department.merge(&units).map_err(|notes| {
        print_notes(&notes, args, terminal);
        // Everything has been printed already.
        (Error::Found(Vec::new()), &args.output)
    })?;
    print_notes(&merged.notes, args, terminal);
    write(&merged.document, &args.how, &args.output, terminal).map_err(|error| (error, &args.output))?;
    let how = if merged.from_ledgers { "merged-ledgers" } else { "merged-tables" };
    terminal.say(how, &[("count", units.len().to_string())]);
    Ok(())
}

/// Prints notes, each with the path of its file.
fn print_notes(notes: &[MergeNote], args: &MergeArgs, terminal: &Terminal) {
    for MergeNote { file, finding } in notes {
        let file = match file {
            MergedFile::Unit(index) => args.units.get(*index),
            MergedFile::Department => Some(&args.with),
            MergedFile::Whole => None,
        };
        let file = file.map(|file| file.display().to_string());
        terminal.print(&terminal.catalogue.report(std::slice::from_ref(finding), file.as_deref()));
    }
}
