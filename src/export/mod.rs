//! Writing set pages: as PDF for the web and for the print shop, and as images.

mod compact;
mod identifier;
mod pdf;
mod png;
mod print;
mod rewrite;
mod source;

pub use pdf::pdf;
pub use png::png;
pub use print::{PrintEdition, RECORD, TicketText, fit, print};
