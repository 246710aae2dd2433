//! Makes up the ledger of the specimen, so that it fills every computed table and contradicts no tie.
//!
//! The lines that fit a layout are found by trial: identities are linear in the lines of the ledger, so that a line
//! fits if the budget of this line alone agrees. Any number of such lines then agree together.

use rust_decimal::Decimal;

use super::accounts;
use crate::check::{self, SumAgreement};
use crate::derive;
use crate::layout::{Classification, Layout, LedgerSpec};
use crate::layout_check::words::SpecimenWords;
use crate::model::{AccountCode, Amount, Budget, Date, Finding, LedgerLine, Place, finding};

/// The number of units.
const UNIT_COUNT: usize = 3;

/// The number of projects of each unit.
const PROJECTS_PER_UNIT: usize = 4;

/// The limit of accounts that are tried with each fund and kind.
const MAX_TRIED_ACCOUNTS: usize = 40;
/// The limit of lines with each fund and kind.
const MAX_LINES_PER_GROUP: usize = 6;

/// Fund, kind of expenditure, functional and economic account of a line.
type LineKeys<'a> = (&'a str, &'a str, &'a AccountCode, &'a AccountCode);

/// Finds the lines that fit a layout.
pub(in crate::layout_check) struct FittingLedger<'a> {
    layout: &'a Layout,
    words: &'a SpecimenWords,
    spec: Option<&'a LedgerSpec>,
    functions: Vec<(AccountCode, String)>,
    economies: Vec<(AccountCode, String)>,
}

impl<'a> FittingLedger<'a> {
    pub(in crate::layout_check) fn new(layout: &'a Layout, words: &'a SpecimenWords) -> Self {
        let chosen = |classification| accounts(layout, classification);
        let [functions, economies] = [Classification::Function, Classification::Economy].map(chosen);
        Self { layout, words, spec: layout.ledger.as_ref(), functions, economies }
    }

    /// Findings for funds and kinds with which no line fits: the ties of the layout contradict its ledger filters.
    pub(in crate::layout_check) fn refused(&self) -> Vec<Finding> {
        let Some(spec) = self.spec else { return Vec::new() };
        let mut found = Vec::new();
        let mut refuse = |list: &str, key: &str, name: &str, why: Option<String>| {
            let Some(title) = why else { return };
            let tie = self.layout.ties.iter().position(|tie| title.starts_with(&tie.title));
            let place = match tie {
                Some(tie) => Place::root().join("tie").join(tie).join("title"),
                None => Place::root().join("ledger").join(list).join(key),
            };
            found.push(finding::layout_specimen(format!("{name}: {title}")).at(&place));
        };
        for (key, name) in &spec.funds {
            let fits = spec.kinds.keys().any(|kind| !self.fitting(key, kind).is_empty());
            refuse("funds", key, name, if fits { None } else { self.broken_title(key, spec.kinds.keys().next()) });
        }
        for (key, name) in &spec.kinds {
            let fits = spec.funds.keys().any(|fund| !self.fitting(fund, key).is_empty());
            let fund = spec.funds.keys().next().map_or("", String::as_str);
            refuse("kinds", key, name, if fits { None } else { self.broken_title(fund, Some(key)) });
        }
        found
    }

    /// The title of the first identity that a line of this fund and kind breaks.
    fn broken_title(&self, fund: &str, kind: Option<&String>) -> Option<String> {
        let ((function, _), (economy, _)) = (self.functions.first()?, self.economies.first()?);
        self.broken((fund, kind?, function, economy)).into_iter().next()
    }

    /// The lines with this fund and kind that fit.
    fn fitting<'b>(&'b self, fund: &'b str, kind: &'b str) -> Vec<LineKeys<'b>> {
        let pairs = self.functions.iter().zip(self.economies.iter().cycle()).take(MAX_TRIED_ACCOUNTS);
        let kinds = pairs.map(|((function, _), (economy, _))| (fund, kind, function, economy));
        kinds.filter(|kind| self.broken(*kind).is_empty()).collect()
    }

    /// The titles of the identities that the budget of one line breaks, without ties to tables that are not computed
    /// from the ledger.
    fn broken(&self, kind: LineKeys<'_>) -> Vec<String> {
        let line = self.line(kind, 0);
        let budget = Budget {
            kind: None,
            layout: self.layout.name.clone(),
            unit: String::new(),
            year: 0,
            published: Date { year: 0, month: 1, day: 1 },
            texts: indexmap::IndexMap::new(),
            sheets: derive::sheets(&[line], self.layout),
            figures: indexmap::IndexMap::new(),
            ties: Vec::new(),
        };
        let is_outside_ledger = |title: &str| {
            let ties = self.layout.ties.iter().filter(|tie| title.starts_with(&tie.title));
            let mut terms = ties.flat_map(|tie| tie.left.iter().chain(&tie.right));
            terms.any(|term| {
                let sheet = term.split('/').next().unwrap_or_default();
                self.layout.sheet(sheet).is_none_or(|spec| spec.ledger.is_none())
            })
        };
        let checked = check::check(&budget, self.layout);
        let broken =
            checked.identities.iter().filter(|identity| !identity.warning && identity.verdict() == SumAgreement::Error);
        broken.map(|identity| identity.title.clone()).filter(|title| !is_outside_ledger(title)).collect()
    }

    /// The ledger: some lines of every fund and kind, spread over all units, and a line of every economic account that
    /// fits.
    pub(in crate::layout_check) fn lines(&self) -> Vec<LedgerLine> {
        let Some(spec) = self.spec else { return Vec::new() };
        let mut kinds: Vec<LineKeys<'_>> = Vec::new();
        for (round, (fund, kind)) in
            spec.funds.keys().flat_map(|fund| spec.kinds.keys().map(move |kind| (fund, kind))).enumerate()
        {
            let fitting = self.fitting(fund, kind);
            let count = fitting.len().max(1);
            // Each round begins at another account, so that all are used.
            let chosen = (0..MAX_LINES_PER_GROUP.min(fitting.len()))
                .map(|index| fitting[(round * MAX_LINES_PER_GROUP + index) % count]);
            kinds.extend(chosen);
        }
        if let Some((fund, kind, function, _)) = kinds.first().copied() {
            let others = self.economies.iter().map(|(economy, _)| (fund, kind, function, economy));
            kinds.extend(others.filter(|kind| self.broken(*kind).is_empty()));
        }
        kinds.into_iter().enumerate().map(|(index, kind)| self.line(kind, index)).collect()
    }

    /// The line with this index in the ledger; its amount has no more decimals than the tables, so that nothing is
    /// rounded.
    fn line(&self, (fund, kind, function, economy): LineKeys<'_>, index: usize) -> LedgerLine {
        let worth = |measure: &str| Decimal::from(self.layout.format.measures.get(measure).copied().unwrap_or(1));
        let from = self.spec.map_or(Decimal::ONE, |spec| worth(&spec.measure));
        let step = worth(&self.layout.format.measure) / from * Decimal::new(1, self.layout.format.decimals);
        let steps = Decimal::from((index + 1) * 7_919 % 600_000 + 1_000);
        let unit = index % UNIT_COUNT;
        let has_project = self.spec.is_some_and(|spec| spec.projects.iter().any(|with_projects| with_projects == kind));
        let number = unit * PROJECTS_PER_UNIT + index / UNIT_COUNT % PROJECTS_PER_UNIT + 1;
        LedgerLine {
            unit: self.words.unit(unit),
            kind: kind.to_owned(),
            project: has_project.then(|| self.words.say("specimen-project", number)),
            function: function.clone(),
            economy: economy.clone(),
            fund: fund.to_owned(),
            amount: Amount::new(step * steps),
            goal: has_project.then(|| self.words.say("specimen-goal", 0)),
            place: Place::root(),
        }
    }
}
