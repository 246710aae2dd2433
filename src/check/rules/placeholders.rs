//! `placeholder`: a word that stands for what somebody still has to fill in. The layout lists the words.

use super::{Texts, says};
use crate::layout::Layout;
use crate::model::{Budget, Finding};

pub(super) fn check(texts: &Texts<'_>, _budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in texts {
        let found = layout.words.placeholders.iter().find(|word| says(text, word, layout));
        findings.extend(found.map(|word| Finding::error("placeholder").at(place).with("word", word)));
    }
    findings
}
