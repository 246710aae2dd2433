//! The command `budgetpress inspect`: reads a PDF, judges it by a gate, compares it with data, and draws its pages.

use std::path::Path;

use budgetpress::inspect::{self, JudgedEdition};
use budgetpress::layout::PrintOptions;
use budgetpress::message::{Conclusion, Purpose};
use budgetpress::model::Finding;
use budgetpress::{Error, InputKind, InspectOptions, Inspection};
use serde_json::{Value, json};

use super::args::{FindingsFormat, Gate, InspectArgs};
use super::build::print_settings_file;
use super::{Terminal, explain, input_file, is_stream, print, print_json, verify};

pub(super) fn inspect(args: &InspectArgs, terminal: &Terminal) -> Result<(), Error> {
    if let Some(code) = &args.explain {
        return explain::explain(code, &inspect::CODES, terminal);
    }
    let Some(input) = &args.input else { return Ok(()) };
    match (read_and_judge(args, input, terminal), args.format) {
        (Ok(inspection), FindingsFormat::Text) => {
            print(&format!("{}\n", inspect::summary(&inspection.report, &terminal.catalogue)))?;
            report_findings(inspection, terminal)
        }
        (Ok(inspection), FindingsFormat::Json) => {
            print_record(&json!(inspection.report), &inspection.findings, args, input, terminal)?;
            if inspection.is_wrong() { Err(Error::Found(Vec::new())) } else { Ok(()) }
        }
        (Err(error), FindingsFormat::Text) => Err(error),
        (Err(error), FindingsFormat::Json) => unreadable(error, args, input, terminal),
    }
}

/// Reads and judges the file, and writes images of its pages if the user asked for them.
fn read_and_judge(args: &InspectArgs, input: &Path, terminal: &Terminal) -> Result<Inspection, Error> {
    let file = input_file(input, InputKind::Pdf)?;
    let resources = args.with.resources();
    let data = args.against.as_deref().map(|data| input_file(data, InputKind::Data)).transpose()?;
    let against = data.map(|data| resources.whole_document(data)).transpose()?;
    let (print, settings_file) = match args.gate {
        Some(Gate::Print | Gate::Cover) => args.print.options()?,
        Some(Gate::Release) | None => (PrintOptions::default(), None),
    };
    print_settings_file(settings_file.as_deref(), terminal);
    let inner = args.inner.as_deref().map(|inner| input_file(inner, InputKind::Pdf)).transpose()?;
    let options = InspectOptions {
        gate: args.gate.map(JudgedEdition::from),
        against: against.as_ref(),
        print,
        inner: inner.as_ref().map(|inner| inner.bytes()),
    };
    let inspection = resources.inspect(file.bytes(), &options)?;
    if let Some(spine) = inspection.measured_spine {
        terminal.say("spine-measured", &[("spine", spine.to_string())]);
    }
    for signature in &inspection.signatures {
        terminal.say("verify-signature", &verify::signature_values(signature));
    }
    if !inspection.signatures.is_empty() {
        terminal.say("verify-validity", &[]);
    }
    if let Some(folder) = &args.pages {
        let input = Some(input).filter(|input| !is_stream(input));
        inspection.images(folder, args.ppi, input)?.write(args.replace.force)?;
        let absent = inspection.absent_fonts();
        if !absent.is_empty() {
            terminal.say("inspect-stand-in", &[("fonts", absent.join(", "))]);
        }
    }
    Ok(inspection)
}

/// Prints the findings, and the verdict if the file was judged; fails with the findings if there are errors.
fn report_findings(inspection: Inspection, terminal: &Terminal) -> Result<(), Error> {
    if inspection.is_wrong() {
        return Err(Error::Found(inspection.findings));
    }
    if !inspection.findings.is_empty() {
        terminal.print(&terminal.catalogue.report(&inspection.findings, None));
    }
    if let Some(conclusion) = inspection.conclusion() {
        terminal.conclude(&conclusion);
    }
    Ok(())
}

/// Prints in JSON the content of the file, the findings, and the verdict if the file was judged.
fn print_record(
    report: &Value,
    findings: &[Finding],
    args: &InspectArgs,
    input: &Path,
    terminal: &Terminal,
) -> Result<(), Error> {
    let catalogue = &terminal.catalogue;
    let verdict = args.purpose().map(|purpose| catalogue.conclusion_record(&Conclusion::of(findings, purpose)));
    let findings = catalogue.json(findings, Some(&input.display().to_string()));
    print_json(&json!({ "verdict": verdict, "report": report, "findings": findings }))
}

/// Prints in JSON why a file cannot be read. Also used by `confined`.
pub(super) fn unreadable(error: Error, args: &InspectArgs, input: &Path, terminal: &Terminal) -> Result<(), Error> {
    print_record(&Value::Null, error.findings(), args, input, terminal)?;
    Err(error.emptied())
}

impl InspectArgs {
    /// What the verdict is about: publication, printing, or agreement with the data. `None` without gate and data.
    pub(super) fn purpose(&self) -> Option<Purpose> {
        match self.gate {
            Some(Gate::Release) => Some(Purpose::Publication),
            Some(Gate::Print | Gate::Cover) => Some(Purpose::Printing),
            None => self.against.as_ref().map(|_| Purpose::Comparison),
        }
    }
}

impl From<Gate> for JudgedEdition {
    fn from(gate: Gate) -> Self {
        match gate {
            Gate::Release => Self::Web,
            Gate::Print => Self::Print,
            Gate::Cover => Self::Cover,
        }
    }
}
