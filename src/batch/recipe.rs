//! What documents are made with, besides their inputs and layouts.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde_json::{Value, json};

use super::Batch;
use crate::build::fonts;
use crate::compile;
use crate::error::Error;
use crate::layout::Layouts;
use crate::model::sha256;

/// What documents are made with.
pub(super) struct Recipe {
    /// For people and programs.
    pub(super) told: Value,
    /// Its digest.
    pub(super) digest: String,
    /// Digests of layouts, by name.
    layouts: Mutex<BTreeMap<String, String>>,
}

impl Recipe {
    /// # Errors
    /// `file-unreadable` if the profile cannot be read.
    pub(super) fn new(batch: &Batch<'_>) -> Result<Self, Error> {
        let settings = batch.settings;
        let press = &settings.press;
        let icc = press.icc.as_ref().map(|path| {
            std::fs::read(path)
                .map(|bytes| sha256(&bytes))
                .map_err(|error| Error::file("file-unreadable", path, &error))
        });
        let told = json!({
            "program": concat!("budgetpress ", env!("CARGO_PKG_VERSION")),
            "engine": compile::engine(),
            "fonts": fonts(batch.compiler),
            "settings": {
                "editions": format!("{:?}", settings.editions).to_lowercase(),
                "draft": settings.draft,
                "bleed": press.bleed,
                "binding": press.binding.map(|binding| format!("{binding:?}").to_lowercase()),
                "crop_marks": press.crop_marks,
                "icc": icc.transpose()?,
            },
        });
        let digest = sha256(told.to_string().as_bytes());
        Ok(Self { told, digest, layouts: Mutex::default() })
    }

    /// The digest of a layout.
    pub(super) fn layout(&self, name: &str, layouts: &Layouts) -> String {
        let mut known = self.layouts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        known.entry(name.to_owned()).or_insert_with(|| layouts.digest(name)).clone()
    }
}
