//! The command `budgetpress derive`: adds up the tables of a budget from a ledger, and writes it.

use std::path::PathBuf;

use budgetpress::{Document, Error, InputKind, ReadLedger};

use super::args::DeriveArgs;
use super::convert::write;
use super::{Terminal, input_file};

/// An error, and the file that it is about.
type InFile<'a> = (Error, &'a PathBuf);

pub(super) fn derive<'a>(args: &'a DeriveArgs, terminal: &Terminal) -> Result<(), InFile<'a>> {
    let about_file = |path: &'a PathBuf| move |error: Error| (error, path);
    let resources = args.layouts.resources();
    let input = input_file(&args.with, InputKind::Data).map_err(about_file(&args.with))?;
    let document = resources.document_without_tables(input).map_err(about_file(&args.with))?;
    terminal.print_findings(document.findings(), &args.with);
    let last_year = args.last_year.as_ref().map(|path| ledger(path, &document, terminal)).transpose()?;
    let ledger = ledger(&args.ledger, &document, terminal)?;
    let derived = document.derive(ledger, last_year).map_err(about_file(&args.ledger))?;
    write(&derived, &args.how, &args.output, terminal).map_err(about_file(&args.output))
}

/// Reads a ledger, and prints the findings about it.
fn ledger<'a>(path: &'a PathBuf, document: &Document<'_>, terminal: &Terminal) -> Result<ReadLedger, InFile<'a>> {
    let input = input_file(path, InputKind::Data);
    let ledger = input.and_then(|input| document.read_ledger(input)).map_err(|error| (error, path))?;
    terminal.print_findings(&ledger.findings, path);
    Ok(ledger)
}
