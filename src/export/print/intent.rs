//! The output intent (ISO 32000-1, 14.11.5): the printing condition for which the file is made.

use lopdf::{Dictionary, Document, Object, Stream};

use super::profile::PressProfile;
use crate::error::Error;
use crate::export::rewrite::failed;
use crate::layout::{CONDITION, PrintSpec, Standard};
use crate::model::Finding;

/// Where printing conditions are registered.
const REGISTRY: &str = "http://www.color.org";

/// A printing condition, by name or with its profile.
pub(super) struct PrintingCondition {
    /// Its name, in the registry unless there is a profile.
    pub(super) condition: String,
    profile: Option<PressProfile>,
}

impl PrintingCondition {
    /// What the settings ask for. PDF/X-1a names a registered condition, whose profile the shop has; PDF/X-4 has the
    /// profile inside.
    pub(super) fn new(spec: &PrintSpec, profile: Option<&[u8]>) -> Result<Self, Error> {
        match (spec.standard, profile) {
            (Standard::X1a, _) => {
                Ok(Self { condition: spec.condition.clone().unwrap_or_else(|| CONDITION.into()), profile: None })
            }
            (Standard::X4, None) => Err(Error::failed(Finding::error("print-profile-missing"))),
            (Standard::X4, Some(bytes)) => {
                let profile = read(bytes)?;
                let condition = spec.condition.clone().unwrap_or_else(|| profile.name.clone());
                Ok(Self { condition, profile: Some(profile) })
            }
        }
    }

    /// # Errors
    /// `export-failed` if the file has no catalogue.
    pub(super) fn stamp(&self, file: &mut Document) -> Result<(), Error> {
        let text = |text: &str| lopdf::text_string(text);
        let mut intent = Dictionary::new();
        intent.set("Type", "OutputIntent");
        intent.set("S", "GTS_PDFX");
        intent.set("OutputConditionIdentifier", text(&self.condition));
        intent.set("OutputCondition", text(&self.condition));
        match &self.profile {
            // A name that no registry knows makes no promise: the profile tells what is meant.
            Some(profile) => {
                intent.set("Info", text(&profile.name));
                intent.set("DestOutputProfile", embedded(file, profile)?);
            }
            None => {
                intent.set("RegistryName", text(REGISTRY));
                intent.set("Info", text(&self.condition));
            }
        }
        let intent = file.add_object(intent);
        file.catalog_mut().map_err(failed)?.set("OutputIntents", vec![Object::Reference(intent)]);
        Ok(())
    }
}

fn read(bytes: &[u8]) -> Result<PressProfile, Error> {
    PressProfile::read(bytes).map_err(|why| Error::failed(Finding::error("print-profile-unfit").with("why", why)))
}

/// Whether these bytes are the ICC profile of a press with four inks.
///
/// # Errors
/// `print-profile-unfit`
pub fn fit(bytes: &[u8]) -> Result<(), Error> {
    read(bytes).map(drop)
}

fn embedded(file: &mut Document, profile: &PressProfile) -> Result<Object, Error> {
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 4);
    let mut stream = Stream::new(dictionary, profile.bytes.clone());
    stream.compress().map_err(failed)?;
    Ok(file.add_object(stream).into())
}
