//! The budget as data: what every other stage reads. Uses nothing else of this crate.

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

pub use amount::{Amount, AmountError, grouped};
pub use attachment::Attachment;
pub use budget::{Budget, Cell, Figure, FigureSet, Line, LineHead, LineKind, OwnTie, Sheet, texts_in};
pub use code::AccountCode;
pub use date::Date;
pub use digest::{hex, sha256};
pub use finding::{Declared, Finding, Kind, Severity, declared};
pub use ledger::{LEDGER_DECIMALS, LedgerLine};
pub use magnitude::{AmountCounts, Magnitudes, WAN_IN_YUAN};
pub use place::Place;
pub use unread::{Unread, UnreadLine};

/// Points (pt) in an inch.
pub const PT_PER_INCH: f64 = 72.0;

/// Points (pt) in a millimetre.
pub const PT_PER_MM: f64 = PT_PER_INCH / 25.4;
