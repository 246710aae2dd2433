//! Splits a PDF into its revisions (增量更新, ISO 32000-1, 7.5.6) and checks that the later ones only sign it (签章).
//!
//! The check whether a file is genuine calls [`revisions`]: every byte must belong to the first revision, which is
//! compared with the data, or to an appended one, whose changes must be those of a signature.

mod chain;
mod changes;
mod covers;
mod fields;
mod kinds;
mod layers;
mod objects;
mod signature;
mod value;

pub(super) use changes::pages;
pub(super) use kinds::kind;
pub(super) use layers::{Layers, RevisedObject};
pub(super) use value::{Dict, RevisionValue};

use std::ops::Range;

use serde::Serialize;

use super::report::Area;
use super::{guard, measure};
use crate::error::Error;
use crate::guard::guarded;
use crate::model::{Finding, finding};

/// A file split into its revisions.
#[derive(Debug, Clone)]
pub struct Revisions<'a> {
    /// The bytes of the first revision.
    pub first: &'a [u8],
    /// The appended revisions in order; empty for an unchanged file.
    pub later: Vec<Revision>,
}

/// One appended revision.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Revision {
    /// Its bytes within the file.
    pub bytes: Range<usize>,
    /// Its objects in ascending order of their numbers.
    pub objects: Vec<Change>,
    /// The signatures that it adds.
    pub signatures: Vec<Signature>,
    /// Findings for changes beyond signing; empty if it only signs.
    #[serde(skip)]
    pub faults: Vec<Finding>,
}

/// An object that a revision adds or changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its number.
    pub object: u32,
    /// Its kind: a key of the message `object-kind`.
    pub kind: &'static str,
    /// Whether the file had no object of this number before.
    pub is_new: bool,
}

/// A signature (电子签名) or a time stamp (时间戳). It is not verified, which needs the certificates.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signature {
    /// The name of its field.
    pub field: String,
    /// Its format (`SubFilter`), such as `ETSI.CAdES.detached`.
    pub format: String,
    /// Whether it is a time stamp (`DocTimeStamp`), which has no signer.
    pub is_time_stamp: bool,
    /// The name of the signer as stated (`Name`), unverified.
    pub signer: Option<String>,
    /// The page on which it is visible, counted from 1, and its box there in pt; `None` if it is invisible.
    pub seen: Option<(usize, Area)>,
}

/// Splits a file into its revisions and judges the appended ones.
///
/// # Errors
/// `pdf-unreadable`, `pdf-too-large`, `pdf-unpacks`, `pdf-encrypted` as [`super::read`]; `revision-broken` if the
/// cross-reference sections do not follow each other, each at the end of its revision.
pub fn revisions(bytes: &[u8]) -> Result<Revisions<'_>, Error> {
    guard::admit(bytes)?;
    guarded(|| split(bytes), |_| Err(broken("index", 0)))
}

fn split(bytes: &[u8]) -> Result<Revisions<'_>, Error> {
    let chain = chain::read(bytes).ok_or_else(|| broken("index", 0))?;
    let [(_, end), later @ ..] = &chain[..] else { return Err(broken("index", 0)) };
    let is_complete = chain.last().is_some_and(|(_, end)| end.line == bytes.len());
    if !is_complete {
        let end = chain.last().map_or(0, |(_, end)| end.line);
        return Err(broken("tail", end));
    }
    let first = &bytes[..end.line];
    if later.is_empty() {
        return Ok(Revisions { first, later: Vec::new() });
    }
    measure::check(bytes)?;
    let sections: Vec<_> = chain.iter().map(|(section, _)| section).collect();
    let layers = Layers::new(bytes, &sections).ok_or_else(|| broken("index", 0))?;
    let mut found = Vec::new();
    for revision in 1..chain.len() {
        let (section, end) = &chain[revision];
        let start = chain[revision - 1].1.line;
        found.push(changes::judge(&layers, revision, start, section, *end));
    }
    signature::report_unsigned(&mut found);
    Ok(Revisions { first, later: found })
}

/// The objects of a file by its cross-reference sections; `None` if these cannot be read.
pub(super) fn objects(bytes: &[u8]) -> Option<Layers<'_>> {
    let chain = chain::read(bytes)?;
    let sections: Vec<_> = chain.iter().map(|(section, _)| section).collect();
    Layers::new(bytes, &sections)
}

/// The error `revision-broken` at an offset.
fn broken(what: &'static str, offset: usize) -> Error {
    Error::found(finding::revision_broken(what, offset))
}

impl Revisions<'_> {
    /// Findings for changes beyond signing; empty if the file is unchanged or only signed. [`Revisions::covered`]
    /// reports visible signatures that cover text.
    pub fn faults(&self) -> Vec<Finding> {
        self.later.iter().flat_map(|revision| revision.faults.clone()).collect()
    }

    /// All signatures in order.
    pub fn signatures(&self) -> impl Iterator<Item = &Signature> {
        self.later.iter().flat_map(|revision| &revision.signatures)
    }
}
