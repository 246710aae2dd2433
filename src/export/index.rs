//! The index of a compact file (cross-reference stream, ISO 32000-1, 7.5.8), packed.

use lopdf::Stream;

/// Bytes of an entry: its kind, an offset or a container, a generation or a place in it.
const ENTRY: usize = 7;

/// Packs the index, which the writer leaves as it is: of a table of 30,000 cells it is as long as the tags. Entries
/// differ little from those before them, so that their differences (PNG predictor "Up") vanish when packed. The index
/// is the last object of the file: nothing else moves.
pub(super) fn pack(bytes: Vec<u8>) -> Vec<u8> {
    packed(&bytes).unwrap_or(bytes)
}

/// The same, or `None` for a file that is not written as expected.
fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mark = bytes.windows(9).rposition(|window| window == b"startxref")?;
    let told = std::str::from_utf8(bytes.get(mark..)?).ok()?;
    let start: usize = told.split_ascii_whitespace().nth(1)?.parse().ok()?;
    let object = bytes.get(start..mark)?;
    let head = object.windows(7).position(|window| window == b"stream\n")?;
    let (dictionary, entries) = (std::str::from_utf8(&object[..head]).ok()?, &object[head + 7..]);
    let (before, rest) = dictionary.split_once("/Length ")?;
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let length: usize = rest[..digits].parse().ok()?;
    let mut stream = Stream::new(lopdf::Dictionary::new(), differences(entries.get(..length)?));
    stream.compress().ok()?;
    // What is too short to be packed keeps its form.
    stream.dict.get(b"Filter").ok()?;
    let filter = format!("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {ENTRY}>>");
    let mut out = bytes[..start].to_vec();
    out.extend(format!("{before}/Length {}{filter}{}stream\n", stream.content.len(), &rest[digits..]).into_bytes());
    out.extend(&stream.content);
    out.extend(&entries[length..]);
    out.extend(&bytes[mark..]);
    Some(out)
}

/// Each entry as its difference from the one before, byte by byte, after the number of the predictor.
fn differences(entries: &[u8]) -> Vec<u8> {
    let mut before = [0; ENTRY];
    let mut out = Vec::with_capacity(entries.len() / ENTRY * (ENTRY + 1));
    for entry in entries.chunks_exact(ENTRY) {
        out.push(2);
        out.extend(entry.iter().zip(before).map(|(own, above)| own.wrapping_sub(above)));
        before.copy_from_slice(entry);
    }
    out
}
