//! What keeps a document from being set, as far as it can be known without setting it.

use crate::compile::Compiler;
use crate::load::Loaded;
use crate::message::GLYPHS_UNCHECKED;
use crate::model::Finding;
use crate::{convert, view};

/// What a build would refuse before it sets a page: tables too wide for their page, ordinals that do not suffice, templates
/// that cannot state the figures, attachments that cannot be written, and, given fonts, characters without a glyph. Without
/// fonts a note says that glyphs were not looked for. Nothing of a budget of which parts could not be read.
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
        None => findings.push(Finding::error(GLYPHS_UNCHECKED).as_note()),
    }
    let mut findings = loaded.locate(findings);
    loaded.layout.name_sheets(&mut findings);
    findings
}
