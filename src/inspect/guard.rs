//! What is not given to the reader at all.

/// Brackets that are open at once beyond which bytes are not given to the reader: what it does with so many would not
/// fit its stack. A document has a dozen.
const DEEP: usize = 200_000;

/// Whether bytes open so many brackets within each other. Those within texts count, too: it is a bound, not a parse.
pub(super) fn is_deep(bytes: &[u8]) -> bool {
    if bytes.len() <= DEEP {
        return false;
    }
    let mut open = 0_usize;
    bytes.iter().any(|byte| {
        match byte {
            b'[' | b'<' | b'(' | b'{' => open += 1,
            b']' | b'>' | b')' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > DEEP
    })
}
