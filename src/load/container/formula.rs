//! Recognises formulas that fetch their value from another program by dynamic data exchange (DDE).
//!
//! The checks of `.xlsx` and `.ods` refuse workbooks with such formulas.

/// Whether a formula contains a DDE link: `program|'topic'!item`, or the function `DDE`. In other formulas a bar occurs
/// only within texts, quoted sheet names, and column names in brackets.
pub(super) fn has_dde_link(formula: &str) -> bool {
    let mut quote = None;
    let mut brackets = 0_u32;
    let mut bar = false;
    let mut word = String::new();
    let mut characters = formula.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            // Within brackets an apostrophe escapes the next character.
            (None, '\'') if brackets > 0 => drop(characters.next()),
            (None, '"' | '\'') => quote = Some(character),
            (None, '[') => brackets = brackets.saturating_add(1),
            (None, ']') => brackets = brackets.saturating_sub(1),
            (None, '|') if brackets == 0 => bar = true,
            (None, '!') if bar => return true,
            (None, '(') if word.eq_ignore_ascii_case("DDE") => return true,
            _ => {}
        }
        if quote.is_none() && (character.is_alphanumeric() || matches!(character, '_' | '.')) {
            word.push(character);
        } else {
            word.clear();
        }
    }
    false
}
