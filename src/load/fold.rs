//! Names as offices write them: with blanks, full-width letters, other quotes and brackets.

use unicode_normalization::UnicodeNormalization;

/// The name without what offices write differently: width, blanks, quotes, case.
pub(super) fn fold(text: &str) -> String {
    let narrow = text.nfkc().filter(|c| !c.is_whitespace() && !is_quote(*c));
    narrow.flat_map(char::to_lowercase).collect()
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{2018}'..='\u{201F}' | '\u{300C}'..='\u{300F}')
}

/// What stands before the first bracket of a folded name: the name without its unit.
pub(super) fn stem(folded: &str) -> &str {
    let end = folded.find('(').filter(|end| *end > 0).unwrap_or(folded.len());
    &folded[..end]
}

/// The digits of an account code at the beginning of a text, and the name behind it: `[2010301]…`, `2010301 …`.
pub(super) fn coded(text: &str) -> (Option<String>, String) {
    let narrow: String = text.trim().nfkc().collect();
    let open: &[char] = &['[', '(', '\u{3010}'];
    let close: &[char] = &[']', ')', '\u{3011}', '.', '-', ' ', '\u{3001}'];
    let start = narrow.trim_start_matches(open);
    let end = start.find(|c: char| !c.is_ascii_digit()).unwrap_or(start.len());
    if !matches!(end, 3 | 5 | 7) {
        return (None, text.trim().to_owned());
    }
    // The name as it was typed, not narrowed: the digits before it are counted off.
    let typed = text.trim().trim_start_matches(open).trim_start_matches('\u{FF3B}').trim_start_matches('\u{FF08}');
    let name: String = typed.chars().skip(end).collect();
    let name = name.trim_start_matches(close).trim_start_matches(['\u{FF3D}', '\u{FF09}', '\u{3000}']).trim();
    (Some(start[..end].to_owned()), name.to_owned())
}
