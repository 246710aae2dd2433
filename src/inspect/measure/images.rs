//! Bounds the unpacked size of pictures by stream dictionary and picture headers, for [`super::chain`].

use hayro_syntax::object::Stream;

use super::chain::parameters;

/// Width or height assumed if none is stated, in pixels: a high bound.
const DEFAULT_SIDE_PX: usize = 1 << 16;

/// The size of the picture in a stream, in pixels.
pub(super) struct Picture {
    width: usize,
    height: usize,
    /// Pixels per row, and number of rows, of the parameters of the fax filter (ISO 32000-1, 7.4.6).
    columns: usize,
    rows: Option<usize>,
}

impl Picture {
    /// Reads the stated sizes from the dictionary of a stream.
    pub(super) fn of(stream: &Stream<'_>) -> Self {
        let dict = stream.dict();
        let side = |long: &str, short: &str| dict.get::<u32>(long).or_else(|| dict.get::<u32>(short));
        let stated = |key: &str| parameters(dict)?.get::<u32>(key);
        // Indirect parameters are not resolved.
        let are_indirect = ["DecodeParms", "DP"].iter().any(|key| dict.get_ref(key).is_some());
        let size = |value: Option<u32>| value.map_or(DEFAULT_SIDE_PX, |value| value as usize);
        Self {
            width: size(side("Width", "W")),
            height: size(side("Height", "H")),
            columns: stated("Columns")
                .map_or(if are_indirect { DEFAULT_SIDE_PX } else { 1728 }, |columns| columns as usize),
            rows: stated("Rows").map(|rows| rows as usize),
        }
    }

    /// Upper bound of the unpacked size of a fax of `length` bytes, at one byte per pixel. A row takes at least one
    /// bit.
    pub(super) fn fax(&self, length: usize) -> usize {
        let rows = self.rows.unwrap_or(self.height).min(length.saturating_mul(8));
        self.columns.saturating_mul(rows)
    }

    /// Upper bound of the unpacked size of a picture, at four bytes per pixel. `sizes` are those of its own headers; a
    /// JPEG has none here, because the reader unpacks no more of it than the dictionary states.
    pub(super) fn length(&self, sizes: impl Iterator<Item = (usize, usize)>) -> usize {
        let sizes = sizes.chain([(self.width, self.height)]);
        let pixels = sizes.map(|(width, height)| width.saturating_mul(height)).max();
        pixels.unwrap_or_default().saturating_mul(4)
    }
}

/// Width and height in the headers of a JPEG 2000 picture, wherever the markers SOC and SIZ stand (ISO 15444-1, A.5.1).
pub(super) fn jpeg_2000(data: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    let starts = data.windows(16).filter(|window| window.starts_with(b"\xFF\x4F\xFF\x51"));
    starts.filter_map(|window| Some((u32_be(window, 8)?, u32_be(window, 12)?)))
}

/// Widths and heights of the pages and regions of a JBIG2 picture (ISO 14492, 7.2, 7.4.1 and 7.4.8).
pub(super) fn jbig2(data: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    let mut segments = std::iter::from_fn(move || {
        let head: &[u8; 6] = data.get(at..at + 6)?.try_into().ok()?;
        let [_, _, third, number, kind, references] = *head;
        // References take two bytes in segments with numbers above 256.
        let wider = if third > 0 || number > 0 && head[..3] != [0; 3] { 2 } else { 1 };
        let page = if kind & 0x40 == 0 { 1 } else { 4 };
        let length = at + 6 + usize::from(references >> 5) * wider + page;
        let content = length + 4;
        at = content.checked_add(u32_be(data, length)?)?;
        Some((kind & 0x3F, content))
    });
    let mut sizes = Vec::new();
    for (kind, content) in segments.by_ref().take(10_000) {
        let size =
            u32_be(data, content).zip(u32_be(data, content + 4)).filter(|_| kind >= 4 && kind != 16 && kind <= 48);
        // The greatest number stands for a height that is unknown when the page begins.
        sizes.extend(size.map(|(width, height)| (width, if height == u32::MAX as usize { 1 } else { height })));
    }
    sizes.into_iter()
}

/// A 32-bit big-endian number.
fn u32_be(data: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_be_bytes(data.get(at..at.checked_add(4)?)?.try_into().ok()?) as usize)
}
