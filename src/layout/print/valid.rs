//! Checks the values of options of the print edition: alone, and with the pages of a layout.
//!
//! Called for site settings, for layouts when they are opened, and before a print edition is built.

use super::{PrintOptions, Standard};
use crate::error::Error;
use crate::layout::{PageSpec, Pages};
use crate::model::{Finding, finding};

/// The smallest outer margin (切口), in mm: content closer than 5 mm to the trim may be cut, and rules of tables extend
/// half their width into the margin.
pub(super) const MIN_OUTSIDE_MM: f64 = 5.5;

/// The limit of lines at the foot of the back cover.
const MAX_BACK_LINES: usize = 12;

/// An option of the print edition with an invalid value; reported as `print-setting`.
#[derive(Debug, Clone)]
pub struct PrintFault {
    /// The keys in `[print]` that may have caused it; the place is the first of them that is present.
    pub keys: &'static [&'static str],
    /// The value.
    pub value: String,
    finding: Box<Finding>,
}

impl PrintFault {
    /// A fault; `what` selects its message in the catalogue.
    fn new(keys: &'static [&'static str], what: &'static str, value: impl ToString) -> Self {
        let value = value.to_string();
        let finding = Box::new(finding::print_setting(what, keys[0], &value));
        Self { keys, value, finding }
    }

    /// Adds values to the finding.
    fn with(self, more: impl FnOnce(Finding) -> Finding) -> Self {
        Self { finding: Box::new(more(*self.finding)), ..self }
    }

    /// A margin of `value` mm that leaves only `left` mm for the opposite one.
    pub(super) fn narrow(keys: &'static [&'static str], what: &'static str, value: f64, left: f64) -> Self {
        Self::new(keys, what, value).with(|finding| finding.left(format!("{left:.1}")).least(MIN_OUTSIDE_MM))
    }

    /// A line for the back cover that cannot be set.
    pub(crate) fn back(line: &str) -> Self {
        Self::new(&["back"], "back", line)
    }

    /// An ICC profile that cannot be read.
    pub(super) fn profile(name: &str) -> Self {
        Self::new(&["profile"], "profile", name)
    }

    /// The finding, without a place.
    pub fn finding(self) -> Finding {
        self.finding.in_settings("none", 0usize, 0usize)
    }

    /// The error, with the line and column of the option in a file.
    pub fn in_file(self, path: impl ToString, (line, column): (usize, usize)) -> Error {
        Error::failed(self.finding.in_settings(path.to_string(), line, column))
    }
}

impl From<PrintFault> for Error {
    fn from(fault: PrintFault) -> Self {
        Self::failed(fault.finding())
    }
}

impl PrintOptions {
    /// Refuses the first value that is invalid in any layout: out of its range, or unsuitable as a line of the back
    /// cover.
    ///
    /// # Errors
    /// [`PrintFault`]
    pub fn validate(&self) -> Result<(), PrintFault> {
        for (option, value) in self.numbers() {
            if let Some(range) = option.range.as_ref().filter(|range| !range.contains(&value)) {
                let fault = PrintFault::new(std::slice::from_ref(&option.key), "range", value);
                return Err(fault.with(|finding| finding.least(*range.start()).most(range.end().to_string())));
            }
        }
        let back = self.back();
        if back.len() > MAX_BACK_LINES {
            return Err(PrintFault::new(&["back"], "back-long", back.len())
                .with(|finding| finding.most(MAX_BACK_LINES.to_string())));
        }
        match back.iter().find(|line| line.trim().is_empty() || line.contains(char::is_control)) {
            Some(line) => Err(PrintFault::new(&["back"], "back-line", line.escape_debug())),
            None => Ok(()),
        }
    }

    /// Refuses the first value that is invalid, alone or with these pages.
    ///
    /// # Errors
    /// [`PrintFault`]
    pub fn validate_on(&self, pages: &Pages) -> Result<(), PrintFault> {
        self.validate()?;
        if self.profile.is_some() && self.standard() != Standard::X4 {
            // The standard may be the usual one, not set by the user; then the place is that of the profile.
            return Err(PrintFault::new(&["standard", "profile"], "standard", "x-1a"));
        }
        let is_name = |name: &str| name.trim() == name && name.chars().all(|c| c == ' ' || c.is_ascii_graphic());
        if let Some(name) = self.condition.as_ref().filter(|name| name.is_empty() || !is_name(name)) {
            return Err(PrintFault::new(&["condition"], "condition", name));
        }
        self.validate_margins(&pages.prose)?;
        match self.turned(&pages.prose, &pages.sheet) {
            Some(turned) => turned.validate(),
            None if pages.prose.lies_like(&pages.sheet) => self.validate_margins(&pages.sheet),
            None => Ok(()),
        }
    }

    /// Refuses an inner margin that makes the outer one of pages that are not turned too narrow.
    fn validate_margins(&self, page: &PageSpec) -> Result<(), PrintFault> {
        let outside = page.bound(self.inside()).right;
        if outside >= MIN_OUTSIDE_MM {
            return Ok(());
        }
        Err(PrintFault::narrow(&["inside"], "outside", self.inside(), outside))
    }
}
