//! Inspection of a PDF: what is in it, whether it may be handed over, and whether it holds what the data hold.

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

/// For what a PDF is judged, and against what.
#[derive(Default)]
pub struct InspectOptions<'a> {
    /// The edition as which it is judged; without one it is only read.
    pub gate: Option<JudgedEdition>,
    /// The data of which every text and figure must stand in it.
    pub against: Option<&'a Document<'a>>,
    /// For a print edition or a cover: what is agreed with the print shop.
    pub print: PrintOptions,
    /// For a cover: the bytes of the print edition that it goes around, whose pages decide how wide the spine (书脊) is.
    pub inner: Option<&'a [u8]>,
}

/// What was read from a PDF, and found.
pub struct Inspection {
    /// What is in it.
    pub report: PdfReport,
    /// What the gate and the comparison found.
    pub findings: Vec<Finding>,
    /// What was signed since it was written; it is judged as it was written.
    pub signatures: Vec<Signature>,
    /// The width of a cover's spine in mm, if it could only be measured on the cover itself.
    pub measured_spine: Option<f64>,
    purpose: Option<Purpose>,
    bytes: Vec<u8>,
}

impl Resources {
    /// Reads a PDF back and judges it. Fonts are opened only for a gate, to compare embedded ones with.
    ///
    /// # Errors
    /// `pdf-unreadable`, `pdf-encrypted`, `pdf-too-large` and what else keeps the file from being read; ICC profiles that are
    /// named and cannot be used.
    pub fn inspect(&self, pdf: &[u8], options: &InspectOptions<'_>) -> Result<Inspection, Error> {
        let file = JudgedFile::new(pdf, options);
        let mut report = inspect::read(file.bytes)?;
        let mut findings = file.appended(&report);
        let mut measured_spine = None;
        match options.gate.and_then(|gate| inspect::other_edition(&report, gate)) {
            Some(other) => findings.push(other),
            None => {
                let judged = self.edition(file.bytes, options)?;
                let (own, others) = judged.map_or((None, Vec::new()), |(own, others)| (Some(own), others));
                findings.extend(others);
                let own = own.as_ref().unwrap_or(&report);
                let shop = Shop::new(own, options)?;
                measured_spine = shop.as_ref().and_then(|shop| shop.cover.as_ref()).and_then(|cover| cover.measured);
                findings.extend(judge(own, shop.as_ref(), options)?);
            }
        }
        let signatures = file.signed.iter().flat_map(|signed| signed.signatures().cloned()).collect();
        if file.signed.is_some() {
            // The report is about the whole file.
            (report.file.bytes, report.file.sha256) = (pdf.len(), sha256(pdf));
        }
        Ok(Inspection { report, findings, signatures, measured_spine, purpose: options.purpose(), bytes: pdf.to_vec() })
    }

    /// The file read as an edition of this program, if it is judged as one, with what of it this program does not write. Pictures
    /// are allowed where the layout of the data has them.
    fn edition(&self, bytes: &[u8], options: &InspectOptions<'_>) -> Result<Option<(PdfReport, Vec<Finding>)>, Error> {
        let Some(gate) = options.gate else { return Ok(None) };
        let faces = faces(self.compiler()?.fonts());
        let pictures = options.against.is_some_and(|document| document.layout().pictures);
        let allowed = Allowed { faces: Some(&faces), pictures };
        inspect::edition(bytes, gate, &allowed).map(Some)
    }
}

impl InspectOptions<'_> {
    /// For what a file is judged, if it is.
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

    /// What the findings come to, if the file was judged.
    pub fn conclusion(&self) -> Option<Conclusion> {
        self.purpose.map(|purpose| Conclusion::of(&self.findings, purpose))
    }

    /// The names of the fonts that the file uses and does not hold: page images cannot show them.
    pub fn absent_fonts(&self) -> Vec<String> {
        self.report.fonts.iter().filter(|font| !font.embedded).map(|font| font.name.clone()).collect()
    }

    /// Images of its pages in PNG, drawn from the file itself at so many pixels per inch, for a folder: 001.png, 002.png, ….
    /// The file that was inspected lies at `input`, and is not written over.
    ///
    /// # Errors
    /// `pdf-unreadable` if the file cannot be drawn.
    pub fn images(&self, folder: &Path, ppi: u16, input: Option<&Path>) -> Result<OutputFiles, Error> {
        let images = inspect::draw(&self.bytes, ppi)?;
        Ok(OutputFiles::new(Vec::new(), input.map(Path::to_owned)).with_images(folder, images, &self.bytes))
    }
}

/// What of a file is judged: one that was only signed since it was written, as it was written.
struct JudgedFile<'a> {
    bytes: &'a [u8],
    signed: Option<Revisions<'a>>,
    /// What was appended beside signatures.
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

    /// What was appended beside signatures, and text over which they stand.
    fn appended(&self, report: &PdfReport) -> Vec<Finding> {
        let covered = self.signed.as_ref().map(|revisions| revisions.covered(report)).unwrap_or_default();
        self.faults.iter().cloned().chain(covered).collect()
    }
}

/// What the gate and the comparison with the data find.
fn judge(report: &PdfReport, shop: Option<&Shop>, options: &InspectOptions<'_>) -> Result<Vec<Finding>, Error> {
    let cover = shop.and_then(|shop| shop.cover.as_ref());
    let mut findings: Vec<Finding> = shop.and_then(|shop| shop.profile_unknown.clone()).into_iter().collect();
    findings.extend(match (shop.map(|shop| &shop.settings), cover) {
        (Some(settings), Some(cover)) => inspect::cover(report, settings.clone(), cover.spine, cover.report.as_ref()),
        (Some(settings), None) => inspect::print(report, settings),
        (None, _) if options.gate == Some(JudgedEdition::Web) => inspect::release(report),
        (None, _) => Vec::new(),
    });
    findings.extend(report.file.repairs.iter().map(|fault| {
        let finding = finding::pdf_repaired(*fault);
        // A file that is only inspected is not refused for it.
        if options.purpose().is_some() { finding } else { finding.as_warning() }
    }));
    if let Some(document) = options.against {
        findings.extend(inspect::against(report, &expected(report, document, shop)?));
    }
    Ok(findings)
}

/// The view that the pages of the file must show.
fn expected(report: &PdfReport, document: &Document<'_>, shop: Option<&Shop>) -> Result<View, Error> {
    let (budget, layout) = (document.budget(), document.layout());
    let view = view::view(budget, layout)?.fingerprinted(&document.data_sha256());
    let files = if report.attachments.is_empty() { Vec::new() } else { convert::attachments(budget, layout)? };
    let view = files.into_iter().fold(view, View::with);
    Ok(match shop.and_then(|shop| Some((shop, shop.cover.as_ref()?))) {
        Some((shop, cover)) => view.into_print(&shop.spec).into_cover(cover.spine, &shop.spec.back()),
        None => view,
    })
}

/// What is agreed with the print shop.
struct Shop {
    spec: PrintOptions,
    settings: PrintSettings,
    /// Set if the file follows PDF/X-4 and nothing says which ICC profile was agreed.
    profile_unknown: Option<Finding>,
    /// What the cover goes around, if the file is judged as one.
    cover: Option<InnerPages>,
}

/// What a cover goes around.
struct InnerPages {
    /// How wide its spine (书脊) should be, in mm, if leaves are glued: by the number of inner pages, or, where they are not
    /// there, by what the trimmed sheet is wider than two pages.
    spine: f64,
    /// The same if it was measured on the cover.
    measured: Option<f64>,
    /// The inner pages.
    report: Option<PdfReport>,
}

impl Shop {
    /// What is agreed by the options, and by the layout of the data; `None` unless the file is judged for print.
    fn new(report: &PdfReport, options: &InspectOptions<'_>) -> Result<Option<Self>, Error> {
        let (Some(JudgedEdition::Print | JudgedEdition::Cover), choice) = (options.gate, &options.print) else {
            return Ok(None);
        };
        let layout = options.against.map(|document| document.layout());
        let mut spec = choice.resolved(layout);
        // The usual standard was agreed with nobody: the file is judged by its own, with the profile that it brings.
        let is_open = choice.standard.is_none() && choice.profile.is_none() && spec.standard() == Standard::X1a;
        let is_assumed = is_open && report.claims.pdfx.as_deref() == Some(Standard::X4.label());
        if is_assumed {
            spec = PrintOptions { standard: Some(Standard::X4), condition: None, profile: None, ..spec };
        }
        let profile = spec.profile(layout)?;
        profile.as_deref().map(export::check_profile).transpose()?;
        let settings = print_settings(&spec, layout, profile.as_deref());
        let profile_unknown = is_assumed.then(|| profile_unknown(report));
        let mut shop = Self { spec, settings, profile_unknown, cover: None };
        if options.gate == Some(JudgedEdition::Cover) {
            shop.cover = Some(shop.inner_pages(report, options.inner)?);
        }
        Ok(Some(shop))
    }

    /// What a cover goes around.
    fn inner_pages(&self, report: &PdfReport, inner: Option<&[u8]>) -> Result<InnerPages, Error> {
        if let Some(inner) = inner {
            let inner = inspect::read(inner)?;
            return Ok(InnerPages { spine: self.spec.spine(inner.pages.len()), measured: None, report: Some(inner) });
        }
        if self.spec.binding() != Binding::Perfect {
            return Ok(InnerPages { spine: 0.0, measured: None, report: None });
        }
        let trim = report.pages.first().and_then(|page| page.trim);
        let width = trim.map_or(0.0, |trim| (trim.right - trim.left) / PT_PER_MM);
        let spine = ((width - 2.0 * self.settings.trim.0).max(0.0) * 10.0).round() / 10.0;
        Ok(InnerPages { spine, measured: Some(spine), report: None })
    }
}

/// Warns that the profile inside the file was taken for the one that was agreed.
fn profile_unknown(report: &PdfReport) -> Finding {
    let intent = report.intents.iter().find(|intent| intent.kind == "GTS_PDFX");
    let name = intent.and_then(|intent| intent.condition.clone()).unwrap_or_default();
    finding::print_profile_unknown(name)
}
