//! Values of arguments that are read and judged here, so that what is wrong with one is known without reading an error's text.

use std::ops::RangeInclusive;

/// Why a value is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub(in crate::cli) enum ValueFault {
    /// It is no whole number.
    Number,
    /// It is a number out of this range.
    Range(RangeInclusive<u64>),
    /// There is no catalogue of messages in this language.
    Language,
}

/// Reads a whole number of a range.
pub(super) fn within<T: TryFrom<u64>>(
    range: RangeInclusive<u64>,
) -> impl Fn(&str) -> Result<T, ValueFault> + Clone + Send + Sync + 'static {
    move |text| {
        let number: u64 = text.parse().map_err(|_| ValueFault::Number)?;
        let inside = range.contains(&number).then_some(number);
        inside.and_then(|number| T::try_from(number).ok()).ok_or_else(|| ValueFault::Range(range.clone()))
    }
}

/// Reads a language tag of which there is a catalogue.
pub(super) fn language(tag: &str) -> Result<String, ValueFault> {
    // A variable that is set to nothing asks for nothing.
    let known = tag.is_empty() || ["zh", "en"].iter().any(|language| tag.to_ascii_lowercase().starts_with(language));
    if known { Ok(tag.into()) } else { Err(ValueFault::Language) }
}
