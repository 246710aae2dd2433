//! The shop's ICC profile (ICC.1): whether it is one of a press, and what it calls itself.

/// A profile of a press with four inks.
#[derive(Debug, Clone)]
pub(super) struct PressProfile {
    pub(super) bytes: Vec<u8>,
    pub(super) name: String,
}

/// Bytes of the header, and of an entry of the table of tags after it.
const HEADER: usize = 128;
const TAG: usize = 12;

impl PressProfile {
    /// The profile in these bytes; otherwise why they are none, in a word of the catalogue.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        if bytes.len() < HEADER + 4 || bytes[36..40] != *b"acsp" {
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

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

/// The profile's description, as version 2 and version 4 write it.
fn name(bytes: &[u8]) -> Option<String> {
    let tags = number(bytes, HEADER)?.min(100);
    let entry = (0..tags).map(|index| HEADER + 4 + index * TAG).find(|at| bytes.get(*at..at + 4) == Some(b"desc"))?;
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
