//! Calendar dates: the date of publication and dates in the narrative.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Date {
    /// Year, 1900 to 2999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

impl FromStr for Date {
    type Err = ();

    /// Reads `2024-02-05` (GB/T 7408, ISO 8601); the day must exist.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('-');
        let mut part = |length: usize| -> Result<u16, ()> {
            let part = parts.next().ok_or(())?;
            let is_number = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
            if is_number { part.parse().map_err(drop) } else { Err(()) }
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let is_in_range = parts.next().is_none() && (1900..3000).contains(&year) && (1..=12).contains(&month);
        if !is_in_range || day == 0 || day > days_of(year, month) {
            return Err(());
        }
        // Both fit: at most 12 and 31.
        Ok(Self { year, month: month as u8, day: day as u8 })
    }
}

/// The number of days of a month in the Gregorian calendar.
fn days_of(year: u16, month: u16) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
