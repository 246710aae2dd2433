//! Which findings hold although parts of the file could not be read.

use crate::model::{Finding, Place, Unread, finding};

/// Rules that compare with the year of the budget.
const OF_YEAR: [&str; 4] =
    [finding::year_old::CODE, finding::year_other::CODE, finding::year_unlikely::CODE, finding::date_far::CODE];

/// Rules about a table as a whole.
const OF_TABLE: [&str; 4] = [
    finding::note_of_nil::CODE,
    finding::nil_without_note::CODE,
    finding::level_missing::CODE,
    finding::line_repeated::CODE,
];

/// Whether nothing that could not be read may be what a finding is about, or would have kept it from being found.
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
        code if OF_YEAR.contains(&code) => unread.has_member("year") && unread.has_member("published"),
        code if OF_TABLE.contains(&code) => place.and_then(Place::sheet).is_none_or(|id| unread.has_all_of(&id)),
        // An amount that was not read may be the one that the text states.
        finding::unit_slip::CODE => unread.has_all_amounts(),
        finding::percent_differs::CODE | finding::reason_contradicts::CODE => {
            place.and_then(subject).is_none_or(|own| unread.has_subject(&own))
        }
        _ => true,
    }
}

/// The subject of the narrative in which a place lies.
fn subject(place: &Place) -> Option<String> {
    let mut steps = place.steps();
    steps.next().filter(|first| first == super::cells::FIGURES).and_then(|_| steps.next())
}
