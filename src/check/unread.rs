//! Decides which findings are certain although parts of the file could not be read.

use crate::model::{Finding, Place, Unread, finding};

/// The codes of rules that use the budget year.
const YEAR_RULES: [&str; 4] =
    [finding::year_old::CODE, finding::year_other::CODE, finding::year_unlikely::CODE, finding::date_far::CODE];

/// The codes of rules about a table as a whole.
const TABLE_RULES: [&str; 4] = [
    finding::note_of_nil::CODE,
    finding::nil_without_note::CODE,
    finding::level_missing::CODE,
    finding::line_repeated::CODE,
];

/// Whether a finding is independent of the unread values: it is about none of them, and none could have prevented it.
pub(super) fn is_certain(finding: &Finding, unread: &Unread) -> bool {
    if unread.is_empty() {
        return true;
    }
    let mut places = finding.place.iter().chain(&finding.cells);
    if places.any(|place| unread.covers(place)) {
        return false;
    }
    let place = finding.place.as_ref();
    match finding.code {
        code if YEAR_RULES.contains(&code) => unread.has_member("year") && unread.has_member("published"),
        code if TABLE_RULES.contains(&code) => place.and_then(Place::sheet).is_none_or(|id| unread.has_all_of(&id)),
        // The amount in the text may be that of an unread cell.
        finding::unit_slip::CODE => unread.has_all_amounts(),
        finding::percent_differs::CODE | finding::reason_contradicts::CODE => {
            place.and_then(subject).is_none_or(|subject| unread.has_subject(&subject))
        }
        _ => true,
    }
}

/// The subject of the narrative in which a place lies.
fn subject(place: &Place) -> Option<String> {
    let mut steps = place.steps();
    steps.next().filter(|first| first == super::cells::FIGURES).and_then(|_| steps.next())
}
