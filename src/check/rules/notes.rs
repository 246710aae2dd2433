//! `note-of-nil`: a table with amounts has the note of an empty table. `nil-without-note`: an empty table has notes of
//! its own that do not say that it is empty (空表说明: 财预〔2016〕143号). `note-of-other-fund`: a note names another fund than
//! its table, as a note copied from another table does.

use crate::layout::{Layout, SheetSpec};
use crate::model::{Budget, Finding, Place, finding};

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for spec in &layout.sheets {
        let Some(sheet) = budget.sheets.get(&spec.id) else { continue };
        let Some(notes) = &sheet.notes else { continue };
        let place = Place::root().join("sheets").join(&spec.id).join("notes");
        findings.extend(other_fund(notes, spec, layout, &place));
        if sheet.is_nil() {
            findings.extend(without_note(notes, spec, layout, &place));
        } else {
            findings.extend(of_nil(notes, spec, layout, &place));
        }
    }
    findings
}

/// The finding about notes of an empty table that do not say that it is empty, if the layout has a note that does.
fn without_note(notes: &[String], spec: &SheetSpec, layout: &Layout, place: &Place) -> Option<Finding> {
    let own = spec.nil_notes.as_ref()?;
    let said = notes.iter().any(|note| says_nil(note, spec, layout));
    (!said).then(|| finding::nil_without_note(own.join(" ")).at(place))
}

/// The finding about the note of an empty table below a table with amounts. If the layout has no such note for the
/// table, a note may say that a line, another table or another fund is empty; so it must be about the table as a
/// whole.
fn of_nil(notes: &[String], spec: &SheetSpec, layout: &Layout, place: &Place) -> Option<Finding> {
    let says = |note: &String| match spec.nil_notes {
        Some(_) => says_nil(note, spec, layout),
        None => says_own_nil(note, spec, layout),
    };
    let (index, note) = notes.iter().enumerate().find(|(_, note)| says(note))?;
    Some(finding::note_of_nil(note).at(&place.join(index)))
}

/// Whether a note says that its own table is empty: by words for “this table” and “empty”, or as a note of an empty
/// table in the layout.
fn says_own_nil(note: &String, spec: &SheetSpec, layout: &Layout) -> bool {
    if layout.sheets.iter().any(|sheet| sheet.nil_notes.iter().flatten().any(|own| own == note)) {
        return true;
    }
    let words = &layout.words;
    let nil = words.nil.iter().any(|word| note.contains(word.as_str()));
    let whole = words.this_table.iter().any(|word| note.contains(word.as_str()));
    let other = words.funds.iter().any(|fund| note.contains(fund.as_str()) && !spec.title.contains(fund.as_str()));
    nil && whole && !other
}

/// Whether a note says that a table is empty: by one of the layout's words for it, or as the layout's own note.
fn says_nil(note: &String, spec: &SheetSpec, layout: &Layout) -> bool {
    let own = spec.nil_notes.iter().flatten().any(|own| own == note);
    own || layout.words.nil.iter().any(|word| note.contains(word.as_str()))
}

/// Findings about notes that name another fund than the table's title. It is only a warning if the note does not say
/// that the table is empty, because it may have a reason: 本表不含政府性基金预算.
fn other_fund(notes: &[String], spec: &SheetSpec, layout: &Layout, place: &Place) -> Vec<Finding> {
    let funds = &layout.words.funds;
    let Some(own) = funds.iter().find(|fund| spec.title.contains(fund.as_str())) else { return Vec::new() };
    let notes = notes.iter().enumerate().filter(|(_, note)| !note.contains(own.as_str()));
    let wrong = notes.filter_map(|(index, note)| {
        let other = funds.iter().find(|fund| note.contains(fund.as_str()))?;
        let finding = finding::note_of_other_fund(other, own).at(&place.join(index));
        Some(if says_nil(note, spec, layout) { finding } else { finding.as_warning() })
    });
    wrong.collect()
}
