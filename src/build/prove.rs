//! What is found in a budget, less what somebody answers for.

use serde_json::{Value, json};

use super::ready::unready;
use crate::check::{self, Acceptance, Accepted, Checked, FileSource, SumAgreement};
use crate::compile::Compiler;
use crate::convert;
use crate::error::Error;
use crate::load::Loaded;
use crate::message::{Catalogue, Conclusion, Purpose};
use crate::model::{Finding, Place, Severity};

/// What a check gave: findings with their places in the file, less those that somebody answers for.
pub struct Proved<'a> {
    /// The identities that were evaluated.
    pub checked: Checked<'a>,
    /// What is open.
    pub open: Vec<Finding>,
    /// What somebody answers for.
    pub accepted: Vec<Accepted>,
    /// Whether all of the file was read; else nothing may be built from it.
    pub is_read: bool,
}

/// Checks the figures.
///
/// # Errors
/// What is wrong with the acceptances.
pub fn prove<'a>(loaded: &'a Loaded, acceptances: &[Acceptance]) -> Result<Proved<'a>, Error> {
    let ledger = loaded.ledger.as_deref().unwrap_or_default();
    let source = FileSource { ledger, unread: &loaded.unread };
    let mut checked = check::check_read(&loaded.budget, &loaded.layout, source);
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    let (unread, mut found): (Vec<_>, Vec<_>) = loaded.findings.iter().cloned().partition(|finding| is_error(&finding));
    found.extend(loaded.locate(std::mem::take(&mut checked.findings)));
    let (mut open, mut accepted) = check::accept(found.clone(), &unread, acceptances)?;
    if accepted.iter().any(|taken| taken.finding.code == check::CAUSE) {
        // What would follow from a cause that somebody answers for is wrong by itself.
        found.extend(loaded.locate(std::mem::take(&mut checked.follows)));
        (open, accepted) = check::accept(found, &unread, acceptances)?;
    }
    let is_read = unread.is_empty();
    open.extend(unread);
    check::sort(&mut open, &loaded.layout);
    Ok(Proved { checked, open, accepted, is_read })
}

impl Proved<'_> {
    /// The same with what a build would refuse before it sets a page (unreadiness: no glyphs, no room, no layout parts).
    #[must_use]
    pub fn with_unready(mut self, loaded: &Loaded, compiler: Option<&Compiler>) -> Self {
        self.open.extend(unready(loaded, compiler));
        check::sort(&mut self.open, &loaded.layout);
        self
    }

    /// The same of the data as they are written inside the web edition: findings have their places there, and what was noticed
    /// while reading the file of the user is not among them.
    ///
    /// # Errors
    /// None, as nothing is accepted that was not found.
    pub(super) fn again<'a>(&self, loaded: &Loaded, inside: &'a Loaded) -> Result<Proved<'a>, Error> {
        let place = |place: &Place| convert::canonical_place(place, &loaded.budget, &loaded.layout);
        let places = |finding: &Finding, place: &dyn Fn(&Place) -> Place| -> Vec<String> {
            finding.place.iter().chain(&finding.cells).map(|own| place(own).pointer().to_owned()).collect()
        };
        let taken: Vec<Vec<String>> = self.accepted.iter().map(|taken| places(&taken.finding, &place)).collect();
        let mut proved = prove(inside, &[])?;
        for finding in std::mem::take(&mut proved.open) {
            let own = places(&finding, &Clone::clone);
            let mut fits = self
                .accepted
                .iter()
                .zip(&taken)
                .filter(|(taken, places)| taken.finding.code == finding.code && **places == own)
                .map(|(taken, _)| taken);
            let first = fits.clone().next();
            match fits.find(|taken| taken.finding.values == finding.values).or(first) {
                Some(taken) => proved.accepted.push(Accepted { finding, because: taken.because.clone() }),
                None => proved.open.push(finding),
            }
        }
        Ok(proved)
    }

    /// What was found in data that were taken from a file, less what its record says to be accepted.
    pub(super) fn recorded<'a>(
        inside: &'a Loaded,
        accepted: &[Value],
        catalogue: &Catalogue,
    ) -> Result<Proved<'a>, Error> {
        let mut proved = prove(inside, &[])?;
        for finding in std::mem::take(&mut proved.open) {
            let own = catalogue.record(&finding, None);
            let taken =
                accepted.iter().find(|taken| taken["finding"] == own).and_then(|taken| taken["because"].as_str());
            match taken {
                Some(because) => proved.accepted.push(Accepted { finding, because: because.to_owned() }),
                None => proved.open.push(finding),
            }
        }
        Ok(proved)
    }

    /// Whether there are errors.
    pub fn is_wrong(&self) -> bool {
        self.open.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether errors keep it from being built. Of what was not read there is no draft either.
    pub fn is_refused(&self, draft: bool) -> bool {
        self.is_wrong() && !(draft && self.is_read)
    }

    /// The same, unless it is refused.
    ///
    /// # Errors
    /// [`Error::Found`] with all that is open.
    pub fn unless_refused(self, draft: bool) -> Result<Self, Error> {
        if self.is_refused(draft) { Err(Error::Found(self.open)) } else { Ok(self) }
    }

    /// What the open findings come to.
    pub fn conclusion(&self) -> Conclusion {
        Conclusion::of(&self.open, Purpose::Publication)
    }

    /// How many identities got this verdict.
    pub fn count(&self, verdict: SumAgreement) -> usize {
        self.checked.count(verdict)
    }

    /// What was found, in JSON; with the file's name where programs that called this one want it.
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
