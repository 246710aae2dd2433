//! Inspects a PDF ([`Resources::inspect`]): reads it back, judges it by the gate of an edition, and compares it with
//! data. Used by `budgetpress inspect`.

use std::path::Path;

use super::{Document, Resources};
use crate::build::{faces, print_settings};
use crate::error::Error;
use crate::inspect::{self, Allowed, JudgedEdition, PdfReport, PrintSettings, Revisions, Signature};
use crate::layout::{Binding, PrintOptions, Standard};
use crate::message::{Conclusion, Purpose};
use crate::model::{Finding, PT_PER_MM, finding, sha256};
use crate::output::OutputFiles;
use crate::view::{self, View};
use crate::{convert, export};

/// By which gate a PDF is judged, and which data it is compared with.
#[derive(Default)]
pub struct InspectOptions<'a> {
    /// The edition whose gate judges it; `None` only reads it.
    pub gate: Option<JudgedEdition>,
    /// The data that it is compared with: the PDF must contain every text and figure of the data.
    pub against: Option<&'a Document<'a>>,
    /// For a print edition or a cover: the options agreed with the print shop.
    pub print: PrintOptions,
    /// For a cover: the content of the print edition inside it, whose number of pages decides the width of the spine
    /// (书脊).
    pub inner: Option<&'a [u8]>,
}

/// The result of an inspection.
pub struct Inspection {
    /// The content of the PDF.
    pub report: PdfReport,
    /// The findings of the gate and of the comparison.
    pub findings: Vec<Finding>,
    /// The signatures appended since it was written; the file is judged without them.
    pub signatures: Vec<Signature>,
    /// The width of a cover's spine in mm, if it was measured on the cover itself because no print edition was given.
    pub measured_spine: Option<f64>,
    purpose: Option<Purpose>,
    bytes: Vec<u8>,
}

impl Resources {
    /// Reads a PDF back and judges it. Fonts are opened only for a gate, which compares embedded fonts with them.
    ///
    /// # Errors
    /// `pdf-unreadable`, `pdf-encrypted`, `pdf-too-large` and other faults that keep the file from being read; ICC
    /// profiles that are named and cannot be used.
    pub fn inspect(&self, pdf: &[u8], options: &InspectOptions<'_>) -> Result<Inspection, Error> {
        let file = JudgedFile::new(pdf, options);
        let mut report = inspect::read(file.bytes)?;
        let mut findings = file.appended(&report);
        let mut measured_spine = None;
        match options.gate.and_then(|gate| inspect::other_edition(&report, gate)) {
            Some(other) => findings.push(other),
            None => {
                let read = self.read_as_edition(file.bytes, options)?;
                let (as_edition, foreign) =
                    read.map_or((None, Vec::new()), |(report, foreign)| (Some(report), foreign));
                findings.extend(foreign);
                let judged = as_edition.as_ref().unwrap_or(&report);
                let agreed = AgreedPrint::new(judged, options)?;
                let cover = agreed.as_ref().and_then(|agreed| agreed.cover.as_ref());
                measured_spine = cover.filter(|cover| cover.is_measured).map(|cover| cover.spine);
                findings.extend(judge(judged, agreed.as_ref(), options)?);
            }
        }
        let signatures = file.signed.iter().flat_map(|signed| signed.signatures().cloned()).collect();
        if file.signed.is_some() {
            // Length and digest are those of the whole file.
            (report.file.bytes, report.file.sha256) = (pdf.len(), sha256(pdf));
        }
        Ok(Inspection { report, findings, signatures, measured_spine, purpose: options.purpose(), bytes: pdf.to_vec() })
    }

    /// Reads the file as an edition of this program, if it is judged by a gate, with findings about constructs that
    /// this program does not write. Pictures are allowed if the layout of the data has them.
    fn read_as_edition(
        &self,
        bytes: &[u8],
        options: &InspectOptions<'_>,
    ) -> Result<Option<(PdfReport, Vec<Finding>)>, Error> {
        let Some(gate) = options.gate else { return Ok(None) };
        let faces = faces(self.compiler()?.fonts());
        let pictures = options.against.is_some_and(|document| document.layout().pictures);
        let allowed = Allowed { faces: Some(&faces), pictures };
        inspect::edition(bytes, gate, &allowed).map(Some)
    }
}

impl InspectOptions<'_> {
    /// What the verdict is about: publication, printing, or agreement with the data. `None` without gate and data.
    pub fn purpose(&self) -> Option<Purpose> {
        match self.gate {
            Some(JudgedEdition::Web) => Some(Purpose::Publication),
            Some(JudgedEdition::Print | JudgedEdition::Cover) => Some(Purpose::Printing),
            None => self.against.map(|_| Purpose::Comparison),
        }
    }
}

impl Inspection {
    /// Whether there are errors.
    pub fn is_wrong(&self) -> bool {
        self.findings.iter().any(Finding::is_error)
    }

    /// The verdict on the findings, as numbers and fitness ([`Conclusion`]); `None` if the file was not judged.
    pub fn conclusion(&self) -> Option<Conclusion> {
        self.purpose.map(|purpose| Conclusion::of(&self.findings, purpose))
    }

    /// The names of fonts that are used and not embedded: page images show other glyphs in their place.
    pub fn absent_fonts(&self) -> Vec<String> {
        self.report.fonts.iter().filter(|font| !font.embedded).map(|font| font.name.clone()).collect()
    }

    /// Images of its pages in PNG at `ppi` pixels per inch, drawn from the file itself, to be written to a folder as
    /// 001.png, 002.png, …. The file at `input` is not overwritten.
    ///
    /// # Errors
    /// `pdf-unreadable` if the file cannot be drawn.
    pub fn images(&self, folder: &Path, ppi: u16, input: Option<&Path>) -> Result<OutputFiles, Error> {
        let images = inspect::draw(&self.bytes, ppi)?;
        Ok(OutputFiles::new(Vec::new(), input.map(Path::to_owned)).with_images(folder, images, &self.bytes))
    }
}

/// The bytes to judge: of a file that was only signed since it was written, those of its first revision.
struct JudgedFile<'a> {
    bytes: &'a [u8],
    signed: Option<Revisions<'a>>,
    /// Findings about appended revisions that are no signatures.
    faults: Vec<Finding>,
}

impl<'a> JudgedFile<'a> {
    fn new(bytes: &'a [u8], options: &InspectOptions<'_>) -> Self {
        let revisions = options.gate.and_then(|_| inspect::revisions(bytes).ok());
        let revisions = revisions.filter(|revisions| !revisions.later.is_empty());
        let faults = revisions.as_ref().map(Revisions::faults).unwrap_or_default();
        let signed = revisions.filter(|_| faults.is_empty());
        Self { bytes: signed.as_ref().map_or(bytes, |revisions| revisions.first), signed, faults }
    }

    /// Findings about appended revisions that are no signatures, and about text under visible signatures.
    fn appended(&self, report: &PdfReport) -> Vec<Finding> {
        let covered = self.signed.as_ref().map(|revisions| revisions.covered(report)).unwrap_or_default();
        self.faults.iter().cloned().chain(covered).collect()
    }
}

/// The findings of the gate and of the comparison with the data.
fn judge(
    report: &PdfReport,
    agreed: Option<&AgreedPrint>,
    options: &InspectOptions<'_>,
) -> Result<Vec<Finding>, Error> {
    let cover = agreed.and_then(|agreed| agreed.cover.as_ref());
    let mut findings: Vec<Finding> = agreed.and_then(|agreed| agreed.profile_unknown.clone()).into_iter().collect();
    findings.extend(match (agreed.map(|agreed| &agreed.settings), cover) {
        (Some(settings), Some(cover)) => inspect::cover(report, settings.clone(), cover.spine, cover.report.as_ref()),
        (Some(settings), None) => inspect::print(report, settings),
        (None, _) if options.gate == Some(JudgedEdition::Web) => inspect::release(report),
        (None, _) => Vec::new(),
    });
    findings.extend(report.file.repairs.iter().map(|fault| {
        let finding = finding::pdf_repaired(*fault);
        // A file that is only inspected is not refused because of a repair.
        if options.purpose().is_some() { finding } else { finding.as_warning() }
    }));
    if let Some(document) = options.against {
        findings.extend(inspect::against(report, &expected(report, document, agreed)?));
    }
    Ok(findings)
}

/// The view that the file is compared with.
fn expected(report: &PdfReport, document: &Document<'_>, agreed: Option<&AgreedPrint>) -> Result<View, Error> {
    let (budget, layout) = (document.budget(), document.layout());
    let view = view::view(budget, layout)?.fingerprinted(&document.data_sha256());
    // Print editions carry no attachments, so that the view must not demand any.
    let files = if report.attachments.is_empty() { Vec::new() } else { convert::attachments(budget, layout)? };
    let view = files.into_iter().fold(view, View::with);
    Ok(match agreed.and_then(|agreed| Some((agreed, agreed.cover.as_ref()?))) {
        Some((agreed, cover)) => view.into_print(&agreed.options).into_cover(cover.spine, &agreed.options.back()),
        None => view,
    })
}

/// The options agreed with the print shop, and the gate's settings from them.
struct AgreedPrint {
    options: PrintOptions,
    settings: PrintSettings,
    /// A finding if the file follows PDF/X-4 and no agreed ICC profile is known.
    profile_unknown: Option<Finding>,
    /// The inner pages, if the file is judged as a cover.
    cover: Option<InnerPages>,
}

/// The inner pages that a cover encloses.
struct InnerPages {
    /// Width of the spine (书脊) in mm; 0 unless perfect-bound. Computed from the number of inner pages, or measured as
    /// cover width minus two page widths.
    spine: f64,
    /// Whether `spine` was measured on the cover, because no print edition was given.
    is_measured: bool,
    /// The print edition with the inner pages, if it was given.
    report: Option<PdfReport>,
}

impl AgreedPrint {
    /// The agreed options, from the caller and from the layout of the data; `None` unless the file is judged as a print
    /// edition or a cover.
    fn new(report: &PdfReport, options: &InspectOptions<'_>) -> Result<Option<Self>, Error> {
        let (Some(JudgedEdition::Print | JudgedEdition::Cover), choice) = (options.gate, &options.print) else {
            return Ok(None);
        };
        let layout = options.against.map(|document| document.layout());
        let mut agreed_options = choice.resolved(layout);
        // Without an agreed standard, the file is judged by the standard that it claims, with the profile inside it.
        let is_open =
            choice.standard.is_none() && choice.profile.is_none() && agreed_options.standard() == Standard::X1a;
        let is_assumed = is_open && report.claims.pdfx.as_deref() == Some(Standard::X4.label());
        if is_assumed {
            agreed_options =
                PrintOptions { standard: Some(Standard::X4), condition: None, profile: None, ..agreed_options };
        }
        let profile = agreed_options.profile(layout)?;
        profile.as_deref().map(export::check_profile).transpose()?;
        let settings = print_settings(&agreed_options, layout, profile.as_deref());
        let profile_unknown = is_assumed.then(|| profile_unknown(report));
        let mut agreed = Self { options: agreed_options, settings, profile_unknown, cover: None };
        if options.gate == Some(JudgedEdition::Cover) {
            agreed.cover = Some(agreed.inner_pages(report, options.inner)?);
        }
        Ok(Some(agreed))
    }

    /// The inner pages, and the width of the spine that follows from them.
    fn inner_pages(&self, report: &PdfReport, inner: Option<&[u8]>) -> Result<InnerPages, Error> {
        if let Some(inner) = inner {
            let inner = inspect::read(inner)?;
            return Ok(InnerPages {
                spine: self.options.spine(inner.pages.len()),
                is_measured: false,
                report: Some(inner),
            });
        }
        if self.options.binding() != Binding::Perfect {
            return Ok(InnerPages { spine: 0.0, is_measured: false, report: None });
        }
        let trim = report.pages.first().and_then(|page| page.trim);
        let width = trim.map_or(0.0, |trim| (trim.right - trim.left) / PT_PER_MM);
        let spine = ((width - 2.0 * self.settings.trim.0).max(0.0) * 10.0).round() / 10.0;
        Ok(InnerPages { spine, is_measured: true, report: None })
    }
}

/// A warning that the profile inside the file is taken for the agreed one.
fn profile_unknown(report: &PdfReport) -> Finding {
    let intent = report.intents.iter().find(|intent| intent.kind == "GTS_PDFX");
    let name = intent.and_then(|intent| intent.condition.clone()).unwrap_or_default();
    finding::print_profile_unknown(name)
}
