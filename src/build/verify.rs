//! Verifies a PDF (核验): builds it again from its data, with the options, layout and fonts that its record states, and
//! compares the bytes. If that cannot be done here, the verdict is unknown. `door` calls [`verify`] for `budgetpress
//! verify`.

use super::editions::PrintBuilder;
use super::record::{BuildRecord, PROGRAM, RECORD_FILE, RecordedFile};
use super::{BuildOptions, Proved, with_data};
use crate::compile::{self, Compiler};
use crate::error::{Error, words};
use crate::inspect::{self, Carried, Revisions, Signature};
use crate::layout::{Layouts, PrintOptions};
use crate::load::{self, Loaded};
use crate::message::{Catalogue, Language};
use crate::model::{Finding, finding, sha256};
use crate::view::View;
use crate::{convert, export, view};

/// The verdict on a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileVerdict {
    /// This program makes the same bytes of its data; at most signatures were appended since.
    Genuine,
    /// The bytes differ.
    NotGenuine,
    /// The file could not be built again here.
    Unknown,
}

/// The result of a verification.
#[derive(Debug, Clone)]
pub struct Verified {
    /// The verdict.
    pub verdict: FileVerdict,
    /// The reasons; empty for a genuine file.
    pub findings: Vec<Finding>,
    /// The kind of file.
    pub edition: RecordedFile,
    /// The record of the build in the file, if it has one.
    pub record: Option<BuildRecord>,
    /// Its length in bytes when it was written, without what was appended.
    pub bytes: usize,
    /// SHA-256 of the data from which it was built again.
    pub data_sha256: String,
    /// The signatures appended since, in order.
    pub signatures: Vec<Signature>,
}

impl Verified {
    /// Whether all findings are about appended revisions.
    pub fn is_appended(&self) -> bool {
        !self.findings.is_empty() && self.findings.iter().all(|finding| finding.code.starts_with("revision-"))
    }
}

/// A file to verify.
pub struct FileToVerify<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// The data of a print edition or a cover, which carry none: the content of a data file or of the web edition.
    pub data: Option<&'a [u8]>,
    /// The trusted layouts.
    pub layouts: &'a Layouts,
    /// The trusted fonts.
    pub compiler: &'a Compiler,
}

/// The facts read from a file before it is built again.
struct FileFacts<'a> {
    /// The bytes of the first revision, without what was appended.
    first: &'a [u8],
    revisions: Option<Revisions<'a>>,
    /// Faults that do not depend on its data.
    faults: Vec<Finding>,
    /// Its attachments, document information and ICC profile.
    carried: Carried,
    edition: RecordedFile,
    record: Option<BuildRecord>,
}

/// Verifies a file.
///
/// # Errors
/// `verify-data-needed`, `verify-data-spare`, `verify-data-none` about the data; faults of reading the file or the
/// named data.
pub fn verify(file: &FileToVerify<'_>) -> Result<Verified, Error> {
    let mut facts = FileFacts::read(file.bytes)?;
    let data = data_to_build(&facts, file.data)?;
    let mut verified = Verified {
        verdict: FileVerdict::Unknown,
        findings: Vec::new(),
        edition: facts.edition,
        record: facts.record.clone(),
        bytes: facts.first.len(),
        data_sha256: String::new(),
        signatures: facts.revisions.iter().flat_map(Revisions::signatures).cloned().collect(),
    };
    let differences = facts.record.as_ref().map(|record| environment_differences(record, file)).unwrap_or_default();
    if !differences.is_empty() {
        return Ok(Verified { findings: differences, ..verified });
    }
    let loaded = match load::parse(&data, file.layouts) {
        Ok(loaded) => loaded,
        // Named data that cannot be read are the caller's mistake.
        Err(error) if file.data.is_some() => return Err(error),
        Err(error) => {
            let finding = with_first_reason(finding::verify_data_unread, &error);
            return Ok(facts.refused(verified, vec![finding]));
        }
    };
    verified.data_sha256 = convert::fingerprint(&loaded.budget, &loaded.layout);
    if let Some(record) = facts.record.as_ref().filter(|record| record.data_sha256 != verified.data_sha256) {
        let finding = finding::verify_data_other(&record.data_sha256, &verified.data_sha256);
        if file.data.is_some() {
            return Ok(Verified { findings: vec![finding], ..verified });
        }
        let name = convert::DATA;
        facts.faults.push(finding::verify_attachment(name, "digest", ""));
    }
    let built = match facts.built_again(&loaded, file.compiler) {
        Ok(built) => built,
        Err(error) => {
            let finding = with_first_reason(finding::verify_unbuilt, &error);
            return Ok(facts.refused(verified, vec![finding]));
        }
    };
    facts.compared(verified, &built)
}

impl<'a> FileFacts<'a> {
    /// Reads revisions, attachments and the record of a file.
    fn read(bytes: &'a [u8]) -> Result<Self, Error> {
        let (revisions, mut faults) = match inspect::revisions(bytes) {
            Ok(revisions) => (Some(revisions), Vec::new()),
            Err(Error::Found(faults)) => (None, faults),
            Err(error) => return Err(error),
        };
        let first = revisions.as_ref().map_or(bytes, |revisions| revisions.first);
        faults.extend(revisions.iter().flat_map(Revisions::faults));
        let carried = inspect::carried(first)?;
        for name in [convert::DATA, RECORD_FILE].into_iter().filter(|name| carried.named(name).len() > 1) {
            faults.push(finding::verify_attachment(name, "twice", ""));
        }
        let text = match carried.is_print {
            true => carried.info.get(export::RECORD_KEY).cloned(),
            false => carried.named(RECORD_FILE).first().map(|text| String::from_utf8_lossy(text).into_owned()),
        };
        let record = match text.map(|text| BuildRecord::read(&text)) {
            Some(None) => return Err(Error::failed(finding::verify_record())),
            Some(record) => record,
            None => None,
        };
        let default_edition = if carried.is_print { RecordedFile::Print } else { RecordedFile::Web };
        let edition = record.as_ref().map_or(default_edition, |record| record.edition);
        if (edition == RecordedFile::Web) == carried.is_print {
            return Err(Error::failed(finding::verify_record()));
        }
        Ok(Self { first, revisions, faults, carried, edition, record })
    }

    /// The result for a file that differs from the one built again, with the reasons. Without a record of the build the
    /// difference may have other causes, so that the verdict is unknown.
    fn refused(&self, verified: Verified, findings: Vec<Finding>) -> Verified {
        let mut all = self.faults.clone();
        all.extend(findings);
        match &self.record {
            Some(_) => Verified { verdict: FileVerdict::NotGenuine, findings: all, ..verified },
            None => {
                all.insert(0, finding::verify_unrecorded());
                Verified { verdict: FileVerdict::Unknown, findings: all, ..verified }
            }
        }
    }

    /// Builds the file again from its data.
    fn built_again(&self, loaded: &Loaded, compiler: &Compiler) -> Result<Vec<u8>, Error> {
        let stated = self.record.as_ref();
        let options = BuildOptions {
            draft: stated.is_some_and(|record| record.draft),
            fingerprint: stated.is_some_and(|record| record.fingerprint),
            ..BuildOptions::default()
        };
        let layout = &loaded.layout;
        let catalogue = Catalogue::new(Language::of(&layout.language));
        let accepted = stated.map_or(&[][..], |record| &record.accepted);
        let view = view::view(&loaded.budget, layout)?;
        let data = convert::attachments(&loaded.budget, layout)?;
        if self.edition == RecordedFile::Web {
            let proved =
                Proved::with_recorded_acceptances(loaded, accepted, &catalogue)?.unless_refused(options.draft)?;
            let (view, _) = with_data(view, data, (loaded, &proved), &options, compiler, stated.is_some());
            return export::pdf(&compiler.compile(&view, layout)?);
        }
        // Findings do not go into the print edition.
        let proved = Proved::with_recorded_acceptances(loaded, &[], &catalogue)?;
        let (view, record) = with_data(view, data, (loaded, &proved), &options, compiler, true);
        self.printed(loaded, &view, stated.map(|_| &record), compiler)
    }

    /// Builds the print edition or the cover again.
    fn printed(
        &self,
        loaded: &Loaded,
        view: &View,
        record: Option<&BuildRecord>,
        compiler: &Compiler,
    ) -> Result<Vec<u8>, Error> {
        let layout = &loaded.layout;
        let stated = match &self.record {
            Some(stated) => stated.print_options().ok_or_else(|| Error::failed(finding::verify_record()))?,
            None => (layout.print.clone(), None, 0.0),
        };
        let (spec, digest, spine) = stated;
        let spec = PrintOptions { profile: None, ..spec };
        spec.validate_on(&layout.page)?;
        let profile = self.carried.profile.clone().filter(|_| digest.is_some());
        if profile.as_deref().map(sha256) != digest {
            return Err(Error::failed(finding::verify_profile()));
        }
        let view = view.clone().into_print(&spec);
        let builder = PrintBuilder { layout, spec, profile, record };
        if self.edition == RecordedFile::Cover {
            let back = builder.spec.back();
            return Ok(builder.unjudged_cover(&view.into_cover(spine, &back), compiler)?.pdf);
        }
        Ok(builder.inner_pages(&view, compiler)?.1.pdf)
    }

    /// Compares the file with the one built again.
    fn compared(self, verified: Verified, built: &[u8]) -> Result<Verified, Error> {
        if self.first != built {
            let found = inspect::differences(self.first, built)?;
            return Ok(self.refused(verified, found));
        }
        let mut faults = self.faults;
        if let Some(revisions) = self.revisions.filter(|revisions| revisions.signatures().any(|one| one.seen.is_some()))
        {
            faults.extend(revisions.covered(&inspect::read(self.first)?));
        }
        let verdict = if faults.is_empty() { FileVerdict::Genuine } else { FileVerdict::NotGenuine };
        Ok(Verified { verdict, findings: faults, ..verified })
    }
}

/// The data from which the file is built again: its attachment, or `named`, the data that the caller gave.
fn data_to_build(facts: &FileFacts<'_>, named: Option<&[u8]>) -> Result<Vec<u8>, Error> {
    let none = || Error::failed(finding::verify_data_none());
    match (facts.edition, named) {
        (RecordedFile::Web, None) => Ok(facts.carried.named(convert::DATA).first().ok_or_else(none)?.to_vec()),
        (RecordedFile::Web, Some(_)) => Err(Error::failed(finding::verify_data_spare())),
        (_, None) => Err(Error::failed(finding::verify_data_needed())),
        (_, Some(named)) if named.starts_with(b"%PDF-") => {
            let revisions = inspect::revisions(named)?;
            let carried = inspect::carried(revisions.first)?;
            Ok(carried.named(convert::DATA).first().ok_or_else(none)?.to_vec())
        }
        (_, Some(named)) => Ok(named.to_vec()),
    }
}

/// Differences between program, layout and fonts of the record and those of this program.
fn environment_differences(record: &BuildRecord, file: &FileToVerify<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (stated, present) in [(&record.program, PROGRAM.to_owned()), (&record.engine, compile::engine())] {
        if *stated != present {
            found.push(finding::verify_program(stated, present));
        }
    }
    // The name comes from the file: only known layouts are looked up, so that it cannot be used as a path.
    let is_known = file.layouts.list().is_ok_and(|names| names.contains(&record.layout.name));
    let digest = if is_known { file.layouts.digest(&record.layout.name) } else { "-".to_owned() };
    if digest != record.layout.sha256 {
        found.push(finding::verify_layout(&record.layout.name, &record.layout.sha256, digest));
    }
    let present = file.compiler.fonts().identities();
    if present != record.fonts {
        let named = |fonts: &[compile::fonts::FaceIdentity], others: &[compile::fonts::FaceIdentity]| {
            let fonts = fonts.iter().filter(|font| !others.contains(font));
            let names = fonts.map(|font| {
                format!("{} ({}, {})", font.family, font.version, font.tables_sha256.get(..8).unwrap_or_default())
            });
            names.collect::<Vec<_>>().join(", ")
        };
        found.push(finding::verify_font(named(&record.fonts, &present), named(&present, &record.fonts)));
    }
    found
}

/// A finding with the first reason of an error.
fn with_first_reason(finding: fn(String) -> Finding, error: &Error) -> Finding {
    let detail = error.findings().first().map(words).unwrap_or_default();
    finding(detail)
}

/// The codes of all findings of a verification.
pub const CODES: [&str; finding::VERIFY.len()] = finding::VERIFY;

/// The text of a rule; `None` for an unknown code.
pub fn explain(code: &str, catalogue: &Catalogue) -> Option<String> {
    CODES.contains(&code).then(|| catalogue.text(&format!("{code}.rule"), &[]))
}
