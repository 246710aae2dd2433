//! A ledger that fills every table.
//!
//! Which lines a layout can have is found out, not told: identities are linear in the lines of the ledger, so that a
//! line fits a layout if the budget of this line alone agrees in itself, and any number of such lines do together.

use rust_decimal::Decimal;

use super::accounts;
use crate::check::{self, SumAgreement};
use crate::derive;
use crate::layout::{Classification, Layout, LedgerSpec};
use crate::model::{AccountCode, Amount, Budget, Date, Finding, LedgerLine, Place};
use crate::preflight::specimen::SpecimenWords;

/// So many units use the money.
const UNITS: usize = 3;

/// So many projects has each.
const PROJECTS: usize = 4;

/// So many accounts are tried with each fund and kind, and so many lines of them are taken.
const TRIED: usize = 40;
const TAKEN: usize = 6;

/// What a line is about besides its unit and project.
type Kind<'a> = (&'a str, &'a str, &'a AccountCode, &'a AccountCode);

/// The lines that fit a layout.
pub(in crate::preflight) struct FittingLedger<'a> {
    layout: &'a Layout,
    words: &'a SpecimenWords,
    spec: Option<&'a LedgerSpec>,
    functions: Vec<(AccountCode, String)>,
    economies: Vec<(AccountCode, String)>,
}

impl<'a> FittingLedger<'a> {
    pub(in crate::preflight) fn new(layout: &'a Layout, words: &'a SpecimenWords) -> Self {
        let of = |classification| accounts(layout, classification);
        let [functions, economies] = [Classification::Function, Classification::Economy].map(of);
        Self { layout, words, spec: layout.ledger.as_ref(), functions, economies }
    }

    /// The funds and kinds of which no line fits: the ties of the layout contradict what its tables take.
    pub(in crate::preflight) fn refused(&self) -> Vec<Finding> {
        let Some(spec) = self.spec else { return Vec::new() };
        let mut told = Vec::new();
        let mut tell = |list: &str, key: &str, name: &str, why: Option<String>| {
            let Some(title) = why else { return };
            let tie = self.layout.ties.iter().position(|tie| title.starts_with(&tie.title));
            let place = match tie {
                Some(tie) => Place::root().join("tie").join(tie).join("title"),
                None => Place::root().join("ledger").join(list).join(key),
            };
            told.push(Finding::error("layout-specimen").at(&place).with("detail", format!("{name}: {title}")));
        };
        for (key, name) in &spec.funds {
            let fits = spec.kinds.keys().any(|kind| !self.fitting(key, kind).is_empty());
            tell("funds", key, name, if fits { None } else { self.why(key, spec.kinds.keys().next()) });
        }
        for (key, name) in &spec.kinds {
            let fits = spec.funds.keys().any(|fund| !self.fitting(fund, key).is_empty());
            let fund = spec.funds.keys().next().map_or("", String::as_str);
            tell("kinds", key, name, if fits { None } else { self.why(fund, Some(key)) });
        }
        told
    }

    /// What a line of a fund and a kind contradicts.
    fn why(&self, fund: &str, kind: Option<&String>) -> Option<String> {
        let ((function, _), (economy, _)) = (self.functions.first()?, self.economies.first()?);
        self.wrong((fund, kind?, function, economy)).into_iter().next()
    }

    /// The accounts of which a line fits, with this fund and kind.
    fn fitting<'b>(&'b self, fund: &'b str, kind: &'b str) -> Vec<Kind<'b>> {
        let pairs = self.functions.iter().zip(self.economies.iter().cycle()).take(TRIED);
        let kinds = pairs.map(|((function, _), (economy, _))| (fund, kind, function, economy));
        kinds.filter(|kind| self.wrong(*kind).is_empty()).collect()
    }

    /// The identities that the budget of one line breaks, leaving aside those about what is not of the ledger.
    fn wrong(&self, kind: Kind<'_>) -> Vec<String> {
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
        let beside = |title: &str| {
            let ties = self.layout.ties.iter().filter(|tie| title.starts_with(&tie.title));
            let mut terms = ties.flat_map(|tie| tie.left.iter().chain(&tie.right));
            terms.any(|term| {
                let sheet = term.split('/').next().unwrap_or_default();
                self.layout.sheet(sheet).is_none_or(|spec| spec.ledger.is_none())
            })
        };
        let checked = check::check(&budget, self.layout);
        let wrong =
            checked.identities.iter().filter(|identity| !identity.warning && identity.verdict() == SumAgreement::Error);
        wrong.map(|identity| identity.title.clone()).filter(|title| !beside(title)).collect()
    }

    /// The ledger: of every fund and kind some lines, over all units, and every account that fits at all.
    pub(in crate::preflight) fn lines(&self) -> Vec<LedgerLine> {
        let Some(spec) = self.spec else { return Vec::new() };
        let mut kinds: Vec<Kind<'_>> = Vec::new();
        for (round, (fund, kind)) in
            spec.funds.keys().flat_map(|fund| spec.kinds.keys().map(move |kind| (fund, kind))).enumerate()
        {
            let fitting = self.fitting(fund, kind);
            let count = fitting.len().max(1);
            // Not always the first ones, so that all come to be used.
            let chosen = (0..TAKEN.min(fitting.len())).map(|index| fitting[(round * TAKEN + index) % count]);
            kinds.extend(chosen);
        }
        if let Some((fund, kind, function, _)) = kinds.first().copied() {
            let others = self.economies.iter().map(|(economy, _)| (fund, kind, function, economy));
            kinds.extend(others.filter(|kind| self.wrong(*kind).is_empty()));
        }
        kinds.into_iter().enumerate().map(|(index, kind)| self.line(kind, index)).collect()
    }

    /// A line whose amount is whole in the last decimal of the tables, so that nothing is rounded.
    fn line(&self, (fund, kind, function, economy): Kind<'_>, index: usize) -> LedgerLine {
        let worth = |measure: &str| Decimal::from(self.layout.format.measures.get(measure).copied().unwrap_or(1));
        let from = self.spec.map_or(Decimal::ONE, |spec| worth(&spec.measure));
        let step = worth(&self.layout.format.measure) / from * Decimal::new(1, self.layout.format.decimals);
        let steps = Decimal::from((index + 1) * 7_919 % 600_000 + 1_000);
        let unit = index % UNITS;
        let has_project = self.spec.is_some_and(|spec| spec.projects.iter().any(|own| own == kind));
        let number = unit * PROJECTS + index / UNITS % PROJECTS + 1;
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
