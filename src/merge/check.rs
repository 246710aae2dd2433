//! Checks the budgets of units before they are added up, and the sum afterwards. Called by [`super::merge`].

use super::units::in_other_currency_unit;
use super::{MergeNote, MergedFile};
use crate::check::{self, FileSource, SumAgreement};
use crate::layout::Layout;
use crate::load::Loaded;
use crate::model::{Budget, finding};

/// Errors about units whose amounts are in another currency unit (元 for 万元): their sum would be wrong.
pub(super) fn wrong_currency_unit(units: &[&Loaded], department: &Loaded) -> Vec<MergeNote> {
    let mut notes: Vec<MergeNote> = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        let source = FileSource { ledger: unit.ledger.as_deref().unwrap_or_default(), unread: &unit.unread };
        let findings = check::check_read(&unit.budget, &unit.layout, source).findings;
        let causes = findings.into_iter().filter(|finding| finding.code == check::CAUSE);
        notes.extend(causes.map(|finding| MergeNote::unit(index, finding)));
    }
    let budgets: Vec<&Budget> = units.iter().map(|unit| &unit.budget).collect();
    let reported: Vec<MergedFile> = notes.iter().map(|note| note.file).collect();
    let by_size = in_other_currency_unit(&budgets, department.layout.money().measure);
    notes.extend(by_size.into_iter().filter(|note| !reported.contains(&note.file)));
    notes
}

/// Warnings about identities that do not hold. If identities of a unit do not hold, that unit is named. Otherwise those
/// of the department are checked, which can then only fail because the rounding tails (尾差) of units add up.
pub(super) fn broken_identities(units: &[&Loaded], department: &Budget, layout: &Layout) -> Vec<MergeNote> {
    let count_broken = |budget| {
        let checked = check::check(budget, layout);
        let errors = checked.identities.iter().filter(|identity| !identity.warning);
        errors.filter(|identity| identity.verdict() == SumAgreement::Error).count()
    };
    let counts: Vec<usize> = units.iter().map(|unit| count_broken(&unit.budget)).collect();
    let of_units = counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(index, count)| {
        let finding = finding::merge_unit_wrong(&units[index].budget.unit, count);
        MergeNote::unit(index, finding.as_warning())
    });
    let mut notes: Vec<MergeNote> = of_units.collect();
    let count = if notes.is_empty() { count_broken(department) } else { 0 };
    if count > 0 {
        let finding = finding::merge_tails(count, units.len());
        notes.push(MergeNote { file: MergedFile::Whole, finding: finding.as_warning() });
    }
    notes
}
