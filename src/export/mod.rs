//! Writing set pages: as PDF, as images, and to files that appear whole or not at all.

mod pdf;
mod png;
mod write;

pub use pdf::pdf;
pub use png::{MAX_PPI, png};
pub use write::write;
