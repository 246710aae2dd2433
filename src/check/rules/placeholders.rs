//! `placeholder`: a word that stands for what somebody still has to fill in. The layout lists the words. One of Latin letters
//! does not count within a longer word, an address or the name of a model: `xxgk`, `xxzx@`, `XX-200`.

use super::{Texts, without_harmless};
use crate::layout::Layout;
use crate::model::{Budget, Finding, finding};

/// So many letters in a row, or capitals, stand for something even in an address: `xxx@163.com`.
const LEAST_IN_ADDRESS: usize = 3;

pub(super) fn check(texts: &Texts<'_>, _budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in texts {
        let text = without_harmless(text, layout);
        let found = layout.words.placeholders.iter().find(|word| stands(&text, word));
        findings.extend(found.map(|word| finding::placeholder(word).at(place)));
    }
    findings
}

/// Whether a word stands in a text, and stands for itself.
fn stands(text: &str, word: &str) -> bool {
    let latin = word.chars().any(|letter| letter.is_ascii_alphabetic());
    text.match_indices(word).any(|(at, _)| !latin || is_alone(text, at, word))
}

/// Whether the letters at a place, with those like them around, are no part of anything longer.
fn is_alone(text: &str, at: usize, word: &str) -> bool {
    let like = |letter: char| word.contains(letter);
    let (before, rest) = text.split_at(at);
    let before = before.trim_end_matches(like);
    let after = rest.trim_start_matches(like);
    let run = &text[before.len()..text.len() - after.len()];
    let left = before.rsplit(|c: char| !c.is_ascii_graphic()).next().unwrap_or_default();
    let right = after.split(|c: char| !c.is_ascii_graphic()).next().unwrap_or_default();
    let (label_before, label_after) = (last_label(left), first_label(right));
    let is_year = !label_before.is_empty() && label_before.len() <= 2 && is_digits(label_before);
    if !(label_before.is_empty() || is_year) || !label_after.is_empty() {
        return false;
    }
    if left.contains("://") || left.contains("www.") || left.contains('@') || right.starts_with('@') {
        let capitals = run.chars().all(|letter| letter.is_ascii_uppercase());
        return capitals || run.len() >= LEAST_IN_ADDRESS;
    }
    !is_joined(left, label_before, run) && !goes_on(right, run)
}

/// Letters and digits at the end.
fn last_label(text: &str) -> &str {
    &text[text.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len()..]
}

/// Letters and digits at the beginning.
fn first_label(text: &str) -> &str {
    &text[..text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len()]
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What joins the parts of a model's name or of an address.
const JOINTS: [char; 8] = ['-', '_', '.', '/', '+', '&', '#', ':'];

/// Whether a mark ties the letters to a word before them: digits and others of their kind do not count (`2024-XX-XX`, `12.XX`).
fn is_joined(left: &str, label: &str, run: &str) -> bool {
    let left = &left[..left.len() - label.len()];
    let Some(rest) = left.strip_suffix(JOINTS) else { return false };
    let word = last_label(rest);
    !word.is_empty() && !is_digits(word) && !word.chars().all(|letter| run.contains(letter))
}

/// The same behind them; there digits count behind a dash (`XX-200`), not behind a point (`XX.50`).
fn goes_on(right: &str, run: &str) -> bool {
    let Some(rest) = right.strip_prefix(JOINTS) else { return false };
    let word = first_label(rest);
    let number = is_digits(word) && right.starts_with('.');
    !word.is_empty() && !number && !word.chars().all(|letter| run.contains(letter))
}
