//! `note-of-nil`: a table with figures carries the note of an empty one. `nil-without-note`: an empty table carries
//! notes of its own without saying that it is empty (空表说明: 财预〔2016〕143号). `note-of-other-fund`: a note names
//! another kind of budget than its table is about, as notes copied from the table before do.

use crate::layout::{Layout, SheetSpec};
use crate::model::{Budget, Finding, Place};

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for spec in &layout.sheets {
        let Some(sheet) = budget.sheets.get(&spec.id) else { continue };
        let Some(notes) = &sheet.notes else { continue };
        let place = Place::root().join("sheets").join(&spec.id).join("notes");
        findings.extend(other_fund(notes, spec, layout, &place));
        let Some(own) = &spec.nil_notes else { continue };
        let nil = notes.iter().enumerate().find(|(_, note)| says_nil(note, spec, layout));
        findings.extend(match (sheet.is_nil(), nil) {
            (false, Some((index, note))) => {
                Some(Finding::error("note-of-nil").at(&place.join(index)).with("note", note))
            }
            (true, None) => Some(Finding::error("nil-without-note").at(&place).with("note", own.join(" "))),
            _ => None,
        });
    }
    findings
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
        let finding = Finding::error("note-of-other-fund").at(&place.join(index)).with("other", other).with("own", own);
        Some(if says_nil(note, spec, layout) { finding } else { finding.as_warning() })
    });
    wrong.collect()
}
