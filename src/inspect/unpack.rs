//! Objects taken out of their streams (object streams, ISO 32000-1, 7.5.7). The reader goes through the head of a stream for
//! each object that it takes from it; here it finds each where it stands.

use hayro_syntax::object::{Array, Dict, FromBytes, Stream};

use super::file;
use super::values::name_is;

/// Where an object stands.
#[derive(Clone, Copy)]
enum ObjectOffset {
    /// Nowhere.
    Free,
    /// At this offset, with its generation.
    At(usize, usize),
    /// In the stream of this number, at this place.
    In(usize, usize),
}

/// The file with all that its object streams hold behind it, and with an index of everything in plain words. `None` if it
/// has no such streams, is encrypted or changed by appending, or says anything that does not agree with the rest: then it is
/// read as it is.
pub(super) fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let index = file::index(bytes)?;
    let stream = stream(bytes.get(index..)?)?;
    let dict = stream.dict();
    let usual =
        name_is(dict, "Type", b"XRef") && !["Prev", "Encrypt", "Index"].iter().any(|key| dict.contains_key(key));
    let mut entries = entries(&stream).filter(|_| usual)?;
    let mut out = bytes.to_vec();
    // In the order of the streams, of which each is unpacked once.
    let mut packed: Vec<(usize, usize, usize)> = entries.iter().enumerate().filter_map(inside).collect();
    packed.sort_unstable();
    for objects in packed.chunk_by(|one, other| one.0 == other.0) {
        let ObjectOffset::At(offset, _) = *entries.get(objects[0].0)? else { return None };
        append(bytes.get(offset..)?, objects, &mut entries, &mut out)?;
    }
    (!packed.is_empty()).then(|| indexed(out, &entries, dict))
}

/// The stream, the place in it, and the number of an object in a stream.
fn inside((number, entry): (usize, &ObjectOffset)) -> Option<(usize, usize, usize)> {
    match entry {
        ObjectOffset::In(stream, place) => Some((*stream, *place, number)),
        ObjectOffset::Free | ObjectOffset::At(..) => None,
    }
}

/// The stream that begins here, behind its number.
fn stream(bytes: &[u8]) -> Option<Stream<'_>> {
    Stream::from_bytes(bytes.get(file::find(bytes.get(..64)?, b"<<")?..)?)
}

/// The entries of an index that begins with object 0 (ISO 32000-1, 7.5.8).
fn entries(stream: &Stream<'_>) -> Option<Vec<ObjectOffset>> {
    let widths: Vec<usize> = stream.dict().get::<Array<'_>>("W")?.iter::<usize>().collect();
    let [kind, long, short] = widths[..] else { return None };
    let length = kind.checked_add(long)?.checked_add(short).filter(|length| (1..=24).contains(length) && kind > 0)?;
    let data = stream.decoded().ok()?;
    let number = |bytes: &[u8]| bytes.iter().fold(0, |number: usize, byte| number << 8 | usize::from(*byte));
    let entry = |bytes: &[u8]| {
        let (kind, rest) = bytes.split_at(kind);
        let (long, short) = rest.split_at(long);
        match (number(kind), number(long), number(short)) {
            (0, ..) => Some(ObjectOffset::Free),
            (1, offset, generation) => Some(ObjectOffset::At(offset, generation)),
            (2, stream, place) => Some(ObjectOffset::In(stream, place)),
            _ => None,
        }
    };
    data.chunks_exact(length).map(entry).collect()
}

/// Appends the objects of a stream, which are told by their places and numbers, all of them and in their order.
fn append(
    bytes: &[u8],
    objects: &[(usize, usize, usize)],
    entries: &mut [ObjectOffset],
    out: &mut Vec<u8>,
) -> Option<()> {
    let stream = stream(bytes)?;
    let (dict, data) = (stream.dict(), stream.decoded().ok()?);
    let first = dict.get::<usize>("First").filter(|_| name_is(dict, "Type", b"ObjStm"))?;
    let head = std::str::from_utf8(data.get(..first)?).ok()?;
    let numbers: Vec<usize> = head.split_ascii_whitespace().map(|word| word.parse().ok()).collect::<Option<_>>()?;
    if dict.get::<usize>("N") != Some(objects.len()) || numbers.len() != 2 * objects.len() {
        return None;
    }
    for (index, (_, place, number)) in objects.iter().enumerate() {
        if (*place, *number) != (index, numbers[2 * index]) {
            return None;
        }
        let end = numbers.get(2 * index + 3).map_or(Some(data.len()), |next| first.checked_add(*next))?;
        let body = data.get(first.checked_add(numbers[2 * index + 1])?..end)?;
        entries[*number] = ObjectOffset::At(out.len(), 0);
        out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        out.extend_from_slice(body);
        out.extend_from_slice(b"\nendobj\n");
    }
    Some(())
}

/// The file with an index in plain words (ISO 32000-1, 7.5.4), and the trailer that it had.
fn indexed(mut out: Vec<u8>, entries: &[ObjectOffset], trailer: &Dict<'_>) -> Vec<u8> {
    let start = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n", entries.len()).as_bytes());
    for entry in entries {
        let line = match entry {
            ObjectOffset::At(offset, generation) => format!("{offset:010} {generation:05} n \n"),
            ObjectOffset::Free | ObjectOffset::In(..) => "0000000000 65535 f \n".to_owned(),
        };
        out.extend_from_slice(line.as_bytes());
    }
    out.extend_from_slice(b"trailer\n");
    out.extend_from_slice(trailer.data());
    out.extend_from_slice(format!("\nstartxref\n{start}\n%%EOF\n").as_bytes());
    out
}
