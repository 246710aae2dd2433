//! Parsers of argument values. Their faults are typed, so that `usage` can report them without reading the text of a
//! clap error.

use std::ops::RangeInclusive;

/// Why a value is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub(in crate::cli) enum ValueFault {
    /// It is not a whole number.
    Number,
    /// It is a number outside this range.
    Range(RangeInclusive<u64>),
    /// There is no catalogue of messages in this language.
    Language,
}

/// A parser of whole numbers in a range.
pub(super) fn within<T: TryFrom<u64>>(
    range: RangeInclusive<u64>,
) -> impl Fn(&str) -> Result<T, ValueFault> + Clone + Send + Sync + 'static {
    move |text| {
        let number: u64 = text.parse().map_err(|_| ValueFault::Number)?;
        let in_range = range.contains(&number).then_some(number);
        in_range.and_then(|number| T::try_from(number).ok()).ok_or_else(|| ValueFault::Range(range.clone()))
    }
}

/// Reads a language tag; fails if there is no catalogue in that language.
pub(super) fn language(tag: &str) -> Result<String, ValueFault> {
    // An empty environment variable counts as not set.
    let has_catalogue =
        tag.is_empty() || ["zh", "en"].iter().any(|language| tag.to_ascii_lowercase().starts_with(language));
    if has_catalogue { Ok(tag.into()) } else { Err(ValueFault::Language) }
}
