//! Characters that would steer a terminal, made visible: control characters, among them line breaks, and those that turn
//! the direction of text.

use std::borrow::Cow;

/// Whether a character does something else than being shown: controls (C0, C1, DEL), line and paragraph separators, and the
/// marks, embeddings, overrides and isolates of directions (Unicode TR 9).
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A value for a terminal: what would steer it is shown by its number, as `<U+001B>`.
pub fn visible(text: &str) -> Cow<'_, str> {
    written(text, steers, |c| format!("<U+{:04X}>", u32::from(c)))
}

/// JSON in which all such characters are escaped, those too that JSON lets stand in texts.
pub fn escaped_json(json: &str) -> Cow<'_, str> {
    // Line breaks and blanks of the layout of JSON stand outside its texts, where nothing else of these can.
    let escapes = |c: char| steers(c) && !matches!(c, '\n' | '\r' | '\t');
    written(json, escapes, |c| format!("\\u{:04x}", u32::from(c)))
}

/// A whole text for a terminal, whose own lines stay.
pub(crate) fn unsteered(text: &str) -> Cow<'_, str> {
    let steers = |c: char| steers(c) && !matches!(c, '\n' | '\r' | '\t');
    written(text, steers, |c| format!("<U+{:04X}>", u32::from(c)))
}

fn written(text: &str, is_wanted: impl Fn(char) -> bool, write: impl Fn(char) -> String) -> Cow<'_, str> {
    if !text.contains(&is_wanted) {
        return text.into();
    }
    let mut out = String::new();
    for c in text.chars() {
        if is_wanted(c) { out.push_str(&write(c)) } else { out.push(c) }
    }
    out.into()
}
