//! Objects of files that others may have appended to, to be compared.

use std::ops::Range;

use crate::syntax::{self, Cursor};

/// An object without its stream data.
pub(in crate::inspect) type RevisionValue = syntax::Value<'static>;

/// A dictionary by its keys.
pub(in crate::inspect) type Dict = syntax::Members<'static>;

/// An object of its own, with the bytes that it takes.
pub(in crate::inspect) struct Indirect {
    pub(in crate::inspect) number: u32,
    pub(in crate::inspect) generation: u16,
    pub(in crate::inspect) value: RevisionValue,
    /// Where the data of a stream stand.
    pub(in crate::inspect) data: Option<Range<usize>>,
    /// From its number to the end of `endobj`.
    pub(in crate::inspect) span: Range<usize>,
}

/// Reads the object of its own that begins here; `length` tells the length of a stream that another object states.
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

/// Reads the value that begins here, and where it ends.
pub(in crate::inspect) fn value(bytes: &[u8], at: usize) -> Option<(RevisionValue, usize)> {
    let mut cursor = Cursor::of_others(bytes, at);
    let value = cursor.value().ok()?;
    Some((value.into_owned(), cursor.at()))
}

/// Reads a whole number, and where it ends.
pub(in crate::inspect) fn whole_number(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let mut cursor = Cursor::of_others(bytes, at);
    let number = u32::try_from(cursor.digits().ok()?).ok()?;
    Some((number, cursor.at()))
}
