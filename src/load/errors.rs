//! What spreadsheets display for formulas that fail.

/// The errors of spreadsheet programs, as they are displayed.
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

/// Whether a text is such an error; with numbers, as OpenDocument programs have them, such as `Err:502`.
pub(super) fn is_error(text: &str) -> bool {
    let text = text.trim();
    let numbered = text
        .strip_prefix("Err:")
        .is_some_and(|number| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()));
    numbered || ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text))
}

/// The error that stands in a longer text, from which nobody would type it.
pub(super) fn error_in(text: &str) -> Option<&'static str> {
    ERRORS.into_iter().filter(|error| error.ends_with(['!', '?'])).find(|error| text.contains(error))
}
