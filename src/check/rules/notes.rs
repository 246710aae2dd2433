//! `note-of-nil`: a table with figures carries the note of an empty one. `nil-without-note`: an empty table carries
//! notes of its own without saying that it is empty (空表说明: 财预〔2016〕143号).

use crate::layout::Layout;
use crate::model::{Budget, Finding, Place};

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for spec in &layout.sheets {
        let Some(sheet) = budget.sheets.get(&spec.id) else { continue };
        let (Some(notes), Some(nil)) = (&sheet.notes, &spec.nil_notes) else { continue };
        let place = Place::root().join("sheets").join(&spec.id).join("notes");
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
