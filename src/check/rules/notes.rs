//! `note-of-nil`: a table with figures carries the note of an empty one. `nil-without-note`: an empty table carries
//! notes of its own without saying that it is empty (空表说明: 财预〔2016〕143号). `note-of-other-fund`: a note names
//! another kind of budget than its table is about, as notes copied from the table before do.

use crate::layout::{Layout, SheetSpec};
use crate::model::{Budget, Finding, Place, finding};

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

/// The notes below an empty table that do not say so, where the layout has a note that does.
fn without_note(notes: &[String], spec: &SheetSpec, layout: &Layout, place: &Place) -> Option<Finding> {
    let own = spec.nil_notes.as_ref()?;
    let said = notes.iter().any(|note| says_nil(note, spec, layout));
    (!said).then(|| finding::nil_without_note(own.join(" ")).at(place))
}

/// The note of an empty table below one with figures. A table that is never empty by the layout may tell of a line, of
/// another table or of another fund that there is nothing: there the note must speak of the table as a whole.
fn of_nil(notes: &[String], spec: &SheetSpec, layout: &Layout, place: &Place) -> Option<Finding> {
    let says = |note: &String| match spec.nil_notes {
        Some(_) => says_nil(note, spec, layout),
        None => says_own_nil(note, spec, layout),
    };
    let (index, note) = notes.iter().enumerate().find(|(_, note)| says(note))?;
    Some(finding::note_of_nil(note).at(&place.join(index)))
}

/// Whether a note says of its own table, by the words that mean it, or as one of the layout's own notes, that it is
/// empty.
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

/// Whether a note says that its table is empty: by one of the layout's words for it, or as the layout's own note.
fn says_nil(note: &String, spec: &SheetSpec, layout: &Layout) -> bool {
    let own = spec.nil_notes.iter().flatten().any(|own| own == note);
    own || layout.words.nil.iter().any(|word| note.contains(word.as_str()))
}

/// The notes that name a kind of budget, but not the one that the table's title names. One that does not say that the
/// table is empty may have a reason to: 本表不含政府性基金预算.
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
