//! Reads the chain of cross-reference sections of a PDF, one per revision (ISO 32000-1, 7.5.4, 7.5.6 and 7.5.8).
//!
//! The trailer of each section gives the offset of the previous one (`Prev`). [`super::layers`] finds objects by the
//! entries.

use std::collections::BTreeMap;
use std::ops::Range;

use hayro_syntax::object::{FromBytes, Stream};

use super::super::file;
use super::value::{self, Dict, RevisionValue, indirect, whole_number};
use crate::syntax::{is_blank, spaced};

/// Maximum number of revisions; each signature adds one or two.
const MAX_REVISIONS: usize = 64;

/// Maximum number of an object (ISO 32000-1, annex C).
const MAX_OBJECT_NUMBER: usize = 8_388_607;

/// Bytes of an entry of a cross-reference table.
const ENTRY_BYTES: usize = 20;

/// The location of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::inspect) enum XrefEntry {
    /// The object does not exist or was deleted.
    Free,
    /// At this offset in the file, with this generation number.
    At(usize, u16),
    /// In the object stream of this number, with this index.
    In(u32, usize),
}

/// A cross-reference table or stream with its trailer.
pub(super) struct XrefSection {
    /// Its bytes, including the trailer.
    pub(super) span: Range<usize>,
    pub(super) trailer: Dict,
    /// Its object number if it is a stream; `None` for a table.
    pub(super) number: Option<u32>,
}

/// Offsets of the end of a revision: after `%%EOF`, and after the line end that follows.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub(super) mark: usize,
    pub(super) line: usize,
}

/// The cross-reference sections of a file from the first revision to the last, with the end of each revision; `None` if
/// one is malformed or they overlap.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<(XrefSection, End)>> {
    let mut start = file::index(bytes)?;
    let mut found: Vec<(XrefSection, End)> = Vec::new();
    loop {
        let section = section(bytes, start)?;
        let end = end(bytes, &section)?;
        // Each section must follow the end of the previous revision.
        if found.last().is_some_and(|(later, _)| later.span.start < end.mark) || found.len() == MAX_REVISIONS {
            return None;
        }
        let before = section.trailer.get("Prev").map(|before| before.whole());
        found.push((section, end));
        match before {
            None => break,
            Some(offset) => start = offset?,
        }
    }
    found.reverse();
    Some(found)
}

/// Reads the cross-reference section at an offset, a table or a stream.
fn section(bytes: &[u8], start: usize) -> Option<XrefSection> {
    let rest = bytes.get(start..)?;
    if rest.starts_with(b"xref") {
        let (_, table) = table(bytes, start)?;
        let at = bytes.len() - spaced(bytes.get(table..)?).len();
        let at = at + bytes.get(at..)?.starts_with(b"trailer").then_some(7)?;
        let (trailer, end) = value::value(bytes, at)?;
        let trailer = trailer.dict().cloned()?;
        // A table with an additional stream (hybrid file) shows different objects to different readers.
        let has_one_form = !trailer.contains("XRefStm");
        return has_one_form.then_some(XrefSection { span: start..end, trailer, number: None });
    }
    let object = indirect(bytes, start, &|_| None)?;
    let trailer = object.value.dict().cloned()?;
    let is_index = trailer.get("Type").and_then(RevisionValue::name) == Some(b"XRef") && object.data.is_some();
    is_index.then_some(XrefSection { span: object.span, trailer, number: Some(object.number) })
}

/// Reads `startxref`, the offset of the section, and `%%EOF`, which must follow the section.
fn end(bytes: &[u8], section: &XrefSection) -> Option<End> {
    let at = |at: usize| bytes.get(at..).map(|rest| bytes.len() - spaced(rest).len());
    let word = |at: usize, word: &[u8]| bytes.get(at..)?.starts_with(word).then_some(at + word.len());
    let number = at(word(at(section.span.end)?, b"startxref")?)?;
    let (offset, after) = whole_number(bytes, number)?;
    let mark = after + bytes.get(after..)?.iter().position(|byte| !is_blank(byte))?;
    let mark = word(mark, b"%%EOF").filter(|_| offset as usize == section.span.start)?;
    let line = word(mark, b"\r\n").or_else(|| word(mark, b"\n")).or_else(|| word(mark, b"\r"));
    Some(End { mark, line: line.unwrap_or(mark) })
}

/// The entries of a cross-reference section by object number.
pub(in crate::inspect) enum XrefEntries<'a> {
    /// Of a table: the file, and ranges of object numbers with the offsets of their entries.
    Table(&'a [u8], Vec<(Range<usize>, usize)>),
    /// Of a stream: its data, ranges with offsets in these, and the widths of the three fields of an entry.
    Stream(Vec<u8>, Vec<(Range<usize>, usize)>, [usize; 3]),
}

impl<'a> XrefEntries<'a> {
    /// Locates the entries of a section; `None` if it is malformed.
    pub(super) fn read(bytes: &'a [u8], section: &XrefSection) -> Option<Self> {
        if section.number.is_none() {
            return Some(Self::Table(bytes, table(bytes, section.span.start)?.0));
        }
        let trailer = &section.trailer;
        let numbers =
            |key: &str| trailer.get(key)?.list()?.iter().map(RevisionValue::whole).collect::<Option<Vec<_>>>();
        let widths: [usize; 3] = numbers("W")?.try_into().ok()?;
        let length = widths.iter().try_fold(0_usize, |sum, width| sum.checked_add(*width)).filter(|sum| *sum <= 24)?;
        let spans = match trailer.contains("Index") {
            true => numbers("Index")?,
            false => vec![0, trailer.get("Size")?.whole()?],
        };
        let dict = section.span.start + file::find(bytes.get(section.span.clone())?, b"<<")?;
        let data = Stream::from_bytes(bytes.get(dict..)?)?.decoded().ok()?.into_owned();
        let mut at = 0;
        let mut found = Vec::new();
        for span in spans.chunks(2) {
            let [first, count] = span else { return None };
            let numbers = *first..first.checked_add(*count).filter(|end| *end <= MAX_OBJECT_NUMBER)?;
            found.push((numbers, at));
            at += count * length;
        }
        (widths[0] > 0 && at == data.len()).then_some(Self::Stream(data, found, widths))
    }

    /// The entry of an object, if the section has one.
    pub(in crate::inspect) fn get(&self, number: u32) -> Option<XrefEntry> {
        let number = number as usize;
        let within = |spans: &[(Range<usize>, usize)], length: usize| {
            let (span, at) = spans.iter().find(|(span, _)| span.contains(&number))?;
            Some(at + (number - span.start) * length)
        };
        match self {
            Self::Table(bytes, spans) => entry_of_line(bytes.get(within(spans, ENTRY_BYTES)?..)?.get(..ENTRY_BYTES)?),
            Self::Stream(data, spans, widths) => {
                let at = within(spans, widths.iter().sum())?;
                let mut fields = [0_usize; 3];
                let mut rest = data.get(at..)?;
                for (field, width) in fields.iter_mut().zip(widths) {
                    let (field_bytes, more) = rest.split_at_checked(*width)?;
                    *field = field_bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
                    rest = more;
                }
                match fields {
                    [0, ..] => Some(XrefEntry::Free),
                    [1, offset, generation] => Some(XrefEntry::At(offset, u16::try_from(generation).ok()?)),
                    [2, stream, place] => Some(XrefEntry::In(u32::try_from(stream).ok()?, place)),
                    _ => None,
                }
            }
        }
    }

    /// All entries; `None` if one is malformed or a number has two.
    pub(in crate::inspect) fn all(&self) -> Option<BTreeMap<u32, XrefEntry>> {
        let (Self::Table(_, spans) | Self::Stream(_, spans, _)) = self;
        let mut all = BTreeMap::new();
        for number in spans.iter().flat_map(|(span, _)| span.clone()) {
            let number = u32::try_from(number).ok()?;
            if all.insert(number, self.get(number)?).is_some() {
                return None;
            }
        }
        Some(all)
    }
}

/// The ranges of object numbers of a table with the offsets of their entries, and the end of the table.
#[expect(clippy::type_complexity, reason = "entries with their numbers, and where the table ends")]
fn table(bytes: &[u8], start: usize) -> Option<(Vec<(Range<usize>, usize)>, usize)> {
    let blank = |at: usize| bytes.get(at..).map(|rest| bytes.len() - spaced(rest).len());
    let mut at = blank(start + 4)?;
    let mut spans = Vec::new();
    while let Some((first, next)) = whole_number(bytes, at) {
        let (count, next) = whole_number(bytes, blank(next)?)?;
        let (first, count) = (first as usize, count as usize);
        let lines = blank(next)?;
        let end = lines.checked_add(count.checked_mul(ENTRY_BYTES)?).filter(|end| *end <= bytes.len())?;
        let numbers = first..first.checked_add(count).filter(|end| *end <= MAX_OBJECT_NUMBER)?;
        spans.push((numbers, lines));
        at = blank(end)?;
    }
    Some((spans, at))
}

/// Reads an entry of a table: `0000000017 00000 n` and a line end.
fn entry_of_line(line: &[u8]) -> Option<XrefEntry> {
    let digits = |range: Range<usize>| -> Option<usize> {
        let digits = line.get(range)?;
        digits.iter().all(u8::is_ascii_digit).then_some(())?;
        std::str::from_utf8(digits).ok()?.parse().ok()
    };
    let (offset, generation) = (digits(0..10)?, digits(11..16)?);
    let blanks = line[10] == b' ' && line[16] == b' ' && is_blank(&line[18]) && is_blank(&line[19]);
    match line[17] {
        b'n' if blanks => Some(XrefEntry::At(offset, u16::try_from(generation).ok()?)),
        b'f' if blanks => Some(XrefEntry::Free),
        _ => None,
    }
}
