//! Reads the header of the print shop's ICC profile (ICC.1), which PDF/X-4 embeds: whether it is that of a press with
//! four inks, and its name.

/// A profile of a press with four inks.
#[derive(Debug, Clone)]
pub(super) struct PressProfile {
    pub(super) bytes: Vec<u8>,
    pub(super) name: String,
}

/// Lengths of the header and of an entry of the tag table that follows it.
const HEADER_BYTES: usize = 128;
const TAG_BYTES: usize = 12;

impl PressProfile {
    /// Reads a profile.
    ///
    /// # Errors
    /// The reason why it cannot be used, as a value of the message `print-profile-unfit`.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        if bytes.len() < HEADER_BYTES + 4 || bytes[36..40] != *b"acsp" {
            return Err("none");
        }
        if number(bytes, 0) != Some(bytes.len()) {
            return Err("length");
        }
        if bytes[12..16] != *b"prtr" {
            return Err("device");
        }
        if bytes[16..20] != *b"CMYK" {
            return Err("inks");
        }
        let name = name(bytes).filter(|name| !name.is_empty()).unwrap_or_else(|| "ICC".into());
        Ok(Self { bytes: bytes.to_vec(), name })
    }
}

/// The big-endian number of four bytes at an offset; `None` behind the end.
fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

/// The profile's description, in the form of version 2 (`desc`) or of version 4 (`mluc`).
fn name(bytes: &[u8]) -> Option<String> {
    let tags = number(bytes, HEADER_BYTES)?.min(100);
    let entry = (0..tags)
        .map(|index| HEADER_BYTES + 4 + index * TAG_BYTES)
        .find(|at| bytes.get(*at..at + 4) == Some(b"desc"))?;
    let text = bytes.get(number(bytes, entry + 4)?..)?.get(..number(bytes, entry + 8)?)?;
    match text.get(..4)? {
        b"desc" => {
            let ascii = text.get(12..12 + number(text, 8)?)?;
            Some(String::from_utf8_lossy(ascii).trim_end_matches('\0').trim().to_owned())
        }
        b"mluc" => {
            let (length, start) = (number(text, 20)?, number(text, 24)?);
            let wide = text.get(start..start + length)?.chunks_exact(2);
            let units: Vec<u16> = wide.map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            Some(String::from_utf16_lossy(&units).trim_end_matches('\0').trim().to_owned())
        }
        _ => None,
    }
}
