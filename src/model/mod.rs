//! The budget as data, and findings: the types that all stages share. This module uses nothing else of the crate.

mod amount;
mod attachment;
mod budget;
mod code;
mod date;
mod digest;
pub(crate) mod finding;
mod ledger;
mod magnitude;
mod place;
mod unread;

pub(crate) use amount::grouped;
pub use amount::{Amount, AmountError};
pub(crate) use attachment::Attachment;
pub(crate) use budget::texts_in;
pub use budget::{Budget, Cell, Figure, FigureSet, Line, LineHead, LineKind, OwnTie, Sheet};
pub use code::AccountCode;
pub use date::Date;
pub(crate) use digest::{hex, sha256};
pub(crate) use finding::Kind;
#[cfg(test)]
pub(crate) use finding::declared;
pub use finding::{Finding, Severity, usage};
pub(crate) use ledger::{LEDGER_DECIMALS, LedgerLine};
pub(crate) use magnitude::{AmountCounts, Magnitudes, WAN_IN_YUAN};
pub use place::Place;
pub(crate) use unread::{Unread, UnreadLine};

/// Points (pt) in an inch.
pub(crate) const PT_PER_INCH: f64 = 72.0;

/// Points (pt) in a millimetre.
pub(crate) const PT_PER_MM: f64 = PT_PER_INCH / 25.4;
