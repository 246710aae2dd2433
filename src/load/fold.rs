//! Normalises names and account codes as offices write them, with blanks, full-width letters and various brackets.
//!
//! The readers of ledgers and workbooks compare titles and names in this form.

use unicode_normalization::UnicodeNormalization;

use super::text::visible;

/// The name in a form for comparison: without blanks, quotes and invisible characters, in half width and lower case.
pub(super) fn fold(text: &str) -> String {
    let seen = visible(text);
    let narrow = seen.nfkc().filter(|c| !c.is_whitespace() && !is_quote(*c));
    narrow.flat_map(char::to_lowercase).collect()
}

/// Whether a character is a quotation mark, straight, curved or a Chinese corner bracket.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{2018}'..='\u{201F}' | '\u{300C}'..='\u{300F}')
}

/// The part of a folded name before its first bracket: the title of a column without its currency unit. The whole name
/// if it begins with a bracket or has none.
pub(super) fn stem(folded: &str) -> &str {
    let end = folded.find('(').filter(|end| *end > 0).unwrap_or(folded.len());
    &folded[..end]
}

/// Splits a text such as `[2010301]…` or `2010301 …` into the account code and the name behind it; `None` and the whole
/// text if it does not begin with 3, 5 or 7 digits. Without a closing bracket, one mark between code and name is
/// dropped.
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

/// The account code in a number with zero decimals, as some spreadsheets store codes: `2010301.0`.
pub(super) fn code_of_number(text: &str) -> Option<String> {
    let (code, zeros) = text.trim().split_once('.')?;
    let is_code = matches!(code.len(), 3 | 5 | 7) && code.bytes().all(|byte| byte.is_ascii_digit());
    (is_code && !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0')).then(|| code.to_owned())
}
