//! Findings that somebody answers for: each is named by code and place, with the reason, and stays on record.

use serde_json::{Value, json};

use crate::error::Error;
use crate::message::Catalogue;
use crate::model::{Finding, Place};

/// The wish to accept one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The code of the finding.
    pub code: String,
    /// Its place, as the report tells it: the pointer, or sheet and cell.
    pub place: String,
    /// Why it is right all the same.
    pub because: String,
}

/// A finding that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The finding.
    pub finding: Finding,
    /// Why it is right all the same.
    pub because: String,
}

impl Acceptance {
    /// Reads `CODE@PLACE`.
    ///
    /// # Errors
    /// `allow-malformed` without a code, a place or a reason.
    pub fn new(named: &str, because: &str) -> Result<Self, Error> {
        let parts = named.split_once('@').filter(|(code, place)| !code.is_empty() && !place.is_empty());
        match parts {
            Some((code, place)) if !because.trim().is_empty() => {
                Ok(Self { code: code.into(), place: place.into(), because: because.trim().into() })
            }
            _ => Err(Error::failed(Finding::error("allow-malformed").with("value", named))),
        }
    }

    fn is_about(&self, finding: &Finding) -> bool {
        finding.code == self.code && finding.place.as_ref().is_some_and(|place: &Place| place.is(&self.place))
    }
}

/// Takes the accepted findings out of all that were found.
///
/// # Errors
/// `allow-unmatched` for each acceptance that no finding answers to: it may have been meant for another.
pub fn accept(findings: Vec<Finding>, wishes: &[Acceptance]) -> Result<(Vec<Finding>, Vec<Accepted>), Error> {
    let unmatched = wishes.iter().filter(|wish| !findings.iter().any(|finding| wish.is_about(finding)));
    let unmatched: Vec<Finding> = unmatched
        .map(|wish| Finding::error("allow-unmatched").with("code", &wish.code).with("place", &wish.place))
        .collect();
    if !unmatched.is_empty() {
        return Err(Error::Failed(unmatched));
    }
    let (mut open, mut accepted) = (Vec::new(), Vec::new());
    for finding in findings {
        match wishes.iter().find(|wish| wish.is_about(&finding)) {
            Some(wish) => accepted.push(Accepted { finding, because: wish.because.clone() }),
            None => open.push(finding),
        }
    }
    Ok((open, accepted))
}

/// What was accepted, in JSON: each finding with its reason.
pub fn record(accepted: &[Accepted], catalogue: &Catalogue) -> Value {
    let record = |Accepted { finding, because }: &Accepted| json!({ "finding": catalogue.record(finding, None), "because": because });
    accepted.iter().map(record).collect()
}
