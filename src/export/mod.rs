//! Writing set pages: as PDF for the web and for the print shop, as images, and to files that appear whole or not at all.

mod compact;
mod identifier;
mod pdf;
mod png;
mod print;
mod rewrite;
mod source;
mod write;

pub use pdf::pdf;
pub use png::{MAX_PPI, png};
pub use print::{Inks, Printed, RECORD, Ticket, fit, print};
pub use write::{TEMPORARY, write};
