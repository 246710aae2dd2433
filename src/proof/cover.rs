//! Compares a cover (封皮) with the view: back, spine and front must each have their texts and nothing else.

use super::{PageDifference, first_difference};
use crate::model::PT_PER_MM;
use crate::page::{PageText, excerpt, lines, solid};
use crate::view::Wrap;

/// Compares the texts of a cover with the view. `start` is the left edge of the trimmed cover, from the left edge of
/// the page in pt; `front` has the lines of the front.
pub(crate) fn compare_cover(texts: &[PageText<'_>], start: f64, wrap: &Wrap, front: &[String]) -> Vec<PageDifference> {
    let between = |from: f64, to: f64| {
        let is_between = |text: &&PageText<'_>| (from..to).contains(&text.middle().0);
        texts.iter().filter(is_between).copied().collect::<Vec<_>>()
    };
    let [left, right] = [wrap.side, wrap.side + wrap.spine].map(|fold| start + fold * PT_PER_MM);
    let areas = [
        (joined(&wrap.back), in_lines(between(f64::MIN, left))),
        (solid(&wrap.title), in_column(between(left, right))),
        (joined(front), in_lines(between(right, f64::MAX))),
    ];
    areas.iter().filter_map(|(wanted, printed)| difference(wanted, printed)).collect()
}

fn joined(texts: &[String]) -> String {
    texts.iter().map(|text| solid(text)).collect()
}

/// The text of back or front: its lines from top to bottom.
fn in_lines(texts: Vec<PageText<'_>>) -> String {
    lines(texts).iter().map(|line| line.text()).collect()
}

/// The text of the spine, which runs from top to bottom. Brackets, dashes and Latin words in it are rotated.
fn in_column(mut texts: Vec<PageText<'_>>) -> String {
    texts.sort_by(|a, b| a.middle().1.total_cmp(&b.middle().1));
    texts.iter().map(|text| solid(text.text)).collect()
}

/// The difference between an area of the cover and the view; `None` if they agree.
fn difference(wanted: &str, printed: &str) -> Option<PageDifference> {
    if wanted == printed {
        return None;
    }
    if wanted.is_empty() {
        return Some(PageDifference::TextStray { page: 1, text: excerpt(printed), doubled: false });
    }
    let text = excerpt(wanted);
    let (wanted, printed) = first_difference(wanted, printed);
    Some(PageDifference::TextLost { page: 1, text, wanted, printed, more: 0 })
}
