//! `placeholder`: a text contains a word that marks something still to be filled in; the layout lists such words. A
//! word of Latin letters is ignored within a longer word, an address or the name of a model: `xxgk`, `xxzx@`,
//! `XX-200`.

use super::{Texts, without_exceptions};
use crate::layout::Layout;
use crate::model::{Budget, Finding, finding};

/// Within an address, only capitals or at least this many letters are a placeholder: `xxx@163.com`.
const MIN_IN_ADDRESS: usize = 3;

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(texts: &Texts<'_>, _budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in texts {
        let text = without_exceptions(text, layout);
        let found = layout.words.placeholders.iter().find(|word| has_placeholder(&text, word));
        findings.extend(found.map(|word| finding::placeholder(word).at(place)));
    }
    findings
}

/// Whether a text contains a word as a placeholder.
fn has_placeholder(text: &str, word: &str) -> bool {
    let is_latin = word.chars().any(|letter| letter.is_ascii_alphabetic());
    text.match_indices(word).any(|(at, _)| !is_latin || is_alone(text, at, word))
}

/// Whether the word at this byte stands alone, not in a longer word, an address or the name of a model. Further letters
/// of the word around it (XXXX for XX) belong to it.
fn is_alone(text: &str, at: usize, word: &str) -> bool {
    let is_letter_of_word = |letter: char| word.contains(letter);
    let (before, rest) = text.split_at(at);
    let before = before.trim_end_matches(is_letter_of_word);
    let after = rest.trim_start_matches(is_letter_of_word);
    let run = &text[before.len()..text.len() - after.len()];
    let left = before.rsplit(|c: char| !c.is_ascii_graphic()).next().unwrap_or_default();
    let right = after.split(|c: char| !c.is_ascii_graphic()).next().unwrap_or_default();
    let (label_before, label_after) = (last_label(left), first_label(right));
    let is_year = !label_before.is_empty() && label_before.len() <= 2 && is_digits(label_before);
    if !(label_before.is_empty() || is_year) || !label_after.is_empty() {
        return false;
    }
    if left.contains("://") || left.contains("www.") || left.contains('@') || right.starts_with('@') {
        let is_capitals = run.chars().all(|letter| letter.is_ascii_uppercase());
        return is_capitals || run.len() >= MIN_IN_ADDRESS;
    }
    !is_joined(left, label_before, run) && !is_continued(right, run)
}

/// The letters and digits at the end of a text.
fn last_label(text: &str) -> &str {
    &text[text.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len()..]
}

/// The letters and digits at the beginning of a text.
fn first_label(text: &str) -> &str {
    &text[..text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len()]
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Characters that join the parts of an address or of a model's name.
const JOINTS: [char; 8] = ['-', '_', '.', '/', '+', '&', '#', ':'];

/// Whether a joint connects the placeholder to a word before it. Digits and other placeholder letters are no word
/// (`2024-XX-XX`, `12.XX`).
fn is_joined(left: &str, label: &str, run: &str) -> bool {
    let left = &left[..left.len() - label.len()];
    let Some(rest) = left.strip_suffix(JOINTS) else { return false };
    let word = last_label(rest);
    !word.is_empty() && !is_digits(word) && !word.chars().all(|letter| run.contains(letter))
}

/// Whether a joint connects the placeholder to a word after it. Digits are a word after a hyphen (`XX-200`), not after
/// a point (`XX.50`).
fn is_continued(right: &str, run: &str) -> bool {
    let Some(rest) = right.strip_prefix(JOINTS) else { return false };
    let word = first_label(rest);
    let is_number = is_digits(word) && right.starts_with('.');
    !word.is_empty() && !is_number && !word.chars().all(|letter| run.contains(letter))
}
