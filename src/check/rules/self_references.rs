//! `self-mixed`: the texts refer to the issuer by different words (本单位、本部门).

use super::{Texts, says};
use crate::layout::Layout;
use crate::model::{Budget, Finding, Place, finding};

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(texts: &Texts<'_>, _budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let places = |word: &String| -> Vec<Place> {
        texts.iter().filter(|(_, text)| says(text, word, layout)).map(|(place, _)| place.clone()).collect()
    };
    let used =
        layout.words.self_references.iter().map(|word| (word, places(word))).filter(|(_, places)| !places.is_empty());
    // The most frequent word is the right one.
    let mut used: Vec<(&String, Vec<Place>)> = used.collect();
    used.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
    let Some(((usual, _), others)) = used.split_first() else { return Vec::new() };
    let reported = others.iter().map(|(word, places)| {
        let finding = finding::self_mixed(word, usual);
        let mut places = places.iter().cloned();
        Finding { place: places.next(), cells: places.collect(), ..finding }
    });
    reported.collect()
}
