//! Number formats of spreadsheets (ECMA-376 part 1, 18.8.31): which text a cell displays for what it holds.
//!
//! Whatever is not understood has no text, so that the reader reports the cell instead of guessing.

mod builtin;
mod day;
mod digits;
mod section;

pub(super) use builtin::builtin;

use rust_decimal::Decimal;

use crate::model::Date;
use section::{FormatSection, NumberCondition};

/// The sections of a number format.
#[derive(Debug, Clone)]
pub(super) struct NumberFormat {
    sections: Vec<FormatSection>,
}

impl NumberFormat {
    /// A format by its code; `None` for one that is not understood, such as digits in Chinese.
    pub(super) fn parse(code: &str) -> Option<Self> {
        let sections = section::split(code)?;
        // Only the fourth section is for words, and a `@` belongs to words.
        (sections.len() <= 4).then_some(Self { sections })
    }

    /// What a cell displays for a number, without the blanks around it. `None` if that cannot be told.
    pub(super) fn number(&self, value: Decimal) -> Option<String> {
        if self.sections.iter().all(FormatSection::takes_words) {
            return self.sections.first()?.words(&value.normalize().to_string());
        }
        let (section, signed) = self.of(value)?;
        let sign = if signed && value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
        let text = digits::text(section, value.abs())?;
        Some(format!("{sign}{text}").trim().to_owned())
    }

    /// What a cell displays for words; the words themselves, where no section is for words.
    pub(super) fn words(&self, words: &str) -> Option<String> {
        let own = self.sections.iter().rev().find(|section| section.takes_words());
        match (own, self.sections.get(3)) {
            (Some(section), _) | (None, Some(section)) => section.words(words),
            (None, None) => Some(words.to_owned()),
        }
    }

    /// What a cell displays for a day; `None` with the time of the day, or in the words of a language.
    pub(super) fn day(&self, date: Date) -> Option<String> {
        day::text(self.sections.first()?, date)
    }

    /// The section for a number, and whether a minus is put before it.
    fn of(&self, value: Decimal) -> Option<(&FormatSection, bool)> {
        let numeric: Vec<&FormatSection> =
            self.sections.iter().take(3).filter(|section| !section.takes_words()).collect();
        if numeric.iter().all(|section| section.condition.is_none()) {
            return match numeric[..] {
                [] => None,
                [only] => Some((only, true)),
                [_, below, ..] if value.is_sign_negative() && !value.is_zero() => Some((below, false)),
                [.., zero] if numeric.len() == 3 && value.is_zero() => Some((zero, false)),
                [first, ..] => Some((first, false)),
            };
        }
        // Programs differ on the minus of a negative number that a condition chose.
        if value.is_sign_negative() && !value.is_zero() {
            return None;
        }
        let holds = |condition: &NumberCondition| condition.holds(value);
        match (&numeric[..], numeric.first()?.condition.as_ref()) {
            ([first, ..], Some(condition)) if holds(condition) => Some((first, false)),
            ([_, second], Some(_)) if second.condition.as_ref().is_none_or(holds) => Some((second, false)),
            ([_, second, _], Some(_)) if second.condition.as_ref().is_some_and(holds) => Some((second, false)),
            ([_, _, third], Some(_)) => Some((third, false)),
            // A first section without a condition is for positive numbers.
            ([first, ..], None) if !value.is_zero() => Some((first, false)),
            _ => None,
        }
    }
}
