//! Reading a budget from a file: exact decimals, complete findings, every value with its place.
//!
//! The shape of a data file follows from its layout. One description of it ([`format::shape`]) checks files,
//! and is written out as JSON Schema and as documentation.

mod check;
mod figures;
pub mod format;
mod json;
mod locate;
mod node;
mod schema;
mod text;

pub use schema::{document, schema};

use locate::Source;
use std::io::Read;
use std::path::Path;

use crate::error::Error;
use crate::layout::{Layout, Layouts};
use crate::model::{Budget, Finding};

/// The largest file that is read, in bytes: far above any department's budget.
const LARGEST: u64 = 64 << 20;

/// A budget with the layout in which it is published.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The budget.
    pub budget: Budget,
    /// Its layout.
    pub layout: Layout,
    /// The file's text.
    source: Source,
}

impl Loaded {
    /// Adds to findings their places in the file: the line, and for what quotes a text of the set pages, the text
    /// of the data that it comes from.
    pub fn locate(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let texts = self.budget.texts();
        let placed = findings.into_iter().map(|mut finding| {
            let quoted = finding.values.iter().find(|(name, _)| *name == "text").map(|(_, quoted)| quoted);
            if let (None, Some(quoted)) = (&finding.place, quoted.filter(|quoted| !quoted.is_empty())) {
                let from = |text: &str| text.split_whitespace().collect::<String>().contains(quoted.as_str());
                finding.place = texts.iter().find(|(_, text)| from(text)).map(|(place, _)| place.clone());
            }
            finding
        });
        self.source.locate(placed.collect())
    }
}

/// Reads a budget from a JSON file; `-` is the standard input. The layout is the one that the file names,
/// looked up in `layouts`.
///
/// # Errors
/// [`Error::Failed`] if the file cannot be read as JSON or the layout cannot be opened; [`Error::Found`] with
/// everything in it that is not as the layout wants it.
pub fn load(path: &Path, layouts: &Layouts) -> Result<Loaded, Error> {
    parse(&read(path)?, layouts)
}

/// The same from the bytes of a file.
///
/// # Errors
/// As [`load`].
pub fn parse(bytes: &[u8], layouts: &Layouts) -> Result<Loaded, Error> {
    let node = node::parse(bytes)?;
    let source = Source::new(bytes);
    let layout = layouts.open(&node::layout_name(&node)?)?;
    Error::unless_clean(source.locate(check::check(&format::shape(&layout), &node)))?;
    let budget = json::budget(&node, &layout).ok_or_else(|| Error::failed(Finding::error("internal-shape")))?;
    Error::unless_clean(source.locate(figures::check(&budget, &layout)))?;
    Ok(Loaded { budget, layout, source })
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |error: std::io::Error| Error::file("file-unreadable", path, &error);
    let mut bytes = Vec::new();
    let limit = LARGEST + 1;
    if path.as_os_str() == "-" {
        std::io::stdin().take(limit).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        std::fs::File::open(path).map_err(failed)?.take(limit).read_to_end(&mut bytes).map_err(failed)?;
    }
    if bytes.len() as u64 > LARGEST {
        let mebibytes = LARGEST >> 20;
        return Err(Error::failed(
            Finding::error("file-too-large").with("path", path.display()).with("limit", mebibytes),
        ));
    }
    Ok(bytes)
}
