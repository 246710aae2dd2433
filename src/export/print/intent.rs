//! The output intent of the print edition (ISO 32000-1, 14.11.5): states the printing condition (印刷条件) for which the
//! file is made, by a registered name (PDF/X-1a) or an ICC profile (PDF/X-4).

use lopdf::{Dictionary, Document, Object, Stream};

use super::profile::PressProfile;
use crate::error::Error;
use crate::export::rewrite::failed;
use crate::layout::{CONDITION, PrintOptions, Standard};
use crate::model::finding;

/// The registry of printing conditions.
const REGISTRY: &str = "http://www.color.org";

/// A printing condition: a registered name, or a name with an ICC profile.
pub(super) struct PrintingCondition {
    /// Its name; that of the registry if there is no profile.
    pub(super) condition: String,
    profile: Option<PressProfile>,
}

impl PrintingCondition {
    /// The printing condition of these options. PDF/X-1a names a registered condition, whose profile the print shop
    /// has; PDF/X-4 embeds the profile.
    ///
    /// # Errors
    /// `print-profile-missing` and `print-profile-unfit`, for PDF/X-4.
    pub(super) fn new(spec: &PrintOptions, profile: Option<&[u8]>) -> Result<Self, Error> {
        match (spec.standard(), profile) {
            (Standard::X1a, _) => {
                Ok(Self { condition: spec.condition.clone().unwrap_or_else(|| CONDITION.into()), profile: None })
            }
            (Standard::X4, None) => Err(Error::failed(finding::print_profile_missing())),
            (Standard::X4, Some(bytes)) => {
                let profile = read(bytes)?;
                let condition = spec.condition.clone().unwrap_or_else(|| profile.name.clone());
                Ok(Self { condition, profile: Some(profile) })
            }
        }
    }

    /// Adds the output intent to a file.
    ///
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
            // The profile defines the condition; its name need not be registered.
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
    PressProfile::read(bytes).map_err(|why| Error::failed(finding::print_profile_unfit(why)))
}

/// Checks that these bytes are the ICC profile of a press with four inks.
///
/// # Errors
/// `print-profile-unfit` with the reason.
pub fn check_profile(bytes: &[u8]) -> Result<(), Error> {
    read(bytes).map(drop)
}

/// Adds the profile to the file as a compressed stream and returns the reference to it.
fn embedded(file: &mut Document, profile: &PressProfile) -> Result<Object, Error> {
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 4);
    let mut stream = Stream::new(dictionary, profile.bytes.clone());
    stream.compress().map_err(failed)?;
    Ok(file.add_object(stream).into())
}
