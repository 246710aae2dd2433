//! Checks a budget, and separates the findings that the user accepted from the open ones. `door` calls [`prove`] for
//! every check; a build refuses a budget with open errors.

use serde_json::{Value, json};

use super::ready::unready;
use crate::check::{self, Acceptance, Accepted, Checked, FileSource, SumAgreement};
use crate::compile::Compiler;
use crate::convert;
use crate::error::Error;
use crate::load::Loaded;
use crate::message::{Catalogue, Conclusion, Purpose};
use crate::model::{Finding, Place, Severity};

/// The result of a check, with places in the file.
pub struct Proved<'a> {
    /// The identities that were evaluated.
    pub checked: Checked<'a>,
    /// The findings that are not accepted.
    pub open: Vec<Finding>,
    /// The accepted findings with their reasons.
    pub accepted: Vec<Accepted>,
    /// Whether all of the file could be read; otherwise not even a draft is built.
    pub is_read: bool,
}

/// Checks the figures, and applies the acceptances to the findings.
///
/// # Errors
/// Faults of the acceptances.
pub fn prove<'a>(loaded: &'a Loaded, acceptances: &[Acceptance]) -> Result<Proved<'a>, Error> {
    let ledger = loaded.ledger.as_deref().unwrap_or_default();
    let source = FileSource { ledger, unread: &loaded.unread };
    let mut checked = check::check_read(&loaded.budget, &loaded.layout, source);
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    let (unread, mut found): (Vec<_>, Vec<_>) = loaded.findings.iter().cloned().partition(|finding| is_error(&finding));
    found.extend(loaded.locate(std::mem::take(&mut checked.findings)));
    let (mut open, mut accepted) = check::accept(found.clone(), &unread, acceptances)?;
    if accepted.iter().any(|taken| taken.finding.code == check::CAUSE) {
        // If a cause is accepted, the findings that it would explain are reported separately.
        found.extend(loaded.locate(std::mem::take(&mut checked.follows)));
        (open, accepted) = check::accept(found, &unread, acceptances)?;
    }
    let is_read = unread.is_empty();
    open.extend(unread);
    check::sort(&mut open, &loaded.layout);
    Ok(Proved { checked, open, accepted, is_read })
}

impl Proved<'_> {
    /// Adds the findings for which a build would be refused before a page is set; see [`unready`].
    #[must_use]
    pub fn with_unready(mut self, loaded: &Loaded, compiler: Option<&Compiler>) -> Self {
        self.open.extend(unready(loaded, compiler));
        check::sort(&mut self.open, &loaded.layout);
        self
    }

    /// The check of the data as attached to the web edition: findings have their places there, acceptances are carried
    /// over, and findings about the reading of the user's file are left out.
    ///
    /// # Errors
    /// None in practice: no acceptances are passed on.
    pub(super) fn of_attached_data<'a>(&self, loaded: &Loaded, inside: &'a Loaded) -> Result<Proved<'a>, Error> {
        let place = |place: &Place| convert::canonical_place(place, &loaded.budget, &loaded.layout);
        let places = |finding: &Finding, place: &dyn Fn(&Place) -> Place| -> Vec<String> {
            finding.place.iter().chain(&finding.cells).map(|found| place(found).pointer().to_owned()).collect()
        };
        let accepted_places: Vec<Vec<String>> =
            self.accepted.iter().map(|taken| places(&taken.finding, &place)).collect();
        let mut proved = prove(inside, &[])?;
        for finding in std::mem::take(&mut proved.open) {
            let found = places(&finding, &Clone::clone);
            let mut matching = self
                .accepted
                .iter()
                .zip(&accepted_places)
                .filter(|(taken, places)| taken.finding.code == finding.code && **places == found)
                .map(|(taken, _)| taken);
            let first = matching.clone().next();
            match matching.find(|taken| taken.finding.values == finding.values).or(first) {
                Some(taken) => proved.accepted.push(Accepted { finding, because: taken.because.clone() }),
                None => proved.open.push(finding),
            }
        }
        Ok(proved)
    }

    /// The check of data taken from a PDF, with the acceptances that the record of its build states.
    pub(super) fn with_recorded_acceptances<'a>(
        inside: &'a Loaded,
        accepted: &[Value],
        catalogue: &Catalogue,
    ) -> Result<Proved<'a>, Error> {
        let mut proved = prove(inside, &[])?;
        for finding in std::mem::take(&mut proved.open) {
            let record = catalogue.record(&finding, None);
            let taken =
                accepted.iter().find(|taken| taken["finding"] == record).and_then(|taken| taken["because"].as_str());
            match taken {
                Some(because) => proved.accepted.push(Accepted { finding, because: because.to_owned() }),
                None => proved.open.push(finding),
            }
        }
        Ok(proved)
    }

    /// Whether there are open errors.
    pub fn is_wrong(&self) -> bool {
        self.open.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether open errors keep the document from being built. A draft is refused only if parts of the file could not
    /// be read.
    pub fn is_refused(&self, draft: bool) -> bool {
        self.is_wrong() && !(draft && self.is_read)
    }

    /// Returns the check, or fails if the document must not be built.
    ///
    /// # Errors
    /// [`Error::Found`] with all open findings.
    pub fn unless_refused(self, draft: bool) -> Result<Self, Error> {
        if self.is_refused(draft) { Err(Error::Found(self.open)) } else { Ok(self) }
    }

    /// The verdict on the open findings.
    pub fn conclusion(&self) -> Conclusion {
        Conclusion::of(&self.open, Purpose::Publication)
    }

    /// The number of identities with this result.
    pub fn count(&self, verdict: SumAgreement) -> usize {
        self.checked.count(verdict)
    }

    /// The report of the check in JSON; each finding names the file if one is given.
    pub fn record(&self, file: Option<&str>, catalogue: &Catalogue) -> Value {
        let identities = json!({
            "exact": self.count(SumAgreement::Exact),
            "tail": self.count(SumAgreement::Tail),
            "error": self.count(SumAgreement::Error),
            "unevaluated": self.checked.unevaluated,
        });
        let verdict = catalogue.conclusion_record(&self.conclusion());
        let findings = catalogue.json(&self.open, file);
        let accepted = check::record(&self.accepted, catalogue);
        json!({ "verdict": verdict, "identities": identities, "findings": findings, "accepted": accepted })
    }
}
