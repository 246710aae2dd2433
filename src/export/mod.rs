//! Writes set pages as web edition ([`pdf()`]), as print edition with job ticket ([`print()`]), and as images
//! ([`png()`]).
//!
//! The stage after `compile`; `build` calls it and judges the files with `inspect` before they are put in place.

mod compact;
mod identifier;
mod pdf;
mod png;
mod print;
mod rewrite;
mod source;

pub use pdf::pdf;
pub use png::png;
pub use print::{PrintEdition, RECORD_KEY, TicketText, check_profile, print};
