//! What pages show: the first text of each that is another, and the text near a place in their content.

use super::super::file::find;
use super::super::{Letter, PdfReport, read};

/// Letters of one line stand on baselines no farther apart, in pt.
const LINE: f64 = 1.0;

/// Letters stand at the same place if they are no farther apart, in pt.
const NEAR: f64 = 0.01;

/// So many characters of a line are quoted.
const MAX_QUOTED: usize = 80;

/// Both files as they are read.
pub(super) struct Drawn {
    given: PdfReport,
    wanted: PdfReport,
}

impl Drawn {
    /// `None` if the given file cannot be read.
    pub(super) fn new(given: &[u8], wanted: &[u8]) -> Option<Self> {
        Some(Self { given: read(given).ok()?, wanted: read(wanted).ok()? })
    }

    /// The first line of a page, counted from 1, that has another text, other glyphs or another place, or is not seen: as the given
    /// file has it, and as it should be.
    pub(super) fn line(&self, page: usize) -> Option<(String, String)> {
        let (given, wanted) = (letters(&self.given, page)?, letters(&self.wanted, page)?);
        let same = given.iter().zip(wanted).take_while(|(one, other)| is_same(one, other)).count();
        (same < given.len().max(wanted.len())).then(|| (line(given, same), line(wanted, same)))
    }

    /// The line of a page, counted from 1, in which the marked content of this number stands.
    pub(super) fn near(&self, page: usize, tag: i32) -> Option<String> {
        let wanted = letters(&self.wanted, page)?;
        let index = wanted.iter().position(|letter| letter.content == Some(tag))?;
        Some(line(wanted, index))
    }
}

/// The number of the marked content (`MCID`) that was begun last before a place in a content stream.
pub(super) fn tag_before(content: &[u8], place: usize) -> Option<i32> {
    const KEY: &[u8] = b"/MCID ";
    let line = content.get(place..).and_then(|rest| find(rest, b"\n")).map_or(content.len(), |end| place + end);
    let before = content.get(..line)?;
    let start = before.windows(KEY.len()).rposition(|own| own == KEY)? + KEY.len();
    let digits = before[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&before[start..start + digits]).ok()?.parse().ok()
}

fn letters(report: &PdfReport, page: usize) -> Option<&[Letter]> {
    Some(&report.pages.get(page.checked_sub(1)?)?.letters)
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
    let text = letters.iter().filter(of_line).map(|letter| letter.text.as_str()).collect::<String>();
    text.chars().take(MAX_QUOTED).collect()
}
