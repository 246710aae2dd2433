//! Makes the identities between tables (表间勾稽), and between narrative and tables. The check evaluates them.

use std::collections::BTreeSet;

use super::cells::{LineIndex, ReferableLines};
use super::identity::{Identity, Term};
use super::names;
use crate::layout::{Each, Layout, Tie};
use crate::model::{AccountCode, Budget, Finding, LineHead, OwnTie, Place, finding};

/// The ties of the layout, the ties of the data, and the amounts that the data state in addition to a table.
pub(super) fn identities<'a>(cells: &LineIndex<'a, '_>, budget: &'a Budget, layout: &Layout) -> Vec<Identity<'a>> {
    let mut identities = layout_ties(cells, layout);
    identities.extend(stated_amounts(cells, layout));
    let terms = |side: &[String]| side.iter().flat_map(|term| cells.terms(term)).collect();
    let is_read = |tie: &OwnTie| tie.left.iter().chain(&tie.right).all(|term| cells.is_read(term));
    let named = |tie: &OwnTie| tie.left.iter().chain(&tie.right).all(|term| !cells.terms(term).is_empty());
    let ties = budget.ties.iter().map(|tie| (tie, is_read(tie))).filter(|(tie, is_read)| !is_read || named(tie));
    identities.extend(ties.map(|(tie, is_whole)| Identity {
        code: finding::tie_own::CODE,
        title: tie.title.clone(),
        left: terms(&tie.left),
        right: terms(&tie.right),
        at_most: false,
        warning: true,
        is_whole,
        absent: None,
    }));
    identities
}

/// Findings for terms of the data's ties that name no amount.
pub(super) fn unknown(cells: &LineIndex<'_, '_>, budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, tie) in budget.ties.iter().enumerate() {
        for (side, terms) in [("left", &tie.left), ("right", &tie.right)] {
            let place = Place::root().join("ties").join(index).join(side);
            let unknown_terms =
                terms.iter().enumerate().filter(|(_, term)| cells.terms(term).is_empty() && cells.is_read(term));
            findings.extend(unknown_terms.map(|(index, term)| {
                finding::tie_unknown(term, names::reference(term, layout)).at(&place.join(index))
            }));
        }
    }
    findings
}

/// Identities of an amount stated in the figures with the cell that it repeats: the text prints the stated one.
fn stated_amounts<'a>(cells: &LineIndex<'a, '_>, layout: &Layout) -> Vec<Identity<'a>> {
    let copies = layout.figures.iter().filter_map(|spec| {
        let (figure, cell) =
            (format!("{}/{}/amount", super::cells::FIGURES, spec.key), spec.cell.as_ref()?.to_string());
        let (left, right) = (cells.terms(&figure), cells.terms(&cell));
        let title = spec.title.clone();
        let is_whole = cells.is_read(&figure) && cells.is_read(&cell);
        let (at_most, warning, absent) = (false, false, None);
        let identity =
            Identity { code: finding::amount_differs::CODE, title, left, right, at_most, warning, is_whole, absent };
        (!identity.left.is_empty()).then_some(identity)
    });
    copies.collect()
}

/// The identities of the layout's ties: one for each account or project that a tie goes through.
fn layout_ties<'a>(cells: &LineIndex<'a, '_>, layout: &Layout) -> Vec<Identity<'a>> {
    let ties = layout.ties.iter().flat_map(|tie| {
        let (mark, kind, names) = repetitions(tie, cells);
        let identity = move |name: Option<String>| {
            let mut is_whole = true;
            let mut terms = |side: &[String]| -> Vec<Term<'a>> {
                let named = side.iter().flat_map(|term| match &name {
                    Some(name) if term.contains(mark) => vec![(term.replace(mark, name), kind)],
                    _ => each_item(term, &tie.items).into_iter().map(|term| (term, ReferableLines::Any)).collect(),
                });
                let named: Vec<(String, ReferableLines)> = named.collect();
                is_whole &= named.iter().all(|(term, _)| cells.is_read(term));
                named.iter().flat_map(|(term, kind)| cells.terms_of(term, *kind)).collect()
            };
            let title = name.as_ref().map_or(tie.title.clone(), |name| format!("{} {name}", tie.title));
            let (left, right) = (terms(&tie.left), terms(&tie.right));
            let empty = if left.is_empty() { Some(&tie.left) } else { Some(&tie.right).filter(|_| right.is_empty()) };
            let absent = empty.and_then(|side| Some(side.first()?.split_once('/')?.0.to_owned()));
            let (at_most, warning) = (tie.at_most, tie.warning);
            Identity { code: finding::tie::CODE, title, left, right, at_most, warning, is_whole, absent }
        };
        names.into_iter().map(identity).collect::<Vec<_>>()
    });
    // Without a cell on either side there is nothing to compare.
    ties.filter(|identity| !identity.left.is_empty() || !identity.right.is_empty() || !identity.is_whole).collect()
}

/// The repetition of a tie (`each`): the mark in its terms, the kind of lines that it stands for, and their names. A
/// tie without `each` has a single repetition without a name.
fn repetitions(tie: &Tie, cells: &LineIndex<'_, '_>) -> (&'static str, ReferableLines, Vec<Option<String>>) {
    let sheets = |terms: &[String]| -> BTreeSet<String> {
        terms.iter().filter_map(|term| Some(term.split_once('/')?.0.to_owned())).collect()
    };
    let both: Vec<String> = sheets(&tie.left).union(&sheets(&tie.right)).cloned().collect();
    let codes = |level: Option<usize>| -> Vec<Option<String>> {
        let lines = both.iter().flat_map(|sheet| cells.lines_of(sheet));
        let codes = lines
            .filter(|line| matches!(line.head, LineHead::Fixed(_) | LineHead::Account(..)))
            .map(|line| line.head.name());
        let codes: BTreeSet<AccountCode> = codes.filter_map(AccountCode::new).collect();
        let wanted = codes.iter().filter(|code| level.is_none_or(|level| code.level() == level));
        wanted.map(|code| Some(code.as_str().to_owned())).collect()
    };
    match tie.each {
        None => ("", ReferableLines::Any, vec![None]),
        Some(Each::Class) => ("{code}", ReferableLines::Code, codes(Some(0))),
        Some(Each::Item) => ("{code}", ReferableLines::Code, codes(Some(2))),
        Some(Each::Account) => ("{code}", ReferableLines::Code, codes(None)),
        Some(Each::Project) => {
            let sheets = sheets(&tie.left);
            let lines = sheets.iter().flat_map(|sheet| cells.lines_of(sheet));
            let projects: BTreeSet<&str> =
                lines.filter(|line| matches!(line.head, LineHead::Project(_))).map(|line| line.head.name()).collect();
            (
                "{project}",
                ReferableLines::Project,
                projects.into_iter().map(|project| Some(project.to_owned())).collect(),
            )
        }
    }
}

/// A term with `{item}` replaced by each item.
fn each_item(term: &str, each_item: &[String]) -> Vec<String> {
    if term.contains("{item}") {
        return each_item.iter().map(|item| term.replace("{item}", item)).collect();
    }
    vec![term.to_owned()]
}
