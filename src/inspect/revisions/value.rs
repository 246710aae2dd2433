//! Parses PDF values and indirect objects at given offsets, for [`super::layers`] and the comparison of files.

use std::ops::Range;

use crate::syntax::{self, Cursor};

/// A PDF value; of a stream, its dictionary.
pub(in crate::inspect) type RevisionValue = syntax::Value<'static>;

/// A PDF dictionary.
pub(in crate::inspect) type Dict = syntax::Members<'static>;

/// An indirect object with its position in the file.
pub(in crate::inspect) struct Indirect {
    pub(in crate::inspect) number: u32,
    pub(in crate::inspect) generation: u16,
    pub(in crate::inspect) value: RevisionValue,
    /// The bytes of a stream's data; `None` for other objects.
    pub(in crate::inspect) data: Option<Range<usize>>,
    /// Its bytes, from its number to the end of `endobj`.
    pub(in crate::inspect) span: Range<usize>,
}

/// Reads the indirect object at an offset; `length` returns the value of an indirect `Length` by object number.
pub(in crate::inspect) fn indirect(bytes: &[u8], at: usize, length: &dyn Fn(u32) -> Option<usize>) -> Option<Indirect> {
    let mut cursor = Cursor::of_others(bytes, at);
    let number = u32::try_from(cursor.digits().ok()?).ok()?;
    cursor.blank();
    let generation = u16::try_from(cursor.digits().ok()?).ok()?;
    cursor.blank();
    cursor.expect(b"obj").ok()?;
    let value = cursor.value().ok()?.into_owned();
    cursor.blank();
    let mut data = None;
    if cursor.skip(b"stream") {
        (cursor.skip(b"\r\n") || cursor.skip(b"\n")).then_some(())?;
        let stated = value.dict()?.get("Length")?;
        let length = stated.whole().or_else(|| length(stated.reference()?))?;
        let start = cursor.at();
        cursor.take(length).ok()?;
        data = Some(start..cursor.at());
        cursor.blank();
        cursor.expect(b"endstream").ok()?;
        cursor.blank();
    }
    cursor.expect(b"endobj").ok()?;
    Some(Indirect { number, generation, value, data, span: at..cursor.at() })
}

/// Reads the value at an offset; also returns its end.
pub(in crate::inspect) fn value(bytes: &[u8], at: usize) -> Option<(RevisionValue, usize)> {
    let mut cursor = Cursor::of_others(bytes, at);
    let value = cursor.value().ok()?;
    Some((value.into_owned(), cursor.at()))
}

/// Reads an unsigned integer at an offset; also returns its end.
pub(in crate::inspect) fn whole_number(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let mut cursor = Cursor::of_others(bytes, at);
    let number = u32::try_from(cursor.digits().ok()?).ok()?;
    Some((number, cursor.at()))
}
