//! The program, engine, fonts and settings of a batch run, and their digest. Each journal entry has the digest, so that
//! a later run builds again what was made with others.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde_json::{Value, json};

use super::Batch;
use crate::build::fonts;
use crate::compile;
use crate::error::Error;
use crate::layout::{Layouts, PrintOptions, ProfileSource};
use crate::model::{finding, sha256};
use crate::read;

/// Program, engine, fonts and settings of a run.
pub(super) struct Recipe {
    /// In JSON, for the report.
    pub(super) record: Value,
    /// Its digest.
    pub(super) digest: String,
    /// Digests of the layouts used so far, by name. Not part of `digest`: each journal entry has that of its layout.
    layouts: Mutex<BTreeMap<String, String>>,
}

impl Recipe {
    /// # Errors
    /// `file-unreadable` if the profile cannot be read.
    pub(super) fn new(batch: &Batch<'_>) -> Result<Self, Error> {
        let settings = batch.options;
        // The content of the ICC profile counts, not its path.
        let print = PrintOptions { profile: None, ..settings.print.clone() };
        let icc = match &settings.print.profile {
            Some(ProfileSource::File(path)) => {
                let bytes = read::bytes(path, read::MAX_BYTES)
                    .map_err(|error| Error::file(finding::file_unreadable, path, &error))?;
                Some(sha256(&bytes))
            }
            // A profile beside the layout counts in the digest of the layout.
            Some(ProfileSource::Beside(_)) | None => None,
        };
        let record = json!({
            "program": concat!("budgetpress ", env!("CARGO_PKG_VERSION")),
            "engine": compile::engine(),
            "fonts": fonts(batch.resources.compiler()?),
            "settings": {
                "editions": format!("{:?}", settings.editions).to_lowercase(),
                "draft": settings.draft,
                "fingerprint": settings.fingerprint,
                "print": print,
                "icc": icc,
            },
        });
        let digest = sha256(record.to_string().as_bytes());
        Ok(Self { record, digest, layouts: Mutex::default() })
    }

    /// The digest of a layout.
    pub(super) fn layout(&self, name: &str, layouts: &Layouts) -> String {
        let mut digests = self.layouts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        digests.entry(name.to_owned()).or_insert_with(|| layouts.digest(name)).clone()
    }
}
