//! The budget as data: what every other stage reads. Uses nothing else of this crate.

mod amount;
mod attachment;
mod budget;
mod code;
mod date;
mod digest;
mod finding;
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
pub use finding::{Finding, Severity};
pub(crate) use ledger::{LEDGER_DECIMALS, LedgerLine};
pub(crate) use magnitude::{AmountCounts, Magnitudes, WAN_IN_YUAN};
pub use place::Place;
pub(crate) use unread::{Unread, UnreadLine};
