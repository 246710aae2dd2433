//! Revisions (增量更新, ISO 32000-1, 7.5.6): a file is taken apart into what was written first and what was appended since, with
//! no byte left over; and it is judged whether what was appended only signs it (签章).

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

/// A file taken apart into its revisions.
#[derive(Debug, Clone)]
pub struct Revisions<'a> {
    /// The file as it was first written.
    pub first: &'a [u8],
    /// What was appended, in order; empty for a file that nobody changed since.
    pub later: Vec<Revision>,
}

/// What was appended at one time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Revision {
    /// Which bytes of the file it is.
    pub bytes: Range<usize>,
    /// Its objects in the order of their numbers.
    pub objects: Vec<Change>,
    /// The signatures in it.
    pub signatures: Vec<Signature>,
    /// What of it is more than signing the document; empty if it only signs.
    #[serde(skip)]
    pub faults: Vec<Finding>,
}

/// An object that a revision adds or changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its number.
    pub object: u32,
    /// What it is: a key of the message `object-kind`.
    pub kind: &'static str,
    /// Whether the file had no object of this number before.
    pub is_new: bool,
}

/// A signature (电子签名) or a time stamp (时间戳). Whether it is valid, and whose it is, is for programs to tell that know the
/// certificates.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signature {
    /// The name of its field.
    pub field: String,
    /// How it is made (`SubFilter`), such as `ETSI.CAdES.detached`.
    pub format: String,
    /// Whether it only states when the document existed (`DocTimeStamp`).
    pub is_time_stamp: bool,
    /// The name that it states for the signer; nothing vouches for it.
    pub signer: Option<String>,
    /// The page on which it is seen, counted from 1, and its box there.
    pub seen: Option<(usize, Area)>,
}

/// Takes a file apart.
///
/// # Errors
/// `pdf-unreadable`, `pdf-too-large`, `pdf-unpacks`, `pdf-encrypted` as [`super::read`]; `revision-broken` if the indexes of the file do not lie behind
/// one another, each at the end of its revision.
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

/// The objects of a file that was written at once, as its index has them; `None` if it cannot be read so.
pub(super) fn objects(bytes: &[u8]) -> Option<Layers<'_>> {
    let chain = chain::read(bytes)?;
    let sections: Vec<_> = chain.iter().map(|(section, _)| section).collect();
    Layers::new(bytes, &sections)
}

fn broken(what: &'static str, offset: usize) -> Error {
    Error::found(finding::revision_broken(what, offset))
}

impl Revisions<'_> {
    /// What was appended beside signatures; empty if the file is as it was first written, or only signed since. Whether a
    /// visible signature covers text is told by [`Revisions::covered`].
    pub fn faults(&self) -> Vec<Finding> {
        self.later.iter().flat_map(|revision| revision.faults.clone()).collect()
    }

    /// All signatures in order.
    pub fn signatures(&self) -> impl Iterator<Item = &Signature> {
        self.later.iter().flat_map(|revision| &revision.signatures)
    }
}
