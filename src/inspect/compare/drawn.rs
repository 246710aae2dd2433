//! Finds the text lines of two files' pages that look different, so that findings about differing objects can quote
//! them. Used by [`super`] where an object of a page or a font differs.

use super::super::file::find;
use super::super::{Letter, PdfReport, read};

/// Largest distance of the baselines of letters of one line, in pt.
const LINE_TOLERANCE_PT: f64 = 1.0;

/// Largest distance of coordinates that count as equal, in pt.
const NEAR_PT: f64 = 0.01;

/// Longest quotation of a line, in characters.
const MAX_QUOTED_CHARS: usize = 80;

/// The reports of the given and the wanted file.
pub(super) struct BothPages {
    given: PdfReport,
    wanted: PdfReport,
}

impl BothPages {
    /// Reads both files; `None` if one cannot be read.
    pub(super) fn read(given: &[u8], wanted: &[u8]) -> Option<Self> {
        Some(Self { given: read(given).ok()?, wanted: read(wanted).ok()? })
    }

    /// The first line of a page that differs in text, glyphs, place or visibility: as given, and as wanted. Pages count
    /// from 1; `None` if no line differs or the page is missing.
    pub(super) fn line(&self, page: usize) -> Option<(String, String)> {
        let (given, wanted) = (letters(&self.given, page)?, letters(&self.wanted, page)?);
        let same = given.iter().zip(wanted).take_while(|(one, other)| is_same(one, other)).count();
        (same < given.len().max(wanted.len())).then(|| (line(given, same), line(wanted, same)))
    }

    /// The line of the wanted page, counted from 1, that holds the marked content of this number.
    pub(super) fn line_of_content(&self, page: usize, tag: i32) -> Option<String> {
        let wanted = letters(&self.wanted, page)?;
        let index = wanted.iter().position(|letter| letter.content == Some(tag))?;
        Some(line(wanted, index))
    }
}

/// The number (MCID) of the last marked content that begins in or before the line of an offset in a content stream.
pub(super) fn tag_before(content: &[u8], offset: usize) -> Option<i32> {
    const KEY: &[u8] = b"/MCID ";
    let line = content.get(offset..).and_then(|rest| find(rest, b"\n")).map_or(content.len(), |end| offset + end);
    let before = content.get(..line)?;
    let start = before.windows(KEY.len()).rposition(|window| window == KEY)? + KEY.len();
    let digits = before[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&before[start..start + digits]).ok()?.parse().ok()
}

fn letters(report: &PdfReport, page: usize) -> Option<&[Letter]> {
    Some(&report.pages.get(page.checked_sub(1)?)?.letters)
}

fn is_same(one: &Letter, other: &Letter) -> bool {
    let near = |one: f64, other: f64| (one - other).abs() < NEAR_PT;
    let inked = match (one.ink, other.ink) {
        (Some(one), Some(other)) => one.iter().zip(&other).all(|(one, other)| near(*one, *other)),
        (one, other) => one.is_none() && other.is_none(),
    };
    one.text == other.text && near(one.x, other.x) && near(one.y, other.y) && one.hidden == other.hidden && inked
}

/// The text of the line that contains the letter at `index`, or else the last letter; in content stream order.
fn line(letters: &[Letter], index: usize) -> String {
    let Some(letter) = letters.get(index).or(letters.last()) else { return String::new() };
    let of_line = |other: &&Letter| (other.y - letter.y).abs() < LINE_TOLERANCE_PT;
    let text = letters.iter().filter(of_line).map(|letter| letter.text.as_str()).collect::<String>();
    text.chars().take(MAX_QUOTED_CHARS).collect()
}
