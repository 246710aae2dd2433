//! Rewrites the web edition, in as little as a quarter of its size: tags, of which every cell has one, go into object
//! streams (ISO 32000-1, 7.5.7), and the cross-reference table becomes a compressed stream (7.5.8).
//!
//! [`pdf`](super::pdf()) calls it with the file that Typst wrote. Objects are copied byte for byte, not parsed, so that
//! their content cannot change.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::identifier::{self, BLANK_DIGITS};
use super::rewrite::failed;
use super::source::{PdfObject, PdfSource};
use crate::error::Error;

/// Objects in one object stream. More make the file smaller, fewer make it faster to read: readers may unpack a stream
/// again for each object in it.
const OBJECTS_PER_STREAM: usize = 128;

/// Bytes of an entry of the cross-reference stream: kind (1), offset or stream number (4), generation or index (2).
const ENTRY_BYTES: usize = 7;

/// The greatest number of objects of a PDF (ISO 32000-1, annex C).
const MAX_OBJECTS: usize = 8_388_607;

/// Rewrites a file compactly. The first half of its identifier (ISO 32000-1, 14.4) is kept, as it identifies the
/// document. The second half, and the identifier in the metadata, become the digest of the new file.
///
/// # Errors
/// `export-failed` if the structure of the file is not that of Typst.
pub(super) fn compact(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let source = PdfSource::read(bytes).ok_or_else(|| failed("the file is not laid out as expected"))?;
    if source.size >= MAX_OBJECTS {
        return Err(failed(format!("{} objects", source.size)));
    }
    let mut writer = CompactWriter::new(&source);
    let (mut packed, unpacked): (Vec<&PdfObject<'_>>, Vec<&PdfObject<'_>>) =
        source.objects.iter().partition(|object| is_packed(object));
    // Similar objects compress well together: tags first, then the lists of the tags of each page.
    packed.sort_by_key(|object| object.body.starts_with(b"["));
    unpacked.iter().for_each(|object| writer.object(object));
    for objects in packed.chunks(OBJECTS_PER_STREAM) {
        writer.stream(objects).map_err(failed)?;
    }
    writer.finish(&source).map_err(failed)
}

/// Whether an object goes into an object stream: no streams, and no resources, which readers look up for each text.
fn is_packed(object: &PdfObject<'_>) -> bool {
    !object.is_stream() && !RESOURCES.iter().any(|start| object.body.starts_with(start))
}

/// The first bytes of resources: fonts, graphics states and colour spaces.
const RESOURCES: [&[u8]; 3] = [b"<</Type/Font", b"<</Type/ExtGState", b"[/"];

/// The place of an object, as an entry of the cross-reference stream states it.
#[derive(Clone, Copy)]
enum ObjectAddress {
    /// The number is not in use, such as 0.
    Free,
    /// At an offset in the file.
    At(usize),
    /// In the object stream of this number, at this index.
    In(usize, usize),
}

impl ObjectAddress {
    fn bytes(self) -> [u8; ENTRY_BYTES] {
        let (kind, long, short): (u8, usize, usize) = match self {
            Self::Free => (0, 0, 0xFFFF),
            Self::At(offset) => (1, offset, 0),
            Self::In(stream, place) => (2, stream, place),
        };
        // `finish` refuses files of 4 GiB and more.
        let (long, short) = ((long as u32).to_be_bytes(), (short as u16).to_be_bytes());
        [kind, long[0], long[1], long[2], long[3], short[0], short[1]]
    }
}

/// State of writing the compact file; `index` has the address of each object by its number.
struct CompactWriter {
    out: Vec<u8>,
    index: Vec<ObjectAddress>,
    /// The offsets of the blank identifiers.
    identifiers: Vec<usize>,
    /// Used for all streams: setting up a compressor takes longer than compressing a few tags.
    compressor: ZlibEncoder<Vec<u8>>,
}

impl CompactWriter {
    fn new(source: &PdfSource<'_>) -> Self {
        let compressor = ZlibEncoder::new(Vec::new(), Compression::default());
        Self {
            out: source.head.to_vec(),
            index: vec![ObjectAddress::Free; source.size],
            identifiers: Vec::new(),
            compressor,
        }
    }

    /// Writes an object outside object streams.
    fn object(&mut self, object: &PdfObject<'_>) {
        self.index[object.number] = ObjectAddress::At(self.out.len());
        self.open(object.number);
        match identifier::blanked(object.body) {
            Some((body, at)) => {
                self.identifiers.push(self.out.len() + at);
                self.out.extend(body);
            }
            None => self.out.extend(object.body),
        }
        self.out.extend(b"\nendobj\n");
    }

    fn open(&mut self, number: usize) {
        self.out.extend(format!("{number} 0 obj\n").into_bytes());
    }

    /// Writes an object stream: numbers and offsets, then the objects. The compressor is flushed between the two, as
    /// digits and objects compress better separately.
    fn stream(&mut self, objects: &[&PdfObject<'_>]) -> std::io::Result<()> {
        let number = self.index.len();
        let (mut head, mut bodies) = (String::new(), Vec::new());
        for (place, object) in objects.iter().enumerate() {
            self.index[object.number] = ObjectAddress::In(number, place);
            head.push_str(&format!("{} {} ", object.number, bodies.len()));
            bodies.extend(object.body);
            bodies.push(b'\n');
        }
        self.compressor.write_all(head.as_bytes())?;
        self.compressor.flush()?;
        self.compressor.write_all(&bodies)?;
        let (count, first, packed) = (objects.len(), head.len(), self.compressor.reset(Vec::new())?);
        self.add(&format!("/Type/ObjStm/N {count}/First {first}"), &packed);
        Ok(())
    }

    /// Writes a new stream object with compressed data.
    fn add(&mut self, keys: &str, data: &[u8]) {
        let number = self.index.len();
        self.index.push(ObjectAddress::At(self.out.len()));
        self.open(number);
        self.out.extend(format!("<<{keys}/Filter/FlateDecode/Length {}>>stream\n", data.len()).into_bytes());
        self.out.extend(data);
        self.out.extend(b"\nendstream\nendobj\n");
    }

    /// Writes the cross-reference stream and the end of the file, and fills in the identifiers.
    fn finish(mut self, source: &PdfSource<'_>) -> std::io::Result<Vec<u8>> {
        let start = self.out.len();
        let entries = self.index.iter().copied().chain([ObjectAddress::At(start)]);
        self.compressor.write_all(&differences(entries))?;
        let (size, keys) = (self.index.len() + 1, &source.keys);
        let before =
            format!("/Type/XRef/Size {size}/W[1 4 2]/DecodeParms<</Predictor 12/Columns {ENTRY_BYTES}>>{keys}");
        let before = format!("{before}/ID[{}<", source.identifier);
        // The identifier follows the number of the object and the dictionary up to here.
        self.identifiers.push(start + format!("{} 0 obj\n<<{before}", self.index.len()).len());
        let packed = self.compressor.reset(Vec::new())?;
        self.add(&format!("{before}{BLANK_DIGITS}>]"), &packed);
        self.out.extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
        u32::try_from(self.out.len()).map_err(std::io::Error::other)?;
        identifier::fill(&mut self.out, &self.identifiers);
        Ok(self.out)
    }
}

/// Encodes the entries with the predictor PNG "Up": its number, 2, then each byte less that of the previous entry.
/// Consecutive entries are similar, so that the differences compress well.
fn differences(entries: impl Iterator<Item = ObjectAddress>) -> Vec<u8> {
    let mut before = [0; ENTRY_BYTES];
    let mut out = Vec::new();
    for entry in entries.map(ObjectAddress::bytes) {
        out.push(2);
        out.extend(entry.iter().zip(before).map(|(byte, above)| byte.wrapping_sub(above)));
        before = entry;
    }
    out
}
