//! What is found in a budget, less what somebody answers for.

use serde_json::{Value, json};

use crate::check::{self, Acceptance, Accepted, Checked, Verdict};
use crate::error::Error;
use crate::load::Loaded;
use crate::message::Catalogue;
use crate::model::{Finding, Severity};

/// What a check gave: findings with their places in the file, less those that somebody answers for.
pub struct Proved<'a> {
    /// The identities that were evaluated.
    pub checked: Checked<'a>,
    /// What is open.
    pub open: Vec<Finding>,
    /// What somebody answers for.
    pub accepted: Vec<Accepted>,
}

/// Checks the figures.
///
/// # Errors
/// What is wrong with the acceptances.
pub fn prove<'a>(loaded: &'a Loaded, wishes: &[Acceptance]) -> Result<Proved<'a>, Error> {
    let mut checked = check::check(&loaded.budget, &loaded.layout);
    let mut found = loaded.findings.clone();
    found.extend(loaded.locate(std::mem::take(&mut checked.findings)));
    check::sort(&mut found, &loaded.layout);
    let (open, accepted) = check::accept(found, wishes)?;
    Ok(Proved { checked, open, accepted })
}

impl Proved<'_> {
    /// Whether there are errors.
    pub fn is_wrong(&self) -> bool {
        self.open.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The same, unless there are errors and this is no draft.
    ///
    /// # Errors
    /// [`Error::Found`] with all that is open.
    pub fn settle(self, draft: bool) -> Result<Self, Error> {
        if self.is_wrong() && !draft { Err(Error::Found(self.open)) } else { Ok(self) }
    }

    /// How many identities got this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.checked.count(verdict)
    }

    /// What was found, in JSON; with the file's name where programs that called this one want it.
    pub fn record(&self, file: Option<&str>, catalogue: &Catalogue) -> Value {
        let identities = json!({
            "exact": self.count(Verdict::Exact),
            "tail": self.count(Verdict::Tail),
            "error": self.count(Verdict::Error),
        });
        let findings = catalogue.json(&self.open, file);
        let accepted = check::record(&self.accepted, catalogue);
        json!({ "identities": identities, "findings": findings, "accepted": accepted })
    }
}
