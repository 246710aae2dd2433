//! Parses the code of a number format into sections and pieces, for [`super::NumberFormat`].

use rust_decimal::Decimal;

/// One element of a section.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FormatPiece {
    /// A digit placeholder: `0`, `#` or `?`.
    Digit(char),
    /// The decimal point.
    Point,
    /// A comma: between digits it groups them, behind them it divides by 1000.
    Comma,
    /// A percent sign, which also multiplies by 100.
    Percent,
    /// An exponent; `true` if a plus sign is displayed.
    Exponent(bool),
    /// The bar of a fraction.
    FractionBar,
    /// The number in the general format.
    General,
    /// The text of the cell (`@`).
    Text,
    /// A part of a date or time: its letter and how often it is repeated.
    DatePart(char, usize),
    /// A character displayed as it is.
    Literal(char),
}

/// A comparison in brackets, such as `[>=100]`, that limits the numbers a section applies to.
#[derive(Debug, Clone)]
pub(super) struct NumberCondition {
    /// `<`, `>`, `=`, `<=`, `>=` or `<>`.
    operator: String,
    /// The number compared with.
    limit: Decimal,
}

impl NumberCondition {
    /// Parses the text inside the brackets; `None` if it is no comparison.
    fn parse(text: &str) -> Option<Self> {
        let end = text.find(|c: char| !matches!(c, '<' | '>' | '=')).filter(|end| *end > 0)?;
        let (operator, limit) = text.split_at(end);
        let known = matches!(operator, "<" | ">" | "=" | "<=" | ">=" | "<>");
        Some(Self { operator: operator.to_owned(), limit: limit.trim().parse().ok()? }).filter(|_| known)
    }

    /// Whether a number satisfies the condition.
    pub(super) fn holds(&self, value: Decimal) -> bool {
        match self.operator.as_str() {
            "<" => value < self.limit,
            ">" => value > self.limit,
            "<=" => value <= self.limit,
            ">=" => value >= self.limit,
            "<>" => value != self.limit,
            _ => value == self.limit,
        }
    }
}

/// A section of a number format.
#[derive(Debug, Clone, Default)]
pub(super) struct FormatSection {
    /// Its elements, from the left.
    pub(super) pieces: Vec<FormatPiece>,
    /// Its own condition; without one, the order of the sections decides.
    pub(super) condition: Option<NumberCondition>,
}

impl FormatSection {
    /// Whether the section is for text.
    pub(super) fn is_for_text(&self) -> bool {
        self.pieces.contains(&FormatPiece::Text)
    }

    /// The displayed form of a text; `None` if the section is for numbers or dates.
    pub(super) fn text(&self, value: &str) -> Option<String> {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                FormatPiece::Text => text.push_str(value),
                FormatPiece::Literal(character) => text.push(*character),
                FormatPiece::General => text.push_str(value),
                _ => return None,
            }
        }
        Some(text)
    }
}

/// Parses a code into its sections; `None` if it has anything that is not understood.
pub(super) fn parse_sections(code: &str) -> Option<Vec<FormatSection>> {
    let mut sections = vec![FormatSection::default()];
    let mut rest = code;
    while let Some(character) = rest.chars().next() {
        let section = sections.last_mut()?;
        let after = &rest[character.len_utf8()..];
        rest = match character {
            ';' => {
                sections.push(FormatSection::default());
                after
            }
            '"' => {
                let end = after.find('"')?;
                section.pieces.extend(after[..end].chars().map(FormatPiece::Literal));
                &after[end + 1..]
            }
            '[' => {
                let end = after.find(']')?;
                parse_bracket(&after[..end], section)?;
                &after[end + 1..]
            }
            '\\' | '!' | '_' | '*' => {
                let next = after.chars().next();
                // `_` displays a blank as wide as the next character, `*` repeats it to fill the cell; one copy is
                // enough here.
                let shown = next.map(|next| if character == '_' { ' ' } else { next });
                section.pieces.extend(shown.map(FormatPiece::Literal));
                &after[next.map_or(0, char::len_utf8)..]
            }
            _ => parse_piece(rest, section)?,
        };
    }
    Some(sections)
}

/// Parses the text inside brackets: a colour, a condition, or a currency sign with a language; `None` for anything
/// else.
fn parse_bracket(text: &str, section: &mut FormatSection) -> Option<()> {
    const COLOURS: [&str; 8] = ["black", "blue", "cyan", "green", "magenta", "red", "white", "yellow"];
    let lower = text.to_lowercase();
    if let Some(condition) = NumberCondition::parse(text) {
        section.condition = Some(condition);
    } else if let Some(currency) = text.strip_prefix('$') {
        let (sign, language) = currency.split_once('-').unwrap_or((currency, ""));
        // A longer hexadecimal number also selects a calendar or other numerals.
        let is_plain_language = language.len() <= 4 || language.trim_start_matches('0').len() <= 4;
        section.pieces.extend(sign.chars().map(FormatPiece::Literal));
        return (is_plain_language || !language.chars().all(|c| c.is_ascii_hexdigit())).then_some(());
    } else if !COLOURS.contains(&lower.as_str()) && !lower.starts_with("color") && text.is_ascii() {
        // Such as Chinese numerals (`[DBNum1]`), or hours beyond a day (`[h]`).
        return None;
    }
    Some(())
}

/// Adds the piece at the beginning of a text, and returns the rest; `None` if it is not understood.
fn parse_piece<'a>(text: &'a str, section: &mut FormatSection) -> Option<&'a str> {
    let lower = text.to_lowercase();
    // Chinese Excel writes the general format as `G/` and its Chinese name.
    let general = if lower.starts_with("general") {
        Some("general".len())
    } else {
        let named = lower.strip_prefix("g/").filter(|name| name.starts_with(|c: char| !c.is_ascii()));
        named.map(|name| "g/".len() + name.find(|c: char| c.is_ascii()).unwrap_or(name.len()))
    };
    if let Some(length) = general {
        section.pieces.push(FormatPiece::General);
        return text.get(length..);
    }
    let character = text.chars().next()?;
    let run = |c: char| lower.chars().take_while(|other| *other == c).count();
    let (piece, length) = match character.to_ascii_lowercase() {
        '0' | '#' | '?' => (FormatPiece::Digit(character), 1),
        '.' => (FormatPiece::Point, 1),
        ',' => (FormatPiece::Comma, 1),
        '%' => (FormatPiece::Percent, 1),
        '@' => (FormatPiece::Text, 1),
        '/' if section.pieces.iter().any(|piece| matches!(piece, FormatPiece::Digit(_))) => {
            (FormatPiece::FractionBar, 1)
        }
        'e' if lower[1..].starts_with(['+', '-']) => (FormatPiece::Exponent(lower[1..].starts_with('+')), 2),
        letter @ ('y' | 'm' | 'd' | 'h' | 's' | 'e') => (FormatPiece::DatePart(letter, run(letter)), run(letter)),
        // Other letters stand for eras, weekdays, or morning and afternoon.
        letter if letter.is_ascii_alphabetic() => return None,
        _ => (FormatPiece::Literal(character), character.len_utf8()),
    };
    section.pieces.push(piece);
    text.get(length..)
}
