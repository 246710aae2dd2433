//! `note-of-nil`: a table with amounts has the note of an empty table. `nil-without-note`: an empty table has notes in
//! the data, but none says that it is empty (空表说明: 财预〔2016〕143号). `note-of-other-fund`: a note names another fund
//! than its table, as a note copied from another table does.

use crate::layout::{Layout, SheetSpec};
use crate::model::{Budget, Finding, Place, finding};

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for spec in &layout.sheets {
        let Some(sheet) = budget.sheets.get(&spec.id) else { continue };
        let Some(notes) = &sheet.notes else { continue };
        let place = Place::root().join("sheets").join(&spec.id).join("notes");
        findings.extend(notes_of_other_fund(notes, spec, layout, &place));
        if sheet.is_nil() {
            findings.extend(missing_nil_note(notes, spec, layout, &place));
        } else {
            findings.extend(nil_note_below_amounts(notes, spec, layout, &place));
        }
    }
    findings
}

/// The finding about notes of an empty table that do not say that it is empty, if the layout has a note that does.
fn missing_nil_note(notes: &[String], spec: &SheetSpec, layout: &Layout, place: &Place) -> Option<Finding> {
    let layout_note = spec.nil_notes.as_ref()?;
    let said = notes.iter().any(|note| says_nil(note, spec, layout));
    (!said).then(|| finding::nil_without_note(layout_note.join(" ")).at(place))
}

/// The finding about the note of an empty table below a table with amounts. If the layout sets no note for this table,
/// only a note about the whole table counts: others may say that a line or another fund is empty.
fn nil_note_below_amounts(notes: &[String], spec: &SheetSpec, layout: &Layout, place: &Place) -> Option<Finding> {
    let says = |note: &String| match spec.nil_notes {
        Some(_) => says_nil(note, spec, layout),
        None => says_this_table_nil(note, spec, layout),
    };
    let (index, note) = notes.iter().enumerate().find(|(_, note)| says(note))?;
    Some(finding::note_of_nil(note).at(&place.join(index)))
}

/// Whether a note says that the table above it is empty: by words for “this table” and “empty”, or as a note of an
/// empty table in the layout.
fn says_this_table_nil(note: &String, spec: &SheetSpec, layout: &Layout) -> bool {
    if layout.sheets.iter().any(|sheet| sheet.nil_notes.iter().flatten().any(|layout_note| layout_note == note)) {
        return true;
    }
    let words = &layout.words;
    let says_empty = words.nil.iter().any(|word| note.contains(word.as_str()));
    let says_this_table = words.this_table.iter().any(|word| note.contains(word.as_str()));
    let other = words.funds.iter().any(|fund| note.contains(fund.as_str()) && !spec.title.contains(fund.as_str()));
    says_empty && says_this_table && !other
}

/// Whether a note says that a table is empty: by one of the layout's words for it, or as the layout's own note.
fn says_nil(note: &String, spec: &SheetSpec, layout: &Layout) -> bool {
    let is_layout_note = spec.nil_notes.iter().flatten().any(|layout_note| layout_note == note);
    is_layout_note || layout.words.nil.iter().any(|word| note.contains(word.as_str()))
}

/// Findings about notes that name another fund than the table's title. It is only a warning if the note does not say
/// that the table is empty, because it may have a reason: 本表不含政府性基金预算.
fn notes_of_other_fund(notes: &[String], spec: &SheetSpec, layout: &Layout, place: &Place) -> Vec<Finding> {
    let funds = &layout.words.funds;
    let Some(own_fund) = funds.iter().find(|fund| spec.title.contains(fund.as_str())) else { return Vec::new() };
    let notes = notes.iter().enumerate().filter(|(_, note)| !note.contains(own_fund.as_str()));
    let wrong = notes.filter_map(|(index, note)| {
        let other = funds.iter().find(|fund| note.contains(fund.as_str()))?;
        let finding = finding::note_of_other_fund(other, own_fund).at(&place.join(index));
        Some(if says_nil(note, spec, layout) { finding } else { finding.as_warning() })
    });
    wrong.collect()
}
