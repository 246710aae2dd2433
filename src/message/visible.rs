//! Makes characters visible that would steer a terminal: control characters, among them line breaks, and those that
//! change the direction of text. Used wherever text from files is printed or written as JSON.

use std::borrow::Cow;

/// Whether a character steers a terminal: controls (C0, C1, DEL), line and paragraph separators, and the marks,
/// embeddings, overrides and isolates of directions (Unicode TR 9).
fn steers_terminal(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A value for a terminal: characters that would steer it are written as `<U+001B>`.
pub fn visible(text: &str) -> Cow<'_, str> {
    replaced(text, steers_terminal, |c| format!("<U+{:04X}>", u32::from(c)))
}

/// JSON in which the characters that would steer a terminal are escaped, also those that JSON allows in strings.
pub fn escaped_json(json: &str) -> Cow<'_, str> {
    // Line breaks and tabs can only be layout of the JSON: within strings they are escaped already.
    let is_escaped = |c: char| steers_terminal(c) && !matches!(c, '\n' | '\r' | '\t');
    replaced(json, is_escaped, |c| format!("\\u{:04x}", u32::from(c)))
}

/// A text of several lines for a terminal: as [`visible`], but its line breaks and tabs stay.
pub(crate) fn visible_lines(text: &str) -> Cow<'_, str> {
    let steers_terminal = |c: char| steers_terminal(c) && !matches!(c, '\n' | '\r' | '\t');
    replaced(text, steers_terminal, |c| format!("<U+{:04X}>", u32::from(c)))
}

/// A text in which `write` replaces the characters that `is_wanted` selects.
fn replaced(text: &str, is_wanted: impl Fn(char) -> bool, write: impl Fn(char) -> String) -> Cow<'_, str> {
    if !text.contains(&is_wanted) {
        return text.into();
    }
    let mut out = String::new();
    for c in text.chars() {
        if is_wanted(c) { out.push_str(&write(c)) } else { out.push(c) }
    }
    out.into()
}
