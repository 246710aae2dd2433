//! Computes unpacked lengths of data of the filters LZW, RunLength and ASCII85 (ISO 32000-1, 7.4.3 to 7.4.5) without
//! unpacking them, for [`super::chain`]. Counting stops beyond `room` bytes.

/// Upper bound of the ratio of unpacked to packed length of LZW; a code takes at most a byte and a half.
pub(super) const MAX_LZW_FACTOR: usize = 2560;

/// Unpacked length of LZW data. The table of sequences keeps only their lengths.
pub(super) fn lzw(data: &[u8], room: usize) -> usize {
    // Code widths may change one code early (`EarlyChange`) or not; the greater length is returned.
    counted(data, room, 1).max(counted(data, room, 0))
}

/// Unpacked length of LZW data; `early` is 1 if code widths change one code early, otherwise 0.
fn counted(data: &[u8], room: usize, early: usize) -> usize {
    let (clear, end, max_codes) = (256, 257, 4096);
    let mut texts: Vec<usize> = vec![1; 258];
    let (mut before, mut total, mut at) = (None::<usize>, 0_usize, 0_usize);
    while total <= room {
        let width = match texts.len() + early {
            0..0x200 => 9,
            0x200..0x400 => 10,
            0x400..0x800 => 11,
            _ => 12,
        };
        let Some(code) = bits(data, at, width) else { break };
        at += width;
        if code == clear {
            texts.truncate(258);
            before = None;
            continue;
        }
        if code == end || code > texts.len() {
            break;
        }
        // Each code adds a sequence: the previous one and a byte.
        let new = before.map(|text| text + 1);
        let Some(length) = texts.get(code).copied().or(new) else { break };
        texts.extend(new.filter(|_| texts.len() < max_codes));
        total += length;
        before = Some(length);
    }
    total
}

/// The `width` bits at bit offset `at`, highest first.
fn bits(data: &[u8], at: usize, width: usize) -> Option<usize> {
    let first = at / 8;
    let byte = |place: usize| usize::from(data.get(place).copied().unwrap_or_default());
    if at + width > data.len() * 8 {
        return None;
    }
    let three = byte(first) << 16 | byte(first + 1) << 8 | byte(first + 2);
    Some(three >> (24 - at % 8 - width) & ((1 << width) - 1))
}

/// Unpacked length of RunLength data.
pub(super) fn runs(data: &[u8], room: usize) -> usize {
    let (mut total, mut at) = (0, 0);
    while let Some(length) = data.get(at).map(|byte| usize::from(*byte)).filter(|_| total <= room) {
        match length {
            128 => break,
            0..128 => {
                total += length + 1;
                at += length + 2;
            }
            _ => {
                total += 257 - length;
                at += 2;
            }
        }
    }
    total
}

/// Upper bound of the unpacked length of ASCII85 data: five characters, or a `z`, stand for four bytes.
pub(super) fn base85(data: &[u8]) -> usize {
    let zeros = data.iter().filter(|byte| **byte == b'z').count();
    data.len() + 4 * zeros
}
