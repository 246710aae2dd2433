//! `paragraph-repeated`: the prose has the same paragraph twice.

use std::collections::HashMap;

use crate::layout::Layout;
use crate::model::{Budget, Finding, Place, finding};

/// Shorter paragraphs may occur in several sections: 无。
const MIN_CHARACTERS: usize = 8;

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(budget: &Budget, _layout: &Layout) -> Vec<Finding> {
    let mut seen: HashMap<&str, Place> = HashMap::new();
    let mut findings = Vec::new();
    for (part, sections) in &budget.texts {
        for (section, paragraphs) in sections {
            let place = Place::root().join("texts").join(part).join(section);
            for (index, paragraph) in paragraphs.iter().enumerate() {
                if paragraph.chars().count() < MIN_CHARACTERS {
                    continue;
                }
                if let Some(first) = seen.insert(paragraph, place.join(index)) {
                    let mut finding = finding::paragraph_repeated().at(&place.join(index));
                    finding.cells.push(first);
                    findings.push(finding);
                }
            }
        }
    }
    findings
}
