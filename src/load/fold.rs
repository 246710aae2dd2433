//! Names as offices write them: with blanks, full-width letters, other quotes and brackets.

use unicode_normalization::UnicodeNormalization;

use super::text::visible;

/// The name without what offices write differently: width, blanks, quotes, case.
pub(super) fn fold(text: &str) -> String {
    let seen = visible(text);
    let narrow = seen.nfkc().filter(|c| !c.is_whitespace() && !is_quote(*c));
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

/// The digits of an account code at the beginning of a text, and the name behind it: `[2010301]…`, `2010301 …`. What
/// stands behind a bracket is the name as it is; without one, a mark before the name is none of it.
pub(super) fn coded(text: &str) -> (Option<String>, String) {
    let seen = visible(text);
    let text = seen.trim();
    let narrow = |c: char| c.nfkc().next().unwrap_or(c);
    let bracket = |c: char, marks: [char; 3]| marks.contains(&narrow(c));
    let open: usize = text.chars().take_while(|c| bracket(*c, ['[', '(', '\u{3010}'])).count();
    let digits: String = text.chars().skip(open).map(narrow).take_while(char::is_ascii_digit).collect();
    if !matches!(digits.len(), 3 | 5 | 7) {
        return (None, text.to_owned());
    }
    let rest: String = text.chars().skip(open + digits.len()).collect();
    let closed = rest.strip_prefix(|c| bracket(c, [']', ')', '\u{3011}'])).filter(|_| open > 0);
    let name = closed.unwrap_or_else(|| {
        let marks: &[char] = &['.', '-', '\u{3001}', ']', ')', '\u{3011}'];
        let rest = rest.trim_start();
        rest.strip_prefix(|c| marks.contains(&narrow(c))).unwrap_or(rest)
    });
    (Some(digits), name.trim().to_owned())
}

/// The code in a text that a spreadsheet kept as a number with decimals: `2010301.0`.
pub(super) fn code_of_number(text: &str) -> Option<String> {
    let (code, zeros) = text.trim().split_once('.')?;
    let is_code = matches!(code.len(), 3 | 5 | 7) && code.bytes().all(|byte| byte.is_ascii_digit());
    (is_code && !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0')).then(|| code.to_owned())
}
