//! Reads the file structure of an edition strictly: header, objects, cross-reference, trailer (ISO 32000-1, 7.5). The
//! file must have a single revision, each object once, and no byte between objects. The other modules of [`super`] get
//! objects from [`Frame`].

use std::ops::Range;

use flate2::bufread::ZlibDecoder;

use crate::syntax::{Cursor, Malformed, Members, Value};

/// The comments after the header that mark a file as binary (ISO 32000-1, 7.5.2), one for each library that writes
/// editions.
const BINARY_MARKS: [&[u8]; 2] = [b"%\x80\x80\x80\x80\n", b"%\xBB\xAD\xC0\xDE\n"];

/// Largest decompressed stream, in bytes.
const MAX_UNPACKED_BYTES: u64 = 1 << 30;

/// A fault of the file structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameFault {
    /// The header is not that of the edition.
    Header,
    /// Something other than an object stands at this offset.
    Bytes(usize),
    /// The object of this number occurs twice, or the number is out of range; or the object stream of this number is
    /// damaged.
    Number(usize),
    /// The cross-reference is not exactly that of the objects.
    Index,
    /// The end of the file is not as this program writes it.
    End,
}

/// The place of an object.
#[derive(Debug, Clone)]
struct Slot {
    /// 0 for the file itself; otherwise the number of the decompressed object stream, counted from 1.
    source: usize,
    /// The range of the object, or of the dictionary of a stream.
    body: Range<usize>,
    /// The range of the stored data of a stream.
    stream: Option<Range<usize>>,
}

/// A file split into its objects.
pub(super) struct Frame<'d> {
    file: &'d [u8],
    /// The decompressed object streams.
    unpacked: Vec<Vec<u8>>,
    /// The places of objects, by object number.
    slots: Vec<Option<Slot>>,
    /// The version that the header states.
    pub(super) version: &'d [u8],
    /// The trailer, or the dictionary of the cross-reference stream, which takes its place.
    pub(super) trailer: Members<'d>,
    /// Object numbers of object streams and of the cross-reference stream.
    pub(super) containers: Vec<usize>,
}

impl<'d> Frame<'d> {
    /// Splits a file into its objects.
    ///
    /// # Errors
    /// The first fault of the file structure.
    pub(super) fn read(file: &'d [u8]) -> Result<Self, FrameFault> {
        let mut cursor = Cursor::new(file, 0);
        let header = || FrameFault::Header;
        cursor.expect(b"%PDF-").map_err(|_| header())?;
        let version = cursor.take(3).map_err(|_| header())?;
        cursor.expect(b"\n").map_err(|_| header())?;
        if !BINARY_MARKS.iter().any(|mark| cursor.skip(mark)) {
            return Err(header());
        }
        cursor.skip(b"\n");
        let mut frame = Self {
            file,
            unpacked: Vec::new(),
            slots: Vec::new(),
            version,
            trailer: Members::default(),
            containers: Vec::new(),
        };
        let mut offsets: Vec<(usize, usize)> = Vec::new();
        let mut last = None;
        while !cursor.skip(b"xref\n") {
            let start = cursor.at();
            if cursor.skip(b"startxref\n") {
                // The last object was the cross-reference stream.
                let (number, offset) = last.ok_or(FrameFault::Index)?;
                frame.stream_index(&mut cursor, number, offset, &offsets)?;
                return Ok(frame);
            }
            let (number, members) = frame.object(&mut cursor).map_err(|_| FrameFault::Bytes(start))?;
            offsets.push((number, start));
            last = Some((number, start));
            match members.name("Type") {
                Some(b"ObjStm") => frame.object_stream(number, &members)?,
                Some(b"XRef") => frame.trailer = members,
                _ => {}
            }
        }
        frame.table_index(&mut cursor, &offsets)?;
        Ok(frame)
    }

    /// The highest object number plus 1, as `Size` states it.
    pub(super) fn size(&self) -> usize {
        self.slots.len().max(1)
    }

    /// The object numbers in use.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        self.slots.iter().enumerate().filter(|(_, slot)| slot.is_some()).map(|(number, _)| number)
    }

    /// The same objects as a PDF without object streams and with a cross-reference table, which the library hayro reads
    /// faster.
    pub(super) fn expanded(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut index = format!("xref\n0 {}\n0000000000 65535 f \n", self.size());
        for (number, slot) in self.slots.iter().enumerate().skip(1) {
            let Some(slot) = slot.as_ref().filter(|_| !self.containers.contains(&number)) else {
                index.push_str("0000000000 65535 f \n");
                continue;
            };
            index.push_str(&format!("{:010} 00000 n \n", out.len()));
            out.extend(format!("{number} 0 obj\n").bytes());
            out.extend_from_slice(
                self.source(slot).and_then(|source| source.get(slot.body.clone())).unwrap_or_default(),
            );
            if let Some(data) = slot.stream.clone().and_then(|range| self.file.get(range)) {
                out.extend_from_slice(b"\nstream\n");
                out.extend_from_slice(data);
                out.extend_from_slice(b"\nendstream");
            }
            out.extend_from_slice(b"\nendobj\n");
        }
        let (start, root) = (out.len(), self.trailer.reference("Root").unwrap_or_default());
        let trailer = format!("trailer\n<</Size {}/Root {root} 0 R>>\nstartxref\n{start}\n%%EOF\n", self.size());
        out.extend(index.bytes().chain(trailer.bytes()));
        out
    }

    /// The bytes in which the place of an object is a range.
    fn source(&self, slot: &Slot) -> Option<&[u8]> {
        match slot.source {
            0 => Some(self.file),
            place => self.unpacked.get(place - 1).map(Vec::as_slice),
        }
    }

    /// An object, with the stored data if it is a stream.
    pub(super) fn get(&self, number: usize) -> Option<(Value<'_>, Option<&[u8]>)> {
        let slot = self.slots.get(number)?.as_ref()?;
        let mut cursor = Cursor::new(self.source(slot)?.get(slot.body.clone())?, 0);
        let value = cursor.value().ok().filter(|_| cursor.is_at_end())?;
        let stream = slot.stream.clone().and_then(|range| self.file.get(range));
        Some((value, stream))
    }

    /// The dictionary of an object or stream.
    pub(super) fn members(&self, number: usize) -> Option<Members<'_>> {
        match self.get(number)? {
            (Value::Dictionary(members), _) => Some(members),
            _ => None,
        }
    }

    /// The decompressed data of a stream.
    pub(super) fn data(&self, number: usize) -> Option<Vec<u8>> {
        let (value, stream) = self.get(number)?;
        let Value::Dictionary(members) = value else { return None };
        unpacked(&members, stream?)
    }

    /// Notes the place of an object, whose number must be new.
    fn put(&mut self, number: usize, slot: Slot) -> Result<(), FrameFault> {
        if number == 0 || number > self.file.len() {
            return Err(FrameFault::Number(number));
        }
        if self.slots.len() <= number {
            self.slots.resize(number + 1, None);
        }
        match self.slots[number].replace(slot) {
            None => Ok(()),
            Some(_) => Err(FrameFault::Number(number)),
        }
    }

    /// Reads an object of the file; returns its number, and its dictionary if it is a stream.
    fn object(&mut self, cursor: &mut Cursor<'d>) -> Result<(usize, Members<'d>), Malformed> {
        let number = cursor.digits()?;
        cursor.expect(b" 0 obj\n")?;
        let start = cursor.at();
        let value = cursor.value()?;
        let body = start..cursor.at();
        cursor.blank();
        let mut stream = None;
        let mut members = Members::default();
        if cursor.skip(b"stream\n") {
            let Value::Dictionary(dict) = value else { return Err(Malformed) };
            let length = dict.integer("Length").and_then(|length| usize::try_from(length).ok()).ok_or(Malformed)?;
            let at = cursor.at();
            cursor.take(length)?;
            stream = Some(at..cursor.at());
            cursor.expect(b"\nendstream")?;
            cursor.blank();
            members = dict;
        }
        cursor.expect(b"endobj\n")?;
        cursor.skip(b"\n");
        self.put(number, Slot { source: 0, body, stream }).map_err(|_| Malformed)?;
        Ok((number, members))
    }

    /// Notes the places of the objects in an object stream (ISO 32000-1, 7.5.7), between which there may be no gap.
    fn object_stream(&mut self, number: usize, members: &Members<'d>) -> Result<(), FrameFault> {
        let fault = || FrameFault::Number(number);
        let data = self.data(number).ok_or_else(fault)?;
        let count = members.integer("N").and_then(|count| usize::try_from(count).ok()).ok_or_else(fault)?;
        let first = members.integer("First").and_then(|first| usize::try_from(first).ok()).ok_or_else(fault)?;
        let mut head = Cursor::new(data.get(..first).ok_or_else(fault)?, 0);
        let mut starts = Vec::new();
        for _ in 0..count {
            let number = head.digits().map_err(|_| fault())?;
            head.expect(b" ").map_err(|_| fault())?;
            let start = head.digits().map_err(|_| fault())?;
            head.expect(b" ").map_err(|_| fault())?;
            starts.push((number, first.checked_add(start).ok_or_else(fault)?));
        }
        if !head.is_at_end() {
            return Err(fault());
        }
        let source = self.unpacked.len() + 1;
        // That each range is one object and nothing else is checked by [`Self::get`].
        let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([data.len()]);
        if starts.first().is_none_or(|(_, start)| *start != first) {
            return Err(fault());
        }
        for ((number, start), end) in starts.iter().zip(ends) {
            if end <= *start || data.get(end - 1) != Some(&b'\n') {
                return Err(fault());
            }
            self.put(*number, Slot { source, body: *start..end - 1, stream: None })?;
        }
        self.unpacked.push(data);
        self.containers.push(number);
        Ok(())
    }

    /// Compares the cross-reference stream (ISO 32000-1, 7.5.8) with the places of the objects.
    fn stream_index(
        &mut self,
        cursor: &mut Cursor<'d>,
        number: usize,
        offset: usize,
        offsets: &[(usize, usize)],
    ) -> Result<(), FrameFault> {
        const ENTRY_BYTES: usize = 7;
        if self.trailer.name("Type") != Some(b"XRef") || number + 1 != self.size() {
            return Err(FrameFault::Index);
        }
        let mut entries = vec![[0, 0, 0, 0, 0, 0xFF, 0xFF]; self.size()];
        for (number, offset) in offsets {
            let [a, b, c, d] = u32::try_from(*offset).map_err(|_| FrameFault::Index)?.to_be_bytes();
            entries[*number] = [1, a, b, c, d, 0, 0];
        }
        for (place, stream) in self.containers.iter().enumerate() {
            let [a, b, c, d] = u32::try_from(*stream).map_err(|_| FrameFault::Index)?.to_be_bytes();
            let inside = self.slots.iter().enumerate().filter_map(|(number, slot)| {
                let slot = slot.as_ref().filter(|slot| slot.source == place + 1)?;
                Some((slot.body.start, number))
            });
            let mut inside: Vec<(usize, usize)> = inside.collect();
            inside.sort_unstable();
            for (index, (_, number)) in inside.iter().enumerate() {
                let [high, low] = u16::try_from(index).map_err(|_| FrameFault::Index)?.to_be_bytes();
                entries[*number] = [2, a, b, c, d, high, low];
            }
        }
        let stated = self.data(number).ok_or(FrameFault::Index)?;
        // PNG predictor 12: each row states the differences from the row above.
        let mut above = [0; ENTRY_BYTES];
        let mut expected = Vec::with_capacity(stated.len());
        for entry in &entries {
            expected.push(2);
            expected.extend(entry.iter().zip(above).map(|(byte, above): (&u8, u8)| byte.wrapping_sub(above)));
            above = *entry;
        }
        if stated != expected {
            return Err(FrameFault::Index);
        }
        self.containers.push(number);
        end(cursor, offset)
    }

    /// Compares the cross-reference table (ISO 32000-1, 7.5.4) with the places of the objects, and reads the trailer.
    fn table_index(&mut self, cursor: &mut Cursor<'d>, offsets: &[(usize, usize)]) -> Result<(), FrameFault> {
        let start = cursor.at() - b"xref\n".len();
        let mut offsets = offsets.to_vec();
        offsets.sort_unstable();
        // The free entry of object 0 begins the first section.
        let mut sections: Vec<Vec<(usize, String)>> = vec![vec![(0, "0000000000 65535 f \n".to_owned())]];
        for (number, offset) in offsets {
            let entry = (number, format!("{offset:010} 00000 n \n"));
            match sections.last_mut() {
                Some(section) if section.last().is_some_and(|(last, _)| last + 1 == number) => section.push(entry),
                _ => sections.push(vec![entry]),
            }
        }
        let index = || FrameFault::Index;
        for section in &sections {
            let first = section.first().map_or(0, |(number, _)| *number);
            cursor.expect(format!("{first} {}\n", section.len()).as_bytes()).map_err(|_| index())?;
            for (_, entry) in section {
                cursor.expect(entry.as_bytes()).map_err(|_| index())?;
            }
        }
        cursor.expect(b"trailer\n").map_err(|_| index())?;
        let Ok(Value::Dictionary(trailer)) = cursor.value() else { return Err(index()) };
        self.trailer = trailer;
        cursor.expect(b"\n").map_err(|_| FrameFault::End)?;
        cursor.expect(b"startxref\n").map_err(|_| FrameFault::End)?;
        end(cursor, start)
    }
}

/// Reads the offset of the cross-reference and the end of the file, after which nothing may follow.
fn end(cursor: &mut Cursor<'_>, index: usize) -> Result<(), FrameFault> {
    let fault = |_| FrameFault::End;
    if cursor.digits().map_err(fault)? != index {
        return Err(FrameFault::End);
    }
    cursor.expect(b"\n%%EOF\n").map_err(fault)?;
    if cursor.is_at_end() { Ok(()) } else { Err(FrameFault::End) }
}

/// The decompressed data of a stream with FlateDecode (ISO 32000-1, 7.4.4) or without a filter; `None` for other
/// filters, or if bytes follow the compressed data.
pub(super) fn unpacked(members: &Members<'_>, stored: &[u8]) -> Option<Vec<u8>> {
    match members.get("Filter") {
        None => Some(stored.to_vec()),
        Some(Value::Name(name)) if name.as_ref() == b"FlateDecode" => inflated(stored),
        Some(_) => None,
    }
}

/// Decompresses zlib data up to [`MAX_UNPACKED_BYTES`].
fn inflated(stored: &[u8]) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut decoder = ZlibDecoder::new(stored);
    let mut data = Vec::new();
    (&mut decoder).take(MAX_UNPACKED_BYTES + 1).read_to_end(&mut data).ok()?;
    let whole = data.len() as u64 <= MAX_UNPACKED_BYTES && decoder.into_inner().is_empty();
    whole.then_some(data)
}
