//! Formats a date as a spreadsheet displays it in a section of a number format, for [`super::NumberFormat::day`].

use super::section::{FormatPiece, FormatSection};
use crate::model::Date;

/// The displayed text of a date; `None` if the section displays the time, or names of months or weekdays.
pub(super) fn format_date(section: &FormatSection, date: Date) -> Option<String> {
    let mut text = String::new();
    for piece in &section.pieces {
        match piece {
            FormatPiece::DatePart('y', 1 | 2) => text.push_str(&format!("{:02}", date.year % 100)),
            FormatPiece::DatePart('y' | 'e', _) => text.push_str(&format!("{:04}", date.year)),
            FormatPiece::DatePart('m', 1) => text.push_str(&date.month.to_string()),
            FormatPiece::DatePart('m', 2) => text.push_str(&format!("{:02}", date.month)),
            FormatPiece::DatePart('d', 1) => text.push_str(&date.day.to_string()),
            FormatPiece::DatePart('d', 2) => text.push_str(&format!("{:02}", date.day)),
            FormatPiece::Literal(character) => text.push(*character),
            FormatPiece::FractionBar => text.push('/'),
            FormatPiece::Point => text.push('.'),
            FormatPiece::Comma => text.push(','),
            _ => return None,
        }
    }
    Some(text.trim().to_owned())
}
