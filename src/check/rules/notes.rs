//! `note-of-nil`: a table with figures carries the note of an empty one. `nil-without-note`: an empty table carries
//! notes of its own without saying that it is empty (空表说明: 财预〔2016〕143号). `note-of-other-fund`: a note names
//! another kind of budget than its table is about, as notes copied from the table before do.

use crate::layout::{Layout, SheetSpec};
use crate::model::{Budget, Finding, Place, Sheet};

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for spec in &layout.sheets {
        let Some(sheet) = budget.sheets.get(&spec.id) else { continue };
        let place = Place::root().join("sheets").join(&spec.id).join("notes");
        findings.extend(other_fund(sheet, spec, &layout.words.funds, &place));
        let (Some(notes), Some(nil)) = (&sheet.notes, &spec.nil_notes) else { continue };
        let says_nil = nil.iter().any(|note| notes.contains(note));
        let about = |code| Finding::error(code).at(&place).with("note", nil.join(" "));
        match (sheet.is_nil(), says_nil) {
            (false, true) => findings.push(about("note-of-nil")),
            (true, false) => findings.push(about("nil-without-note")),
            _ => {}
        }
    }
    findings
}

/// The notes that name a kind of budget, but not the one that the table's title names.
fn other_fund(sheet: &Sheet, spec: &SheetSpec, funds: &[String], place: &Place) -> Vec<Finding> {
    let Some(own) = funds.iter().find(|fund| spec.title.contains(fund.as_str())) else { return Vec::new() };
    let notes = sheet.notes.iter().flatten().enumerate().filter(|(_, note)| !note.contains(own.as_str()));
    let wrong = notes.filter_map(|(index, note)| {
        let other = funds.iter().find(|fund| note.contains(fund.as_str()))?;
        Some(Finding::error("note-of-other-fund").at(&place.join(index)).with("other", other).with("own", own))
    });
    wrong.collect()
}
