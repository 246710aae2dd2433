//! Formulas that ask another program for their value.

/// Whether a formula has a dynamic data exchange link: `program|'topic'!item`, or the function `DDE`. A bar stands
/// in no other formula, except in texts, in quoted sheet names and in column names of tables, which stand in
/// brackets.
pub(super) fn asks_program(formula: &str) -> bool {
    let mut quote = None;
    let mut brackets = 0_u32;
    let mut bar = false;
    let mut word = String::new();
    let mut characters = formula.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            // In brackets it escapes the next character.
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
