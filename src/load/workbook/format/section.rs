//! The pieces of a number format's section.

use rust_decimal::Decimal;

/// A piece of a section.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FormatPiece {
    /// Room for a digit: `0`, `#` or `?`.
    Digit(char),
    /// The point before the decimals.
    Point,
    /// A comma among digits, which groups, or behind them, which divides by a thousand.
    Comma,
    /// A percent sign, which also multiplies by a hundred.
    Percent,
    /// An exponent, and whether a plus is displayed.
    Exponent(bool),
    /// The bar of a fraction.
    Bar,
    /// The number as it is.
    General,
    /// The words of the cell.
    Words,
    /// A part of a day or a time: the letter and how often it stands.
    Day(char, usize),
    /// What is displayed as it stands.
    Literal(char),
}

/// Which numbers a section is for.
#[derive(Debug, Clone)]
pub(super) struct NumberCondition {
    sign: String,
    limit: Decimal,
}

impl NumberCondition {
    fn parse(text: &str) -> Option<Self> {
        let end = text.find(|c: char| !matches!(c, '<' | '>' | '=')).filter(|end| *end > 0)?;
        let (sign, limit) = text.split_at(end);
        let known = matches!(sign, "<" | ">" | "=" | "<=" | ">=" | "<>");
        Some(Self { sign: sign.to_owned(), limit: limit.trim().parse().ok()? }).filter(|_| known)
    }

    pub(super) fn holds(&self, value: Decimal) -> bool {
        match self.sign.as_str() {
            "<" => value < self.limit,
            ">" => value > self.limit,
            "<=" => value <= self.limit,
            ">=" => value >= self.limit,
            "<>" => value != self.limit,
            _ => value == self.limit,
        }
    }
}

/// A section.
#[derive(Debug, Clone, Default)]
pub(super) struct FormatSection {
    pub(super) pieces: Vec<FormatPiece>,
    pub(super) condition: Option<NumberCondition>,
}

impl FormatSection {
    pub(super) fn takes_words(&self) -> bool {
        self.pieces.contains(&FormatPiece::Words)
    }

    /// What it displays for words; `None` if it is for something else.
    pub(super) fn words(&self, words: &str) -> Option<String> {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                FormatPiece::Words => text.push_str(words),
                FormatPiece::Literal(character) => text.push(*character),
                FormatPiece::General => text.push_str(words),
                _ => return None,
            }
        }
        Some(text)
    }
}

/// The sections of a code; `None` where something in it is not understood.
pub(super) fn split(code: &str) -> Option<Vec<FormatSection>> {
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
                bracket(&after[..end], section)?;
                &after[end + 1..]
            }
            '\\' | '!' | '_' | '*' => {
                let next = after.chars().next();
                // A blank as wide as the character, or the character repeated, one of which is enough to be seen.
                let shown = next.map(|next| if character == '_' { ' ' } else { next });
                section.pieces.extend(shown.map(FormatPiece::Literal));
                &after[next.map_or(0, char::len_utf8)..]
            }
            _ => word(rest, section)?,
        };
    }
    Some(sections)
}

/// What stands in brackets: a colour, a condition, a currency with its language.
fn bracket(text: &str, section: &mut FormatSection) -> Option<()> {
    const COLOURS: [&str; 8] = ["black", "blue", "cyan", "green", "magenta", "red", "white", "yellow"];
    let lower = text.to_lowercase();
    if let Some(condition) = NumberCondition::parse(text) {
        section.condition = Some(condition);
    } else if let Some(currency) = text.strip_prefix('$') {
        let (sign, language) = currency.split_once('-').unwrap_or((currency, ""));
        // Beyond the language, numbers choose calendars and digits of other writing.
        let plain = language.len() <= 4 || language.trim_start_matches('0').len() <= 4;
        section.pieces.extend(sign.chars().map(FormatPiece::Literal));
        return (plain || !language.chars().all(|c| c.is_ascii_hexdigit())).then_some(());
    } else if !COLOURS.contains(&lower.as_str()) && !lower.starts_with("color") && text.is_ascii() {
        // Digits in Chinese, hours beyond a day.
        return None;
    }
    Some(())
}

/// Adds the piece at the beginning of a text, and returns what follows.
fn word<'a>(text: &'a str, section: &mut FormatSection) -> Option<&'a str> {
    let lower = text.to_lowercase();
    // The Chinese name of the general format stands behind a letter and a bar.
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
        '@' => (FormatPiece::Words, 1),
        '/' if section.pieces.iter().any(|piece| matches!(piece, FormatPiece::Digit(_))) => (FormatPiece::Bar, 1),
        'e' if lower[1..].starts_with(['+', '-']) => (FormatPiece::Exponent(lower[1..].starts_with('+')), 2),
        letter @ ('y' | 'm' | 'd' | 'h' | 's' | 'e') => (FormatPiece::Day(letter, run(letter)), run(letter)),
        // Other letters stand for eras, weekdays, halves of the day.
        letter if letter.is_ascii_alphabetic() => return None,
        _ => (FormatPiece::Literal(character), character.len_utf8()),
    };
    section.pieces.push(piece);
    text.get(length..)
}
