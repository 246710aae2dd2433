//! Genuine or not (核验): a file is built again from its data, with the options, layout and fonts that it states, and compared byte by
//! byte. What cannot be compared is not judged.

use super::editions::Press;
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

/// What can be said of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileVerdict {
    /// It is what this program makes of its data; at most it was signed since.
    Genuine,
    /// It is not.
    NotGenuine,
    /// It cannot be known.
    Unknown,
}

/// A file that was verified.
#[derive(Debug, Clone)]
pub struct Verified {
    /// What can be said of it.
    pub verdict: FileVerdict,
    /// Why not more; empty for a genuine file.
    pub findings: Vec<Finding>,
    /// Which file it is.
    pub edition: RecordedFile,
    /// What it states to be made with, if it does.
    pub record: Option<BuildRecord>,
    /// How many bytes it had when it was written.
    pub bytes: usize,
    /// SHA-256 of the data from which it was built again.
    pub data_sha256: String,
    /// What was signed since, in order.
    pub signatures: Vec<Signature>,
}

impl Verified {
    /// Whether the file is altered only by what was appended to it.
    pub fn is_appended(&self) -> bool {
        !self.findings.is_empty() && self.findings.iter().all(|finding| finding.code.starts_with("revision-"))
    }
}

/// A file to verify.
pub struct FileToVerify<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// The data of a print edition or a cover, which carry none: a data file, or the web edition.
    pub data: Option<&'a [u8]>,
    /// The layouts that are trusted.
    pub layouts: &'a Layouts,
    /// The fonts that are trusted.
    pub compiler: &'a Compiler,
}

/// What is known of a file before it is built again.
struct FileFacts<'a> {
    first: &'a [u8],
    revisions: Option<Revisions<'a>>,
    /// What is wrong with it whatever its data are.
    faults: Vec<Finding>,
    carried: Carried,
    edition: RecordedFile,
    record: Option<BuildRecord>,
}

/// Verifies a file.
///
/// # Errors
/// `verify-data-needed`, `verify-data-spare`, `verify-data-none` about the data; what reading a damaged file or the named data
/// refuses.
pub fn verify(question: &FileToVerify<'_>) -> Result<Verified, Error> {
    let mut known = FileFacts::read(question.bytes)?;
    let data = data(&known, question.data)?;
    let mut verified = Verified {
        verdict: FileVerdict::Unknown,
        findings: Vec::new(),
        edition: known.edition,
        record: known.record.clone(),
        bytes: known.first.len(),
        data_sha256: String::new(),
        signatures: known.revisions.iter().flat_map(Revisions::signatures).cloned().collect(),
    };
    let other = known.record.as_ref().map(|record| made_otherwise(record, question)).unwrap_or_default();
    if !other.is_empty() {
        return Ok(Verified { findings: other, ..verified });
    }
    let loaded = match load::parse(&data, question.layouts) {
        Ok(loaded) => loaded,
        // Named data that are no budget are a mistake of whoever names them.
        Err(error) if question.data.is_some() => return Err(error),
        Err(error) => {
            let finding = unread(finding::verify_data_unread, &error);
            return Ok(known.refused(verified, vec![finding]));
        }
    };
    verified.data_sha256 = convert::fingerprint(&loaded.budget, &loaded.layout);
    if let Some(record) = known.record.as_ref().filter(|record| record.data_sha256 != verified.data_sha256) {
        let finding = finding::verify_data_other(&record.data_sha256, &verified.data_sha256);
        if question.data.is_some() {
            return Ok(Verified { findings: vec![finding], ..verified });
        }
        let name = convert::DATA;
        known.faults.push(finding::verify_attachment(name, "digest", ""));
    }
    let built = match known.built_again(&loaded, question.compiler) {
        Ok(built) => built,
        Err(error) => {
            let finding = unread(finding::verify_unbuilt, &error);
            return Ok(known.refused(verified, vec![finding]));
        }
    };
    known.compared(verified, &built)
}

impl<'a> FileFacts<'a> {
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
        let usual = if carried.is_print { RecordedFile::Print } else { RecordedFile::Web };
        let edition = record.as_ref().map_or(usual, |record| record.edition);
        if (edition == RecordedFile::Web) == carried.is_print {
            return Err(Error::failed(finding::verify_record()));
        }
        Ok(Self { first, revisions, faults, carried, edition, record })
    }

    /// A file that is not what its data give. Without a record of what it was made with, that may have other causes.
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

    /// The file as this program makes it of these data.
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
            let proved = Proved::recorded(loaded, accepted, &catalogue)?.unless_refused(options.draft)?;
            let (view, _) = with_data(view, data, (loaded, &proved), &options, compiler, stated.is_some());
            return export::pdf(&compiler.compile(&view, layout)?);
        }
        // What was found in the data does not go into the print edition.
        let proved = Proved::recorded(loaded, &[], &catalogue)?;
        let (view, record) = with_data(view, data, (loaded, &proved), &options, compiler, true);
        self.printed(loaded, &view, stated.map(|_| &record), compiler)
    }

    fn printed(
        &self,
        loaded: &Loaded,
        view: &View,
        record: Option<&BuildRecord>,
        compiler: &Compiler,
    ) -> Result<Vec<u8>, Error> {
        let layout = &loaded.layout;
        let stated = match &self.record {
            Some(stated) => stated.settings().ok_or_else(|| Error::failed(finding::verify_record()))?,
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
        let press = Press { layout, spec, profile, record };
        if self.edition == RecordedFile::Cover {
            let back = press.spec.back();
            return Ok(press.around(&view.into_cover(spine, &back), compiler)?.pdf);
        }
        Ok(press.inner(&view, compiler)?.1.pdf)
    }

    /// Compares the file with what was built again.
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

/// The data from which a file is built again.
fn data(known: &FileFacts<'_>, named: Option<&[u8]>) -> Result<Vec<u8>, Error> {
    let none = || Error::failed(finding::verify_data_none());
    match (known.edition, named) {
        (RecordedFile::Web, None) => Ok(known.carried.named(convert::DATA).first().ok_or_else(none)?.to_vec()),
        (RecordedFile::Web, Some(_)) => Err(Error::failed(finding::verify_data_spare())),
        (_, None) => Err(Error::failed(finding::verify_data_needed())),
        (_, Some(named)) if named.starts_with(b"%PDF-") => {
            let apart = inspect::revisions(named)?;
            let carried = inspect::carried(apart.first)?;
            Ok(carried.named(convert::DATA).first().ok_or_else(none)?.to_vec())
        }
        (_, Some(named)) => Ok(named.to_vec()),
    }
}

/// What a file was made with that is not here: program, layout, fonts.
fn made_otherwise(record: &BuildRecord, question: &FileToVerify<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (stated, own) in [(&record.program, PROGRAM.to_owned()), (&record.engine, compile::engine())] {
        if *stated != own {
            found.push(finding::verify_program(stated, own));
        }
    }
    // A name that is none of the layouts at hand is no path to follow.
    let known = question.layouts.list().is_ok_and(|names| names.contains(&record.layout.name));
    let digest = if known { question.layouts.digest(&record.layout.name) } else { "-".to_owned() };
    if digest != record.layout.sha256 {
        found.push(finding::verify_layout(&record.layout.name, &record.layout.sha256, digest));
    }
    let own = question.compiler.fonts().identities();
    if own != record.fonts {
        let named = |fonts: &[compile::fonts::FaceIdentity], others: &[compile::fonts::FaceIdentity]| {
            let fonts = fonts.iter().filter(|font| !others.contains(font));
            let names = fonts.map(|font| {
                format!("{} ({}, {})", font.family, font.version, font.tables_sha256.get(..8).unwrap_or_default())
            });
            names.collect::<Vec<_>>().join(", ")
        };
        found.push(finding::verify_font(named(&record.fonts, &own), named(&own, &record.fonts)));
    }
    found
}

/// That something cannot be done with the data, with the first reason.
fn unread(finding: fn(String) -> Finding, error: &Error) -> Finding {
    let detail = error.findings().first().map(words).unwrap_or_default();
    finding(detail)
}

/// The codes of all that can be said against a file.
pub const CODES: [&str; finding::VERIFY.len()] = finding::VERIFY;

/// What a rule says; `None` for a code that no rule has.
pub fn explain(code: &str, catalogue: &Catalogue) -> Option<String> {
    CODES.contains(&code).then(|| catalogue.text(&format!("{code}.rule"), &[]))
}
