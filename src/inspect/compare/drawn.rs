//! What pages show: the first text of each that is another.

use std::collections::BTreeMap;

use super::super::{Letter, Report, read, reread};

/// Letters of one line stand on baselines no farther apart, in pt.
const LINE: f64 = 1.0;

/// Letters stand at the same place if they are no farther apart, in pt.
const NEAR: f64 = 0.01;

/// So many characters of a line are quoted.
const MAX_QUOTED: usize = 80;

/// For each page, counted from 1, of which the text, its place or whether it is seen differ: the line in the given file, and the line
/// as it should be. `None` if the given file cannot be read.
pub(super) fn texts(given: &[u8], wanted: &[u8]) -> Option<BTreeMap<usize, (String, String)>> {
    let (given, wanted) = (read(given).ok()?, reread(wanted).ok()?);
    let letters =
        |report: &Report, page: usize| report.pages.get(page).map(|page| page.letters.clone()).unwrap_or_default();
    let pages = given.pages.len().max(wanted.pages.len());
    let found = (0..pages).filter_map(|page| {
        let (given, wanted) = (letters(&given, page), letters(&wanted, page));
        let same = given.iter().zip(&wanted).take_while(|(one, other)| is_same(one, other)).count();
        (same < given.len().max(wanted.len())).then(|| (page + 1, (line(&given, same), line(&wanted, same))))
    });
    Some(found.collect())
}

fn is_same(one: &Letter, other: &Letter) -> bool {
    let near = |one: f64, other: f64| (one - other).abs() < NEAR;
    let inked = match (one.ink, other.ink) {
        (Some(one), Some(other)) => one.iter().zip(&other).all(|(one, other)| near(*one, *other)),
        (one, other) => one.is_none() && other.is_none(),
    };
    one.text == other.text && near(one.x, other.x) && near(one.y, other.y) && one.hidden == other.hidden && inked
}

/// The line of a letter, as content has it.
fn line(letters: &[Letter], index: usize) -> String {
    let Some(letter) = letters.get(index).or(letters.last()) else { return String::new() };
    let of_line = |other: &&Letter| (other.y - letter.y).abs() < LINE;
    letters
        .iter()
        .filter(of_line)
        .map(|letter| letter.text.as_str())
        .collect::<String>()
        .chars()
        .take(MAX_QUOTED)
        .collect()
}
