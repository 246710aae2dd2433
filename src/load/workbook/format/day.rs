//! What a section displays for a day.

use super::section::{FormatPiece, FormatSection};
use crate::model::Date;

/// The text for a day; `None` where the time of the day is displayed, or names of months and weekdays.
pub(super) fn text(section: &FormatSection, date: Date) -> Option<String> {
    let mut text = String::new();
    for piece in &section.pieces {
        match piece {
            FormatPiece::Day('y', 1 | 2) => text.push_str(&format!("{:02}", date.year % 100)),
            FormatPiece::Day('y' | 'e', _) => text.push_str(&format!("{:04}", date.year)),
            FormatPiece::Day('m', 1) => text.push_str(&date.month.to_string()),
            FormatPiece::Day('m', 2) => text.push_str(&format!("{:02}", date.month)),
            FormatPiece::Day('d', 1) => text.push_str(&date.day.to_string()),
            FormatPiece::Day('d', 2) => text.push_str(&format!("{:02}", date.day)),
            FormatPiece::Literal(character) => text.push(*character),
            FormatPiece::Bar => text.push('/'),
            FormatPiece::Point => text.push('.'),
            FormatPiece::Comma => text.push(','),
            _ => return None,
        }
    }
    Some(text.trim().to_owned())
}
