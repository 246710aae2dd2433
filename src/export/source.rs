//! Reads a PDF as Typst writes it, for `compact`: one object after another, a cross-reference table (ISO 32000-1,
//! 7.5.4), a trailer. Files with any other structure are refused.

/// The parts of a file.
pub(super) struct PdfSource<'a> {
    /// The header, before the first object.
    pub(super) head: &'a [u8],
    /// In the order of the file.
    pub(super) objects: Vec<PdfObject<'a>>,
    /// One more than the highest number of an object.
    pub(super) size: usize,
    /// The entries `/Root` and `/Info` of the trailer, as they are written.
    pub(super) keys: String,
    /// The first half of the file's identifier, as it is written.
    pub(super) identifier: &'a str,
}

/// An indirect object, unparsed.
pub(super) struct PdfObject<'a> {
    pub(super) number: usize,
    /// The bytes between `obj` and `endobj`.
    pub(super) body: &'a [u8],
}

impl PdfObject<'_> {
    /// Whether it is a stream.
    pub(super) fn is_stream(&self) -> bool {
        self.body.ends_with(b"endstream")
    }
}

impl<'a> PdfSource<'a> {
    /// Reads a file; `None` if its structure is not that of Typst.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let mark = bytes.windows(9).rposition(|window| window == b"startxref")?;
        let start: usize = text(bytes.get(mark + 9..)?)?.split_ascii_whitespace().next()?.parse().ok()?;
        let (size, table) = text(bytes.get(start..mark)?)?.strip_prefix("xref\n0 ")?.split_once('\n')?;
        let (table, trailer) = table.split_once("trailer\n")?;
        let size: usize = size.trim().parse().ok()?;
        let mut offsets = offsets(table)?;
        offsets.sort_unstable_by_key(|(_, offset)| *offset);
        let head = bytes.get(..offsets.first()?.1)?;
        let ends = offsets.iter().skip(1).map(|(_, offset)| *offset).chain([start]);
        let objects: Option<Vec<PdfObject<'a>>> =
            offsets.iter().zip(ends).map(|((number, offset), end)| object(*number, bytes.get(*offset..end)?)).collect();
        let identifier = trailer.split_once("/ID[")?.1.split_inclusive([')', '>']).next()?;
        let keys = format!("{}{}", reference(trailer, "/Root ")?, reference(trailer, "/Info ")?);
        Some(Self { head, objects: objects?, size, keys, identifier })
    }
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// The numbers and offsets of the objects in use, from the cross-reference table.
fn offsets(table: &str) -> Option<Vec<(usize, usize)>> {
    let mut offsets = Vec::new();
    for (number, line) in table.lines().enumerate() {
        let mut words = line.split_ascii_whitespace();
        let (offset, generation, kind) = (words.next()?, words.next()?, words.next()?);
        match (generation, kind) {
            (_, "f") => {}
            ("00000", "n") => offsets.push((number, offset.parse().ok()?)),
            _ => return None,
        }
    }
    Some(offsets)
}

/// The object of this number in the bytes from its offset up to the next object.
fn object(number: usize, bytes: &[u8]) -> Option<PdfObject<'_>> {
    let opened = bytes.strip_prefix(format!("{number} 0 obj\n").as_bytes())?;
    let body = opened.trim_ascii_end().strip_suffix(b"endobj")?.trim_ascii_end();
    Some(PdfObject { number, body })
}

/// An entry of the trailer that is a reference, as it is written.
fn reference(trailer: &str, key: &str) -> Option<String> {
    let (_, rest) = trailer.split_once(key)?;
    let (number, _) = rest.split_once(" 0 R")?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then(|| format!("{key}{number} 0 R"))
}
