//! Reads the signatures of a revision (ISO 32000-1, 12.8) and checks that each covers the whole file up to its
//! revision.
//!
//! Called by [`super::changes`] for each revision, and by [`super::revisions`] for the revisions after the last
//! signature.

use super::super::claims;
use super::super::report::Area;
use super::super::values::pdf_text;
use super::chain::End;
use super::changes::Judge;
use super::value::{self, Dict, RevisionValue};
use super::{Revision, Signature};
use crate::model::{Finding, finding};

/// XMP properties that programs change when they save, and the history, which some programs rewrite in another form.
const PROPERTIES_OF_SAVING: [&str; 7] = [
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:InstanceID",
    "xmpMM:VersionID",
    "xmpMM:History",
    "pdf:Producer",
    "xmp:CreatorTool",
];

/// Flags of invisible annotations: Hidden and NoView (ISO 32000-1, 12.5.3).
const UNSEEN_FLAGS: usize = 2 | 32;

/// Whether two XMP packets have the same properties, apart from time and program of saving.
pub(super) fn same_metadata(old: &[u8], new: &[u8]) -> bool {
    let properties = |data: &[u8]| {
        let mut properties = claims::properties(std::str::from_utf8(data).ok()?)?;
        properties.retain(|name, _| !PROPERTIES_OF_SAVING.contains(&name.as_str()));
        Some(properties)
    };
    properties(old).zip(properties(new)).is_some_and(|(old, new)| old == new)
}

/// The signatures of a revision that ends at `end`, and findings for those that do not cover the file; `pages` is the
/// number of pages.
pub(super) fn read(judge: &Judge<'_, '_>, end: End, pages: usize) -> (Vec<Signature>, Vec<Finding>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for field in &judge.fields {
        let Some(field) = judge.new_item(*field).and_then(|item| item.value.dict().cloned()) else { continue };
        let Some(RevisionValue::Dictionary(dict)) = judge.new_member(&field, "V") else { continue };
        let name = field.get("T").and_then(RevisionValue::text).map(pdf_text).unwrap_or_default();
        if !covers(judge, &field, &dict, end) {
            faults.push(finding::revision_range(&name));
        }
        let word = |key: &str| dict.get(key).and_then(RevisionValue::name).unwrap_or_default();
        found.push(Signature {
            field: name,
            format: String::from_utf8_lossy(word("SubFilter")).into_owned(),
            is_time_stamp: word("Type") == b"DocTimeStamp",
            signer: dict.get("Name").and_then(RevisionValue::text).map(pdf_text),
            seen: None,
        });
    }
    // A revision has one signature as a rule, so visible annotations are assigned to the signatures in order.
    let mut seen = judge.widgets.iter().filter_map(|(number, page)| {
        let item = judge.new_item(*number)?;
        Some(((*page)? + 1, visible(item.value.dict()?)?))
    });
    for signature in &mut found {
        signature.seen = seen.next().filter(|(page, _)| *page <= pages);
    }
    (found, faults)
}

/// The box of a visible annotation.
fn visible(dict: &Dict) -> Option<Area> {
    let flags = dict.get("F").and_then(RevisionValue::whole).unwrap_or(0);
    let numbers: Vec<f64> = dict.get("Rect")?.list()?.iter().filter_map(RevisionValue::number).collect();
    let [x0, y0, x1, y1] = numbers[..] else { return None };
    let area = Area { left: x0.min(x1), bottom: y0.min(y1), right: x0.max(x1), top: y0.max(y1) };
    (flags & UNSEEN_FLAGS == 0 && area.right > area.left && area.top > area.bottom).then_some(area)
}

/// Whether a signature covers the file from its first byte to the end of its revision, except its own value
/// (`Contents`).
fn covers(judge: &Judge<'_, '_>, field: &Dict, dict: &Dict, end: End) -> bool {
    let ranges: Option<Vec<usize>> =
        dict.get("ByteRange").and_then(|range| range.list()?.iter().map(RevisionValue::whole).collect());
    let Some([0, first, second, rest]) = ranges.as_deref() else { return false };
    let bytes = judge.layers.bytes;
    let last = second.checked_add(*rest);
    let Some(gap) = bytes.get(*first..*second).filter(|_| last == Some(end.mark) || last == Some(end.line)) else {
        return false;
    };
    // The uncovered bytes must be exactly the value of `Contents` in the object of the signature, with its brackets.
    let number = field.get("V").and_then(RevisionValue::reference);
    let object = number.and_then(|number| judge.new_item(number)).and_then(|item| item.span);
    let within = object.is_some_and(|span| span.start <= *first && *second <= span.end);
    let before = bytes[..*first].trim_ascii_end().ends_with(b"/Contents");
    let digits = gap.first() == Some(&b'<') && gap.len() > 2 && gap[1] != b'<';
    let contents = value::value(bytes, *first).filter(|(_, end)| *end == *second).map(|(value, _)| value);
    within && before && digits && contents.is_some() && contents.as_ref() == dict.get("Contents")
}

/// Reports revisions after the last signature, unless they only add data for verifying signatures.
pub(super) fn report_unsigned(revisions: &mut [Revision]) {
    let last = revisions.iter().rposition(|revision| !revision.signatures.is_empty());
    let open = last.map_or(0, |last| last + 1);
    for (index, revision) in revisions.iter_mut().enumerate().skip(open) {
        let proves = |kind: &str| {
            matches!(kind, "catalogue" | "certificates" | "stream" | "list" | "dictionary" | "information" | "metadata")
        };
        let only = last.is_some() && revision.objects.iter().all(|change| proves(change.kind));
        if !only && revision.faults.is_empty() {
            revision.faults.push(finding::revision_unsigned(index + 2));
        }
    }
}
