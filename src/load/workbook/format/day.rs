//! What a section displays for a day.

use super::section::{Piece, Section};
use crate::model::Date;

/// The text for a day; `None` where the time of the day is displayed, or names of months and weekdays.
pub(super) fn text(section: &Section, date: Date) -> Option<String> {
    let mut text = String::new();
    for piece in &section.pieces {
        match piece {
            Piece::Day('y', 1 | 2) => text.push_str(&format!("{:02}", date.year % 100)),
            Piece::Day('y' | 'e', _) => text.push_str(&format!("{:04}", date.year)),
            Piece::Day('m', 1) => text.push_str(&date.month.to_string()),
            Piece::Day('m', 2) => text.push_str(&format!("{:02}", date.month)),
            Piece::Day('d', 1) => text.push_str(&date.day.to_string()),
            Piece::Day('d', 2) => text.push_str(&format!("{:02}", date.day)),
            Piece::Literal(character) => text.push(*character),
            Piece::Bar => text.push('/'),
            Piece::Point => text.push('.'),
            Piece::Comma => text.push(','),
            _ => return None,
        }
    }
    Some(text.trim().to_owned())
}
