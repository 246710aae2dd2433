//! Checks and normalises texts of data files: characters that must not be printed, line breaks in cells, misspelt names
//! and amounts with grouping.
//!
//! Used by [`check`](super::check) and by the readers of ledgers and workbooks.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::errors;
use crate::model::{Amount, Finding, Place, finding};

/// The faults of a text that is to be printed: it is empty, is or contains an error value of a spreadsheet, has blanks
/// around it, or has characters that cannot be copied from the document unchanged.
pub(super) fn faults(text: &str, place: &Place) -> Vec<Finding> {
    if text.trim().is_empty() {
        return vec![finding::text_empty().at(place)];
    }
    if let Some(error) = errors::error_in(text) {
        return vec![finding::text_error(error).at(place)];
    }
    let mut findings = Vec::new();
    if text.trim() != text {
        findings.push(finding::text_untrimmed().at(place));
    }
    let mut seen = HashSet::new();
    for (index, character) in text.chars().enumerate() {
        if seen.contains(&character) {
            continue;
        }
        let point = format!("U+{:04X}", u32::from(character));
        let shown =
            if is_invisible(character) || character.is_whitespace() { String::new() } else { character.to_string() };
        let finding = if let Some(meant) = unified(character) {
            finding::character_compatibility(meant, shown, point, index + 1)
        } else if is_invisible(character) {
            finding::character_invisible(shown, point, index + 1)
        } else if is_private(character) {
            finding::character_private(shown, point, index + 1)
        } else if is_unusual_blank(character) {
            finding::character_blank(shown, point, index + 1)
        } else {
            continue;
        };
        seen.insert(character);
        findings.push(finding.at(place));
    }
    findings
}

/// The punctuation mark at the end of a clause, where none may be because a sentence continues; else `None`.
pub(super) fn closing_mark(clause: &str) -> Option<char> {
    clause
        .chars()
        .last()
        .filter(|last| matches!(last, '。' | '；' | '，' | '、' | '：' | '！' | '？' | '.' | ';' | ','))
}

/// The unified ideograph for a radical or a compatibility ideograph; empty for a radical without one, `None` for any
/// other character. Fonts use one glyph for the two, so text copied from the PDF would contain the unified one.
fn unified(character: char) -> Option<String> {
    match u32::from(character) {
        0x2E80..=0x2FDF => Some(ideograph(character).map_or_else(String::new, String::from)),
        0xF900..=0xFAFF | 0x2F800..=0x2FA1F => {
            let meant: String = character.nfkc().collect();
            (!meant.chars().eq([character])).then_some(meant)
        }
        _ => None,
    }
}

/// The unified ideograph of a radical by the table of Unicode in `radicals.txt`; a few radicals have none.
fn ideograph(radical: char) -> Option<char> {
    let mut pairs = include_str!("radicals.txt").lines().filter_map(|line| line.split_once(' '));
    let code = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    pairs.find(|(digits, _)| code(digits) == Some(radical)).and_then(|(_, ideograph)| code(ideograph))
}

/// Whether a character is a space of an unusual width, which hardly any font has.
fn is_unusual_blank(character: char) -> bool {
    matches!(u32::from(character), 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F)
}

/// Joins the lines of a text: line breaks and tabs beside a Chinese character are removed, all others become a space.
pub(super) fn one_line(text: &str) -> String {
    let mut lines = text.split(is_break).map(str::trim).filter(|line| !line.is_empty());
    let mut joined = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let wide = |c: Option<char>| c.is_some_and(|c| u32::from(c) >= 0x2E80);
        if !wide(joined.chars().last()) && !wide(line.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// The non-empty lines of a cell of a workbook, each of which is a paragraph of prose.
pub(super) fn lines(text: &str) -> Vec<String> {
    let lines = text.split(|c| c != '\t' && is_break(c)).map(one_line);
    lines.filter(|line| !line.is_empty()).collect()
}

/// Whether a character is a line break or a tab.
pub(super) fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The text without invisible characters, such as marks of direction around copied numbers.
pub(super) fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// The notes on an amount with additional characters, such as thousands separators: how it was read (`meant`), and
/// which invisible characters were dropped.
pub(super) fn notes_on_amount(given: &str, meant: &str) -> Vec<Finding> {
    let seen = visible(given);
    let mut findings: Vec<Finding> = note_on_invisible(given).into_iter().collect();
    if seen.trim() != meant {
        let finding = finding::amount_typed(seen.trim(), meant);
        findings.insert(0, finding.as_note());
    }
    findings
}

/// The note on invisible characters that were dropped from a text; `None` if there are none.
pub(super) fn note_on_invisible(given: &str) -> Option<Finding> {
    let mut points: Vec<String> =
        given.chars().filter(|c| is_invisible(*c)).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    points.dedup();
    let finding = finding::character_dropped(visible(given).trim(), points.join(", "));
    (!points.is_empty()).then(|| finding.as_note())
}

/// Whether a character is invisible: control characters, line ends, and characters without width.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            u32::from(character),
            0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
                | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB
                | 0xE0000..=0xE0FFF
        )
}

/// Whether a character is one of private use, whose meaning depends on the font (GB 18030-2022 assigns regular code
/// points to private-use characters of earlier editions).
fn is_private(character: char) -> bool {
    matches!(u32::from(character), 0xE000..=0xF8FF | 0xF0000..=0x10FFFF)
}

/// The name that is spelt most like `given`; `None` if more than a third of its characters differ.
pub(super) fn nearest<'a>(given: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = given.to_lowercase().replace('-', "_");
    let similar = names.map(|name| (strsim::osa_distance(&folded, name), name));
    let (distance, name) = similar.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= folded.chars().count().max(3)).then_some(name)
}

/// The amount that a text with thousands separators, blanks, full-width digits or signs stands for; `None` if it is no
/// amount.
pub(super) fn amount_text(given: &str) -> Option<String> {
    let given = visible(given);
    let narrow: String = given.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '_')).collect();
    let meant = narrow.replace(['−', '–', '—'], "-").trim_start_matches('+').to_owned();
    let grouped = groups_of_three(&given.nfkc().collect::<String>());
    let (sign, digits) = meant.strip_prefix('-').map_or(("", meant.as_str()), |digits| ("-", digits));
    if digits.is_empty() {
        return None;
    }
    let led = digits.trim_start_matches('0');
    let meant = format!("{sign}{}{led}", if led.is_empty() || led.starts_with('.') { "0" } else { "" });
    (grouped && meant.parse::<Amount>().is_ok()).then_some(meant)
}

/// Whether commas, if any, separate groups of three digits; `1,23` is not an amount.
fn groups_of_three(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or_default();
    let mut groups = whole.split([',', '，']);
    groups.next();
    groups.all(|group| group.chars().filter(|c| !c.is_whitespace()).count() == 3)
}
