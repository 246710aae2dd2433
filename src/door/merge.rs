//! Adds up the budgets of a department's units ([`Document::merge`]), by calling `crate::merge`. Used by `budgetpress
//! merge`.

use super::Document;
use crate::load::Loaded;
use crate::merge::{self, MergeNote, Merged, MergedFile};

/// The result of adding up the budgets of units.
pub struct MergedDocument<'r> {
    /// The department's document.
    pub document: Document<'r>,
    /// Warnings and notes, each with the file that it is about.
    pub notes: Vec<MergeNote>,
    /// Whether it was added up from ledgers, so that each amount is rounded once.
    pub from_ledgers: bool,
}

impl<'r> Document<'r> {
    /// Adds up the budgets of a department's units, in the order in which tables name them. This document is the
    /// department's file: name, year, prose ([`super::Resources::department`]).
    ///
    /// # Errors
    /// All notes, errors among them: contradictions between units, amounts in another currency unit, faults of the
    /// ledgers taken together.
    pub fn merge(&self, units: &[Document<'_>]) -> Result<MergedDocument<'r>, Vec<MergeNote>> {
        let budgets: Vec<&Loaded> = units.iter().map(|unit| &unit.loaded).collect();
        let located = |notes: Vec<MergeNote>| -> Vec<MergeNote> {
            notes.into_iter().flat_map(|note| self.locate(note, &budgets)).collect()
        };
        let Merged { budget, notes, from_ledgers } = merge::merge(&budgets, &self.loaded).map_err(located)?;
        let other_inputs = units.iter().filter_map(|unit| unit.input.path.clone()).collect();
        let mut loaded = self.loaded.clone();
        loaded.budget = budget;
        let document =
            Document { resources: self.resources, input: self.input.clone(), loaded, is_complete: false, other_inputs };
        Ok(MergedDocument { document, notes: located(notes), from_ledgers })
    }

    /// Adds to a note the place in the file that it is about.
    fn locate(&self, MergeNote { file, finding }: MergeNote, units: &[&Loaded]) -> Vec<MergeNote> {
        let loaded = match file {
            MergedFile::Unit(index) => units.get(index).copied(),
            MergedFile::Department => Some(&self.loaded),
            MergedFile::Whole => None,
        };
        let findings = vec![finding];
        let findings = loaded.map_or(findings.clone(), |loaded| loaded.locate(findings));
        findings.into_iter().map(|finding| MergeNote { file, finding }).collect()
    }
}
