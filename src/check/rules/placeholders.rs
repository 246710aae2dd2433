//! `placeholder`: a word that stands for what somebody still has to fill in. The layout lists the words.

use crate::layout::Layout;
use crate::model::{Budget, Finding};

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in budget.texts() {
        let found = layout.words.placeholders.iter().find(|word| text.contains(word.as_str()));
        findings.extend(found.map(|word| Finding::error("placeholder").at(&place).with("word", word)));
    }
    findings
}
