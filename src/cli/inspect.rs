//! `budgetpress inspect`.

use serde_json::json;

use super::args::{Format, InspectArgs};
use super::{Terminal, print};
use crate::error::Error;
use crate::inspect;

/// The largest file that is taken in, in MiB.
const MOST_MIB: u64 = 256;

pub(super) fn inspect(args: &InspectArgs, terminal: &Terminal) -> Result<(), Error> {
    let bytes = taken(&args.input)?;
    let report = inspect::read(&bytes)?;
    match args.format {
        Format::Text => print(&format!("{}\n", inspect::summary(&report, &terminal.catalogue))),
        Format::Json => print(&format!("{:#}\n", json!({ "report": report }))),
    }
}

/// The bytes of a file, or of the standard input.
fn taken(path: &std::path::Path) -> Result<Vec<u8>, Error> {
    use std::io::Read;
    let failed = |error: std::io::Error| Error::file("file-unreadable", path, &error);
    let source: Box<dyn Read> = match path.as_os_str() == "-" {
        true => Box::new(std::io::stdin().lock()),
        false => Box::new(std::fs::File::open(path).map_err(failed)?),
    };
    let mut bytes = Vec::new();
    // One byte more than is read, so that a longer file is told from one that just fits.
    source.take((MOST_MIB << 20) + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}
