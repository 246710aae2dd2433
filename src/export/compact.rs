//! The web edition's file laid down anew: tags, of which every cell has one, gathered in compressed streams (object
//! streams, ISO 32000-1, 7.5.7) and the index packed (7.5.8): a quarter of the size where tables are large.
//!
//! The file comes from Typst, object after object with a plain index behind them. Objects are moved as they stand,
//! never read: what an object says stays the same to the byte, and the pass costs little more than packing.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::identifier::{self, BLANK_DIGITS};
use super::rewrite::failed;
use super::source::{PdfObject, PdfSource};
use crate::error::Error;

/// So many objects stand in one stream: many make a file small, few make it fast to read, as readers may unpack a
/// stream for each object that they take from it.
const OBJECTS: usize = 128;

/// Bytes of an entry of the index: its kind, an offset or a stream, a generation or a place in the stream.
const ENTRY: usize = 7;

/// The most objects that the index can number.
const MOST: usize = 8_388_607;

/// Lays a file down compactly. The first half of its identifier (ISO 32000-1, 14.4) stays: it is the document's. The
/// second half, and the identifier in its metadata, become the digest of what is written.
///
/// # Errors
/// `export-failed` if the file is not written as Typst writes.
pub(super) fn compact(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let source = PdfSource::read(bytes).ok_or_else(|| failed("the file is not laid out as expected"))?;
    if source.size >= MOST {
        return Err(failed(format!("{} objects", source.size)));
    }
    let mut writer = CompactWriter::new(&source);
    let (mut packed, plain): (Vec<&PdfObject<'_>>, Vec<&PdfObject<'_>>) =
        source.objects.iter().partition(|object| is_packed(object));
    // Like packs well with like: tags first, then the lists of the tags of each page.
    packed.sort_by_key(|object| object.body.starts_with(b"["));
    plain.iter().for_each(|object| writer.object(object));
    for objects in packed.chunks(OBJECTS) {
        writer.stream(objects).map_err(failed)?;
    }
    writer.finish(&source).map_err(failed)
}

/// Whether an object goes into a stream. What has data of its own cannot. What content refers to stays by itself: it is
/// looked up for each run of text.
fn is_packed(object: &PdfObject<'_>) -> bool {
    !object.is_stream() && !DRAWN_WITH.iter().any(|start| object.body.starts_with(start))
}

/// How fonts, graphics states and colour spaces begin.
const DRAWN_WITH: [&[u8]; 3] = [b"<</Type/Font", b"<</Type/ExtGState", b"[/"];

/// Where an object is found.
#[derive(Clone, Copy)]
enum ObjectAddress {
    /// Free: of the first entry, and of numbers that are not in use.
    Free,
    /// By its offset in the file.
    At(usize),
    /// By the number of a stream and its place in it.
    In(usize, usize),
}

impl ObjectAddress {
    fn bytes(self) -> [u8; ENTRY] {
        let (kind, long, short): (u8, usize, usize) = match self {
            Self::Free => (0, 0, 0xFFFF),
            Self::At(offset) => (1, offset, 0),
            Self::In(stream, place) => (2, stream, place),
        };
        // A file is smaller than 4 GiB, which is checked at its end.
        let (long, short) = ((long as u32).to_be_bytes(), (short as u16).to_be_bytes());
        [kind, long[0], long[1], long[2], long[3], short[0], short[1]]
    }
}

struct CompactWriter {
    out: Vec<u8>,
    index: Vec<ObjectAddress>,
    /// Where the identifier is to be written.
    identifiers: Vec<usize>,
    /// Kept from stream to stream: it takes more to set up than to pack some tags.
    packer: ZlibEncoder<Vec<u8>>,
}

impl CompactWriter {
    fn new(source: &PdfSource<'_>) -> Self {
        let packer = ZlibEncoder::new(Vec::new(), Compression::default());
        Self {
            out: source.head.to_vec(),
            index: vec![ObjectAddress::Free; source.size],
            identifiers: Vec::new(),
            packer,
        }
    }

    /// An object by itself.
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

    /// Objects in a stream, behind their numbers and offsets. These are packed apart: digits have little in common with
    /// what follows.
    fn stream(&mut self, objects: &[&PdfObject<'_>]) -> std::io::Result<()> {
        let number = self.index.len();
        let (mut head, mut bodies) = (String::new(), Vec::new());
        for (place, object) in objects.iter().enumerate() {
            self.index[object.number] = ObjectAddress::In(number, place);
            head.push_str(&format!("{} {} ", object.number, bodies.len()));
            bodies.extend(object.body);
            bodies.push(b'\n');
        }
        self.packer.write_all(head.as_bytes())?;
        self.packer.flush()?;
        self.packer.write_all(&bodies)?;
        let (count, first, packed) = (objects.len(), head.len(), self.packer.reset(Vec::new())?);
        self.add(&format!("/Type/ObjStm/N {count}/First {first}"), &packed);
        Ok(())
    }

    /// A new object with packed data.
    fn add(&mut self, keys: &str, data: &[u8]) {
        let number = self.index.len();
        self.index.push(ObjectAddress::At(self.out.len()));
        self.open(number);
        self.out.extend(format!("<<{keys}/Filter/FlateDecode/Length {}>>stream\n", data.len()).into_bytes());
        self.out.extend(data);
        self.out.extend(b"\nendstream\nendobj\n");
    }

    /// The index, which is an object itself, and the end of the file.
    fn finish(mut self, source: &PdfSource<'_>) -> std::io::Result<Vec<u8>> {
        let start = self.out.len();
        let entries = self.index.iter().copied().chain([ObjectAddress::At(start)]);
        self.packer.write_all(&differences(entries))?;
        let (size, keys) = (self.index.len() + 1, &source.keys);
        let before = format!("/Type/XRef/Size {size}/W[1 4 2]/DecodeParms<</Predictor 12/Columns {ENTRY}>>{keys}");
        let before = format!("{before}/ID[{}<", source.identifier);
        // Behind the number of the object and the brackets of its dictionary.
        self.identifiers.push(start + format!("{} 0 obj\n<<{before}", self.index.len()).len());
        let packed = self.packer.reset(Vec::new())?;
        self.add(&format!("{before}{BLANK_DIGITS}>]"), &packed);
        self.out.extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
        u32::try_from(self.out.len()).map_err(std::io::Error::other)?;
        identifier::fill(&mut self.out, &self.identifiers);
        Ok(self.out)
    }
}

/// Each entry as its difference from the one before, byte by byte, after the number of the predictor (PNG "Up"):
/// entries differ little from those before them, so that differences vanish when packed.
fn differences(entries: impl Iterator<Item = ObjectAddress>) -> Vec<u8> {
    let mut before = [0; ENTRY];
    let mut out = Vec::new();
    for entry in entries.map(ObjectAddress::bytes) {
        out.push(2);
        out.extend(entry.iter().zip(before).map(|(own, above)| own.wrapping_sub(above)));
        before = entry;
    }
    out
}
