//! `budgetpress inspect`.

use std::path::Path;

use serde_json::{Value, json};

use super::args::{FindingsFormat, Gate, InspectArgs};
use super::build::{Images, compiler, tell_house};
use super::{Terminal, explain, pdf, print, print_json, verify};
use crate::build::{faces, print_settings};
use crate::error::Error;
use crate::inspect::{self, Allowed, JudgedEdition, PdfReport, PrintSettings, Revisions};
use crate::layout::{Binding, Layout, PrintOptions, Standard};
use crate::load::{self, Loaded};
use crate::message::{Conclusion, Purpose};
use crate::model::{Finding, PT_PER_MM, Severity, finding, sha256};
use crate::output::{self, NewFile, OverwriteRule};
use crate::view::View;
use crate::{convert, export, view};

pub(super) fn inspect(args: &InspectArgs, terminal: &Terminal) -> Result<(), Error> {
    if let Some(code) = &args.explain {
        return explain::explain(code, &inspect::CODES, terminal);
    }
    let Some(input) = &args.input else { return Ok(()) };
    let outcome = pdf::read(input).and_then(|bytes| {
        let file = Judged::new(&bytes, args);
        let mut report = inspect::read(file.bytes)?;
        let loaded = args.against.as_ref().map(|data| load::load(data, &args.with.layouts()?)).transpose()?;
        let pictures = loaded.as_ref().is_some_and(|loaded| loaded.layout.pictures);
        let mut findings = file.appended(&report);
        match args.gate.and_then(|gate| inspect::other_edition(&report, gate.edition())) {
            Some(other) => findings.push(other),
            None => {
                let judged = edition(file.bytes, args, pictures)?;
                let (own, others) = judged.map_or((None, Vec::new()), |(own, others)| (Some(own), others));
                findings.extend(others);
                findings.extend(judge(own.as_ref().unwrap_or(&report), loaded.as_ref(), args, terminal)?);
            }
        }
        if let Some(signed) = &file.signed {
            signed.signatures().for_each(|signature| terminal.say("verify-signature", &verify::signed(signature)));
            terminal.say("verify-validity", &[]);
            // The report is about the whole file.
            (report.file.bytes, report.file.sha256) = (bytes.len(), sha256(&bytes));
        }
        if let Some(folder) = &args.pages {
            let images = Images::new(folder, inspect::draw(&bytes, args.ppi)?, &bytes);
            let files: Vec<NewFile<'_>> = images.files().collect();
            output::put(&files, &OverwriteRule::new(args.replace.force, [input.as_path()]))?;
            images.remove_older();
            stand_ins(&report, terminal);
        }
        Ok((report, findings))
    });
    match (outcome, args.format) {
        (Ok((report, findings)), FindingsFormat::Text) => {
            print(&format!("{}\n", inspect::summary(&report, &terminal.catalogue)))?;
            settle(findings, args, terminal)
        }
        (Ok((report, findings)), FindingsFormat::Json) => {
            print_record(&json!(report), &findings, args, input, terminal)?;
            if is_wrong(&findings) { Err(Error::Found(Vec::new())) } else { Ok(()) }
        }
        (Err(error), FindingsFormat::Text) => Err(error),
        (Err(error), FindingsFormat::Json) => told(error, args, input, terminal),
    }
}

/// What of a file is judged: one that was only signed since it was written, as it was written.
struct Judged<'a> {
    bytes: &'a [u8],
    signed: Option<Revisions<'a>>,
    /// What was appended beside signatures.
    faults: Vec<Finding>,
}

impl<'a> Judged<'a> {
    fn new(bytes: &'a [u8], args: &InspectArgs) -> Self {
        let revisions = args.gate.and_then(|_| inspect::revisions(bytes).ok());
        let revisions = revisions.filter(|revisions| !revisions.later.is_empty());
        let faults = revisions.as_ref().map(Revisions::faults).unwrap_or_default();
        let signed = revisions.filter(|_| faults.is_empty());
        Self { bytes: signed.as_ref().map_or(bytes, |revisions| revisions.first), signed, faults }
    }

    /// What was appended beside signatures, and text over which they stand.
    fn appended(&self, report: &PdfReport) -> Vec<Finding> {
        let covered = self.signed.as_ref().map(|revisions| revisions.covered(report)).unwrap_or_default();
        self.faults.iter().cloned().chain(covered).collect()
    }
}

/// Tells which fonts the page images cannot show.
fn stand_ins(report: &PdfReport, terminal: &Terminal) {
    let absent = report.fonts.iter().filter(|font| !font.embedded).map(|font| font.name.clone());
    let absent: Vec<String> = absent.collect();
    if !absent.is_empty() {
        terminal.say("inspect-stand-in", &[("fonts", absent.join(", "))]);
    }
}

/// The file read as an edition of this program, if it is judged as one, with what of it this program does not write. Pictures are allowed
/// where the layout of the data has them.
fn edition(bytes: &[u8], args: &InspectArgs, pictures: bool) -> Result<Option<(PdfReport, Vec<Finding>)>, Error> {
    let Some(gate) = args.gate else { return Ok(None) };
    let compiler = compiler(&args.with.fonts)?;
    let faces = faces(compiler.fonts());
    let allowed = Allowed { faces: Some(&faces), pictures };
    inspect::edition(bytes, gate.edition(), &allowed).map(Some)
}

/// What the gate and the comparison with the data find.
fn judge(
    report: &PdfReport,
    loaded: Option<&Loaded>,
    args: &InspectArgs,
    terminal: &Terminal,
) -> Result<Vec<Finding>, Error> {
    let layout = loaded.map(|loaded| &loaded.layout);
    let shop = match args.gate {
        Some(Gate::Print | Gate::Cover) => Some(Shop::new(report, args, layout, terminal)?),
        Some(Gate::Release) | None => None,
    };
    let cover = match &shop {
        Some(shop) if args.gate == Some(Gate::Cover) => Some(shop.cover(report, args, terminal)?),
        _ => None,
    };
    let mut findings: Vec<Finding> = shop.as_ref().and_then(|shop| shop.profile_unknown.clone()).into_iter().collect();
    findings.extend(match (shop.as_ref().map(|shop| &shop.settings), &cover) {
        (Some(settings), Some(cover)) => inspect::cover(report, settings.clone(), cover.spine, cover.inner.as_ref()),
        (Some(settings), None) => inspect::print(report, settings),
        (None, _) if args.gate == Some(Gate::Release) => inspect::release(report),
        (None, _) => Vec::new(),
    });
    findings.extend(report.file.repairs.iter().map(|fault| {
        let finding = finding::pdf_repaired(*fault);
        // A file that is only inspected is not refused for it.
        if args.gate.is_some() || args.against.is_some() { finding } else { finding.as_warning() }
    }));
    if let Some(loaded) = loaded {
        let view = view::view(&loaded.budget, &loaded.layout)?;
        let view = view.fingerprinted(&convert::fingerprint(&loaded.budget, &loaded.layout));
        let files = if report.attachments.is_empty() {
            Vec::new()
        } else {
            convert::attachments(&loaded.budget, &loaded.layout)?
        };
        let view = files.into_iter().fold(view, View::with);
        let view = match (&shop, &cover) {
            (Some(shop), Some(cover)) => view.into_print(&shop.spec).into_cover(cover.spine, &shop.spec.back()),
            _ => view,
        };
        findings.extend(inspect::against(report, &view));
    }
    Ok(findings)
}

/// What is agreed with the print shop.
struct Shop {
    spec: PrintOptions,
    settings: PrintSettings,
    /// Set if the file follows PDF/X-4 and nothing says which ICC profile was agreed.
    profile_unknown: Option<Finding>,
}

impl Shop {
    /// What is told by options, by the settings of the house, and by those of the data's layout.
    fn new(
        report: &PdfReport,
        args: &InspectArgs,
        layout: Option<&Layout>,
        terminal: &Terminal,
    ) -> Result<Self, Error> {
        let (choice, house) = args.print.options()?;
        tell_house(house.as_deref(), terminal);
        let mut spec = choice.settled(layout);
        // The usual standard was agreed with nobody: the file is judged by its own, with the profile that it brings.
        let is_open = choice.standard.is_none() && choice.profile.is_none() && spec.standard() == Standard::X1a;
        let is_assumed = is_open && report.claims.pdfx.as_deref() == Some(Standard::X4.label());
        if is_assumed {
            spec = PrintOptions { standard: Some(Standard::X4), condition: None, profile: None, ..spec };
        }
        let profile = spec.profile(layout)?;
        profile.as_deref().map(export::fit).transpose()?;
        let settings = print_settings(&spec, layout, profile.as_deref());
        let profile_unknown = is_assumed.then(|| profile_unknown(report));
        Ok(Self { spec, settings, profile_unknown })
    }

    /// What a cover goes around.
    fn cover(&self, report: &PdfReport, args: &InspectArgs, terminal: &Terminal) -> Result<Around, Error> {
        if let Some(inner) = &args.inner {
            let inner = inspect::read(&pdf::read(inner)?)?;
            return Ok(Around { spine: self.spec.spine(inner.pages.len()), inner: Some(inner) });
        }
        if self.spec.binding() != Binding::Perfect {
            return Ok(Around { spine: 0.0, inner: None });
        }
        let trim = report.pages.first().and_then(|page| page.trim);
        let width = trim.map_or(0.0, |trim| (trim.right - trim.left) / PT_PER_MM);
        let spine = ((width - 2.0 * self.settings.trim.0).max(0.0) * 10.0).round() / 10.0;
        terminal.say("spine-measured", &[("spine", spine.to_string())]);
        Ok(Around { spine, inner: None })
    }
}

/// Tells that the profile inside the file was taken for the one that was agreed.
fn profile_unknown(report: &PdfReport) -> Finding {
    let intent = report.intents.iter().find(|intent| intent.kind == "GTS_PDFX");
    let name = intent.and_then(|intent| intent.condition.clone()).unwrap_or_default();
    finding::print_profile_unknown(name)
}

/// What a cover goes around.
struct Around {
    /// How wide its spine (书脊) should be, in mm, if leaves are glued: by the number of inner pages, or, where they are not
    /// there, by what the trimmed sheet is wider than two pages.
    spine: f64,
    /// The inner pages.
    inner: Option<PdfReport>,
}

fn is_wrong(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Prints the findings, and what they come to if the file was judged; fails with them if there are errors.
fn settle(findings: Vec<Finding>, args: &InspectArgs, terminal: &Terminal) -> Result<(), Error> {
    if is_wrong(&findings) {
        return Err(Error::Found(findings));
    }
    if !findings.is_empty() {
        terminal.tell(&terminal.catalogue.report(&findings, None));
    }
    if let Some(purpose) = args.purpose() {
        terminal.conclude(&Conclusion::of(&findings, purpose));
    }
    Ok(())
}

/// Prints in JSON what was read, what was found, and, if the file was judged, what that comes to.
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

/// Prints why a file cannot be read, in JSON.
pub(super) fn told(error: Error, args: &InspectArgs, input: &Path, terminal: &Terminal) -> Result<(), Error> {
    print_record(&Value::Null, error.findings(), args, input, terminal)?;
    Err(error.emptied())
}

impl InspectArgs {
    /// For what the file is judged, if it is.
    pub(super) fn purpose(&self) -> Option<Purpose> {
        match self.gate {
            Some(Gate::Release) => Some(Purpose::Publication),
            Some(Gate::Print | Gate::Cover) => Some(Purpose::Printing),
            None => self.against.as_ref().map(|_| Purpose::Comparison),
        }
    }
}

impl Gate {
    /// The edition that it judges.
    fn edition(self) -> JudgedEdition {
        match self {
            Self::Release => JudgedEdition::Web,
            Self::Print => JudgedEdition::Print,
            Self::Cover => JudgedEdition::Cover,
        }
    }
}
