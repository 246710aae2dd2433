//! Options of the print edition that make no sense, by themselves or on the pages of a layout.

use super::{PrintOptions, Standard};
use crate::error::Error;
use crate::layout::{PageSpec, Pages};
use crate::model::{Finding, finding};

/// No outer margin (切口) is narrower, in mm: what stands closer than 5 to the trim is in danger of the knife, and rules of
/// tables reach half their width into it.
pub(super) const LEAST_OUTSIDE_MM: f64 = 5.5;

/// The foot of a cover's back holds so many lines.
const MAX_BACK_LINES: usize = 12;

/// An option of the print edition with a value that makes no sense. It becomes an error `print-setting`.
#[derive(Debug, Clone)]
pub struct PrintFault {
    /// The keys in `[print]` at which it can stand: the first of those that are there.
    pub keys: &'static [&'static str],
    /// The value.
    pub value: String,
    finding: Box<Finding>,
}

impl PrintFault {
    /// A fault of this kind, which the catalogue knows by `what`.
    fn new(keys: &'static [&'static str], what: &'static str, value: impl ToString) -> Self {
        let value = value.to_string();
        let finding = Box::new(finding::print_setting(what, keys[0], &value));
        Self { keys, value, finding }
    }

    /// The same with more in its finding.
    fn with(self, more: impl FnOnce(Finding) -> Finding) -> Self {
        Self { finding: Box::new(more(*self.finding)), ..self }
    }

    /// A margin of so many mm at one of these keys, which leaves another one too narrow.
    pub(super) fn narrow(keys: &'static [&'static str], what: &'static str, value: f64, left: f64) -> Self {
        Self::new(keys, what, value).with(|finding| finding.left(format!("{left:.1}")).least(LEAST_OUTSIDE_MM))
    }

    /// A line for the back of a cover that cannot be set.
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

    /// The error, with the place in a file where the option stands.
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
    /// Refuses the first value that makes no sense in any layout: out of its range, or no line for the back of a cover.
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

    /// Refuses the first value that makes no sense, by itself or with these pages.
    ///
    /// # Errors
    /// [`PrintFault`]
    pub fn validate_on(&self, pages: &Pages) -> Result<(), PrintFault> {
        self.validate()?;
        if self.profile.is_some() && self.standard() != Standard::X4 {
            // A standard may be left open: then it is the profile that does not go with it.
            return Err(PrintFault::new(&["standard", "profile"], "standard", "x-1a"));
        }
        let is_name = |name: &str| name.trim() == name && name.chars().all(|c| c == ' ' || c.is_ascii_graphic());
        if let Some(name) = self.condition.as_ref().filter(|name| name.is_empty() || !is_name(name)) {
            return Err(PrintFault::new(&["condition"], "condition", name));
        }
        self.bound(&pages.prose)?;
        match self.turned(&pages.prose, &pages.sheet) {
            Some(turned) => turned.validate(),
            None if pages.prose.lies_like(&pages.sheet) => self.bound(&pages.sheet),
            None => Ok(()),
        }
    }

    /// Whether the margins of pages that are not turned leave room.
    fn bound(&self, page: &PageSpec) -> Result<(), PrintFault> {
        let outside = page.bound(self.inside()).right;
        if outside >= LEAST_OUTSIDE_MM {
            return Ok(());
        }
        Err(PrintFault::narrow(&["inside"], "outside", self.inside(), outside))
    }
}
