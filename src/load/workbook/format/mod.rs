//! Number formats of spreadsheets (ECMA-376 part 1, 18.8.31): which text a cell displays for its value.
//!
//! The workbook reader needs it because .xlsx and .xls files store only the value and the format code. A format that is
//! not understood gives `None`, so that the reader reports the cell instead of guessing.

mod builtin;
mod day;
mod digits;
mod section;

pub(super) use builtin::builtin;

use rust_decimal::Decimal;

use crate::model::Date;
use section::{FormatSection, NumberCondition};

/// A parsed number format: up to four sections, separated by `;` in its code.
#[derive(Debug, Clone)]
pub(super) struct NumberFormat {
    sections: Vec<FormatSection>,
}

impl NumberFormat {
    /// Parses the code of a format; `None` if it has anything that is not understood, such as Chinese numerals.
    pub(super) fn parse(code: &str) -> Option<Self> {
        let sections = section::parse_sections(code)?;
        // A format has at most four sections; only the fourth, or one with `@`, is for text.
        (sections.len() <= 4).then_some(Self { sections })
    }

    /// The displayed text of a number, trimmed; `None` if it cannot be determined.
    pub(super) fn number(&self, value: Decimal) -> Option<String> {
        if self.sections.iter().all(FormatSection::is_for_text) {
            return self.sections.first()?.text(&value.normalize().to_string());
        }
        let (section, signed) = self.section_for(value)?;
        let sign = if signed && value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
        let text = digits::format_number(section, value.abs())?;
        Some(format!("{sign}{text}").trim().to_owned())
    }

    /// The displayed form of a text; the text itself if no section is for text.
    pub(super) fn text(&self, text: &str) -> Option<String> {
        let for_text = self.sections.iter().rev().find(|section| section.is_for_text());
        match (for_text, self.sections.get(3)) {
            (Some(section), _) | (None, Some(section)) => section.text(text),
            (None, None) => Some(text.to_owned()),
        }
    }

    /// The displayed text of a date; `None` if the format shows the time, or names of months or weekdays.
    pub(super) fn day(&self, date: Date) -> Option<String> {
        day::format_date(self.sections.first()?, date)
    }

    /// The section that applies to a number, and whether a minus sign is put before a negative one.
    fn section_for(&self, value: Decimal) -> Option<(&FormatSection, bool)> {
        let numeric: Vec<&FormatSection> =
            self.sections.iter().take(3).filter(|section| !section.is_for_text()).collect();
        if numeric.iter().all(|section| section.condition.is_none()) {
            return match numeric[..] {
                [] => None,
                [only] => Some((only, true)),
                [_, below, ..] if value.is_sign_negative() && !value.is_zero() => Some((below, false)),
                [.., zero] if numeric.len() == 3 && value.is_zero() => Some((zero, false)),
                [first, ..] => Some((first, false)),
            };
        }
        // Spreadsheet programs differ on the minus sign of a negative number chosen by a condition.
        if value.is_sign_negative() && !value.is_zero() {
            return None;
        }
        let holds = |condition: &NumberCondition| condition.holds(value);
        match (&numeric[..], numeric.first()?.condition.as_ref()) {
            ([first, ..], Some(condition)) if holds(condition) => Some((first, false)),
            ([_, second], Some(_)) if second.condition.as_ref().is_none_or(holds) => Some((second, false)),
            ([_, second, _], Some(_)) if second.condition.as_ref().is_some_and(holds) => Some((second, false)),
            ([_, _, third], Some(_)) => Some((third, false)),
            // If only later sections have a condition, the first one is for positive numbers.
            ([first, ..], None) if !value.is_zero() => Some((first, false)),
            _ => None,
        }
    }
}
