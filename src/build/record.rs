//! The record of a build: program, layout, fonts, data digest and options of a file, from which [`super::verify()`]
//! builds it again. The web edition has it as an attachment, the print edition and the cover in their document
//! information and metadata; the manifest has its members.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::BuildOptions;
use crate::check;
use crate::compile::fonts::FaceIdentity;
use crate::compile::{self, Compiler};
use crate::layout::{CONDITION, Layout, PrintOptions, Standard};
use crate::load::Loaded;
use crate::message::{Catalogue, Language};
use crate::model::sha256;

/// The name of the record among the files inside the web edition.
pub const RECORD_FILE: &str = "build.json";

/// This program with its version.
pub(super) const PROGRAM: &str = concat!("budgetpress ", env!("CARGO_PKG_VERSION"));

/// The kind of file that a record belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordedFile {
    /// The web edition.
    Web,
    /// The inner pages of the print edition.
    Print,
    /// The cover (封皮) of the print edition.
    Cover,
}

/// A name with a digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedDigest {
    /// Its name.
    pub name: String,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// The program, layout, fonts, data and options that a file was made with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BuildRecord {
    /// The program with its version.
    pub program: String,
    /// The typesetting engine with its version.
    pub engine: String,
    /// The layout, with the digest of all its files.
    pub layout: NamedDigest,
    /// The fonts in use.
    pub fonts: Vec<FaceIdentity>,
    /// SHA-256 of the data in canonical form, in hexadecimal digits.
    pub data_sha256: String,
    /// The kind of file.
    pub edition: RecordedFile,
    /// Whether each page is marked as a draft (草稿).
    pub draft: bool,
    /// Whether the digest of the data stands at the foot of each page.
    pub fingerprint: bool,
    /// The options of the print edition, all filled in; the profile as its digest; for a cover also the width of the
    /// spine in mm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub print: Option<Value>,
    /// The accepted findings with their reasons; places are pointers into the attached data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Value>,
}

impl BuildRecord {
    /// The record of the web edition of these data.
    pub(super) fn new(
        loaded: &Loaded,
        data_sha256: String,
        options: &BuildOptions,
        accepted: &[check::Accepted],
        compiler: &Compiler,
    ) -> Self {
        let layout = &loaded.layout;
        let catalogue = Catalogue::new(Language::of(&layout.language));
        let accepted = check::record(accepted, &catalogue).as_array().cloned();
        Self {
            program: PROGRAM.into(),
            engine: compile::engine(),
            layout: NamedDigest { name: layout.name.clone(), sha256: layout.digest().to_owned() },
            fonts: compiler.fonts().identities(),
            data_sha256,
            edition: RecordedFile::Web,
            draft: options.draft,
            fingerprint: options.fingerprint,
            print: None,
            accepted: accepted.unwrap_or_default(),
        }
    }

    /// The record of the print edition of the same data, or, with the width of a spine in mm, of its cover. Accepted
    /// findings are left out: they change nothing in these files.
    pub(super) fn printed(&self, spec: &PrintOptions, profile: Option<&[u8]>, spine: Option<f64>) -> Self {
        let mut print = print_record(spec, profile);
        if let Some(spine) = spine {
            print["spine"] = json!(spine);
        }
        let edition = if spine.is_some() { RecordedFile::Cover } else { RecordedFile::Print };
        Self { edition, print: Some(print), accepted: Vec::new(), ..self.clone() }
    }

    /// The print options that the record states, without the profile; the digest of the profile; and the width of the
    /// spine in mm. `None` if they cannot be read.
    pub(super) fn print_options(&self) -> Option<(PrintOptions, Option<String>, f64)> {
        let mut print = self.print.clone()?;
        let members = print.as_object_mut()?;
        let spine = members.remove("spine").map_or(Some(0.0), |spine| spine.as_f64())?;
        let profile = members.remove("profile").and_then(|digest| digest.as_str().map(str::to_owned));
        Some((serde_json::from_value(print).ok()?, profile, spine))
    }

    /// The record as the attachment of the web edition.
    pub(super) fn file(&self) -> String {
        format!("{:#}\n", json!(self))
    }

    /// The record as one line for the document information of the print edition.
    pub(super) fn line(&self) -> String {
        json!(self).to_string()
    }

    /// Reads a record; `None` if it is not one of this version.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// The print options in JSON, all filled in, with the digest of the profile.
pub(super) fn print_record(spec: &PrintOptions, profile: Option<&[u8]>) -> Value {
    let mut print = json!(spec.resolved(None));
    // The default condition is filled in; with a profile, the profile states the condition.
    if spec.standard() == Standard::X1a {
        print["condition"] = json!(spec.condition.as_deref().unwrap_or(CONDITION));
    }
    print["profile"] = json!(profile.map(sha256));
    print
}

/// The print options of the build and the layout together, in JSON, with the digest of the profile if it can be read.
pub(super) fn chosen_print_record(choice: &PrintOptions, layout: &Layout) -> Value {
    let spec = choice.resolved(Some(layout));
    let profile = spec.profile(Some(layout)).ok().flatten();
    print_record(&spec, profile.as_deref())
}
