//! Finds what would keep a document from being set, without setting it. `prove` adds these findings to a check.

use crate::compile::Compiler;
use crate::load::Loaded;
use crate::model::{Finding, finding};
use crate::{convert, view};

/// Findings for which a build would be refused before a page is set: tables too wide for their page, more lines than
/// the layout has ordinals (一、二、…), sentence templates that lack a figure, attachments that cannot be written, and,
/// given fonts, characters without a glyph. Without fonts a note says that glyphs were not checked. Empty if parts of
/// the budget could not be read.
pub(super) fn unready(loaded: &Loaded, compiler: Option<&Compiler>) -> Vec<Finding> {
    if !loaded.unread.is_empty() || loaded.has_errors() {
        return Vec::new();
    }
    let set = view::view(&loaded.budget, &loaded.layout);
    let attached = convert::attachments(&loaded.budget, &loaded.layout).map(drop);
    let refused = set.map(drop).err().into_iter().chain(attached.err());
    let mut findings: Vec<Finding> = refused.flat_map(|error| error.findings().to_vec()).collect();
    match compiler {
        Some(compiler) => findings.extend(compiler.uncovered(&loaded.budget)),
        None => findings.push(finding::glyphs_unchecked()),
    }
    let mut findings = loaded.locate(findings);
    loaded.layout.name_sheets(&mut findings);
    findings
}
