//! Recognises the error values that spreadsheets display for formulas that fail, such as `#REF!`.
//!
//! [`check`](super::check), [`text`](super::text) and the reader of workbooks report them where a value or text should
//! be.

/// The error values of spreadsheet programs.
const ERRORS: [&str; 14] = [
    "#REF!",
    "#DIV/0!",
    "#VALUE!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#N/A",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
];

/// Whether a text is an error value, including numbered ones of OpenDocument programs such as `Err:502`.
pub(super) fn is_error(text: &str) -> bool {
    let text = text.trim();
    let numbered = text
        .strip_prefix("Err:")
        .is_some_and(|number| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()));
    numbered || ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text))
}

/// The first error value within a longer text; those without `!` or `?`, which a text may contain by chance, are
/// ignored.
pub(super) fn error_in(text: &str) -> Option<&'static str> {
    ERRORS.into_iter().filter(|error| error.ends_with(['!', '?'])).find(|error| text.contains(error))
}
